#include "core/pictures/picture.h"
#include "core/pictures/png.h"
#include "core/readers/catalogue.h"
#include "core/readers/pictures/image_folder.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <fstream>

namespace test_image_folder {

using lookbook::GreyPicture;
using lookbook::openDataset;

namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

const fs::path kFormats = fs::path(LOOKBOOK_TEST_DATA) / "formats";

/// Adds a picture of 3 x 2 pixels with one grey value.
void add(const samples::Folder& folder, const std::string& name, std::uint8_t grey, int width = 3) {
  fs::create_directories((folder.path() / name).parent_path());
  const GreyPicture picture{width, 2, Bytes(static_cast<std::size_t>(2 * width), grey)};
  if (!lookbook::writePng(folder.path() / name, picture)) qFatal("A picture cannot be written.");
}

QString refusal(const fs::path& path) {
  const auto opened = openDataset(path.string());
  return opened ? QString() : QString::fromStdString(opened.error().message);
}

/// The grey value of the first pixel of each image.
Bytes greysOf(const lookbook::Dataset& dataset) {
  Bytes greys;
  for (lookbook::ImageIndex i = 0; i < dataset.size(); ++i) greys.push_back(dataset.image(i)[0]);
  return greys;
}

}  // namespace

class TestImageFolder : public QObject {
  Q_OBJECT

 private slots:
  void pictureBecomesTheGreyOfPillow_data();
  void pictureBecomesTheGreyOfPillow();
  void folderForEachClassIsADataSet();
  void numbersAreOrderedAsNumbers();
  void theListOfClassesNumbersThem_data();
  void theListOfClassesNumbersThem();
  void damagedPicturesAreLeftOutAndNamed();
  void trainAndTestAreSplits();
  void validationIsAThirdSplitInWhateverCase_data();
  void validationIsAThirdSplitInWhateverCase();
  void picturesWithoutClassesOpen();
  void colourIsSaid();
  void classesBeyondAByteAreRead();
  void otherFoldersAreRefused_data();
  void otherFoldersAreRefused();
  void onePictureAsksForItsFolder();
  void brokenPictureIsAnErrorOrTheSame_data();
  void brokenPictureIsAnErrorOrTheSame();
};

void TestImageFolder::pictureBecomesTheGreyOfPillow_data() {
  QTest::addColumn<bool>("coloured");
  QTest::addColumn<int>("tolerance");
  QTest::newRow("grey.png") << false << 0;
  QTest::newRow("colour.png") << true << 0;
  QTest::newRow("palette.png") << true << 0;
  QTest::newRow("bits.png") << false << 0;
  QTest::newRow("grey-in-colour.png") << false << 0;
  QTest::newRow("grey.jpg") << false << 0;
  // Pillow uses JPEG's luma, which may differ by rounding from that of the colours.
  QTest::newRow("colour.jpg") << true << 3;
}

void TestImageFolder::pictureBecomesTheGreyOfPillow() {
  QFETCH(bool, coloured);
  QFETCH(int, tolerance);
  std::ifstream file(kFormats / "figures.json");
  const auto expected =
      nlohmann::json::parse(file)["pictures"][QTest::currentDataTag()].get<Bytes>();
  const auto picture = lookbook::readPicture(kFormats / QTest::currentDataTag());
  QVERIFY2(picture, picture ? "" : picture.error().message.c_str());
  QCOMPARE(picture->grey.width, 6);
  QCOMPARE(picture->grey.height, 8);
  QCOMPARE(picture->traits.coloured, coloured);
  QCOMPARE(picture->grey.pixels.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i)
    QVERIFY2(std::abs(picture->grey.pixels[i] - expected[i]) <= tolerance,
             qPrintable(QString("pixel %1: found %2, expected %3")
                            .arg(i)
                            .arg(picture->grey.pixels[i])
                            .arg(expected[i])));
}

void TestImageFolder::folderForEachClassIsADataSet() {
  const samples::Folder folder;
  add(folder, "boots/2.png", 20);
  add(folder, "boots/1.PNG", 10);
  add(folder, "bags/1.png", 30);
  folder.add("bags/readme.txt", "no picture");
  folder.add(".hidden/1.png", "half a picture");
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  const lookbook::Dataset& dataset = **opened;
  QCOMPARE(dataset.classNames(), (std::vector<std::string>{"bags", "boots"}));
  QCOMPARE(greysOf(dataset), (Bytes{30, 10, 20}));
  QCOMPARE(Bytes(dataset.labels().begin(), dataset.labels().end()), (Bytes{0, 1, 1}));
  QCOMPARE(dataset.rows(), 2);
  QCOMPARE(dataset.columns(), 3);
  QCOMPARE(dataset.trainCount(), std::size_t{3});
  QVERIFY(dataset.warnings().empty());
}

