#include "core/readers/catalogue.h"
#include "tests/support/pnm_pictures.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <limits>

namespace test_picture_sets {

using namespace lookbook;

namespace {

using Bytes = std::vector<std::uint8_t>;

Bytes pixelsOf(const Dataset& dataset) {
  return {dataset.pixels().begin(), dataset.pixels().end()};
}

DatasetPtr opened(const samples::Folder& folder, const OpenOptions& options = {}) {
  const auto dataset = openDataset(folder.path().string(), options);
  if (!dataset) qWarning("%s", dataset.error().message.c_str());
  return dataset ? *dataset : nullptr;
}

const Notice* noticeOf(const Dataset& dataset, const std::string& id) {
  const auto found = std::ranges::find(dataset.notices(), id, &Notice::id);
  return found == dataset.notices().end() ? nullptr : &*found;
}

/// A TIFF of one row of floats.
QByteArray floatTiff(std::initializer_list<float> values) {
  const auto entry = [](int tag, int type, int value) {
    QByteArray bytes;
    for (const int word : {tag, type, 1, 0, value, 0})
      bytes += QByteArray(1, char(word)) + char(word >> 8);
    return bytes;
  };
  const int count = int(values.size());
  QByteArray bytes = "II*" + QByteArray(1, '\0') + QByteArray::fromHex("08000000 0800");
  bytes += entry(256, 3, count) + entry(257, 3, 1) + entry(258, 3, 32) + entry(262, 3, 1) +
           entry(273, 4, 110) + entry(278, 3, 1) + entry(279, 4, 4 * count) + entry(339, 3, 3) +
           QByteArray(4, '\0');
  for (const float value : values) bytes.append(reinterpret_cast<const char*>(&value), 4);
  return bytes;
}

}  // namespace

class TestPictureSets : public QObject {
  Q_OBJECT

