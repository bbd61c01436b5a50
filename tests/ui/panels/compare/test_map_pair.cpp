// Comparing two maps of one data set, by real events.

#include "core/quality/map_alignment.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/compare/map_pair_bar.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/parts/value_legend.h"

#include <QComboBox>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <numeric>

namespace lookbook::ui::test_map_pair {

using test::WindowDriver;

class MapPairTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init();
  void cleanup() { driver_.reset(); }

  void twoMapsOfOneDataSetStandSideBySide();
  void theRightMapLiesOverTheLeft();
  void pointsMoveFromOneMapToTheOther();
  void escapeStopsThePoints();
  void coloursTellWhatMovedAndWhatOverlaps();
  void theLargestMoversCanBeChosen();
  void hoverSelectionAndCameraAreShared();
  void mapsOfOtherImagesAreNotCompared();

 private:
  static constexpr int kImages = 300;

  void run(int iterations) {
    driver_->runTsne(kImages, iterations);
    QTRY_VERIFY_WITH_TIMEOUT(driver_->workspace().maps().shownMap(0)->scores,
                             WindowDriver::kPatience);
  }
  [[nodiscard]] MapCanvas* left() { return driver_->find<MapCanvas>("leftCanvas"); }
  [[nodiscard]] MapCanvas* right() { return driver_->find<MapCanvas>("rightCanvas"); }
  [[nodiscard]] bool compared() {
    return driver_->waitFor(
        [this] { return driver_->find<QToolButton>("alignMaps")->isEnabled(); });
  }
  [[nodiscard]] const MatrixF& positions(MapId map) {
    return *driver_->workspace().maps().item(0, map)->record().positions;
  }

  std::unique_ptr<WindowDriver> driver_;
};

/// Fashion-MNIST on both sides, with two maps of the same images: 1 at the right, 2 at the left.
void MapPairTest::init() {
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->workspace().state().change(
      [](ViewState& view) { view.compared = {DatasetId(0), DatasetId(0)}; });
  driver_->click("page2");
  QVERIFY(driver_->find<QLabel>("pairWords")->text().contains(QStringLiteral("second map")));
  run(60);
  run(150);
  QVERIFY(compared());
}

void MapPairTest::twoMapsOfOneDataSetStandSideBySide() {
  QCOMPARE(driver_->view().map, MapId(2));
  QCOMPARE(driver_->workspace().maps().secondMap(0), MapId(1));
  auto* page = driver_->window().findChild<ComparePage*>();
  QVERIFY(page->pane(0).item() != page->pane(1).item());
  auto* maps = page->pane(1).header().findChild<QComboBox*>(QStringLiteral("maps"));
  QCOMPARE(maps->currentIndex(), 1);
  maps->setFocus();
  QTest::keyClick(maps, Qt::Key_Home);
  Q_EMIT maps->activated(0);
  QCOMPARE(driver_->workspace().maps().secondMap(0), MapId(0));
  QCOMPARE(driver_->view().map, MapId(2));  // the left one stays
  QTRY_VERIFY(right()->imagePosition(69999).has_value());
  driver_->workspace().maps().removeMap(0, 0);
  QCOMPARE(driver_->workspace().maps().secondMap(0), MapId(1));
}

void MapPairTest::theRightMapLiesOverTheLeft() {
  const auto expected = alignMaps(positions(2), positions(1));
  QVERIFY(
      driver_->find<QLabel>("pairWords")
          ->text()
          .startsWith(QStringLiteral("Disparity %1%").arg(100 * expected->disparity, 0, 'f', 1)));
  const auto distanceFrom = [&](const QPointF& from) {
    return QLineF(from, *right()->imagePosition(7)).length();
  };
  QTRY_VERIFY(right()->imagePosition(7).has_value());
  const QPointF aligned = *right()->imagePosition(7);
  driver_->click("alignMaps");
  QTRY_VERIFY(distanceFrom(aligned) > 1);
  driver_->click("alignMaps");
  QTRY_VERIFY(distanceFrom(aligned) < 0.5);
}

void MapPairTest::pointsMoveFromOneMapToTheOther() {
  QTRY_VERIFY(left()->imagePosition(7).has_value());
  const QPointF before = *left()->imagePosition(7);
  driver_->click("playPair");
  auto* share = driver_->find<QSlider>("pairShare");
  QVERIFY(driver_->waitFor([&] { return share->value() == share->maximum(); }));
  // All points are where they are in the right map.
  for (ImageIndex image = 0; image < kImages; image += 7)
    QVERIFY(QLineF(*left()->imagePosition(image), *right()->imagePosition(image)).length() < 1);
  share->setFocus();
  QTest::keyClick(share, Qt::Key_Home);
  QCOMPARE(share->value(), 0);
  QVERIFY(QLineF(*left()->imagePosition(7), before).length() < 0.5);
}

