#include "core/export/projector.h"
#include "core/export/sprite.h"
#include "core/pictures/picture.h"
#include "tests/support/datasets.h"
#include "tests/support/drawn_images.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <cstring>

namespace test_projector {

using lookbook::exportRows;
using lookbook::ExportRows;
using lookbook::MatrixF;

namespace fs = std::filesystem;

namespace {

ExportRows sample(bool withMap = true) {
  auto parts = samples::smallParts(5, 4);
  parts.classNames[1] = "tab\tbed";
  MatrixF map(3, 2);
  map << 1, 2.5F, -3, 4, 0.1F, 6;
  return exportRows(lookbook::Dataset::create(std::move(parts)).value(), {1, 0, 4}, {},
                    withMap ? map : MatrixF())
      .value();
}

QByteArray fileOf(const samples::Folder& folder, const char* name) {
  return samples::contentOf(folder.path() / "projector" / name);
}

}  // namespace

class TestProjector : public QObject {
  Q_OBJECT

 private slots:
  void folderHoldsMapPixelsAndNames();
  void configurationNamesTheFiles();
  void withoutAMapThereArePixelsAlone();
  void spriteIsDarkOnWhite();
  void spriteStaysWithinItsSide_data();
  void spriteStaysWithinItsSide();
  void reducedThumbnailsKeepTheirMean();
};

void TestProjector::folderHoldsMapPixelsAndNames() {
  const samples::Folder folder;
  const auto written = lookbook::writeProjectorFolder(folder.path() / "projector", sample());
  QVERIFY2(written, written ? "" : written.error().message.c_str());
  QCOMPARE(fileOf(folder, "tensors.tsv"), QByteArray("1\t2.5\n-3\t4\n0.1\t6\n"));
  QCOMPARE(fileOf(folder, "metadata.tsv"), QByteArray("class\tlabel\tindex\tsplit\n"
                                                      "tab bed\t1\t1\ttrain\n"
                                                      "zero\t0\t0\ttrain\n"
                                                      "tab bed\t1\t4\ttest\n"));
  const QByteArray pixels = fileOf(folder, "pixels.bytes");
  QCOMPARE(pixels.size(), 3 * 6 * 4);
  float first = 0;
  std::memcpy(&first, pixels.data(), sizeof first);
  QCOMPARE(first, 10 / 255.0F);
}

void TestProjector::configurationNamesTheFiles() {
  const samples::Folder folder;
  QVERIFY(lookbook::writeProjectorFolder(folder.path() / "projector", sample(),
                                         "https://example.org/maps"));
  QVERIFY(fileOf(folder, "projector_config.pbtxt")
              .startsWith("embeddings {\n  tensor_name: \"map\"\n  tensor_shape: 3\n"
                          "  tensor_shape: 2\n  tensor_path: \"tensors.tsv\"\n"
                          "  metadata_path: \"metadata.tsv\"\n  sprite {\n"
                          "    image_path: \"sprite.png\"\n    single_image_dim: 3\n"
                          "    single_image_dim: 2\n  }\n}\nembeddings {\n"));
  const auto config =
      nlohmann::json::parse(fileOf(folder, "projector_config.json").toStdString())["embeddings"];
  QCOMPARE(config.size(), std::size_t{2});
  QCOMPARE(config[1]["tensorPath"].get<std::string>(),
           std::string("https://example.org/maps/pixels.bytes"));
  QCOMPARE(config[1]["tensorShape"].get<std::vector<int>>(), (std::vector<int>{3, 6}));
  QCOMPARE(config[0]["sprite"]["singleImageDim"].get<std::vector<int>>(), (std::vector<int>{3, 2}));
}

void TestProjector::withoutAMapThereArePixelsAlone() {
  const samples::Folder folder;
  QVERIFY(lookbook::writeProjectorFolder(folder.path() / "projector", sample(false)));
  QVERIFY(!fs::exists(folder.path() / "projector/tensors.tsv"));
  QCOMPARE(fileOf(folder, "projector_config.pbtxt").count("embeddings"), 1);
  QVERIFY(fileOf(folder, "projector_config.json").contains("\"pixels.bytes\""));
}

void TestProjector::spriteIsDarkOnWhite() {
  const samples::Folder folder;
  QVERIFY(lookbook::writeProjectorFolder(folder.path() / "projector", sample()));
  const auto sprite = lookbook::readPicture(folder.path() / "projector/sprite.png");
  QVERIFY(sprite);
  QCOMPARE(sprite->grey.width, 6);
  QCOMPARE(sprite->grey.height, 4);
  QCOMPARE(int{sprite->grey.pixels[0]}, 255 - 10);  // image 1
  QCOMPARE(int{sprite->grey.pixels[3]}, 255);       // image 0
  // Image 4, the last pixel of its second row.
  QCOMPARE(int{sprite->grey.pixels[12 + 8]}, 255 - 45);
  QCOMPARE(int{sprite->grey.pixels[23]}, 255);  // no image
}

void TestProjector::spriteStaysWithinItsSide_data() {
  QTest::addColumn<int>("images");
  QTest::addColumn<int>("side");
  QTest::addColumn<QSize>("tile");
  QTest::newRow("room enough") << 9 << 84 << QSize(28, 28);
  QTest::newRow("a little less") << 9 << 83 << QSize(27, 27);
  QTest::newRow("hardly any") << 9 << 3 << QSize(1, 1);
  QTest::newRow("an uneven sheet") << 6 << 60 << QSize(20, 28);
}

void TestProjector::spriteStaysWithinItsSide() {
  QFETCH(int, images);
  QFETCH(int, side);
  QFETCH(QSize, tile);
  const auto dataset = samples::drawnImages(20, 3);
  std::vector<lookbook::ImageIndex> chosen;
  for (int i = 0; i < images; ++i) chosen.push_back(static_cast<lookbook::ImageIndex>(i));
  const auto sprite = lookbook::paintSprite(*dataset, chosen, side);
  QCOMPARE(QSize(sprite.tileColumns, sprite.tileRows), tile);
  QVERIFY(sprite.picture.width <= side);
  QVERIFY(sprite.picture.height <= side);
  QCOMPARE(sprite.picture.width, 3 * tile.width());
  QCOMPARE(sprite.picture.pixels.size(), static_cast<std::size_t>(sprite.picture.width) *
                                             static_cast<std::size_t>(sprite.picture.height));
}

void TestProjector::reducedThumbnailsKeepTheirMean() {
  const auto dataset = samples::drawnImages(20, 3);
  const std::vector<lookbook::ImageIndex> one{7};
  const auto sprite = lookbook::paintSprite(*dataset, one, 14);
  QCOMPARE(sprite.tileColumns, 14);
  double whole = 0;
  double reduced = 0;
  for (const std::uint8_t value : dataset->image(7)) whole += value / 784.0;
  for (const std::uint8_t value : sprite.picture.pixels) reduced += (255 - value) / 196.0;
  QVERIFY2(std::abs(whole - reduced) < 0.5, qPrintable(QString::number(whole - reduced)));
}

LOOKBOOK_TEST(TestProjector)

}  // namespace test_projector

#include "test_projector.moc"
