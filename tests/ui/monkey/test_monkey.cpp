// A monkey uses the real window. Nothing that it does may crash the program, make Qt warn, block
// the window for two seconds, or make its memory grow without limit.
//
//   LOOKBOOK_MONKEY=events:20000,seed:7,minutes:30 build/dev/tests/ui/monkey/test_monkey
//
// events: number of events; seed: of the random numbers; minutes: limit of time; patience: ms that
// an event may take.

#include "tests/ui/monkey/monkey.h"
#include "ui/canvas/canvas.h"

#include <QApplication>
#include <QDesktopServices>
#include <QDir>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTest>

#include <cstdio>
#include <cstdlib>
#include <malloc.h>

#ifdef __SANITIZE_ADDRESS__
// Drivers stay loaded, so that reports of leaks can name the code that allocated the memory.
extern "C" int dlclose(void* /*library*/) noexcept {
  return 0;
}
#endif

namespace lookbook::test {

namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr bool kWatched = true;
#else
constexpr bool kWatched = false;
#endif

struct Wish {
  int events = 2000;
  unsigned long long seed = 1;
  double minutes = 8;  // a limit for slow machines: 2,000 events take less than a minute
  int patience = kWatched ? 20'000 : 2000;
};

Wish wish() {
  Wish wish;
  for (const QString& part : qEnvironmentVariable("LOOKBOOK_MONKEY").split(u',')) {
    const QString value = part.section(u':', 1);
    if (part.startsWith(QStringLiteral("events:"))) wish.events = value.toInt();
    if (part.startsWith(QStringLiteral("seed:"))) wish.seed = value.toULongLong();
    if (part.startsWith(QStringLiteral("minutes:"))) wish.minutes = value.toDouble();
    if (part.startsWith(QStringLiteral("patience:"))) wish.patience = value.toInt();
  }
  return wish;
}

}  // namespace

/// Intercepts files that would be shown by other programs.
class NoOtherPrograms : public QObject {
  Q_OBJECT
 public Q_SLOTS:
  void open(const QUrl&) {}
};

class MonkeyTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWindowAnswersWhateverIsDone();
};

void MonkeyTest::theWindowAnswersWhateverIsDone() {
  constexpr int kRound = 250;        // events until a new window
  constexpr long kMostGrowth = 300;  // MB from the first third to the end
  const Wish wished = wish();
  const OddFiles files;
  NoOtherPrograms none;
  QDesktopServices::setUrlHandler(QStringLiteral("file"), &none, "open");
  QDir().mkpath(files.folder() + QStringLiteral("/saved"));
  QDir::setCurrent(files.folder() + QStringLiteral("/saved"));

  QElapsedTimer elapsed;
  elapsed.start();
  QStringList complaints;
  long early = 0;
  long late = 0;
  int done = 0;
  {
    Journal journal(wished.seed, wished.patience);
    Monkey monkey(wished.seed, journal, files);
    while (monkey.done() < wished.events && elapsed.elapsed() < wished.minutes * 60'000) {
      monkey.play(std::min(kRound, wished.events - monkey.done()));
      malloc_trim(0);
      late = residentMegabytes();
      if (monkey.done() <= std::max(kRound, wished.events / 3)) early = std::max(early, late);
      std::fprintf(stderr, "%d events, %.0f s, %ld MB\n", monkey.done(),
                   static_cast<double>(elapsed.elapsed()) / 1000, late);
    }
    done = monkey.done();
    complaints = journal.complaints();
  }
  QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
  QDir::setCurrent(QDir::rootPath());
  qInfo("seed %llu: %d events in %.0f s, %ld MB at the end, %ld MB early", wished.seed, done,
        static_cast<double>(elapsed.elapsed()) / 1000, late, early);
  QVERIFY2(complaints.isEmpty(), qPrintable(QStringLiteral("seed %1: %2")
                                                .arg(QString::number(wished.seed),
                                                     complaints.join(QStringLiteral("\n")))));
  if (!kWatched)
    QVERIFY2(late < early + kMostGrowth,
             qPrintable(QStringLiteral("seed %1: %2 MB grew to %3 MB")
                            .arg(QString::number(wished.seed), QString::number(early),
                                 QString::number(late))));
}

}  // namespace lookbook::test

int main(int argc, char** argv) {
  // Otherwise each thread would have a heap of its own, which does not return free memory, and the
  // measured growth would not be that of the memory in use.
  mallopt(M_ARENA_MAX, 2);
  // A separate home folder, so that no file of the user is read or changed.
  QTemporaryDir home;
  qputenv("HOME", home.path().toUtf8());
  for (const char* name :
       {"XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOOKBOOK_DATA_PATH"})
    qunsetenv(name);
  qputenv("LOOKBOOK_CACHE", (home.path() + QStringLiteral("/cache")).toUtf8());
  qputenv("QTEST_FUNCTION_TIMEOUT", "86400000");  // the monkey has its own limits
  lookbook::ui::prepareOpenGl();
  QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("LookbookTest"));
  QApplication::setApplicationName(QStringLiteral("LookbookMonkey"));
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  QApplication::setQuitOnLastWindowClosed(false);
  lookbook::test::MonkeyTest test;
  return QTest::qExec(&test, argc, argv);
}
#include "test_monkey.moc"
