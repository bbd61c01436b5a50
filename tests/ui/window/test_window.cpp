// The main functions of the window, by real events on the real data.

#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/look/numbers.h"
#include "ui/look/shown_image.h"
#include "ui/panels/parts/class_legend.h"
#include "ui/panels/parts/image_view.h"

#include <QAction>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QToolButton>

#include <cmath>

namespace lookbook::ui::test_window {

using test::WindowDriver;

class WindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() { driver_ = std::make_unique<WindowDriver>(); }
  void cleanup() { driver_.reset(); }

  void withoutADataSetThereIsNoMapToRemove();
  void opensFashionMnistAndShowsItsPca();
  void keysActOnTheCanvasAtOnce();
  void escapeLeavesAFieldBeforeItClears();
  void hoveringAPointShowsItsImage();
  void lassoOnTheMapLightsTheSameImagesInTheGallery();
  void anImagePickedInTheGalleryIsFoundOnTheMap();
  void aClassesBoxHidesItAndItsNameShowsItAlone();
  void splitFilterCountsWhatItShows();
  void whatWasChosenIsTakenBackByKeys();
  void goToTakesAnIndexOfASplit();
  void goToPastTheEndSaysSo();
  void neighborsCanBeClicked();
  void copiesTheImage();
  void turnsToThreeDimensionsAndBack();
  void growsAndInvertsTheSelection();
  void anUnknownDataSetIsToldAndNothingIsLost();
  void comparesBothDataSets();

 private:
  [[nodiscard]] bool openFashion() { return driver_->open(QStringLiteral("fashion-mnist")); }
  std::unique_ptr<WindowDriver> driver_;
};

void WindowTest::withoutADataSetThereIsNoMapToRemove() {
  driver_->window().show();
  driver_->click("page1");
  QVERIFY(!driver_->find<QAbstractButton>("removeMap")->isEnabled());
  driver_->click("removeMap");
  QCOMPARE(driver_->workspace().library().count(), 0);
}

void WindowTest::opensFashionMnistAndShowsItsPca() {
  QVERIFY(openFashion());
  QCOMPARE(driver_->workspace().library().dataset(0).data()->size(), 70000U);
  QCOMPARE(driver_->window().windowTitle(), QStringLiteral("Fashion-MNIST[*] — Lookbook"));
  QVERIFY(driver_->find<QLabel>("counts")->text().startsWith(QStringLiteral("70,000 images")));
  QVERIFY(driver_->gallery()->imageAt(driver_->gallery()->imageRect(0).center()) == 0U);
}

void WindowTest::keysActOnTheCanvasAtOnce() {
  QVERIFY(openFashion());
  const auto press = [this](Qt::Key key) { QTest::keyClick(driver_->window().focusWidget(), key); };
  driver_->gallery()->showImage(1234, 40);
  press(Qt::Key_Home);
  QCOMPARE(driver_->gallery()->camera(), GalleryCamera{});
  press(Qt::Key_Right);
  QVERIFY(driver_->view().current.has_value());
  driver_->find<QWidget>("goTo")->setFocus();
  driver_->click("page1");
  press(Qt::Key_Plus);
  QVERIFY(driver_->map()->camera().height > 0);
  press(Qt::Key_Home);
  QCOMPARE(driver_->map()->camera(), MapCamera{});
  driver_->find<QWidget>("goTo")->setFocus();
  driver_->key(Qt::Key_1, Qt::ControlModifier);
  press(Qt::Key_Plus);
  QVERIFY(driver_->gallery()->camera().tilePixels > 0);
}

void WindowTest::escapeLeavesAFieldBeforeItClears() {
  QVERIFY(openFashion());
  driver_->workspace().state().select(0, ImageSet(70000, std::vector<ImageIndex>{3, 60001}));
  for (const char* name : {"goTo", "option-perplexity"}) {
    auto* field = driver_->find<QWidget>(name);
    field->setFocus();
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(driver_->gallery()->hasFocus());
    QCOMPARE(driver_->view().selection->count(), 2U);
  }
  QTest::keyClick(driver_->gallery(), Qt::Key_Escape);
  QVERIFY(driver_->view().selection->empty());
}