void MapPairTest::escapeStopsThePoints() {
  driver_->workspace().state().select(0, ImageSet(70000, std::vector<ImageIndex>{3}));
  auto* share = driver_->find<QSlider>("pairShare");
  left()->setFocus();
  driver_->click("playPair");
  QVERIFY(driver_->waitFor([&] { return share->value() > 0; }));
  QTest::keyClick(left(), Qt::Key_Escape);
  const int stopped = share->value();
  QVERIFY(stopped < share->maximum());
  QCOMPARE(driver_->view().selection->count(), 1U);  // only the next Escape clears it
  QTest::keyClick(left(), Qt::Key_Escape);
  QVERIFY(driver_->view().selection->empty());
  QCOMPARE(share->value(), stopped);
}

void MapPairTest::coloursTellWhatMovedAndWhatOverlaps() {
  const QImage byClass = left()->grab().toImage();
  auto* coloring = driver_->find<QComboBox>("coloring");
  for (const Coloring wanted : {Coloring::moved, Coloring::overlap}) {
    coloring->setCurrentIndex(static_cast<int>(wanted));
    Q_EMIT coloring->activated(coloring->currentIndex());
    QCOMPARE(driver_->workspace().state().view().coloring, wanted);
    QTRY_VERIFY(left()->grab().toImage() != byClass);
    auto* page = driver_->window().findChild<ComparePage*>();
    for (int side = 0; side < 2; ++side)
      QVERIFY(page->pane(side).bottomLine().findChild<ValueLegend*>()->isVisible());
  }
  // A single map has no such values, so that its classes are shown.
  driver_->click("page1");
  QCOMPARE(driver_->find<QComboBox>("coloring")->currentIndex(), 0);
  QVERIFY(!driver_->find<ValueLegend>("valueLegend")->isVisible());
}

void MapPairTest::theLargestMoversCanBeChosen() {
  driver_->find<QSpinBox>("moverCount")->setValue(20);
  driver_->click("selectMovers");
  const auto moved = relativeMoves(positions(2), alignMaps(positions(2), positions(1))->aligned);
  std::vector<ImageIndex> expected(kImages);
  std::iota(expected.begin(), expected.end(), 0U);
  std::ranges::stable_sort(expected, std::greater{}, [&](ImageIndex i) { return moved[i]; });
  expected.resize(20);
  std::ranges::sort(expected);
  QCOMPARE(driver_->view().selection->indices(), expected);
}

void MapPairTest::hoverSelectionAndCameraAreShared() {
  QTRY_VERIFY(left()->imagePosition(7).has_value() && right()->imagePosition(7).has_value());
  const QImage unmarked = right()->grab().toImage();
  WindowDriver::moveTo(left(), *left()->imagePosition(7));
  QTRY_VERIFY(driver_->workspace().state().hovered(0).has_value());
  const ImageIndex image = *driver_->workspace().state().hovered(0);
  QTRY_VERIFY(right()->grab().toImage() != unmarked);
  WindowDriver::clickAt(left(), *left()->imagePosition(image), Qt::ControlModifier);
  QCOMPARE(driver_->view().selection->indices(), std::vector<ImageIndex>{image});

  left()->setFocus();
  QTest::keyClick(left(), Qt::Key_Plus);
  QVERIFY(left()->camera().height > 0);
  QCOMPARE(right()->camera(), left()->camera());
  right()->setFocus();
  QTest::keyClick(right(), Qt::Key_Home);
  QCOMPARE(left()->camera(), MapCamera());

  // If it is not aligned, it has the same view.
  driver_->click("alignMaps");
  left()->setFocus();
  QTest::keyClick(left(), Qt::Key_Plus);
  QVERIFY(right()->camera().height > 0);
  QVERIFY(right()->camera() != left()->camera());
  QTest::keyClick(left(), Qt::Key_Home);
  QCOMPARE(right()->camera(), MapCamera());
}

void MapPairTest::mapsOfOtherImagesAreNotCompared() {
  driver_->workspace().state().changeDataset(0,
                                             [](DatasetView& view) { view.secondMap = MapId(0); });
  QVERIFY(driver_->find<QLabel>("pairWords")->text().contains(QStringLiteral("different images")));
  QVERIFY(!driver_->find<QToolButton>("selectMovers")->isEnabled());
  driver_->workspace().state().change(
      [](ViewState& view) { view.compared = {DatasetId(0), std::nullopt}; });
  QVERIFY(!driver_->window().findChild<MapPairBar*>()->isVisible());
}

LOOKBOOK_WIDGET_TEST(MapPairTest)

}  // namespace lookbook::ui::test_map_pair

#include "test_map_pair.moc"
