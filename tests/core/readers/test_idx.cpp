#include "core/readers/arrays/idx.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QCryptographicHash>
#include <QTest>

#include <numeric>

namespace test_idx {

using lookbook::ArrayHeader;
using lookbook::Error;
using samples::bigEndian;
using samples::gzip;
using samples::idxImages;
using samples::idxLabels;

namespace {

constexpr std::uint32_t kHuge = 0xffffffff;

/// Zeros, which gzip compresses to a thousandth.
QByteArray zeros(qsizetype count) {
  return {count, '\0'};
}

QByteArray withByteFlipped(QByteArray bytes, qsizetype at) {
  bytes[at < 0 ? bytes.size() + at : at] ^= 0x55;
  return bytes;
}

}  // namespace

class TestIdx : public QObject {
  Q_OBJECT

 private slots:
  void sameContentReadsAlikeHoweverPacked_data();
  void sameContentReadsAlikeHoweverPacked();
  void labelsAreRead();
  void largestAndSmallestImagesAreRead();
  void malformedFileIsRefusedInOneLine_data();
  void malformedFileIsRefusedInOneLine();
  void headerAloneIsRefusedForTheSameReasons();
  void missingFileIsNotFound();
  void folderIsNoFile();
};

void TestIdx::sameContentReadsAlikeHoweverPacked_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  const QByteArray plain = idxImages(5);
  QTest::newRow("plain") << "images" << plain;
  QTest::newRow("gzip") << "images.gz" << gzip(plain);
  QTest::newRow("gzip without its ending") << "images" << gzip(plain);
  QTest::newRow("plain with gzip's ending") << "images.gz" << plain;
  QTest::newRow("two members") << "images.gz" << gzip(plain.left(20)) + gzip(plain.mid(20));
  QTest::newRow("a member for each byte") << "images.gz" << [&] {
    QByteArray bytes;
    for (const char byte : plain) bytes += gzip(QByteArray(1, byte));
    return bytes;
  }();
  QTest::newRow("gzip in gzip") << "images.gz" << gzip(gzip(plain));
  QTest::newRow("empty members around") << "images.gz" << gzip({}) + gzip(plain) + gzip({});
}

void TestIdx::sameContentReadsAlikeHoweverPacked() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  const samples::Folder folder;
  const auto file = lookbook::readIdx(folder.add(name, bytes));
  QVERIFY2(file, file ? "" : file.error().message.c_str());
  QCOMPARE(file->file.header.kind, ArrayHeader::Kind::images);
  QCOMPARE(file->file.header.count, 5U);
  QCOMPARE(file->file.header.rows, 2);
  QCOMPARE(file->file.header.columns, 3);
  std::vector<std::uint8_t> expected(30);
  std::iota(expected.begin(), expected.end(), std::uint8_t{0});
  QCOMPARE(file->file.values, expected);
  QVERIFY(file->notices.empty());
  QCOMPARE(QByteArray::fromStdString(file->file.md5),
           QCryptographicHash::hash(idxImages(5), QCryptographicHash::Md5).toHex());
}

void TestIdx::labelsAreRead() {
  const samples::Folder folder;
  const auto file = lookbook::readIdx(folder.add("labels", idxLabels({0, 255, 7})));
  QVERIFY(file);
  QCOMPARE(file->file.header.kind, ArrayHeader::Kind::labels);
  QCOMPARE(file->file.labels, (std::vector<lookbook::ClassId>{0, 255, 7}));
}

void TestIdx::largestAndSmallestImagesAreRead() {
  const samples::Folder folder;
  const QByteArray wide = bigEndian({samples::kImagesMagic, 1, 1, 16384}) + zeros(16384);
  QVERIFY(lookbook::readIdx(folder.add("wide", wide)));
  QVERIFY(lookbook::readIdx(folder.add("tiny", idxImages(1, 1, 1))));
  const QByteArray many = bigEndian({samples::kImagesMagic, 3'000'000, 1, 1}) + zeros(3'000'000);
  const auto read = lookbook::readIdx(folder.add("many.gz", gzip(many)));
  QVERIFY(read);
  QCOMPARE(read->file.values.size(), std::size_t{3'000'000});
}