void WindowTest::hoveringAPointShowsItsImage() {
  QVERIFY(openFashion());
  driver_->click("page1");
  // The leftmost point is not covered by others.
  const auto positions = driver_->job()->record().positions;
  Eigen::Index leftmost = 0;
  positions->col(0).minCoeff(&leftmost);
  const auto image = static_cast<ImageIndex>(leftmost);
  QTRY_VERIFY(driver_->map()->imagePosition(image).has_value());
  WindowDriver::moveTo(driver_->map(), *driver_->map()->imagePosition(image));
  QTRY_COMPARE(driver_->workspace().state().hovered(0), std::optional<ImageIndex>(image));
  const auto& data = *driver_->workspace().library().dataset(0).data();
  QCOMPARE(driver_->find<QLabel>("inspectorIndex")->text(),
           QString::fromStdString(data.describeIndex(image)));
  QCOMPARE(driver_->find<ImageView>("inspectorImage")->image(), shownImage(data, image));
}

void WindowTest::lassoOnTheMapLightsTheSameImagesInTheGallery() {
  QVERIFY(openFashion());
  driver_->click("page1");
  driver_->click("toolLasso");
  auto* map = driver_->map();
  QTRY_VERIFY(map->imagePosition(0).has_value());
  const QPointF middle = *map->imagePosition(0);
  std::vector<QPointF> path;
  for (int i = 0; i <= 24; ++i)
    path.push_back(middle + 40.0 * QPointF(std::cos(i * M_PI / 12), std::sin(i * M_PI / 12)));
  // Places in the current frame: later the inspector opens, and the map becomes smaller.
  std::vector<double> distances;
  for (ImageIndex i = 0; i < 70000; i += 7)
    distances.push_back(QLineF(middle, *map->imagePosition(i)).length());
  QSignalSpy chosen(map, &Canvas::regionChosen);
  WindowDriver::drag(map, path);
  QTRY_COMPARE(chosen.count(), 1);
  const ImageSet selection = *driver_->view().selection;
  QVERIFY(selection.contains(0));
  // Exactly the points within the lasso, except for those on its edge.
  for (ImageIndex i = 0; i < 70000; i += 7) {
    const double distance = distances[i / 7];
    if (std::abs(distance - 40) > 1.5) QCOMPARE(selection.contains(i), distance < 40);
  }
  driver_->click("showInGallery");
  QVERIFY(driver_->gallery()->isVisible());
  QVERIFY(driver_->find<QLabel>("selectionTitle")->text().contains(grouped(selection.count())));
  const QRectF tile = driver_->gallery()->imageRect(selection.indices().front());
  QVERIFY(QRectF(driver_->gallery()->rect()).contains(tile.center()));
}

void WindowTest::anImagePickedInTheGalleryIsFoundOnTheMap() {
  QVERIFY(openFashion());
  auto* gallery = driver_->gallery();
  gallery->showImage(1234, 40);
  QTRY_VERIFY(gallery->imageRect(1234).width() >= 39);
  WindowDriver::clickAt(gallery, gallery->imageRect(1234).center());
  QTRY_COMPARE(driver_->view().current, std::optional<ImageIndex>(1234));
  driver_->click("showOnMap");
  auto* map = driver_->map();
  QVERIFY(map->isVisible());
  QTRY_VERIFY(map->imagePosition(1234).has_value() &&
              QLineF(*map->imagePosition(1234), QRectF(map->rect()).center()).length() < 60);
}

