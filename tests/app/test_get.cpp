// lookbook-cli get, with the published files of Fashion-MNIST from a server on this machine.

#include "tests/support/https_server.h"
#include "tests/support/program.h"
#include "tests/support/published_fashion.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <memory>
#include <sys/types.h>

namespace test_get {

namespace {

const QString kImages = QStringLiteral("train-images-idx3-ubyte");

}  // namespace

class GetTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void init();
  void withoutANameTheDataSetsAreListed();
  void whatIsDownloadedIsFoundByName();
  void aKilledDownloadContinues();
  void ctrlCKeepsWhatHasArrived();
  void whatIsThereIsReplacedOnlyByForce();
  void failureEndsWithOneAndSaysWhereFilesGo();
  void wrongUsageEndsWithTwo_data();
  void wrongUsageEndsWithTwo();

 private:
  [[nodiscard]] samples::Outcome run(const QStringList& words) const {
    return samples::runProgram(QStringLiteral(LOOKBOOK_CLI), words, path(), environment_);
  }
  /// The command that downloads Fashion-MNIST from the server.
  [[nodiscard]] QStringList get(const QString& how, const QStringList& more = {}) const {
    return QStringList{"get",       "fashion-mnist",
                       "--ca-file", QString::fromStdString(server_->caFile().string()),
                       "--from",    QString::fromStdString(server_->address(how))} +
           more;
  }
  /// Starts a download from an address that sends half of a file, and waits until it has arrived.
  [[nodiscard]] bool startHalf(QProcess& process);
  [[nodiscard]] QString path() const { return QString::fromStdString(folder_->path().string()); }
  [[nodiscard]] QString target() const { return path() + "/share/lookbook/fashion-mnist"; }
  [[nodiscard]] QString part() const { return path() + "/share/lookbook/.fashion-mnist.part"; }

  std::unique_ptr<samples::HttpsServer> server_;
  std::unique_ptr<samples::Folder> folder_;
  QProcessEnvironment environment_;
};

void GetTest::initTestCase() {
  server_ = std::make_unique<samples::HttpsServer>();
  QVERIFY(server_->isRunning());
  for (const char* name : {"train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                           "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte"})
    server_->add(QString::fromLatin1(name) + ".gz", samples::published(QString::fromLatin1(name)));
}

void GetTest::init() {
  folder_ = std::make_unique<samples::Folder>();
  environment_ = QProcessEnvironment::systemEnvironment();
  for (const char* name :
       {"LOOKBOOK_DATA_PATH", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
    environment_.remove(name);
  environment_.insert("XDG_DATA_HOME", path() + "/share");
  (void)server_->requests();
}

bool GetTest::startHalf(QProcess& process) {
  process.setProcessEnvironment(environment_);
  process.start(QStringLiteral(LOOKBOOK_CLI), get("hang"));
  const qint64 half = samples::published(kImages).size() / 2;
  const QString file = part() + "/" + kImages + ".gz";
  return QTest::qWaitFor([&] { return QFileInfo(file).size() == half; }, 120'000);
}

void GetTest::withoutANameTheDataSetsAreListed() {
  const auto listed = run({"get"});
  QCOMPARE(listed.status, 0);
  QVERIFY2(listed.out.contains("mnist: MNIST, 12 MB. Licence: "), qPrintable(listed.out));
  QVERIFY(run({"get", "--help"}).out.contains(listed.out));
}

void GetTest::whatIsDownloadedIsFoundByName() {
  const auto done = run(get("good"));
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QVERIFY2(done.err.startsWith("fashion-mnist: Fashion-MNIST, 31 MB. Licence: MIT"),
           qPrintable(done.err));
  QCOMPARE(done.out, target() + ": 4 files\n");
  QVERIFY(!QDir(part()).exists());
  const auto info = run({"info", "fashion-mnist"});
  QVERIFY2(info.out.contains(target()) && info.out.contains("70000"), qPrintable(info.out));
}

void GetTest::aKilledDownloadContinues() {
  QProcess killed;
  QVERIFY(startHalf(killed));
  killed.kill();
  QVERIFY(killed.waitForFinished());
  QVERIFY(!QDir(target()).exists());
  const auto none = run({"info", target()});
  QCOMPARE(none.status, 1);
  (void)server_->requests();
  const auto done = run(get("good"));
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QCOMPARE(
      server_->requests().first(),
      QString("good %1.gz bytes=%2-").arg(kImages).arg(samples::published(kImages).size() / 2));
  QCOMPARE(samples::contentOf((target() + "/" + kImages + ".gz").toStdString()),
           samples::published(kImages));
  QVERIFY(!QDir(part()).exists());
}

void GetTest::ctrlCKeepsWhatHasArrived() {
  QProcess cancelled;
  QVERIFY(startHalf(cancelled));
  ::kill(static_cast<pid_t>(cancelled.processId()), SIGINT);
  QVERIFY(cancelled.waitForFinished());
  QCOMPARE(cancelled.exitStatus(), QProcess::CrashExit);  // ended by the signal, as shells expect
  const QString words = QString::fromUtf8(cancelled.readAllStandardError());
  QVERIFY2(words.contains("the next attempt continues"), qPrintable(words));
  QVERIFY(!QDir(target()).exists());
  QCOMPARE(QFileInfo(part() + "/" + kImages + ".gz").size(),
           samples::published(kImages).size() / 2);
}

void GetTest::whatIsThereIsReplacedOnlyByForce() {
  folder_->add("sets/fashion-mnist/mine", "mine");
  const auto refused = run(get("good", {"--to", "sets"}));
  QCOMPARE(refused.status, 1);
  QVERIFY2(refused.err.contains("--force"), qPrintable(refused.err));
  QVERIFY(server_->requests().isEmpty());
  const auto done = run(get("good", {"--to", "sets", "--force"}));
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QCOMPARE(QDir(path() + "/sets").entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
           QStringList("fashion-mnist"));
  QCOMPARE(QDir(path() + "/sets/fashion-mnist").entryList(QDir::Files).size(), 4);
}

void GetTest::failureEndsWithOneAndSaysWhereFilesGo() {
  const auto failed = run(get("page"));
  QCOMPARE(failed.status, 1);
  QVERIFY2(failed.err.contains("web page") && failed.err.contains(target()),
           qPrintable(failed.err));
  QCOMPARE(failed.err.count('\n'), 2);
  QVERIFY(failed.out.isEmpty());
  QVERIFY(!QDir(part()).exists());
}

void GetTest::wrongUsageEndsWithTwo_data() {
  QTest::addColumn<QStringList>("words");
  QTest::newRow("another name") << QStringList{"get", "imagenet"};
  QTest::newRow("no address") << QStringList{"get", "mnist", "--from", "/tmp"};
  QTest::newRow("two names") << QStringList{"get", "mnist", "kmnist"};
  QTest::newRow("no certificates")
      << QStringList{"get", "mnist", "--ca-file", "none", "--from", "https://127.0.0.1:1/"};
}

void GetTest::wrongUsageEndsWithTwo() {
  QFETCH(QStringList, words);
  const auto wrong = run(words);
  QVERIFY2(wrong.status == 2, qPrintable(wrong.err));
}

LOOKBOOK_TEST(GetTest)

}  // namespace test_get

#include "test_get.moc"
