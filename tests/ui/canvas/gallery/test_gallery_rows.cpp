#include "tests/support/test_program.h"
#include "ui/canvas/gallery/gallery_layout.h"

#include <QTest>

#include <cmath>

namespace lookbook::ui::test_gallery_rows {

class GalleryRowsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aDatasetOpensWithRowsThatCanBeSeen_data();
  void aDatasetOpensWithRowsThatCanBeSeen();
  void everythingFitsTheView_data();
  void everythingFitsTheView();
  void everySlotIsFoundWhereItIs();
  void bandsGoOnToTheRight();
  void aSingleBandGoesOnDownwards();
  void stepsFollowTheColumns();
  void theNearestSlotIsFoundFromOutside();
  void namesStandBesideTheirBands();
  void manyBandsStayReadable();
};

namespace {

const std::vector<std::size_t> kTenClasses(10, 7000);

}  // namespace

void GalleryRowsTest::aDatasetOpensWithRowsThatCanBeSeen_data() {
  QTest::addColumn<QSizeF>("view");
  QTest::newRow("1280x800, panels on both sides") << QSizeF(640, 520);
  QTest::newRow("1280x800") << QSizeF(1030, 709);
  QTest::newRow("1920x1200") << QSizeF(1670, 1100);
}

void GalleryRowsTest::aDatasetOpensWithRowsThatCanBeSeen() {
  QFETCH(const QSizeF, view);
  const double tile = GalleryLayout::openingTile(kTenClasses, view, 1);
  QVERIFY(tile >= 28);
  const auto layout = GalleryLayout::inRows(kTenClasses, view, 1, tile);
  for (std::size_t sheet = 0; sheet < 10; ++sheet) {
    QVERIFY(layout.down(sheet) >= 3);
    // Ten images fit beside each other without scrolling sideways, with the name of the band to the
    // left.
    const std::size_t tenth = layout.slotIn(sheet, 9, 0).value();
    QVERIFY(layout.slotRect(tenth, tile).right() <= view.width());
    QVERIFY(layout.slotRect(tenth, tile).left() > layout.captionRect(sheet, tile).right());
  }
}

void GalleryRowsTest::everythingFitsTheView_data() {
  QTest::addColumn<int>("sheets");
  QTest::addColumn<int>("images");
  QTest::addColumn<double>("aspect");
  QTest::newRow("ten classes") << 10 << 7000 << 1.0;
  QTest::newRow("one class") << 1 << 70000 << 1.0;
  QTest::newRow("three of two") << 3 << 2 << 1.0;
  QTest::newRow("tall images") << 5 << 3000 << 1.6;
}

void GalleryRowsTest::everythingFitsTheView() {
  QFETCH(const int, sheets);
  QFETCH(const int, images);
  QFETCH(const double, aspect);
  const QSizeF view(1030, 709);
  const std::vector<std::size_t> counts(static_cast<std::size_t>(sheets),
                                        static_cast<std::size_t>(images));
  const double tile = GalleryLayout::fittingTileInRows(counts, view, aspect);
  const QSizeF size = GalleryLayout::inRows(counts, view, aspect, tile).size(tile);
  QVERIFY(size.width() <= view.width() + 0.01 && size.height() <= view.height() + 0.01);
  if (tile < GalleryLayout::kLargestFit) {
    const double used = tile * tile * aspect * sheets * images / (view.width() * view.height());
    QVERIFY2(used > 0.5, qPrintable(QString::number(used)));
  }
}

void GalleryRowsTest::everySlotIsFoundWhereItIs() {
  for (const std::vector<std::size_t>& counts :
       {std::vector<std::size_t>{70, 3, 45}, std::vector<std::size_t>{118}})
    for (const double tile : {3.0, 28.0, 300.0}) {
      const auto layout = GalleryLayout::inRows(counts, QSizeF(600, 400), 0.75, tile);
      for (std::size_t slot = 0; slot < 118; ++slot) {
        const QRectF where = layout.slotRect(slot, tile);
        QCOMPARE(layout.slotAt(where.center(), tile), std::optional(slot));
        QCOMPARE(layout.nearestSlot(where.center(), tile), std::optional(slot));
        const std::size_t sheet = layout.sheetOf(slot);
        QVERIFY(layout.sheetRect(sheet, tile).adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(where));
      }
    }
}

