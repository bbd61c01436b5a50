#include "core/export/image_files.h"
#include "core/pictures/picture.h"
#include "core/readers/catalogue.h"
#include "tests/support/datasets.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <fstream>

namespace test_image_files {

using lookbook::Error;
using lookbook::exportRows;
using lookbook::ExportRows;
using lookbook::ImageIndex;
using lookbook::openDataset;

namespace fs = std::filesystem;

namespace {

using Bytes = std::vector<std::uint8_t>;

/// Images 3, 0, 6 and 5 of seven; the last three of the seven are test images.
ExportRows sample() {
  auto parts = samples::smallParts(7, 4);
  parts.classNames = {"T-shirt/top", "bag", "T-shirt-top"};
  return exportRows(lookbook::Dataset::create(std::move(parts)).value(), {3, 0, 6, 5}).value();
}

Bytes pixelsOf(const lookbook::Dataset& dataset, const std::vector<ImageIndex>& images) {
  Bytes pixels;
  for (const ImageIndex image : images)
    pixels.insert(pixels.end(), dataset.image(image).begin(), dataset.image(image).end());
  return pixels;
}

}  // namespace

class TestImageFiles : public QObject {
  Q_OBJECT

 private slots:
  void idxFolderIsADataSetOfItsOwn();
  void splitThatIsNotChosenHasNoFiles();
  void picturesComeBackByClassAndSplit();
  void picturesWithoutLabelsHaveNoFolders();
  void sheetHoldsTheImagesInTheirOrder();
  void folderThatIsNotEmptyIsLeftAlone();
  void whatIsStoppedLeavesNothing();

 private:
  lookbook::ThreadTeam team_{2};
};

void TestImageFiles::idxFolderIsADataSetOfItsOwn() {
  const samples::Folder folder;
  const ExportRows rows = sample();
  QVERIFY(lookbook::writeIdxFolder(folder.path() / "mine/", rows));
  const auto opened = openDataset((folder.path() / "mine").string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  const lookbook::Dataset& dataset = **opened;
  QCOMPARE(dataset.trainCount(), std::size_t{2});
  QCOMPARE(Bytes(dataset.pixels().begin(), dataset.pixels().end()),
           pixelsOf(*rows.dataset, rows.images));
  QCOMPARE(std::vector(dataset.labels().begin(), dataset.labels().end()), rows.labels);
  QCOMPARE(dataset.rows(), 2);
  QCOMPARE(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

void TestImageFiles::splitThatIsNotChosenHasNoFiles() {
  const samples::Folder folder;
  auto parts = samples::smallParts(3, 1);
  parts.labels.clear();
  const auto rows = exportRows(lookbook::Dataset::create(std::move(parts)).value(), {2});
  QVERIFY(lookbook::writeIdxFolder(folder.path() / "mine", *rows));
  QCOMPARE(std::distance(fs::directory_iterator(folder.path() / "mine"), fs::directory_iterator()),
           1);
  QVERIFY(fs::exists(folder.path() / "mine/t10k-images-idx3-ubyte"));
}

void TestImageFiles::picturesComeBackByClassAndSplit() {
  const samples::Folder folder;
  const ExportRows rows = sample();
  QVERIFY(lookbook::writePictureFolder(folder.path() / "mine", rows, team_));
  for (const char* file : {"train/T-shirt-top/0.png", "train/T-shirt-top/3.png",
                           "test/T-shirt-top/6.png", "test/T-shirt-top-2/5.png"})
    QVERIFY2(fs::exists(folder.path() / "mine" / file), file);
  const auto opened = openDataset((folder.path() / "mine").string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  const lookbook::Dataset& dataset = **opened;
  QCOMPARE(dataset.classNames(), rows.classNames);
  QCOMPARE(Bytes(dataset.pixels().begin(), dataset.pixels().end()),
           pixelsOf(*rows.dataset, {0, 3, 6, 5}));
  QCOMPARE(Bytes(dataset.labels().begin(), dataset.labels().end()), (Bytes{0, 0, 0, 2}));
  QCOMPARE(dataset.trainCount(), std::size_t{2});
}

void TestImageFiles::picturesWithoutLabelsHaveNoFolders() {
  const samples::Folder folder;
  auto parts = samples::smallParts(12, 12);
  parts.labels.clear();
  const auto rows = exportRows(lookbook::Dataset::create(std::move(parts)).value(), {2, 11});
  QVERIFY(lookbook::writePictureFolder(folder.path() / "mine", *rows, team_));
  QVERIFY(fs::exists(folder.path() / "mine/train/02.png"));
  QVERIFY(fs::exists(folder.path() / "mine/train/11.png"));
}

void TestImageFiles::sheetHoldsTheImagesInTheirOrder() {
  const samples::Folder folder;
  const ExportRows rows = sample();
  QVERIFY(lookbook::writeContactSheet(folder.path() / "sheet.png", rows));
  const auto sheet = lookbook::readPicture(folder.path() / "sheet.png");
  QVERIFY(sheet);
  QCOMPARE(sheet->grey.width, 6);
  QCOMPARE(sheet->grey.height, 4);
  for (std::size_t row = 0; row < 4; ++row)
    QCOMPARE(int{sheet->grey.pixels[row / 2 * 12 + row % 2 * 3]},
             int{rows.dataset->image(rows.images[row])[0]});
}

void TestImageFiles::folderThatIsNotEmptyIsLeftAlone() {
  const samples::Folder folder;
  const auto mine = folder.add("mine/thesis.txt", "years of work");
  for (const auto& write : {lookbook::writeIdxFolder(folder.path() / "mine", sample()),
                            lookbook::writePictureFolder(folder.path() / "mine", sample(), team_),
                            lookbook::writeIdxFolder(mine, sample())}) {
    QVERIFY(!write);
    QCOMPARE(write.error().kind, Error::Kind::io);
    QVERIFY2(QString::fromStdString(write.error().message).contains("Select a new or an empty"),
             write.error().message.c_str());
  }
  QCOMPARE(samples::contentOf(mine), QByteArray("years of work"));
  fs::create_directory(folder.path() / "empty");
  QVERIFY(lookbook::writeIdxFolder(folder.path() / "empty", sample()));
}

void TestImageFiles::whatIsStoppedLeavesNothing() {
  const samples::Folder folder;
  std::stop_source stop;
  stop.request_stop();
  const auto written =
      lookbook::writePictureFolder(folder.path() / "mine", sample(), team_, stop.get_token());
  QVERIFY(!written);
  QCOMPARE(written.error().kind, Error::Kind::cancelled);
  QVERIFY(fs::is_empty(folder.path()));
}

LOOKBOOK_TEST(TestImageFiles)

}  // namespace test_image_files

#include "test_image_files.moc"