 private slots:
  void theBackgroundShowsWhatThereIs_data();
  void theBackgroundShowsWhatThereIs();
  void theBackgroundIsOneForAllSplits();
  void theUserSetsTheBackground();
  void severalSizesAreScaledOnRequest();
  void ofEquallyCommonSizesTheFirstIsTaken();
  void wideGreysThatAreBytesStayAsTheyAre();
  void numbersAreReadByOneRule();
  void notANumberIsDamage();
  void splitsOfDamagedPicturesAreRefused();
  void foldersMayBeDeeper_data();
  void foldersMayBeDeeper();
};

void TestPictureSets::theBackgroundShowsWhatThereIs_data() {
  QTest::addColumn<QByteArray>("picture");
  QTest::addColumn<QByteArray>("expected");
  QTest::addColumn<QString>("other");
  using samples::transparentPicture;
  QTest::newRow("black ink") << transparentPicture({0, 255, 0, 0, 0, 51})
                             << QByteArray::fromHex("00ffcc") << "black";
  QTest::newRow("white ink") << transparentPicture({255, 255, 255, 0, 255, 51})
                             << QByteArray::fromHex("ff0033") << "white";
  QTest::newRow("grey ink") << transparentPicture({128, 255, 9, 0, 9, 0})
                            << QByteArray::fromHex("80ffff") << "black";
  QTest::newRow("bright ink") << transparentPicture({180, 255, 0, 0, 9, 0})
                              << QByteArray::fromHex("b40000") << "white";
  QTest::newRow("nothing") << transparentPicture({0, 0, 0, 0, 0, 0})
                           << QByteArray::fromHex("ffffff") << "black";
}

void TestPictureSets::theBackgroundShowsWhatThereIs() {
  QFETCH(QByteArray, picture);
  QFETCH(QByteArray, expected);
  QFETCH(QString, other);
  const samples::Folder folder;
  folder.add("a/1.pam", picture);
  const DatasetPtr dataset = opened(folder);
  QVERIFY(dataset);
  QCOMPARE(pixelsOf(*dataset), Bytes(expected.begin(), expected.end()));
  const Notice* notice = noticeOf(*dataset, "background");
  QVERIFY(notice);
  QCOMPARE(notice->option, std::string("background"));
  QCOMPARE(notice->value, other.toStdString());
  QVERIFY(notice->text.english().starts_with("1 picture has transparent pixels"));
}

void TestPictureSets::theBackgroundIsOneForAllSplits() {
  const samples::Folder folder;
  folder.add("train/a/1.pam", samples::transparentPicture({255, 255, 0, 0}));
  folder.add("train/a/2.pgm", samples::greyPicture(9, 2, 1));
  folder.add("test/a/1.pam", samples::transparentPicture({0, 255, 0, 0}));
  folder.add("test/a/2.pam", samples::transparentPicture({255, 255, 255, 255}));
  folder.add("val/a/1.pam", samples::transparentPicture({255, 254, 255, 255}));
  const DatasetPtr dataset = opened(folder);
  QVERIFY(dataset);
  // Opaque pictures do not count: 0 (test) against 255 and 2 x 255 (train and val).
  QCOMPARE(pixelsOf(*dataset), (Bytes{255, 0, 9, 0, 0, 0, 255, 255, 254, 255}));
}

void TestPictureSets::theUserSetsTheBackground() {
  const samples::Folder folder;
  folder.add("a/1.pam", samples::transparentPicture({0, 255, 0, 0}));
  OpenOptions options;
  QVERIFY(options.set("background", "black"));
  const DatasetPtr black = opened(folder, options);
  QVERIFY(black);
  QCOMPARE(pixelsOf(*black), (Bytes{0, 0}));
  QVERIFY(black->notices().empty());
  folder.add("a/1.pam", samples::transparentPicture({255, 255, 0, 0}));
  QVERIFY(options.set("background", "white"));
  QCOMPARE(pixelsOf(*opened(folder, options)), (Bytes{255, 255}));
  QVERIFY(!options.set("background", "red") && !options.set("resize", "maybe"));
}

void TestPictureSets::severalSizesAreScaledOnRequest() {
  const samples::Folder folder;
  folder.add("a/1.pgm", samples::greyPicture(80, 4, 4));
  folder.add("a/2.pgm", samples::greyPicture(1, 2, 2));
  folder.add("b/3.pgm", samples::greyPicture(2, 2, 2));
  folder.add("b/4.pgm", samples::greyPicture(40, 1, 1));
  const auto refused = openDataset(folder.path().string());
  QVERIFY(!refused);
  QVERIFY2(refused.error().message.find("2.pgm has 2 x 2 pixels, but 1.pgm has 4 x 4") !=
                   std::string::npos &&
               refused.error().message.find("--resize") != std::string::npos,
           refused.error().message.c_str());
  OpenOptions options;
  QVERIFY(options.set("resize", "yes"));
  const DatasetPtr dataset = opened(folder, options);
  QVERIFY(dataset);
  QCOMPARE(pixelsOf(*dataset), (Bytes{20, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 40, 40, 40, 40}));
  QCOMPARE(noticeOf(*dataset, "pictures-scaled")->text.english(),
           std::string("2 pictures of other sizes are scaled to 2 x 2 pixels."));
}

void TestPictureSets::ofEquallyCommonSizesTheFirstIsTaken() {
  const samples::Folder folder;
  folder.add("a/1.pgm", samples::greyPicture(8, 2, 1, 8));
  folder.add("a/2.pgm", samples::greyPicture(9, 1, 1));
  const DatasetPtr dataset = opened(folder, {.resize = true});
  QVERIFY(dataset);
  QCOMPARE(pixelsOf(*dataset), (Bytes{8, 8, 9, 9}));
}

void TestPictureSets::wideGreysThatAreBytesStayAsTheyAre() {
  const samples::Folder folder;
  folder.add("a/1.pgm", "P5 2 1 65535\n" + QByteArray::fromHex("000700ff"));
  folder.add("a/2.pgm", samples::greyPicture(9, 2, 1));
  const DatasetPtr low = opened(folder);
  QVERIFY(low);
  QCOMPARE(pixelsOf(*low), (Bytes{7, 255, 9, 0}));
  QVERIFY(noticeOf(*low, "values-type"));
  folder.add("a/3.pgm", "P5 2 1 65535\n" + QByteArray::fromHex("01000000"));
  const DatasetPtr high = opened(folder);
  QVERIFY(high);
  QCOMPARE(pixelsOf(*high), (Bytes{0, 0, 9, 0, 1, 0}));
  QVERIFY(noticeOf(*high, "values-wide"));
}

void TestPictureSets::numbersAreReadByOneRule() {
  const samples::Folder folder;
  folder.add("a/1.tif", floatTiff({0, 0.5F}));
  folder.add("a/2.tif", floatTiff({0.2F, 1}));
  const DatasetPtr unit = opened(folder);
  QVERIFY(unit);
  QCOMPARE(pixelsOf(*unit), (Bytes{0, 128, 51, 255}));
  QVERIFY(noticeOf(*unit, "values-unit"));
  folder.add("test/a/3.tif", floatTiff({-1, 0}));
  folder.add("train/a/1.tif", floatTiff({0, 0.5F}));
  const DatasetPtr splits = opened(folder);
  QVERIFY(splits);
  QCOMPARE(pixelsOf(*splits), (Bytes{128, 191, 0, 128}));
  QVERIFY(noticeOf(*splits, "values-signed"));
}

void TestPictureSets::notANumberIsDamage() {
  const samples::Folder folder;
  folder.add("a/1.tif", floatTiff({0, std::numeric_limits<float>::quiet_NaN()}));
  folder.add("a/2.tif", floatTiff({0, 1}));
  const DatasetPtr dataset = opened(folder);
  QVERIFY(dataset);
  QCOMPARE(pixelsOf(*dataset), (Bytes{0, 1}));
  const std::string text = noticeOf(*dataset, "pictures-damaged")->text.english();
  QVERIFY2(text.ends_with("1.tif has a pixel that is not a finite number."), text.c_str());
}

void TestPictureSets::splitsOfDamagedPicturesAreRefused() {
  const samples::Folder folder;
  folder.add("train/a/1.pgm", samples::greyPicture(1));
  folder.add("test/a/1.pgm", "P5 3 2 255\nx");
  const auto refused = openDataset(folder.path().string());
  QVERIFY(!refused);
  QVERIFY2(
      refused.error().message.find("test/a/1.pgm is a damaged PNM picture") != std::string::npos,
      refused.error().message.c_str());
}

void TestPictureSets::foldersMayBeDeeper_data() {
  QTest::addColumn<QString>("train");
  QTest::addColumn<QString>("test");
  QTest::newRow("one folder deeper") << "set/train/%1/1.pgm" << "set/test/%1/1.pgm";
  QTest::newRow("two, in capitals") << "x/set/TRAIN/%1/1.pgm" << "x/set/Test/%1/1.pgm";
  QTest::newRow("splits in splits") << "train/train/%1/1.pgm" << "test/test/%1/1.pgm";
  QTest::newRow("below the classes") << "train/%1/images/1.pgm" << "test/%1/images/1.pgm";
}

void TestPictureSets::foldersMayBeDeeper() {
  QFETCH(QString, train);
  QFETCH(QString, test);
  const samples::Folder folder;
  folder.add(train.arg("a"), samples::greyPicture(1));
  folder.add(train.arg("b"), samples::greyPicture(2));
  folder.add(test.arg("b"), samples::greyPicture(3));
  folder.add("__MACOSX/set/a/._1.pgm", "x");
  folder.add("__MACOSX/b/1.pgm", "x");
  folder.add(".DS_Store", "x");
  folder.add(train.arg("a").replace("1.pgm", "Thumbs.db"), "x");
  const DatasetPtr dataset = opened(folder);
  QVERIFY(dataset);
  QCOMPARE(dataset->classNames(), (std::vector<std::string>{"a", "b"}));
  QCOMPARE(dataset->trainCount(), std::size_t{2});
  QCOMPARE(dataset->size(), std::size_t{3});
  QCOMPARE(dataset->label(2), 1);
  QVERIFY(dataset->notices().empty());
}

LOOKBOOK_TEST(TestPictureSets)

}  // namespace test_picture_sets

#include "test_picture_sets.moc"
