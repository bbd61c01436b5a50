// The scores that the window shows of a map, by real events on the real data.

#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/parts/value_legend.h"

#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QToolButton>

#include <cmath>
#include <numeric>

namespace lookbook::ui::test_trust {

using test::WindowDriver;

class TrustTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() {
    driver_ = std::make_unique<WindowDriver>();
    QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
    driver_->click("page1");
  }
  void cleanup() { driver_.reset(); }

  void coloursByHowFarPointsCanBeTrusted();
  void coloursPcaByItsReconstructionError();
  void aMapThatMovesIsScored();
  void aDistortedPairIsChosenInEveryView();

 private:
  std::unique_ptr<WindowDriver> driver_;
};

void TrustTest::coloursByHowFarPointsCanBeTrusted() {
  driver_->runTsne(400, 60);
  const MapItem* item = driver_->workspace().maps().shownMap(0);
  QTRY_VERIFY_WITH_TIMEOUT(item->scores.has_value(), WindowDriver::kPatience);
  QVERIFY(!item->pointScores);  // not computed before they are needed
  QVERIFY(driver_->find<QLabel>("mapStatus")->text().contains(QStringLiteral("trustworthiness")));
  QVERIFY(!driver_->find<ValueLegend>("valueLegend")->isVisible());
  const QImage byClass = driver_->map()->picture();

  auto* coloring = driver_->find<QComboBox>("coloring");
  coloring->setFocus();
  QTest::keyClick(coloring, Qt::Key_Down);
  QCOMPARE(driver_->workspace().state().view().coloring, Coloring::trustworthiness);
  QTRY_VERIFY_WITH_TIMEOUT(item->pointScores, WindowDriver::kPatience);
  const auto values = item->values(Coloring::trustworthiness);
  QCOMPARE(values->size(), std::size_t{400});
  const double mean = std::accumulate(values->begin(), values->end(), 0.0) / 400;
  QVERIFY(std::abs(mean - item->scores->trustworthiness.value) < 1e-6);
  QTRY_VERIFY(driver_->find<ValueLegend>("valueLegend")->isVisible());
  QTRY_VERIFY(driver_->map()->picture() != byClass);
  QTest::keyClick(coloring, Qt::Key_Up);
  QTRY_COMPARE(driver_->map()->picture(), byClass);
}

void TrustTest::coloursPcaByItsReconstructionError() {
  const MapItem* item = driver_->workspace().maps().shownMap(0);
  QTRY_VERIFY_WITH_TIMEOUT(item->scores.has_value(), WindowDriver::kPatience);
  auto* coloring = driver_->find<QComboBox>("coloring");
  coloring->setFocus();
  QTest::keyClick(coloring, Qt::Key_End);
  QCOMPARE(driver_->workspace().state().view().coloring, Coloring::reconstructionError);
  QTRY_VERIFY_WITH_TIMEOUT(item->reconstructionErrors, WindowDriver::kPatience);
  QVERIFY(!item->pointScores);  // the other scores take longer and are not needed
  double squares = 0;
  for (const float error : *item->reconstructionErrors)
    squares += static_cast<double>(error) * static_cast<double>(error);
  // The variance of Fashion-MNIST that three components do not explain (they explain 52.9%), for
  // each pixel.
  QVERIFY(squares / 70000 > 0.01 && squares / 70000 < 0.1);
  QTRY_VERIFY(driver_->find<ValueLegend>("valueLegend")->isVisible());
  QCOMPARE(driver_->find<QLabel>("coloringWords")->text(), QStringLiteral("Reconstruction error"));
  const auto offered = [&] {
    const auto row = static_cast<int>(Coloring::reconstructionError);
    return coloring->model()->flags(coloring->model()->index(row, 0)).testFlag(Qt::ItemIsEnabled);
  };
  QVERIFY(offered());
  driver_->runTsne(400, 20);
  QTRY_VERIFY(!offered());
  QTRY_VERIFY_WITH_TIMEOUT(driver_->workspace().maps().shownMap(0)->scores.has_value(),
                           WindowDriver::kPatience);
  QTRY_COMPARE(driver_->find<QLabel>("coloringWords")->text(),
               QStringLiteral("Only PCA has a reconstruction error"));
}

void TrustTest::aMapThatMovesIsScored() {
  driver_->runTsne(1000, 100000);
  auto* status = driver_->find<QLabel>("mapStatus");
  QVERIFY(driver_->waitFor([&] { return status->text().contains(QStringLiteral("recall ≈")); }));
  QVERIFY(status->text().contains(QStringLiteral("5-NN accuracy ≈")));
  QVERIFY(status->toolTip().contains(QStringLiteral("200 of 1,000 points")));
  driver_->click("stop");
  QTRY_VERIFY_WITH_TIMEOUT(status->text().contains(QStringLiteral("trustworthiness")),
                           WindowDriver::kPatience);
  QVERIFY(!status->text().contains(u'≈'));
}

void TrustTest::aDistortedPairIsChosenInEveryView() {
  QVERIFY(!driver_->find<QToolButton>("showPairs")->isVisible());  // PCA distorts no pairs
  driver_->runMde(1000, 40);
  QTRY_COMPARE_WITH_TIMEOUT(driver_->job()->state(), MapJob::State::finished,
                            WindowDriver::kPatience);
  driver_->click("showPairs");
  auto* pairs = driver_->find<QListView>("distortedPairs");
  QTRY_VERIFY(pairs->isVisible() && pairs->model()->rowCount() == 100);
  const auto& worst = driver_->job()->record().mostDistorted.front();
  WindowDriver::clickAt(pairs->viewport(),
                        QRectF(pairs->visualRect(pairs->model()->index(0, 0))).center());
  QCOMPARE(driver_->view().selection->indices(), (std::vector<ImageIndex>{worst.i, worst.j}));
  QCOMPARE(driver_->view().current, std::optional<ImageIndex>(worst.i));
  QCOMPARE(driver_->map()->pair(), (std::optional(std::array{worst.i, worst.j})));
  QTest::keyClick(pairs, Qt::Key_Down);
  QCOMPARE(pairs->currentIndex().row(), 1);
  QCOMPARE(driver_->view().selection->count(), 2U);
  QVERIFY(driver_->view().selection->indices() != (std::vector<ImageIndex>{worst.i, worst.j}));
  QTest::keyClick(pairs, Qt::Key_Escape);
  QVERIFY(driver_->view().selection->empty());
  QVERIFY(!driver_->map()->pair());
  QVERIFY(pairs->selectionModel()->selectedIndexes().isEmpty());
  const QString torn = driver_->find<QLabel>("pairWords")->text();
  auto* kinds = driver_->find<QWidget>("pairKinds");
  QTest::mouseClick(kinds->findChildren<QToolButton*>().at(1), Qt::LeftButton);
  QVERIFY(driver_->find<QLabel>("pairWords")->text() != torn);
  QCOMPARE(pairs->model()->rowCount(), 100);
}

LOOKBOOK_WIDGET_TEST(TrustTest)

}  // namespace lookbook::ui::test_trust

#include "test_trust.moc"
