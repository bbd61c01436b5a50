#include "tests/support/test_program.h"
#include "ui/canvas/gallery/gallery_layout.h"

#include <QTest>

#include <cmath>

namespace lookbook::ui::test_gallery_layout {

class GalleryLayoutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fillsTheView_data();
  void fillsTheView();
  void sheetsDoNotOverlap();
  void everySlotIsFoundWhereItIs();
  void betweenTilesThereIsNothing();
  void axisGoesThereAndBack();
  void rectanglesTouchTheirTiles();
  void stepsStayInTheSheetAndCrossToTheNext();
  void noSheetsHaveNoPlaces();
};

void GalleryLayoutTest::fillsTheView_data() {
  QTest::addColumn<int>("sheets");
  QTest::addColumn<int>("images");
  QTest::addColumn<QSizeF>("view");
  QTest::newRow("ten classes, wide") << 10 << 7000 << QSizeF(1280, 800);
  QTest::newRow("ten classes, tall") << 10 << 7000 << QSizeF(500, 900);
  QTest::newRow("one class") << 1 << 7000 << QSizeF(1280, 800);
  QTest::newRow("many classes") << 47 << 1500 << QSizeF(1600, 1000);
  QTest::newRow("few images") << 3 << 2 << QSizeF(800, 600);
}

void GalleryLayoutTest::fillsTheView() {
  QFETCH(int, sheets);
  QFETCH(int, images);
  QFETCH(QSizeF, view);
  const GalleryLayout layout(
      std::vector<std::size_t>(static_cast<std::size_t>(sheets), static_cast<std::size_t>(images)),
      view, 1);
  const double tile = layout.fittingTile(view);
  const QSizeF size = layout.size(tile);
  QVERIFY(size.width() <= view.width() + 0.01);
  QVERIFY(size.height() <= view.height() + 0.01);
  if (tile == GalleryLayout::kLargestFit) return;
  const double used = tile * tile * sheets * images / (view.width() * view.height());
  QVERIFY2(used > 0.55, qPrintable(QString::number(used)));
}

void GalleryLayoutTest::sheetsDoNotOverlap() {
  const GalleryLayout layout({700, 3, 0, 450, 60}, QSizeF(900, 700), 1.5);
  for (const double tile : {2.0, 28.0})
    for (std::size_t a = 0; a < 5; ++a)
      for (std::size_t b = 0; b < a; ++b) {
        QVERIFY(!layout.sheetRect(a, tile).intersects(layout.sheetRect(b, tile)));
        QVERIFY(!layout.captionRect(a, tile).intersects(layout.sheetRect(b, tile)));
      }
}

void GalleryLayoutTest::everySlotIsFoundWhereItIs() {
  const GalleryLayout layout({70, 3, 0, 45}, QSizeF(900, 700), 0.75);
  const GalleryLayout::Sheet& last = layout.sheets().back();
  const std::size_t count = last.firstSlot + last.count;
  QCOMPARE(count, 118U);
  for (const double tile : {0.7, 5.0, 300.0})
    for (std::size_t slot = 0; slot < count; ++slot) {
      const QRectF rect = layout.slotRect(slot, tile);
      QVERIFY(std::abs(rect.height() - 0.75 * tile) < 1e-9);
      QCOMPARE(layout.slotAt(rect.center(), tile), std::optional(slot));
    }
}

void GalleryLayoutTest::betweenTilesThereIsNothing() {
  const GalleryLayout layout({10, 10}, QSizeF(600, 400), 1);
  QVERIFY(!layout.slotAt({1, 1}, 20));
  QVERIFY(!layout.slotAt(layout.captionRect(1, 20).center(), 20));
  QVERIFY(!layout.slotAt({5000, 5000}, 20));
}

void GalleryLayoutTest::axisGoesThereAndBack() {
  const GalleryAxis axis({84, 84, 20}, 36, 16);
  for (const double tile : {0.5, 3.7, 40.0}) {
    double before = -1e9;
    for (double pixels = -50; pixels < axis.lengthInPixels(tile) + 50; pixels += 3.3) {
      const double units = axis.toUnits(pixels, tile);
      QVERIFY(units > before);
      before = units;
      QVERIFY(std::abs(axis.toPixels(units, tile) - pixels) < 1e-6);
    }
  }
}

void GalleryLayoutTest::rectanglesTouchTheirTiles() {
  const GalleryLayout layout({12}, QSizeF(4 * 112 + 40, 3 * 112 + 52), 1);
  QCOMPARE(layout.columns(), 4);
  const QRectF middle(layout.slotRect(1, 50).center(), layout.slotRect(6, 50).center());
  QCOMPARE(layout.slotsIn(middle, 50), (std::vector<std::size_t>{1, 2, 5, 6}));
  QCOMPARE(layout.slotsIn(QRectF(-10, -10, 5000, 5000), 50).size(), 12U);
}

void GalleryLayoutTest::stepsStayInTheSheetAndCrossToTheNext() {
  const GalleryLayout layout({10, 10}, QSizeF(2 * GalleryLayout::kGutter + 4 * 112, 2000), 1);
  const auto columns = static_cast<std::size_t>(layout.columns());
  QCOMPARE(layout.step(0, -1, 0), 0U);
  QCOMPARE(layout.step(0, 1, 0), 1U);
  QCOMPARE(layout.step(0, 0, 1), columns);
  QCOMPARE(layout.step(columns, 0, -1), 0U);
  QCOMPARE(layout.step(19, 1, 0), 19U);
  QCOMPARE(layout.step(9, 1, 0), 10U);
}

void GalleryLayoutTest::noSheetsHaveNoPlaces() {
  const GalleryLayout layout({}, QSizeF(600, 400), 1);
  QVERIFY(layout.sheets().empty());
  QVERIFY(!layout.slotAt({30, 30}, 10));
  QVERIFY(layout.slotsIn(QRectF(0, 0, 600, 400), 10).empty());
}

LOOKBOOK_TEST(GalleryLayoutTest)

}  // namespace lookbook::ui::test_gallery_layout

#include "test_gallery_layout.moc"
