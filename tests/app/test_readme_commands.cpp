// Each command in the README is run on a small data set, and its result checked.

#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <memory>

namespace test_readme_commands {

using samples::Outcome;

namespace {

constexpr std::uint32_t kTrain = 160;  // the number that a perplexity of 50 needs
constexpr std::uint32_t kTest = 20;
constexpr std::uint32_t kSide = 5;  // pixels

QByteArray labels(std::uint32_t count) {
  QByteArray bytes = samples::bigEndian({samples::kLabelsMagic, count});
  for (std::uint32_t i = 0; i < count; ++i) bytes.append(static_cast<char>(i % 3));
  return bytes;
}

/// The block of commands below this heading.
QString blockBelow(const QString& heading) {
  QFile file(QStringLiteral(LOOKBOOK_SOURCE_DIR "/README.md"));
  if (!file.open(QIODevice::ReadOnly)) return {};
  const QString text = QString::fromUtf8(file.readAll());
  const auto begin = text.indexOf(QStringLiteral("```sh\n"), text.indexOf(heading)) + 6;
  return text.mid(begin, text.indexOf(QStringLiteral("```"), begin) - begin);
}

}  // namespace

class ReadmeCommandsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void cleanupTestCase() { folder_.reset(); }
  void everyCommandSucceeds_data();
  void everyCommandSucceeds();

 private:
  [[nodiscard]] Outcome run(const QString& program, const QStringList& words) const;

  std::unique_ptr<samples::Folder> folder_;
};

/// Runs a program in the folder, without a display and without other data sets.
Outcome ReadmeCommandsTest::run(const QString& program, const QStringList& words) const {
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
    environment.remove(QString::fromLatin1(name));
  const QString folder = QString::fromStdString(folder_->path().string());
  environment.insert(QStringLiteral("LOOKBOOK_DATA_PATH"), folder);
  environment.insert(QStringLiteral("LOOKBOOK_CACHE"), folder + QStringLiteral("/cache"));
  return samples::runProgram(program == QStringLiteral("lookbook")
                                 ? QStringLiteral(LOOKBOOK_PROGRAM)
                                 : QStringLiteral(LOOKBOOK_CLI),
                             words, folder, environment);
}

/// Creates the files that the commands read: DATASET, and a map of it with its report and moments.
void ReadmeCommandsTest::initTestCase() {
  folder_ = std::make_unique<samples::Folder>();
  for (const char* name : {"fashion-mnist", "mnist"}) {
    const QString set = QString::fromLatin1(name) + QLatin1Char('/');
    folder_->add(set + "train-images-idx3-ubyte", samples::idxImages(kTrain, kSide, kSide));
    folder_->add(set + "train-labels-idx1-ubyte", labels(kTrain));
    folder_->add(set + "t10k-images-idx3-ubyte", samples::idxImages(kTest, kSide, kSide));
    folder_->add(set + "t10k-labels-idx1-ubyte", labels(kTest));
  }
  const Outcome made =
      run("lookbook-cli", {"embed", "mnist", "--method", "tsne", "--out", "map.npy", "--report",
                           "map.json", "--frames", "frames", "--every", "250", "--quiet"});
  QVERIFY2(made.status == 0, qPrintable(made.err));
  std::filesystem::copy_file(folder_->path() / "map.json", folder_->path() / "report.json");
}

void ReadmeCommandsTest::everyCommandSucceeds_data() {
  QTest::addColumn<QString>("program");
  QTest::addColumn<QStringList>("words");
  static const QRegularExpression command("^(lookbook|lookbook-cli) +([^#\n]*)",
                                          QRegularExpression::MultilineOption);
  static const QRegularExpression optional("\\[[^\\]]*\\]");
  int count = 0;
  auto found = command.globalMatch(blockBelow("## Command line"));
  while (found.hasNext()) {
    const auto match = found.next();
    QString line = match.captured(2).remove(optional).remove("...").simplified();
    const bool window = match.captured(1) == "lookbook" && !line.startsWith("figure ") &&
                        !line.startsWith("animate ");
    if (window) continue;
    QStringList words = line.split(' ');
    words.replaceInStrings(QRegularExpression("^DATASET$"), "mnist");
    words.replaceInStrings(QRegularExpression("^DIR$"), "frames");
    QTest::addRow("%d %s", ++count, qPrintable(match.captured(0).simplified()))
        << match.captured(1) << words;
  }
  QVERIFY(count > 10);
}

void ReadmeCommandsTest::everyCommandSucceeds() {
  QFETCH(QString, program);
  QFETCH(QStringList, words);
  const auto out = words.indexOf("--out");
  const QString file = out < 0 ? QString() : words.value(out + 1);
  if (!file.isEmpty()) std::filesystem::remove(folder_->path() / file.toStdString());
  const Outcome done = run(program, words);
  QVERIFY2(done.status == 0, qPrintable(done.err));
  if (out >= 0)
    QVERIFY(!samples::contentOf(folder_->path() / file.toStdString()).isEmpty());
  else
    QVERIFY(!done.out.isEmpty());
}

LOOKBOOK_TEST(ReadmeCommandsTest)

}  // namespace test_readme_commands

#include "test_readme_commands.moc"
