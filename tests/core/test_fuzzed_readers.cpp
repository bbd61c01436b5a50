// Every function of the core that reads outside data is called by a fuzzer.

#include "tests/support/test_program.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>

namespace test_fuzzed_readers {

namespace {

const QString kRoot = LOOKBOOK_SOURCE_DIR;

/// Functions that read, and why they need no fuzzer of their own.
const std::map<QString, QString>& excepted() {
  static const std::map<QString, QString> names{
      {"decodeJpeg", "called by readPicture()"},
      {"decodePng", "called by readPicture()"},
      {"hasExtension", "compares names"},
      {"isInItsOwnFolder", "compares names"},
      {"isOfFrames", "compares names"},
      {"isJson", "called by foreignFormat()"},
      {"isText", "called by foreignFormat()"},
      {"isXml", "called by foreignFormat()"},
      {"isOfOtherThanIdx", "compares names"},
      {"isSameFile", "compares names"},
      {"mayListPictures", "compares names"},
      {"md5OfFile", "sums bytes, whatever they mean"},
      {"mappingOf", "calls readEmnistMapping()"},
      {"readArrayValues", "called by readIdx() and readNpyImages()"},
      {"readArrays", "called by the open() of a reader's score"},
      {"readNumpyArray", "called by readNpyImages() and readNpzArchive()"},
      {"readNumpyHeader", "called by readNpyImagesHeader() and readNpzArchive()"},
      {"sha256OfFile", "sums bytes, whatever they mean"},
  };
  return names;
}

QString contentOf(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// The names of functions that take a file, a stream, text or JSON and return its contents.
QStringList readersIn(QString header) {
  header.remove(QRegularExpression("//[^\n]*"));
  static const QRegularExpression declaration(
      R"re((?:Result<|std::optional<|bool )[^;{}()]*?\b(\w+)\(([^;{}]*?)\)\s*(?:const)?\s*;)re");
  static const QRegularExpression outside(
      R"re(filesystem::path&|std::istream&|ByteStream&|nlohmann::json&|ArrayFiles&|DiskCache&)re");
  static const QRegularExpression text(R"re((Text|Json|Xml|Rows|Options)$)re");
  QStringList names;
  for (auto found = declaration.globalMatch(header); found.hasNext();) {
    const auto match = found.next();
    const QString what = match.captured(0);
    const QString name = match.captured(1);
    const bool gives = !what.startsWith("Result<void>") && !name.startsWith("write");
    const bool parses = what.contains("string_view") && text.match(name).hasMatch();
    if (gives && (outside.match(match.captured(2)).hasMatch() || parses)) names << name;
  }
  return names;
}

}  // namespace

class TestFuzzedReaders : public QObject {
  Q_OBJECT

 private slots:
  void everyReaderHasAFuzzer_data();
  void everyReaderHasAFuzzer();
  void everyFuzzerHasSeeds();
};

void TestFuzzedReaders::everyReaderHasAFuzzer_data() {
  QTest::addColumn<QString>("name");
  int readers = 0;
  QDirIterator headers(kRoot + "/core", {"*.h"}, QDir::Files, QDirIterator::Subdirectories);
  while (headers.hasNext()) {
    const QString header = headers.next();
    for (const QString& name : readersIn(contentOf(header))) {
      ++readers;
      if (!excepted().contains(name))
        QTest::newRow(qPrintable(QFileInfo(header).fileName() + " " + name)) << name;
    }
  }
  // If fewer are found, the headers have another form than this test expects.
  QVERIFY(readers > 30);
}

void TestFuzzedReaders::everyReaderHasAFuzzer() {
  QFETCH(QString, name);
  QString fuzzers;
  for (const QFileInfo& file :
       QDir(kRoot + "/tests/fuzz").entryInfoList({"fuzz_*.cpp", "*_checks.h"}))
    fuzzers += contentOf(file.filePath());
  const QRegularExpression call("\\b" + name + "\\b");
  QVERIFY2(
      call.match(fuzzers).hasMatch(),
      qPrintable(name + "() reads what comes from outside, and no file of tests/fuzz calls it"));
}

void TestFuzzedReaders::everyFuzzerHasSeeds() {
  for (const QFileInfo& file : QDir(kRoot + "/tests/fuzz").entryInfoList({"fuzz_*.cpp"})) {
    const QString name = file.completeBaseName().mid(5);
    QVERIFY2(!QDir(kRoot + "/tests/data/fuzz/" + name).isEmpty(QDir::Files), qPrintable(name));
  }
}

LOOKBOOK_TEST(TestFuzzedReaders)

}  // namespace test_fuzzed_readers

#include "test_fuzzed_readers.moc"