void TestIdx::malformedFileIsRefusedInOneLine_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("found");
  QTest::addColumn<QString>("expected");
  using samples::kImagesMagic;
  using samples::kLabelsMagic;
  const QByteArray good = idxImages(5);
  const QByteArray packed = gzip(good);

  QTest::newRow("empty") << QByteArray() << "0 bytes" << "takes at least 4";
  QTest::newRow("three bytes") << QByteArray("\0\0\x08", 3) << "3 bytes" << "at least 4";
  QTest::newRow("half a header") << good.left(10) << "10 bytes" << "at least 16";
  QTest::newRow("labels' half header") << idxLabels({1}).left(6) << "6 bytes" << "at least 8";
  QTest::newRow("header alone") << good.left(16) << "16 bytes" << "declares 46";
  QTest::newRow("truncated") << good.chopped(1) << "45 bytes" << "declares 46";
  QTest::newRow("trailing byte") << good + 'x' << "47 bytes" << "declares 46";

  QTest::newRow("text") << QByteArray("hello, world") << "of no format that Lookbook opens"
                        << "IDX";
  QTest::newRow("zip") << QByteArray("PK\3\4abcdefgh") << "is a ZIP archive" << "Unpack it";
  QTest::newRow("half a little-endian header")
      << QByteArray("\x03\x08\0\0\1\0\0\0", 8) << "8 bytes" << "at least 16";
  QTest::newRow("floats without values")
      << bigEndian({0x0d03, 1, 1, 1}) << "16 bytes" << "declares 20";
  QTest::newRow("two values a pixel")
      << bigEndian({0x0804, 1, 2, 2, 2}) + zeros(8) << "1 x 2 x 2 x 2" << "1 value (grey) or 3";
  QTest::newRow("rows of pixels that are no square")
      << bigEndian({0x0802, 2, 6}) + zeros(12) << "an array of 2 x 6" << "n x rows x columns";
  QTest::newRow("scalar") << bigEndian({0x0800, 1}) << "of no format" << "IDX";
  QTest::newRow("five dimensions") << bigEndian({0x0805, 1, 1, 1, 1, 1}) << "of no format" << "IDX";

  QTest::newRow("no images") << bigEndian({kImagesMagic, 0, 28, 28}) << "is empty"
                             << "counts no images";
  QTest::newRow("no labels") << bigEndian({kLabelsMagic, 0}) << "is empty" << "counts no images";
  QTest::newRow("no rows") << bigEndian({kImagesMagic, 1, 0, 28}) << "0 x 28" << "1 to 16,384";
  QTest::newRow("no columns") << bigEndian({kImagesMagic, 1, 28, 0}) << "28 x 0" << "1 to 16,384";
  QTest::newRow("a side too long")
      << bigEndian({kImagesMagic, 1, 16385, 1}) << "16,385 x 1" << "1 to 16,384";
  QTest::newRow("sizes that overflow 64 bits")
      << bigEndian({kImagesMagic, kHuge, kHuge, kHuge}) << "4,294,967,295 x" << "1 to 16,384";
  QTest::newRow("sizes that overflow 32 bits")
      << bigEndian({kImagesMagic, 0x10000, 256, 256}) + zeros(16) << "32 bytes" << "4,294,967,312";
  QTest::newRow("more than memory")
      << bigEndian({kImagesMagic, kHuge, 16384, 16384}) << "declares 1152921.5 TB"
      << "this machine";

  QTest::newRow("gzip's first bytes alone")
      << packed.left(2) << "ends in the middle" << "truncated";
  QTest::newRow("gzip header truncated") << packed.left(9) << "ends in the middle" << "truncated";
  QTest::newRow("gzip data truncated") << packed.left(30) << "ends in the middle" << "truncated";
  QTest::newRow("gzip checksum truncated")
      << packed.chopped(3) << "ends in the middle" << "truncated";
  QTest::newRow("gzip method unknown")
      << withByteFlipped(packed, 2) << "corrupt gzip file" << "unknown compression method";
  QTest::newRow("gzip checksum wrong")
      << withByteFlipped(packed, -6) << "corrupt gzip file" << "incorrect data check";
  QTest::newRow("gzip length wrong")
      << withByteFlipped(packed, -1) << "corrupt gzip file" << "incorrect length check";
  QTest::newRow("gzip of too little") << gzip(good.chopped(1)) << "45 bytes" << "declares 46";
  QTest::newRow("gzip of too much") << gzip(good + 'x') << "trailing bytes" << "declares 46 bytes";
  QTest::newRow("gzip of nothing") << gzip({}) << "0 bytes" << "at least 4";
  QTest::newRow("garbage after gzip")
      << packed + "garbage" << "trailing bytes" << "after its gzip stream";
  QTest::newRow("zeros after gzip")
      << packed + zeros(512) << "trailing bytes" << "after its gzip stream";
  QTest::newRow("second member truncated")
      << gzip(good.left(20)) + gzip(good.mid(20)).left(12) << "ends in the middle" << "truncated";
  QTest::newRow("second member too much")
      << packed + gzip("x") << "trailing bytes" << "declares 46 bytes";
  QTest::newRow("gzip in gzip in gzip")
      << gzip(gzip(packed)) << "gzip more than twice" << "Unpack it with gunzip";
  QTest::newRow("gzip in gzip truncated")
      << gzip(packed.chopped(1)) << "ends in the middle" << "truncated";
  QTest::newRow("bomb of a long tail")
      << gzip(idxImages(1) + zeros(64'000'000)) << "trailing bytes" << "declares 22 bytes";
  QTest::newRow("bomb of a large promise")
      << gzip(bigEndian({kImagesMagic, 1'000'000, 28, 28})) << "declares 784,000,016 bytes"
      << "a gzip file of its size";
}

