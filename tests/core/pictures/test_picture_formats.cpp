#include "core/pictures/formats/picture_formats.h"
#include "core/pictures/picture.h"
#include "tests/support/pnm_pictures.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <QtEndian>

namespace test_picture_formats {

using namespace lookbook;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Little-endian numbers of 32 bits.
QByteArray words(std::initializer_list<std::int64_t> numbers) {
  QByteArray bytes;
  for (const std::int64_t number : numbers)
    for (const int shift : {0, 8, 16, 24}) bytes += char(number >> shift);
  return bytes;
}

/// A BMP whose header has 40 bytes and `more`, which belong to it or follow it.
QByteArray bmp(int width, int height, int bits, const QByteArray& more, const QByteArray& pixels,
               int coding = 0, int header = 40) {
  const auto start = 54 + more.size();
  return "BM" +
         words({start + pixels.size(), 0, start, header, width, height, 1 | bits << 16, coding,
                pixels.size(), 0, 0, 0, 0}) +
         more + pixels;
}

/// A palette that counts down from 255.
QByteArray palette(int colours) {
  QByteArray bytes;
  for (int i = 0; i < colours; ++i) bytes += QByteArray(3, char(255 - i)) + '\0';
  return bytes;
}

Result<ReadPicture> readBytes(const QByteArray& bytes, const PictureReading& reading = {}) {
  const samples::Folder folder;
  return readPicture(folder.add("picture", bytes), reading);
}

}  // namespace

class TestPictureFormats : public QObject {
  Q_OBJECT

 private slots:
  void pixelsAreThoseOfTheBytes_data();
  void pixelsAreThoseOfTheBytes();
  void colourIsPillowsGrey_data();
  void colourIsPillowsGrey();
  void wideGreysAreReadEitherWay();
  void transparentPixelsShowTheGround();
  void cutOrChangedPicturesAreErrorsOrPictures_data();
  void cutOrChangedPicturesAreErrorsOrPictures();
  void absurdSizesAreRefused_data();
  void absurdSizesAreRefused();
  void everyFormatHasAnExtensionOfItsOwn();
};

void TestPictureFormats::pixelsAreThoseOfTheBytes_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QByteArray>("expected");  // of 3 x 2 pixels
  const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& expected) {
    QTest::newRow(name) << bytes << expected;
  };
  const QByteArray counted("\0\1\2\3\4\5", 6);
  const QByteArray down = QByteArray::fromHex("fffefdfcfbfa");
  row("P1", "P1\n# by hand\n3 2\n101\n0 1 0\n", QByteArray::fromHex("00ff00ff00ff"));
  row("P2", "P2 3 2 5\n0 1 2 # a comment\n3 4 5\n", QByteArray::fromHex("003366 99ccff"));
  row("P4", "P4 3 2\n\xa0\x40", QByteArray::fromHex("00ff00ff00ff"));
  row("P5", "P5 3 2 255\n" + counted, counted);
  row("P5 of 16 bits", "P5 3 2 1023\n" + QByteArray::fromHex("0000 0004 0008 01ff 0200 03ff"),
      QByteArray::fromHex("0001027f80ff"));
  row("P6", "P6 3 2 255\n" + QByteArray::fromHex("000000010101020202030303040404050505"), counted);
  row("P7", "P7\nWIDTH 3\nHEIGHT 2\nDEPTH 1\nMAXVAL 255\nENDHDR\n" + counted, counted);
  row("BMP of 8 bits", bmp(3, 2, 8, palette(256), QByteArray::fromHex("03040500 00010200")), down);
  row("BMP from the top", bmp(3, -2, 8, palette(256), QByteArray::fromHex("00010200 03040500")),
      down);
  row("BMP of 4 bits", bmp(3, 2, 4, palette(16), QByteArray::fromHex("34500000 01200000")), down);
  row("BMP of 1 bit", bmp(3, 2, 1, palette(2), QByteArray::fromHex("40000000 a0000000")),
      QByteArray::fromHex("fefffefffeff"));
  row("BMP of 24 bits",
      bmp(3, 2, 24, {}, QByteArray::fromHex("030303040404050505000000 000000010101020202000000")),
      counted);
  row("BMP of 32 bits",
      bmp(3, 2, 32, {}, QByteArray::fromHex("030303ff040404000505050000000000010101ff02020200")),
      counted);
  row("BMP of 16 bits", bmp(3, 2, 16, {}, QByteArray::fromHex("ff7f0000ff7f0000 00000000ff7f0000")),
      QByteArray::fromHex("0000ffff00ff"));
  row("BMP of RLE8",
      bmp(3, 2, 8, palette(256), QByteArray::fromHex("0003030405000000 0100010101020000 0001"), 1),
      down);
  row("BMP of RLE8 with a jump",
      bmp(3, 2, 8, palette(256), QByteArray::fromHex("00020101 0105 0100 0001"), 1),
      QByteArray::fromHex("fffaffffffff"));
  row("BMP of RLE4",
      bmp(3, 2, 4, palette(16), QByteArray::fromHex("0003345000000301 0000 0001"), 2),
      QByteArray::fromHex("fffefffcfbfa"));
}

