// Looking back at a run, by real events on real data.

#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/map/timeline.h"
#include "ui/panels/save/film_dialog.h"

#include <QDoubleSpinBox>
#include <QImageReader>
#include <QLabel>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

namespace lookbook::ui::test_timeline {

using test::WindowDriver;

class TimelineTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init();
  void cleanup() { driver_.reset(); }

  void theSliderLooksBackAndReturns();
  void lookingBackIsTakenBack();
  void playingEndsAtTheMapAsItIs();
  void anotherMapIsShownAsItIs();
  void theRunIsSavedAsAFilm();

 private:
  [[nodiscard]] QSlider* slider() { return driver_->find<QSlider>("moments"); }
  [[nodiscard]] double moment() { return driver_->view().moment; }

  std::unique_ptr<WindowDriver> driver_;
};

void TimelineTest::init() {
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  QVERIFY(!driver_->find<Timeline>("timeline")->isVisible());  // PCA has no moments
  driver_->runTsne(500, 120);
  QVERIFY(
      WindowDriver::waitFor([&] { return driver_->job()->state() == MapJob::State::finished; }));
  QVERIFY(driver_->find<Timeline>("timeline")->isVisible());
}

void TimelineTest::theSliderLooksBackAndReturns() {
  QCOMPARE(moment(), -1.0);
  QCOMPARE(slider()->value(), slider()->maximum());
  const QImage end = driver_->map()->picture();
  slider()->setFocus();
  QTest::keyClick(slider(), Qt::Key_Home);
  QCOMPARE(moment(), 0.0);
  QVERIFY(driver_->find<QLabel>("moment")->text().startsWith(QStringLiteral("iteration 0")));
  QVERIFY(driver_->map()->picture() != end);
  QTest::keyClick(slider(), Qt::Key_Right);
  QVERIFY(moment() > 0);
  QTest::keyClick(slider(), Qt::Key_End);
  QCOMPARE(moment(), -1.0);
  QCOMPARE(driver_->find<QLabel>("moment")->text(), QStringLiteral("now"));
  QCOMPARE(driver_->map()->picture(), end);
}

void TimelineTest::lookingBackIsTakenBack() {
  slider()->setFocus();
  QTest::keyClick(slider(), Qt::Key_Home);
  QCOMPARE(moment(), 0.0);
  driver_->key(Qt::Key_Left, Qt::AltModifier);
  QCOMPARE(moment(), -1.0);
  QCOMPARE(slider()->value(), slider()->maximum());
}

void TimelineTest::playingEndsAtTheMapAsItIs() {
  auto* play = driver_->find<QToolButton>("play");
  driver_->click("play");
  QVERIFY(play->isChecked());
  QCOMPARE(moment(), 0.0);
  QVERIFY(WindowDriver::waitFor([&] { return moment() > 0; }));
  QVERIFY(WindowDriver::waitFor([&] { return !play->isChecked(); }));
  QCOMPARE(moment(), -1.0);
}

void TimelineTest::anotherMapIsShownAsItIs() {
  slider()->setFocus();
  QTest::keyClick(slider(), Qt::Key_Home);
  driver_->click("removeMap");
  QCOMPARE(moment(), -1.0);
  QVERIFY(!driver_->find<Timeline>("timeline")->isVisible());
}

void TimelineTest::theRunIsSavedAsAFilm() {
  const samples::Folder folder;
  const QString path = QString::fromStdString((folder.path() / "run.gif").string());
  driver_->click("film");
  auto* dialog = driver_->window().findChild<FilmDialog*>();
  QVERIFY(dialog);
  QVERIFY(!dialog->isModal());  // the window can be used while the film is written
  dialog->findChild<QSpinBox*>(QStringLiteral("filmWidth"))->setValue(320);
  dialog->findChild<QSpinBox*>(QStringLiteral("filmHeight"))->setValue(240);
  dialog->findChild<QDoubleSpinBox*>(QStringLiteral("filmSeconds"))->setValue(1);
  dialog->findChild<QDoubleSpinBox*>(QStringLiteral("filmRate"))->setValue(10);
  dialog->save(path);
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path); }));
  QImageReader reader(path);
  QCOMPARE(reader.imageCount(), 20);
  QCOMPARE(reader.size(), QSize(320, 240));
}

LOOKBOOK_WIDGET_TEST(TimelineTest)

}  // namespace lookbook::ui::test_timeline

#include "test_timeline.moc"
