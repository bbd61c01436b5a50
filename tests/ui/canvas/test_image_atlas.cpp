#include "tests/support/test_program.h"
#include "ui/canvas/image_atlas.h"

#include <QTest>

#include <set>

namespace lookbook::ui::test_image_atlas {

class ImageAtlasTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void onePageHoldsSeventyThousandImages();
  void smallerTexturesTakeMorePages();
  void levelsKeepTilesWhole_data();
  void levelsKeepTilesWhole();
  void everyImageHasAPlaceOfItsOwn();
};

void ImageAtlasTest::onePageHoldsSeventyThousandImages() {
  const AtlasShape shape = AtlasShape::of(70000, 28, 28, 16384);
  QCOMPARE(shape.pages, 1);
  QCOMPARE(shape.pageWidth(), 265 * 28);
  QVERIFY(shape.across * shape.down >= 70000);
}

void ImageAtlasTest::smallerTexturesTakeMorePages() {
  const AtlasShape shape = AtlasShape::of(70000, 28, 28, 4096);
  QVERIFY(shape.pageWidth() <= 4096 && shape.pageHeight() <= 4096);
  QCOMPARE(shape.pages, 4);
}

void ImageAtlasTest::levelsKeepTilesWhole_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("columns");
  QTest::addColumn<int>("levels");
  QTest::newRow("28 x 28: 28, 14, 7") << 28 << 28 << 3;
  QTest::newRow("32 x 32: down to 4") << 32 << 32 << 4;
  QTest::newRow("odd") << 27 << 28 << 1;
  QTest::newRow("tall") << 40 << 20 << 3;
}

void ImageAtlasTest::levelsKeepTilesWhole() {
  QFETCH(int, rows);
  QFETCH(int, columns);
  QFETCH(int, levels);
  QCOMPARE(AtlasShape::of(100, rows, columns, 4096).levels, levels);
}

void ImageAtlasTest::everyImageHasAPlaceOfItsOwn() {
  const AtlasShape shape = AtlasShape::of(5000, 10, 20, 400);
  std::set<std::uint32_t> places;
  for (ImageIndex i = 0; i < 5000; ++i) {
    const std::uint32_t address = shape.address(i);
    QVERIFY(static_cast<int>(address & 4095U) < shape.across);
    QVERIFY(static_cast<int>(address >> 12U & 4095U) < shape.down);
    QVERIFY(static_cast<int>(address >> 24U) < shape.pages);
    places.insert(address);
  }
  QCOMPARE(places.size(), 5000U);
}

LOOKBOOK_TEST(ImageAtlasTest)

}  // namespace lookbook::ui::test_image_atlas

#include "test_image_atlas.moc"