void TestImageFolder::numbersAreOrderedAsNumbers() {
  const samples::Folder folder;
  for (const int name : {10, 2, 0, 1}) {
    add(folder, qPrintable(QString("train/%1/1.png").arg(name)), name);
    add(folder, qPrintable(QString("test/%1/1.png").arg(name)), name + 100);
  }
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->classNames(), (std::vector<std::string>{"0", "1", "2", "10"}));
  for (lookbook::ImageIndex i = 0; i < 8; ++i) {
    const int grey = (*opened)->image(i)[0] % 100;
    QCOMPARE((*opened)->className((*opened)->label(i)), std::to_string(grey));
  }
}

void TestImageFolder::theListOfClassesNumbersThem_data() {
  QTest::addColumn<QByteArray>("list");
  QTest::addColumn<QStringList>("names");
  QTest::newRow("as exported") << QByteArray("folder\tclass\nz\tZ/y\nempty\tEmpty\na\tA\n")
                               << QStringList{"Z/y", "Empty", "A"};
  QTest::newRow("a folder is missing")
      << QByteArray("folder\tclass\nz\tZ/y\n") << QStringList{"a", "z"};
  QTest::newRow("twice") << QByteArray("folder\tclass\nz\tZ\nz\tY\na\tA\n")
                         << QStringList{"a", "z"};
  QTest::newRow("another table") << QByteArray("name\tage\nz\t1\na\t2\n") << QStringList{"a", "z"};
}

void TestImageFolder::theListOfClassesNumbersThem() {
  QFETCH(QByteArray, list);
  QFETCH(QStringList, names);
  const samples::Folder folder;
  add(folder, "train/a/1.png", 1);
  add(folder, "train/z/1.png", 2);
  folder.add("classes.tsv", list);
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QStringList found;
  for (const std::string& name : (*opened)->classNames()) found += QString::fromStdString(name);
  QCOMPARE(found, names);
  QCOMPARE((*opened)->label(0), int(names.size() == 3 ? 2 : 0));
}

void TestImageFolder::damagedPicturesAreLeftOutAndNamed() {
  const samples::Folder folder;
  folder.add("train/a/0.png", "hello");  // the first one
  add(folder, "train/a/1.png", 1);
  folder.add("train/b/2.png", samples::contentOf(folder.path() / "train/a/1.png").chopped(20));
  add(folder, "train/b/3.png", 3);
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE(greysOf(**opened), (Bytes{1, 3}));
  QCOMPARE((*opened)->label(0), 0);
  QCOMPARE((*opened)->label(1), 1);
  QCOMPARE((*opened)->warnings().size(), std::size_t{1});
  const QString warning = QString::fromStdString((*opened)->warnings()[0].english());
  QVERIFY2(warning.startsWith("2 damaged pictures are left out. The first: ") &&
               warning.contains("a/0.png is not a PNG, JPEG, BMP, PNM, GIF, TIFF or WebP picture"),
           qPrintable(warning));
}

void TestImageFolder::trainAndTestAreSplits() {
  const samples::Folder folder;
  add(folder, "training/b/1.png", 1);
  add(folder, "training/a/1.png", 2);
  add(folder, "test/c/1.png", 3);
  add(folder, "cover.png", 4, 100);
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->trainCount(), std::size_t{2});
  QCOMPARE((*opened)->classNames(), (std::vector<std::string>{"a", "b", "c"}));
  QCOMPARE(greysOf(**opened), (Bytes{2, 1, 3}));
  QCOMPARE((*opened)->label(2), 2);
}

void TestImageFolder::validationIsAThirdSplitInWhateverCase_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"val", "valid", "validation", "Validation"}) QTest::newRow(name) << name;
}

void TestImageFolder::validationIsAThirdSplitInWhateverCase() {
  QFETCH(QString, name);
  const samples::Folder folder;
  add(folder, "Train/b/1.png", 1);
  add(folder, "TEST/a/1.png", 2);
  add(folder, name.toStdString() + "/a/1.png", 3);
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->splitNames(), std::string("all, train, test or val"));
  QCOMPARE(greysOf(**opened), (Bytes{1, 2, 3}));
  QCOMPARE((*opened)->label(0), 1);
  QCOMPARE((*opened)->indices(lookbook::SplitChoice("val")),
           (std::vector<lookbook::ImageIndex>{2}));
}