void TestPictureFormats::pixelsAreThoseOfTheBytes() {
  QFETCH(QByteArray, bytes);
  QFETCH(QByteArray, expected);
  const auto picture = readBytes(bytes);
  QVERIFY2(picture, picture ? "" : picture.error().message.c_str());
  QCOMPARE(picture->grey.width, 3);
  QCOMPARE(picture->grey.height, 2);
  QVERIFY(!picture->traits.coloured && !picture->traits.transparent);
  QCOMPARE(QByteArray(reinterpret_cast<const char*>(picture->grey.pixels.data()),
                      qsizetype(picture->grey.pixels.size()))
               .toHex(),
           expected.toHex());
}

void TestPictureFormats::colourIsPillowsGrey_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<int>("grey");
  // Pillow's convert("L") of these colours.
  QTest::newRow("red") << QByteArray("P3 1 1 255 255 0 0 ") << 76;
  QTest::newRow("green") << QByteArray("P3 1 1 255 0 255 0 ") << 150;
  QTest::newRow("blue") << QByteArray("P3 1 1 255 0 0 255 ") << 29;
  QTest::newRow("16 bits, 5-6-5") << bmp(1, 1, 16, words({0xf800, 0x7e0, 0x1f}),
                                         QByteArray::fromHex("00f80000"), 3)
                                  << 76;
  QTest::newRow("16 bits, a part") << bmp(1, 1, 16, {}, QByteArray::fromHex("e0010000")) << 72;
}

void TestPictureFormats::colourIsPillowsGrey() {
  QFETCH(QByteArray, bytes);
  QFETCH(int, grey);
  const auto picture = readBytes(bytes);
  QVERIFY2(picture, picture ? "" : picture.error().message.c_str());
  QVERIFY(picture->traits.coloured);
  QCOMPARE(picture->grey.pixels, (Bytes{std::uint8_t(grey)}));
}

void TestPictureFormats::wideGreysAreReadEitherWay() {
  const QByteArray bytes = "P5 3 1 65535\n" + QByteArray::fromHex("0100 12ff ffff");
  const auto high = readBytes(bytes);
  QVERIFY(high);
  QVERIFY(high->traits.wide);
  QCOMPARE(high->traits.highest, 65535.F);
  QCOMPARE(high->grey.pixels, (Bytes{1, 0x12, 255}));
  const auto low = readBytes("P5 2 1 65535\n" + QByteArray::fromHex("0001 00fe"),
                             {.wide = PictureReading::Wide::asTheyAre});
  QVERIFY(low);
  QCOMPARE(low->grey.pixels, (Bytes{1, 254}));
}

void TestPictureFormats::transparentPixelsShowTheGround() {
  const QByteArray bytes = samples::transparentPicture({0, 255, 0, 0, 200, 128, 100, 1});
  const auto white = readBytes(bytes);
  QVERIFY(white);
  QVERIFY(white->traits.transparent);
  QCOMPARE(white->grey.pixels, (Bytes{0, 255, 227, 254}));
  QCOMPARE(white->traits.ink, (255 + 128 + 1) / 255.0);
  const auto black = readBytes(bytes, {.ground = PictureReading::Ground::black});
  QVERIFY(black);
  QCOMPARE(black->grey.pixels, (Bytes{0, 0, 100, 0}));
  const QByteArray masks = words({0xff0000, 0xff00, 0xff, 0xff000000});
  const auto bitmap = readBytes(bmp(1, 1, 32, masks, QByteArray::fromHex("00000000"), 3, 56));
  QVERIFY2(bitmap, bitmap ? "" : bitmap.error().message.c_str());
  QCOMPARE(bitmap->grey.pixels, (Bytes{0}));  // an alpha that is empty everywhere is none
}