void GalleryRowsTest::bandsGoOnToTheRight() {
  const auto layout = GalleryLayout::inRows(kTenClasses, QSizeF(1030, 709), 1, 28);
  QCOMPARE(layout.bandRows(), 3);
  // Images run down the columns, so that the first twelve are the first four columns.
  const QRectF first(layout.slotRect(0, 28).center(), layout.slotRect(11, 28).center());
  QCOMPARE(layout.slotsIn(first, 28),
           (std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
  QCOMPARE(layout.slotRect(7000, 28).left(), layout.slotRect(0, 28).left());
}

void GalleryRowsTest::aSingleBandGoesOnDownwards() {
  const QSizeF view(1030, 709);
  const auto layout = GalleryLayout::inRows({7000}, view, 1, 28);
  QCOMPARE(layout.bandRows(), 0);
  QVERIFY(layout.size(28).width() <= view.width());
  QVERIFY(layout.size(28).height() > view.height());
  QCOMPARE(layout.slotRect(1, 28).top(), layout.slotRect(0, 28).top());
}

void GalleryRowsTest::stepsFollowTheColumns() {
  // Three rows: 0 3 6 9 / 1 4 7 / 2 5 8, then the next band from 10 on.
  const auto layout = GalleryLayout::inRows({10, 10}, QSizeF(132 + 20 + 4 * 28, 250), 1, 28);
  QCOMPARE(layout.bandRows(), 3);
  QCOMPARE(layout.step(0, 1, 0), 3U);
  QCOMPARE(layout.step(3, -1, 0), 0U);
  QCOMPARE(layout.step(0, -1, 0), 0U);
  QCOMPARE(layout.step(0, 0, 1), 1U);
  QCOMPARE(layout.step(7, 1, 0), 9U);  // the last column is shorter
  QCOMPARE(layout.step(9, 1, 0), 9U);
  QCOMPARE(layout.step(5, 0, 1), 13U);
  QCOMPARE(layout.step(13, 0, -1), 5U);
  QCOMPARE(layout.step(0, 0, -1), 0U);
}

void GalleryRowsTest::theNearestSlotIsFoundFromOutside() {
  const auto layout = GalleryLayout::inRows({10, 10}, QSizeF(600, 400), 1, 28);
  QCOMPARE(layout.nearestSlot({-50, -50}, 28), std::optional<std::size_t>(0));
  QCOMPARE(layout.nearestSlot({5000, 5000}, 28), std::optional<std::size_t>(19));
  QVERIFY(!GalleryLayout::inRows({}, QSizeF(600, 400), 1, 28).nearestSlot({5, 5}, 28));
}

void GalleryRowsTest::namesStandBesideTheirBands() {
  const auto layout = GalleryLayout::inRows({700, 3, 450}, QSizeF(900, 700), 1.5, 28);
  for (std::size_t i = 0; i < 3; ++i) {
    QCOMPARE(layout.captionRect(i, 28).top(), layout.sheetRect(i, 28).top());
    QVERIFY(layout.captionRect(i, 28).right() <= layout.sheetRect(i, 28).left());
    for (std::size_t j = 0; j < i; ++j)
      QVERIFY(!layout.sheetRect(i, 28).intersects(layout.sheetRect(j, 28)));
  }
}

void GalleryRowsTest::manyBandsStayReadable() {
  const std::vector<std::size_t> counts(100, 500);
  const QSizeF view(1030, 709);
  const double tile = GalleryLayout::fittingTileInRows(counts, view, 1);
  const auto layout = GalleryLayout::inRows(counts, view, 1, tile);
  // There is room for a line of text beside each band; bands that do not fit are below.
  QVERIFY(layout.captionRect(50, tile).height() >= 18);
  QVERIFY(layout.size(tile).width() <= view.width());
}

LOOKBOOK_TEST(GalleryRowsTest)

}  // namespace lookbook::ui::test_gallery_rows

#include "test_gallery_rows.moc"