void TestImageFolder::picturesWithoutClassesOpen() {
  const samples::Folder folder;
  add(folder, "b.png", 1);
  add(folder, "a.png", 2);
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QVERIFY(!(*opened)->hasLabels());
  QCOMPARE(greysOf(**opened), (Bytes{2, 1}));
}

void TestImageFolder::colourIsSaid() {
  const samples::Folder folder;
  fs::create_directories(folder.path() / "a");
  for (const char* name : {"colour.png", "grey.png", "colour.jpg"})
    fs::copy(kFormats / name, folder.path() / "a" / name);
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->warnings().size(), std::size_t{1});
  QCOMPARE((*opened)->warnings().front().english(),
           std::string("train: 2 of 3 images are in colour; they are shown in grey."));
  fs::remove(folder.path() / "a/colour.jpg");
  QCOMPARE((*openDataset(folder.path().string()))->warnings().front().english(),
           std::string("train: 1 of 2 images is in colour; it is shown in grey."));
}

void TestImageFolder::classesBeyondAByteAreRead() {
  constexpr int kClasses = 300;
  const samples::Folder folder;
  for (int i = 0; i < kClasses; ++i)
    add(folder, "train/" + std::to_string(1000 + i) + "/1.png", static_cast<std::uint8_t>(i));
  const auto opened = openDataset(folder.path().string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->classCount(), kClasses);
  QCOMPARE((*opened)->label(299), 299);
  QCOMPARE((*opened)->className(299), std::string("1299"));
}

void TestImageFolder::otherFoldersAreRefused_data() {
  QTest::addColumn<QString>("kind");
  QTest::addColumn<QString>("reason");
  QTest::newRow("sizes") << "sizes"
                         << "b/2.png has 4 x 2 pixels, but 1.png has 3 x 2.";
  QTest::newRow("all damaged") << "damaged"
                               << "a/1.png is not a PNG, JPEG, BMP, PNM, GIF, TIFF or WebP picture";
  QTest::newRow("half classes") << "half" << "pictures with a class and pictures without";
}

void TestImageFolder::otherFoldersAreRefused() {
  QFETCH(QString, kind);
  QFETCH(QString, reason);
  const samples::Folder folder;
  if (kind == "damaged") {
    folder.add("train/a/1.png", "hello");
    folder.add("train/b/2.png", "hello");
  } else {
    add(folder, "train/a/1.png", 1);
  }
  if (kind == "sizes") add(folder, "train/b/2.png", 2, 4);
  if (kind == "half") add(folder, "test/1.png", 1);
  const QString message = refusal(folder.path());
  QVERIFY2(message.contains(reason), qPrintable(message));
  QVERIFY(!message.contains('\n'));
}

void TestImageFolder::onePictureAsksForItsFolder() {
  const QString message = refusal(kFormats / "grey.png");
  QVERIFY2(message.contains("is one picture. Open the folder"), qPrintable(message));
}

void TestImageFolder::brokenPictureIsAnErrorOrTheSame_data() {
  QTest::addColumn<bool>("hasChecksums");
  QTest::newRow("colour.png") << true;
  QTest::newRow("palette.png") << true;
  QTest::newRow("colour.jpg") << false;
  QTest::newRow("grey.jpg") << false;
}

// Truncated after every byte, and with every byte flipped. JPEG has no checksums, so that it only
// must not crash.
void TestImageFolder::brokenPictureIsAnErrorOrTheSame() {
  QFETCH(bool, hasChecksums);
  const QByteArray good = samples::contentOf(kFormats / QTest::currentDataTag());
  const auto expected = lookbook::readPicture(kFormats / QTest::currentDataTag());
  QVERIFY(expected);
  const samples::Folder folder;
  int refused = 0;
  for (qsizetype at = 0; at < 2 * good.size(); ++at) {
    QByteArray bytes = good;
    if (at < good.size())
      bytes.truncate(at);
    else
      bytes[at - good.size()] ^= 0x55;
    const auto picture = lookbook::readPicture(folder.add("broken.png", bytes));
    if (!picture) ++refused;
    if (picture && hasChecksums) QCOMPARE(picture->grey.pixels, expected->grey.pixels);
  }
  QVERIFY(refused > good.size() / 2);
}

LOOKBOOK_TEST(TestImageFolder)

}  // namespace test_image_folder

#include "test_image_folder.moc"
