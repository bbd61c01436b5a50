#include "core/io/whole_file.h"
#include "core/io/whole_folder.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>
#include <filesystem>

namespace test_whole_file {

using lookbook::Error;

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::uint8_t, 3> kAbc{'a', 'b', 'c'};
constexpr std::array<std::uint8_t, 2> kDe{'d', 'e'};

std::ptrdiff_t filesIn(const fs::path& folder) {
  return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
}

}  // namespace

class TestWholeFile : public QObject {
  Q_OBJECT

 private slots:
  void partsFollowOneAnotherAndNothingElseIsLeft();
  void olderFileIsReplaced();
  void linkStaysALink();
  void fileInTheWorkingFolderIsWritten();
  void modeOfAReplacedFileIsKept_data();
  void modeOfAReplacedFileIsKept();
  void writeProtectedFileIsLeftAlone();
  void longNamesAreWritten_data();
  void longNamesAreWritten();
  void placesThatCannotBeWrittenAreRefused_data();
  void placesThatCannotBeWrittenAreRefused();
};

void TestWholeFile::partsFollowOneAnotherAndNothingElseIsLeft() {
  const samples::Folder folder;
  QVERIFY(lookbook::writeWholeFile(folder.path() / "file", {kAbc, {}, kDe}));
  QCOMPARE(samples::contentOf(folder.path() / "file"), QByteArray("abcde"));
  QCOMPARE(filesIn(folder.path()), 1);
}

void TestWholeFile::olderFileIsReplaced() {
  const samples::Folder folder;
  const auto path = folder.add("file", "something longer that was there");
  QVERIFY(lookbook::writeWholeFile(path, {kAbc}));
  QCOMPARE(samples::contentOf(path), QByteArray("abc"));
  QCOMPARE(filesIn(folder.path()), 1);
}

void TestWholeFile::linkStaysALink() {
  const samples::Folder folder;
  const auto path = folder.add("there/file", "old");
  const auto link = folder.path() / "link";
  fs::create_symlink(path, link);
  QVERIFY(lookbook::writeWholeFile(link, {kAbc}));
  QVERIFY(fs::is_symlink(link));
  QCOMPARE(samples::contentOf(path), QByteArray("abc"));
}

void TestWholeFile::fileInTheWorkingFolderIsWritten() {
  const samples::Folder folder;
  const auto before = fs::current_path();
  fs::current_path(folder.path());
  const auto written = lookbook::writeWholeFile("file", {kAbc});
  fs::current_path(before);
  QVERIFY2(written, written ? "" : written.error().message.c_str());
  QCOMPARE(samples::contentOf(folder.path() / "file"), QByteArray("abc"));
}

void TestWholeFile::modeOfAReplacedFileIsKept_data() {
  QTest::addColumn<unsigned>("mode");
  for (const unsigned mode : {0600U, 0640U, 0644U, 0666U, 0755U, 0200U})
    QTest::addRow("%o", mode) << mode;
}

void TestWholeFile::modeOfAReplacedFileIsKept() {
  QFETCH(unsigned, mode);
  const samples::Folder folder;
  const auto path = folder.add("file", "old");
  fs::permissions(path, static_cast<fs::perms>(mode));
  QVERIFY(lookbook::writeWholeFile(path, {kAbc}));
  QCOMPARE(static_cast<unsigned>(fs::status(path).permissions()), mode);
  fs::permissions(path, fs::perms::owner_all);
  QCOMPARE(samples::contentOf(path), QByteArray("abc"));
}

void TestWholeFile::writeProtectedFileIsLeftAlone() {
  const samples::Folder folder;
  const auto path = folder.add("file", "old");
  fs::permissions(path, static_cast<fs::perms>(0444));
  for (const auto& result :
       {lookbook::writeWholeFile(path, {kAbc}), lookbook::checkWholeFile(path)}) {
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::io);
    QVERIFY(result.error().message.find("write-protected") != std::string::npos);
  }
  QCOMPARE(samples::contentOf(path), QByteArray("old"));
}

void TestWholeFile::longNamesAreWritten_data() {
  QTest::addColumn<QString>("name");
  for (const int length : {244, 245, 250, 255})
    QTest::addRow("%d letters", length) << QString(length, 'n');
  QTest::newRow("a letter of several bytes") << QString(127, QChar(0xe4)) + "n";
}

void TestWholeFile::longNamesAreWritten() {
  QFETCH(QString, name);
  const samples::Folder folder;
  const fs::path path = folder.path() / name.toStdString();
  for (const bool there : {false, true}) {
    QCOMPARE(fs::exists(path), there);
    const auto written = lookbook::writeWholeFile(path, {kAbc});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    QCOMPARE(samples::contentOf(path), QByteArray("abc"));
    QCOMPARE(filesIn(folder.path()), 1);
  }
  fs::remove(path);
  auto whole = lookbook::WholeFolder::create(path);
  QVERIFY2(whole, whole ? "" : whole.error().message.c_str());
  QVERIFY(whole->makeFolder("below"));
  QVERIFY(whole->write(fs::path("below") / "file", {kAbc, kDe}));
  QVERIFY(whole->keep());
  QCOMPARE(samples::contentOf(path / "below" / "file"), QByteArray("abcde"));
  QCOMPARE(filesIn(folder.path()), 1);
}

void TestWholeFile::placesThatCannotBeWrittenAreRefused_data() {
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("reason");
  QTest::newRow("no such folder") << "/nowhere/file" << "No such file or directory";
  QTest::newRow("a folder") << "/tmp" << "it is a folder";
  QTest::newRow("a device") << "/dev/null" << "it is a device or pipe";
  QTest::newRow("below a file") << "/etc/passwd/file" << "Not a directory";
  QTest::newRow("a place without files of its own") << "/proc/file" << "cannot be written";
}

void TestWholeFile::placesThatCannotBeWrittenAreRefused() {
  QFETCH(QString, path);
  QFETCH(QString, reason);
  const auto written = lookbook::writeWholeFile(path.toStdString(), {kAbc});
  QVERIFY(!written);
  QCOMPARE(written.error().kind, Error::Kind::io);
  const QString message = QString::fromStdString(written.error().message);
  QVERIFY2(message.startsWith(path + " cannot be written: "), qPrintable(message));
  QVERIFY2(message.contains(reason), qPrintable(message));
}

LOOKBOOK_TEST(TestWholeFile)

}  // namespace test_whole_file

#include "test_whole_file.moc"
