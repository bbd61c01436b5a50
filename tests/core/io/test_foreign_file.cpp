// Files that no reader opens are named, wherever they are given.

#include "core/io/foreign_file.h"
#include "core/io/npy.h"
#include "core/readers/catalogue.h"
#include "core/runs/files/map_columns.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QRegularExpression>
#include <QTest>

namespace test_foreign_file {

namespace fs = std::filesystem;

namespace {

/// A tar archive's first block.
QByteArray tarBlock() {
  QByteArray block("images/");
  block.resize(512, '\0');
  return block.replace(257, 6, QByteArray("ustar\0", 6));
}

/// A record of three bytes: its length, the length's masked CRC-32C, the bytes, their CRC.
QByteArray tfRecord() {
  return QByteArray::fromHex("0300000000000000b099490e") + QByteArray("abc\0\0\0\0", 7);
}

/// What openDataset() says, "" where it opens.
QString refusal(const fs::path& path) {
  const auto opened = lookbook::openDataset(path.string());
  return opened ? QString() : QString::fromStdString(opened.error().message);
}

/// The beginning of a ZIP archive.
QByteArray zipEntry(const QByteArray& name) {
  QByteArray bytes("PK\3\4", 4);
  bytes.append(22, '\0').append(static_cast<char>(name.size())).append(3, '\0');
  return bytes + name;
}

}  // namespace

class TestForeignFile : public QObject {
  Q_OBJECT

 private slots:
  void archivesAreNamedByTheirFirstEntry();
  void formatIsNamedWhereverAFileIsOpened_data();
  void formatIsNamedWhereverAFileIsOpened();
  void noMessageHasAMagicNumber_data();
  void noMessageHasAMagicNumber();
  void rawBytesOfImagesAreRecognised();
  void aFolderWithoutImagesNamesWhatItHolds();
  void imagesOfTheFormatsThatAreReadAreNotForeign();
};

void TestForeignFile::archivesAreNamedByTheirFirstEntry() {
  const samples::Folder folder;
  const auto namedAs = [&](const char* file, const char* entry) {
    const auto named = lookbook::foreignFormat(folder.add(file, zipEntry(entry)));
    return QString::fromStdString(named ? named->english() : "");
  };
  QVERIFY(namedAs("a.pt", "archive/data.pkl").contains("is a file of PyTorch"));
  QVERIFY(namedAs("a.xlsx", "[Content_Types].xml").contains("is a spreadsheet"));
  QVERIFY(namedAs("a.zip", "train.csv").contains("is a ZIP archive"));
}

void TestForeignFile::formatIsNamedWhereverAFileIsOpened_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("name");
  const auto row = [](const char* title, const QByteArray& bytes, const char* name) {
    QTest::newRow(title) << bytes << QString(name);
  };
  row("HTML", "\n <!DOCTYPE html>\n<html lang=en><title>404</title>\n",
      "is an HTML page, not data: the download probably failed");
  row("HTML without a type", "<HTML><body>denied</body></HTML>\n", "is an HTML page");
  row("XML", "<?xml version=\"1.0\"?>\n<Error><Code>AccessDenied</Code></Error>\n",
      "is an XML document");
  row("JSON", "{\n  \"message\": \"Not Found\"\n}\n", "is a JSON text");
  row("Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 26421880\n",
      "is a Git LFS pointer");
  row("pickle", QByteArray("\x80\x04\x95\0\0\0\0\0\0\0\0]\x94.", 14), "is a Python pickle");
  row("pickle of protocol 0", "((lp0\nI5\naI0\na", "is a Python pickle");
  row("pickle of an array, protocol 0", "(cnumpy.core.multiarray\n_reconstruct\np0\n",
      "is a Python pickle");
  row("pickle of protocol 1", QByteArray("(]q\0(K\5K\0e", 10), "is a Python pickle");
  row("R's archive", QByteArray("RDX3\nX\n\0\0\0\3", 11), "is a file of R");
  row("R's object", QByteArray("X\n\0\0\0\3\0\4\2\1", 10), "is a file of R");
  row("Feather", QByteArray("FEA1\0\0\0\0", 8), "is an Arrow file");
  row("MATLAB 4",
      QByteArray("\0\0\0\0\12\0\0\0\12\0\0\0\0\0\0\0\5\0\0\0data\0\0\0\0\0\0\0\0\0", 34),
      "is a MATLAB file");
  row("TFRecord with another checksum",
      QByteArray("\x62\0\0\0\0\0\0\0\1\2\3\4\x0a\x60\x0a\5label", 21), "is a TFRecord file");
  row("tar", tarBlock(), "is a tar archive");
  row("7z", QByteArray("7z\xbc\xaf\x27\x1c\0\4", 8), "is a 7z archive");
  row("RAR", QByteArray("Rar!\x1a\x07\x01\0", 8), "is a RAR archive");
  row("bzip2", "BZh91AY&SY\x12\x34", "is compressed with bzip2");
  row("xz",
      QByteArray("\xfd"
                 "7zXZ\0\0\4",
                 8),
      "is compressed with xz");
  row("Zstandard", QByteArray("\x28\xb5\x2f\xfd\x04\x00", 6), "is compressed with Zstandard");
  row("Parquet", QByteArray("PAR1\x15\x04\0\0", 8), "is a Parquet file");
  row("HDF5", QByteArray("\x89HDF\r\n\x1a\n\0\0", 10), "is an HDF5 file");
  row("MATLAB", "MATLAB 5.0 MAT-file, Platform: GLNXA64", "is a MATLAB file");
  row("MATLAB 7.3", "MATLAB 7.3 MAT-file, Platform: GLNXA64", "is a MATLAB file");
  row("ARFF", "% MNIST\n@RELATION mnist\n@ATTRIBUTE pixel1 real\n", "is an ARFF file");
  row("libsvm", "5 153:3 154:18 155:18\n0 128:51\n", "is a libsvm file");
  row("TFRecord", tfRecord(), "is a TFRecord file");
  row("PDF", "%PDF-1.5\n%\xd0\xd4\n", "is a PDF document");
  row("gzip three times", samples::gzip(samples::gzip(samples::gzip("x"))),
      "is compressed with gzip more than twice");
}