void WindowTest::aClassesBoxHidesItAndItsNameShowsItAlone() {
  QVERIFY(openFashion());
  auto* legend = driver_->find<ClassLegend>("classLegend");
  const QRect row = legend->visualRect(legend->model()->index(3, 0));
  const QPoint box(row.left() + 14, row.center().y());
  WindowDriver::clickAt(legend->viewport(), box);
  QCOMPARE(driver_->view().filter.hiddenClasses.count(), 1U);
  QVERIFY(driver_->view().filter.hiddenClasses[3]);
  QVERIFY(driver_->find<QLabel>("shownCount")->text().startsWith(QStringLiteral("63,000")));
  driver_->key(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(driver_->view().filter.hiddenClasses.none());
  QVERIFY(!whyNoUndo(driver_->workspace()).isEmpty());  // a click is one step
  WindowDriver::clickAt(legend->viewport(), box);
  WindowDriver::clickAt(legend->viewport(), box);
  QVERIFY(driver_->view().filter.hiddenClasses.none());

  WindowDriver::clickAt(legend->viewport(), row.center());
  QCOMPARE(driver_->view().filter.hiddenClasses.count(), 9U);
  QVERIFY(!driver_->view().filter.hiddenClasses[3]);
  WindowDriver::clickAt(legend->viewport(), row.center());
  QVERIFY(driver_->view().filter.hiddenClasses.none());
  WindowDriver::clickAt(legend->viewport(), row.center());
  const QModelIndex all = legend->model()->index(10, 0);
  QCOMPARE(all.data().toString(), QStringLiteral("All classes"));
  legend->scrollTo(all);
  WindowDriver::clickAt(legend->viewport(), legend->visualRect(all).center());
  QVERIFY(driver_->view().filter.hiddenClasses.none());
}

void WindowTest::whatWasChosenIsTakenBackByKeys() {
  QVERIFY(openFashion());
  const auto* undo = driver_->window().findChild<QAction*>(QStringLiteral("undo"));
  QVERIFY(undo && undo->shortcut() == QKeySequence::Undo);
  QVERIFY(!whyNoUndo(driver_->workspace()).isEmpty());
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  QCOMPARE(driver_->view().selection->count(), std::size_t{70000});
  QCOMPARE(undo->text().remove(QLatin1Char('&')), QStringLiteral("Undo selection"));
  driver_->key(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(driver_->view().selection->empty());
  driver_->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(driver_->view().selection->count(), std::size_t{70000});
}

void WindowTest::splitFilterCountsWhatItShows() {
  QVERIFY(openFashion());
  auto* split = driver_->find<QWidget>("split");
  QTest::mouseClick(split->findChildren<QToolButton*>().at(2), Qt::LeftButton);
  QCOMPARE(driver_->view().filter.split, SplitChoice::test);
  QVERIFY(driver_->find<QLabel>("counts")->text().startsWith(QStringLiteral("10,000 of 70,000")));
  QVERIFY(driver_->gallery()->imageRect(0).isEmpty());
  QVERIFY(!driver_->gallery()->imageRect(60000).isEmpty());
}

void WindowTest::goToTakesAnIndexOfASplit() {
  QVERIFY(openFashion());
  driver_->key(Qt::Key_F, Qt::ControlModifier);
  auto* field = driver_->find<QLineEdit>("goTo");
  QTRY_VERIFY(field->hasFocus());
  QTest::keyClicks(field, QStringLiteral("test 2345"));
  QTest::keyClick(field, Qt::Key_Return);
  QCOMPARE(driver_->view().current, std::optional<ImageIndex>(62345));
  QTRY_VERIFY(
      QRectF(driver_->gallery()->rect()).contains(driver_->gallery()->imageRect(62345).center()));
}

void WindowTest::goToPastTheEndSaysSo() {
  QVERIFY(openFashion());
  auto* field = driver_->find<QLineEdit>("goTo");
  QTest::keyClicks(field, QStringLiteral("70000"));
  QTest::keyClick(field, Qt::Key_Return);
  QVERIFY(driver_->find<QLabel>("messageText")->isVisible());
  QVERIFY(!driver_->view().current);
}

void WindowTest::neighborsCanBeClicked() {
  QVERIFY(openFashion());
  driver_->workspace().state().changeDataset(0, [](DatasetView& view) { view.current = 60000; });
  auto* neighbor = driver_->find<QWidget>("neighbor0");
  QTRY_VERIFY(neighbor->isVisible());
  WindowDriver::clickAt(neighbor, QRectF(neighbor->rect()).center());
  QVERIFY(driver_->view().current.has_value());
  QVERIFY(*driver_->view().current != 60000);
}

void WindowTest::copiesTheImage() {
  QVERIFY(openFashion());
  driver_->workspace().state().changeDataset(0, [](DatasetView& view) { view.current = 7; });
  QApplication::clipboard()->clear();
  driver_->click("copyImage");
  QCOMPARE(QApplication::clipboard()->image().size(), QSize(28, 28));
}

void WindowTest::turnsToThreeDimensionsAndBack() {
  QVERIFY(openFashion());
  driver_->click("page1");
  QTRY_VERIFY(driver_->map()->imagePosition(0).has_value());
  const QPointF flat = *driver_->map()->imagePosition(0);
  driver_->click("threeDimensional");
  QVERIFY(driver_->view().threeDimensional);
  QTRY_VERIFY(driver_->map()->imagePosition(0).has_value());
  const QPointF start = QRectF(driver_->map()->rect()).center();
  const QPointF deep = *driver_->map()->imagePosition(0);
  WindowDriver::drag(driver_->map(), {start, start + QPointF(40, 10), start + QPointF(120, 60)});
  QTRY_VERIFY(QLineF(*driver_->map()->imagePosition(0), deep).length() > 2);
  driver_->click("threeDimensional");
  QTRY_VERIFY(QLineF(*driver_->map()->imagePosition(0), flat).length() < 1.5);
}

void WindowTest::growsAndInvertsTheSelection() {
  QVERIFY(openFashion());
  driver_->workspace().state().select(0, ImageSet(70000, std::vector<ImageIndex>{3, 60001}));
  driver_->click("growSelection");
  QTRY_VERIFY_WITH_TIMEOUT(driver_->view().selection->count() > 6, WindowDriver::kPatience);
  QVERIFY(driver_->view().selection->contains(3));
  const std::size_t count = driver_->view().selection->count();
  driver_->key(Qt::Key_I, Qt::ControlModifier);
  QCOMPARE(driver_->view().selection->count(), 70000 - count);
  driver_->key(Qt::Key_Escape);
  QVERIFY(driver_->view().selection->empty());
}

void WindowTest::anUnknownDataSetIsToldAndNothingIsLost() {
  QVERIFY(openFashion());
  QSignalSpy opening(&driver_->workspace().library(), &OpenDatasets::openingChanged);
  driver_->window().open(QStringLiteral("/no/such/folder"));
  QTRY_VERIFY(driver_->find<QLabel>("messageText")->isVisible());
  QVERIFY(driver_->find<QLabel>("messageText")->text().contains(QStringLiteral("/no/such/folder")));
  QCOMPARE(driver_->workspace().library().count(), 1);
}

void WindowTest::comparesBothDataSets() {
  QVERIFY(openFashion());
  if (!driver_->open(QStringLiteral("mnist"))) QSKIP("MNIST is not on this machine");
  const auto mnist = driver_->workspace().library().find(QStringLiteral("mnist"));
  driver_->click("page2");
  QTRY_VERIFY_WITH_TIMEOUT(driver_->job(*mnist)->state() == MapJob::State::finished,
                           WindowDriver::kPatience);
  driver_->runTsne(1000, 60);
  for (const DatasetId dataset : {DatasetId(0), *mnist})
    QTRY_COMPARE_WITH_TIMEOUT(driver_->job(dataset)->state(), MapJob::State::finished,
                              WindowDriver::kPatience);
  auto* right = driver_->find<MapCanvas>("rightCanvas");
  QTRY_VERIFY(right->imagePosition(5).has_value());
  auto* left = driver_->find<MapCanvas>("leftCanvas");
  QCOMPARE(left->height(), right->height());  // regardless of the legends below
  QVERIFY(driver_->window().minimumSizeHint().width() <= 1280);
  QVERIFY(left->imagePosition(5).has_value());
  driver_->click("linkCameras");
  left->setFocus();
  QTest::keyClick(left, Qt::Key_Plus);
  QVERIFY(left->camera().height > 0);
  QVERIFY(right->camera().height > 0);
  QTest::keyClick(left, Qt::Key_Home);
  QCOMPARE(right->camera(), MapCamera());
}

LOOKBOOK_WIDGET_TEST(WindowTest)

}  // namespace lookbook::ui::test_window

#include "test_window.moc"
