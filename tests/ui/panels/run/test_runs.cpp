// Runs by real events, from the button to the finished map.

#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/run/run_panel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QMessageBox>
#include <QSignalSpy>
#include <QTimer>
#include <QToolButton>

namespace lookbook::ui::test_runs {

using test::WindowDriver;

class RunsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() { driver_ = std::make_unique<WindowDriver>(); }
  void cleanup() { driver_.reset(); }

  void aFinishedRunIsNamed();
  void allParametersAreWhole();
  void tsneRunsToItsEndOnTwoThousandImages();
  void umapRunsToItsEndLikeTsne();
  void mdeRunsToItsEndLikeTsne();
  void aLetterInAFieldOfNumbersIsAKeyOfTheWindow();
  void pausesStepsResumesAndStops();
  void aRunningMapTakesOtherParameters();
  void closesInMidRun();
  void keepsSeveralMapsAndGoesBack();

 private:
  [[nodiscard]] bool openFashion() { return driver_->open(QStringLiteral("fashion-mnist")); }
  std::unique_ptr<WindowDriver> driver_;
};

void RunsTest::aFinishedRunIsNamed() {
  const samples::Folder empty;
  driver_.reset();
  driver_ = std::make_unique<WindowDriver>(DiskCache(empty.path()));
  QVERIFY(openFashion());
  QVERIFY(driver_->find<QLabel>("runWords")->text().startsWith(QStringLiteral("PCA finished in ")));
}

void RunsTest::allParametersAreWhole() {
  auto* panel = driver_->window().findChild<RunPanel*>();
  const int needed = panel->minimumSizeHint().height();
  driver_->click("moreOptions");
  QTRY_VERIFY(panel->minimumSizeHint().height() > needed);
  QTRY_VERIFY(panel->height() >= panel->minimumSizeHint().height());
  QVERIFY(driver_->window().minimumSizeHint().width() <= 1280);
}

void RunsTest::tsneRunsToItsEndOnTwoThousandImages() {
  QVERIFY(openFashion());
  driver_->click("page1");
  driver_->runTsne(2000, 300);
  QTRY_COMPARE_WITH_TIMEOUT(driver_->job()->state(), MapJob::State::finished,
                            WindowDriver::kPatience);
  const MapSnapshot& snapshot = driver_->job()->snapshot();
  QCOMPARE(snapshot.record.iteration, 300);
  QCOMPARE(snapshot.record.positions->rows(), 2000);
  QVERIFY(snapshot.record.objective.back().value < snapshot.record.objective.front().value);
  QVERIFY(driver_->map()->imagePosition(1999).has_value());
  QVERIFY(!driver_->map()->imagePosition(2000).has_value());
}

void RunsTest::umapRunsToItsEndLikeTsne() {
  QVERIFY(openFashion());
  driver_->click("page1");
  driver_->runUmap(1000, 100000);
  QVERIFY(driver_->waitFor([&] { return driver_->job()->record().iteration > 5; }));
  driver_->click("pause");
  QTRY_COMPARE(driver_->job()->state(), MapJob::State::paused);
  driver_->click("stop");
  QTRY_COMPARE(driver_->job()->state(), MapJob::State::stopped);
  driver_->runUmap(1000, 80);
  QTRY_COMPARE_WITH_TIMEOUT(driver_->job()->state(), MapJob::State::finished,
                            WindowDriver::kPatience);
  const MapSnapshot& snapshot = driver_->job()->snapshot();
  QCOMPARE(snapshot.record.iteration, 80);
  QCOMPARE(snapshot.record.positions->rows(), 1000);
  QVERIFY(snapshot.record.objective.empty());
  QVERIFY(driver_->find<QLabel>("runWords")->text().contains(QStringLiteral("UMAP finished")));
}

void RunsTest::mdeRunsToItsEndLikeTsne() {
  QVERIFY(openFashion());
  driver_->click("page1");
  driver_->runMde(1000, 100000);
  QVERIFY(driver_->waitFor([&] { return driver_->job()->record().iteration > 3; }));
  driver_->click("pause");
  QCOMPARE(driver_->job()->state(), MapJob::State::paused);
  driver_->click("stop");
  QTRY_COMPARE(driver_->job()->state(), MapJob::State::stopped);
  driver_->runMde(1000, 60);
  QTRY_COMPARE_WITH_TIMEOUT(driver_->job()->state(), MapJob::State::finished,
                            WindowDriver::kPatience);
  const MapSnapshot& snapshot = driver_->job()->snapshot();
  QCOMPARE(snapshot.record.iteration, 60);
  QCOMPARE(snapshot.record.objective.size(), std::size_t{61});
  QVERIFY(snapshot.record.objective.back().value < snapshot.record.objective.front().value);
  QVERIFY(driver_->find<QLabel>("runWords")->text().contains(QStringLiteral("MDE finished")));
  QVERIFY(driver_->find<QLabel>("mapStatus")->text().contains(QStringLiteral("distortion 0.")));
}