void TestPictureFormats::cutOrChangedPicturesAreErrorsOrPictures_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::newRow("BMP") << bmp(3, 2, 24, {}, QByteArray(24, '\7'));
  QTest::newRow("RLE8") << bmp(3, 2, 8, palette(256).left(32),
                               QByteArray::fromHex("0003030405000000 0100010101020000"), 1);
  QTest::newRow("PGM") << samples::greyPicture(7);
  QTest::newRow("PAM") << samples::transparentPicture({1, 2, 3, 4});
  QTest::newRow("text") << QByteArray("P2 3 2 255 1 2 3 4 5 6");
  QTest::newRow("GIF") << QByteArray::fromHex(
      "47494638376102000200810000000000ffffff000000000000"
      "2c000000000200020000080700010408002020003b");
}

// Cut after every byte, which is an error unless nothing that is read is missing, and with every
// byte changed.
void TestPictureFormats::cutOrChangedPicturesAreErrorsOrPictures() {
  QFETCH(QByteArray, bytes);
  const auto good = readBytes(bytes);
  QVERIFY2(good, good ? "" : good.error().message.c_str());
  for (qsizetype at = 0; at < bytes.size(); ++at) {
    const auto cut = readBytes(bytes.left(at));
    if (cut) QCOMPARE(cut->grey.pixels.size(), good->grey.pixels.size());
    QVERIFY(!cut || at + 4 >= bytes.size());
    QByteArray changed = bytes;
    changed[at] = char(changed[at] ^ 0x55);
    if (const auto picture = readBytes(changed))
      QCOMPARE(picture->grey.pixels.size(),
               std::size_t(picture->grey.width) * std::size_t(picture->grey.height));
  }
}

void TestPictureFormats::absurdSizesAreRefused_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("reason");
  const QString sides = "each side must have 1 to 16,384 pixels";
  const QString early = "it ends too early";
  QTest::newRow("PNM of no pixels") << QByteArray("P5 0 2 255\n") << sides;
  QTest::newRow("PNM, wide") << QByteArray("P5 99999999 2 255\n") << sides;
  QTest::newRow("PNM without pixels") << QByteArray("P6 16000 16000 255\nabc") << early;
  QTest::newRow("PNM's largest value")
      << QByteArray("P5 1 1 65536\nabc") << "its header is damaged";
  QTest::newRow("BMP, wide") << bmp(100000, 100000, 24, {}, "abc") << sides;
  QTest::newRow("BMP, high") << bmp(1, -2147483647 - 1, 24, {}, "abc") << sides;
  QTest::newRow("BMP without pixels") << bmp(16000, 16000, 24, {}, "abc") << early;
  QTest::newRow("BMP of 7 bits") << bmp(3, 2, 7, {}, "abc") << "BMP picture of 7 bits";
  QTest::newRow("GIF, wide") << QByteArray::fromHex(
                                    "474946383961ffffffff800000000000ffffff2c00000000ffffffff00"
                                    "02024c0a003b")
                             << sides;
  QTest::newRow("TIFF of no pages") << QByteArray::fromHex("49492a0008000000") << "TIFF";
  QTest::newRow("WebP without data") << QByteArray("RIFF\4\0\0\0WEBP", 12) << "WebP";
}

void TestPictureFormats::absurdSizesAreRefused() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, reason);
  const auto picture = readBytes(bytes);
  QVERIFY(!picture);
  const QString message = QString::fromStdString(picture.error().message);
  QVERIFY2(message.contains(reason), qPrintable(message));
  QCOMPARE(picture.error().kind, Error::Kind::badFile);
}

void TestPictureFormats::everyFormatHasAnExtensionOfItsOwn() {
  std::vector<std::string> extensions(kPictureExtensions.begin(), kPictureExtensions.end());
  std::ranges::sort(extensions);
  QVERIFY(std::ranges::adjacent_find(extensions) == extensions.end());
  for (const PictureFormat& format : kPictureFormats)
    QVERIFY(format.extensions[0] && !format.signatures[0].empty());
}

LOOKBOOK_TEST(TestPictureFormats)

}  // namespace test_picture_formats

#include "test_picture_formats.moc"