void TestForeignFile::formatIsNamedWhereverAFileIsOpened() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, name);
  const samples::Folder folder;
  for (const char* file : {"train-images-idx3-ubyte", "train-images-idx3-ubyte.gz", "x.npz",
                           "x.npy", "x.csv", "x.txt", "x.dat", "x"}) {
    const auto path = folder.add(file, bytes);
    const QString message = refusal(path);
    QVERIFY2(message.contains(name), qPrintable(file + (": " + message)));
    QVERIFY2(message.startsWith(QString::fromStdString(path.string())), qPrintable(message));
  }
  for (const char* file : {"map.csv", "map.npy"}) {
    const auto path = folder.add(file, bytes);
    const auto table = lookbook::readNumberTable(path, 100);
    QVERIFY(!table);
    QVERIFY2(QString::fromStdString(table.error().message).contains(name),
             table.error().message.c_str());
    const auto matrix = lookbook::readNpy(path);
    QVERIFY(!matrix);
    QVERIFY2(QString::fromStdString(matrix.error().message).contains(name),
             matrix.error().message.c_str());
  }
  const auto packed = folder.add("packed.gz", samples::gzip(bytes));
  if (!bytes.startsWith("\x1f\x8b")) QVERIFY2(refusal(packed).contains(name), qPrintable(name));
}

void TestForeignFile::noMessageHasAMagicNumber_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("zeros") << QByteArray(100, '\0');
  QTest::newRow("noise") << QByteArray("\x12\x9a\x01\xfe\x7f\x00\x33", 7);
  QTest::newRow("words") << QByteArray("hello, world\n");
  QTest::newRow("a ZIP archive") << QByteArray("PK\3\4abcdefgh");
  QTest::newRow("IDX of a type that there is not") << samples::bigEndian({0x0a03, 1, 1, 1});
}

void TestForeignFile::noMessageHasAMagicNumber() {
  QFETCH(QByteArray, bytes);
  static const QRegularExpression kHex("0x[0-9A-Fa-f]|\\\\x[0-9A-Fa-f]|magic");
  const samples::Folder folder;
  for (const char* file : {"images", "x.npz", "x.npy", "x.csv", "x.gz"}) {
    const QString message = refusal(folder.add(file, bytes));
    QVERIFY(!message.isEmpty());
    QVERIFY2(!kHex.match(message).hasMatch(), qPrintable(message));
  }
}

void TestForeignFile::rawBytesOfImagesAreRecognised() {
  const samples::Folder folder;
  const QString message = refusal(folder.add("images.bin", QByteArray(3 * 784, '\0')));
  QVERIFY2(message.contains("2,352 bytes could be 3 images of 28 x 28 pixels"),
           qPrintable(message));
}

void TestForeignFile::aFolderWithoutImagesNamesWhatItHolds() {
  const samples::Folder folder;
  folder.add("mnist.pkl.gz", samples::gzip(QByteArray("\x80\x02]q\x00.", 6)));
  const QString message = refusal(folder.path());
  QVERIFY2(message.contains("holds no images"), qPrintable(message));
  QVERIFY2(message.contains("mnist.pkl.gz is a Python pickle"), qPrintable(message));
}

void TestForeignFile::imagesOfTheFormatsThatAreReadAreNotForeign() {
  const samples::Folder folder;
  QVERIFY(!lookbook::foreignFormat(folder.add("images", samples::idxImages(3))));
  QVERIFY(!lookbook::foreignFormat(folder.add("table.csv", "label,pixel1\n1,2\n")));
  QVERIFY(!lookbook::foreignFormat(folder.add("table.txt", "1 2 3\n")));
  QVERIFY(!lookbook::foreignFormat(folder.path() / "nowhere"));
}

LOOKBOOK_TEST(TestForeignFile)

}  // namespace test_foreign_file

#include "test_foreign_file.moc"