void RunsTest::aLetterInAFieldOfNumbersIsAKeyOfTheWindow() {
  QVERIFY(openFashion());
  driver_->click("page1");
  driver_->runTsne(2000, 100000);
  auto* perplexity = driver_->find<QAbstractSpinBox>("option-perplexity");
  QVERIFY(driver_->reveal(perplexity));
  perplexity->setFocus();
  const QString before = perplexity->text();
  QTest::keyClick(perplexity, Qt::Key_P);
  QCOMPARE(driver_->job()->state(), MapJob::State::paused);
  QCOMPARE(perplexity->text(), before);
  const auto icons = [this] {
    QStringList names;
    for (const auto* button : driver_->window().findChildren<QToolButton*>(QStringLiteral("pause")))
      names += button->property("iconName").toString();
    return names;
  };
  QCOMPARE(icons(),
           (QStringList{QStringLiteral("run"),
                        QStringLiteral("run")}));  // in the menu of the run and on its card
  QTest::keyClick(perplexity, Qt::Key_P);
  QCOMPARE(driver_->job()->state(), MapJob::State::running);
  QCOMPARE(icons(), (QStringList{QStringLiteral("pause"), QStringLiteral("pause")}));
  driver_->click("stop");
}

void RunsTest::pausesStepsResumesAndStops() {
  QVERIFY(openFashion());
  driver_->click("page1");
  driver_->runTsne(2000, 100000);
  QVERIFY(driver_->waitFor([&] { return driver_->job()->record().iteration > 5; }));
  driver_->click("pause");
  QCOMPARE(driver_->job()->state(), MapJob::State::paused);
  // A pending snapshot may arrive; then points move only by steps.
  driver_->click("step");
  QSignalSpy advanced(driver_->job(), &MapJob::advanced);
  QVERIFY(advanced.wait());
  const int before = driver_->job()->record().iteration;
  driver_->click("step");
  QTRY_VERIFY(driver_->job()->record().iteration > before);
  // One iteration by this step, and one that may have been pending.
  QVERIFY(driver_->job()->record().iteration <= before + 2);
  driver_->click("pause");
  QCOMPARE(driver_->job()->state(), MapJob::State::running);
  QVERIFY(driver_->waitFor([&] { return driver_->job()->record().iteration > before + 3; }));
  driver_->click("stop");
  QTRY_COMPARE(driver_->job()->state(), MapJob::State::stopped);
  QVERIFY(driver_->job()->record().positions != nullptr);
}

void RunsTest::aRunningMapTakesOtherParameters() {
  QVERIFY(openFashion());
  driver_->click("page1");
  driver_->runTsne(1000, 100000);
  QVERIFY(driver_->waitFor([&] { return driver_->job()->record().iteration > 5; }));
  auto* apply = driver_->find<QToolButton>("apply");
  QVERIFY(!apply->isEnabled());
  driver_->find<QDoubleSpinBox>("option-perplexity")->setValue(12);
  QVERIFY(apply->isEnabled());
  const int before = driver_->job()->record().iteration;
  driver_->click("apply");
  QVERIFY(!apply->isEnabled());
  QVERIFY(driver_->find<QComboBox>("maps")->currentText().contains(
      QStringLiteral(", then 12 from iteration ")));
  QVERIFY(driver_->waitFor([&] { return driver_->job()->record().iteration > before + 20; }));
  QCOMPARE(driver_->find<QComboBox>("maps")->count(), 2);  // PCA, and still only one t-SNE
  driver_->find<QDoubleSpinBox>("option-perplexity")->setValue(500);  // with 1,000 images
  driver_->click("apply");
  QVERIFY(apply->isEnabled());
  QCOMPARE(driver_->job()->state(), MapJob::State::running);
}

void RunsTest::closesInMidRun() {
  QVERIFY(openFashion());
  driver_->runTsne(2000, 100000);
  QVERIFY(driver_->waitFor([&] { return driver_->job()->record().iteration > 0; }));
  QTimer::singleShot(0, [] {  // the dialog asks because of the run
    auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(question);
    QTest::mouseClick(question->button(QMessageBox::Discard), Qt::LeftButton);
  });
  QVERIFY(driver_->window().close());
  driver_->destroy();
}

void RunsTest::keepsSeveralMapsAndGoesBack() {
  QVERIFY(openFashion());
  driver_->click("page1");
  driver_->runTsne(500, 20);
  QTRY_COMPARE_WITH_TIMEOUT(driver_->job()->state(), MapJob::State::finished,
                            WindowDriver::kPatience);
  auto* maps = driver_->find<QComboBox>("maps");
  QCOMPARE(maps->count(), 2);
  maps->setFocus();
  QTest::keyClick(maps, Qt::Key_Home);
  Q_EMIT maps->activated(0);
  QCOMPARE(driver_->view().map, MapId(0));
  QTRY_VERIFY(driver_->map()->imagePosition(69999).has_value());
}

LOOKBOOK_WIDGET_TEST(RunsTest)

}  // namespace lookbook::ui::test_runs

#include "test_runs.moc"