void TestIdx::malformedFileIsRefusedInOneLine() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, found);
  QFETCH(QString, expected);
  const samples::Folder folder;
  const auto path = folder.add("sample-file", bytes);
  const auto file = lookbook::readIdx(path);
  QVERIFY(!file);
  QCOMPARE(file.error().kind, Error::Kind::badFile);
  const QString message = QString::fromStdString(file.error().message);
  QVERIFY2(message.startsWith(QString::fromStdString(path.string()) + " "), qPrintable(message));
  QVERIFY2(message.contains(found), qPrintable(message));
  QVERIFY2(message.contains(expected), qPrintable(message));
  QVERIFY(!message.contains('\n'));
}

void TestIdx::headerAloneIsRefusedForTheSameReasons() {
  const samples::Folder folder;
  const auto promise = gzip(bigEndian({samples::kImagesMagic, 1'000'000, 28, 28}));
  QVERIFY(!lookbook::readIdxHeader(folder.add("promise.gz", promise)));
  QVERIFY(!lookbook::readIdxHeader(folder.add("long", idxImages(5) + 'x')));
  const auto header = lookbook::readIdxHeader(folder.add("good.gz", gzip(idxImages(5))));
  QVERIFY(header);
  QCOMPARE(header->byteCount(), std::uint64_t{30});
}

void TestIdx::missingFileIsNotFound() {
  const samples::Folder folder;
  const auto file = lookbook::readIdx(folder.path() / "nowhere");
  QVERIFY(!file);
  QCOMPARE(file.error().kind, Error::Kind::notFound);
}

void TestIdx::folderIsNoFile() {
  const samples::Folder folder;
  const auto file = lookbook::readIdx(folder.path());
  QVERIFY(!file);
  QVERIFY(QString::fromStdString(file.error().message).endsWith("is a folder, not a file."));
}

LOOKBOOK_TEST(TestIdx)

}  // namespace test_idx

#include "test_idx.moc"
