// The gallery for its users: showing images, selecting them, overview and order.

#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/canvas/gallery/gallery_canvas.h"
#include "ui/canvas/gallery/gallery_layout.h"

#include <QAction>
#include <QContextMenuEvent>
#include <QMenu>
#include <QPointer>
#include <QScrollBar>
#include <QSlider>
#include <QToolButton>

#include <set>
#include <vector>

namespace lookbook::ui::test_gallery_page {

using test::WindowDriver;

class GalleryPageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init() { driver_->startOver(); }
  void cleanupTestCase() { driver_.reset(); }

  void opensWithRowsOfEveryClass();
  void aClickLooksAtAnImageAndSelectsNone();
  void controlAndTheCheckMarkSelect();
  void shiftSelectsUpToAnImage();
  void keysSelectWithoutAMouse();
  void plusZoomsAtTheCurrentImage();
  void homeShowsTheOverviewInAnOrderAndGoesBack();
  void theSliderChangesTheSize();
  void theOrderCanBeTurnedRound();
  void sheetsAreStillThere();
  void onlyTheSelectionIsLaidOut();
  void aClickOnANameShowsTheClassAlone();
  void scrollBarsReachTheRest();
  void theMenuOffersWhatCanBeDoneWithAnImage();

 private:
  [[nodiscard]] GalleryCanvas& canvas() { return *driver_->gallery(); }
  [[nodiscard]] std::vector<ImageIndex> selected() { return driver_->view().selection->indices(); }
  [[nodiscard]] ImageIndex imageAt(int column, int row) {
    const double tile = canvas().tile();
    return canvas()
        .imageAt({GalleryLayout::kLabel + (column + 0.5) * tile,
                  GalleryLayout::kBandGap + (row + 0.5) * tile})
        .value();
  }
  void clickOn(ImageIndex image, Qt::KeyboardModifiers modifiers = {}) {
    WindowDriver::clickAt(&canvas(), canvas().imageRect(image).center(), modifiers);
  }

  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    QTest::keyClick(&canvas(), key, modifiers);
  }

  std::unique_ptr<WindowDriver> driver_;
};

void GalleryPageTest::initTestCase() {
  WindowDriver::useSettingsOfTests();
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
}

void GalleryPageTest::opensWithRowsOfEveryClass() {
  const Dataset& data = *driver_->workspace().library().dataset(DatasetId(0)).data();
  QCOMPARE(driver_->view().arrangement, Arrangement::rows);
  QVERIFY(canvas().tile() >= 28);
  std::vector<int> seen(10);
  std::set<double> rows;
  for (ImageIndex image = 0; image < data.size(); ++image) {
    const QRectF where = canvas().imageRect(image);
    if (where.right() > canvas().width()) continue;
    ++seen[static_cast<std::size_t>(data.label(image))];
    if (data.label(image) == 0) rows.insert(where.top());
  }
  for (const int count : seen) QVERIFY(count >= 30);
  QVERIFY(rows.size() >= 3);
}

void GalleryPageTest::aClickLooksAtAnImageAndSelectsNone() {
  const ImageIndex image = imageAt(2, 1);
  clickOn(image);
  QCOMPARE(driver_->view().current, std::optional(image));
  QVERIFY(selected().empty());
  // The selection does not change while other images are shown.
  clickOn(imageAt(3, 1), Qt::ControlModifier);
  clickOn(image);
  QCOMPARE(selected(), std::vector<ImageIndex>{imageAt(3, 1)});
}

void GalleryPageTest::controlAndTheCheckMarkSelect() {
  const ImageIndex one = imageAt(1, 0);
  const ImageIndex other = imageAt(4, 2);
  clickOn(one, Qt::ControlModifier);
  const QRectF mark = canvas().checkRect(other);
  QVERIFY(canvas().imageRect(other).contains(mark));
  WindowDriver::moveTo(&canvas(), mark.center());
  WindowDriver::clickAt(&canvas(), mark.center());
  QCOMPARE(driver_->view().selection->count(), std::size_t{2});
  QVERIFY(driver_->view().selection->contains(one));
  QVERIFY(driver_->view().selection->contains(other));
  WindowDriver::clickAt(&canvas(), mark.center());
  QCOMPARE(selected(), std::vector<ImageIndex>{one});
}

void GalleryPageTest::shiftSelectsUpToAnImage() {
  clickOn(imageAt(1, 0));
  clickOn(imageAt(3, 0), Qt::ShiftModifier);
  // Two whole columns of three images, and the clicked one.
  const std::size_t rows = canvas().imagesBetween(imageAt(0, 0), imageAt(1, 0)).size() - 1;
  QVERIFY(rows >= 3);
  QCOMPARE(driver_->view().selection->count(), 2 * rows + 1);
  QCOMPARE(driver_->view().current, std::optional(imageAt(3, 0)));
  clickOn(imageAt(2, 0), Qt::ShiftModifier);  // from the same beginning
  QCOMPARE(driver_->view().selection->count(), rows + 1);
  clickOn(imageAt(6, 0));
  clickOn(imageAt(6, 1), Qt::ShiftModifier);  // another range, which is added
  QCOMPARE(driver_->view().selection->count(), rows + 3);
}

void GalleryPageTest::keysSelectWithoutAMouse() {
  clickOn(imageAt(1, 1));
  press(Qt::Key_Space);
  QCOMPARE(selected(), std::vector<ImageIndex>{imageAt(1, 1)});
  press(Qt::Key_Space);
  QVERIFY(selected().empty());
  press(Qt::Key_Down, Qt::ShiftModifier);
  QCOMPARE(driver_->view().current, std::optional(imageAt(1, 2)));
  QCOMPARE(driver_->view().selection->count(), std::size_t{2});
  press(Qt::Key_Up, Qt::ShiftModifier);
  QCOMPARE(selected(), std::vector<ImageIndex>{imageAt(1, 1)});
  press(Qt::Key_Right);  // goes to the next image without selecting it
  QCOMPARE(driver_->view().current, std::optional(imageAt(2, 1)));
  QCOMPARE(selected(), std::vector<ImageIndex>{imageAt(1, 1)});
}

void GalleryPageTest::plusZoomsAtTheCurrentImage() {
  const ImageIndex image = imageAt(6, 1);
  clickOn(image);
  const QPointF before = canvas().imageRect(image).center();
  const double tile = canvas().tile();
  press(Qt::Key_Plus);
  QVERIFY(canvas().tile() > 1.1 * tile);
  QVERIFY(QLineF(canvas().imageRect(image).center(), before).length() < 0.3 * tile);
}

void GalleryPageTest::homeShowsTheOverviewInAnOrderAndGoesBack() {
  const Dataset& data = *driver_->workspace().library().dataset(DatasetId(0)).data();
  press(Qt::Key_Home);
  QVERIFY(canvas().isOverview());
  for (ImageIndex image = 0; image < data.size(); image += 7)
    QVERIFY(QRectF(canvas().rect()).contains(canvas().imageRect(image)));
  QCOMPARE(driver_->view().sort, SortOrder::appearance);
  press(Qt::Key_Home);
  QVERIFY(canvas().tile() >= 28);
  QCOMPARE(driver_->view().sort, SortOrder::index);
  driver_->workspace().state().undo();
  QVERIFY(canvas().isOverview());
}

void GalleryPageTest::theSliderChangesTheSize() {
  auto* slider = driver_->find<QSlider>("galleryZoom");
  const double before = canvas().tile();
  slider->setValue(slider->maximum());
  QVERIFY(canvas().tile() > 4 * before);
  QCOMPARE(driver_->view().galleryCamera.tilePixels, canvas().tile());
  slider->setValue(slider->minimum());
  QVERIFY(canvas().isOverview());
  press(Qt::Key_Home);
  QVERIFY(slider->value() > slider->minimum() && slider->value() < slider->maximum());
}

void GalleryPageTest::theOrderCanBeTurnedRound() {
  const auto trigger = [this](const char* title) {
    for (QAction* action : driver_->find<QToolButton>("sort")->menu()->actions())
      if (action->text() == QString::fromUtf8(title)) return action->trigger();
    QFAIL(qPrintable(QString::fromUtf8(title)));
  };
  trigger("Distance from class mean");
  const ImageIndex nearest = imageAt(0, 0);
  trigger("Reverse the order");
  QVERIFY(driver_->view().sortReversed);
  const ImageIndex furthest = imageAt(0, 0);
  QVERIFY(furthest != nearest);
  QCOMPARE(driver_->find<QToolButton>("sort")->text(),
           QStringLiteral("Sort: Distance from class mean, reversed ▾"));
  trigger("Reverse the order");
  QCOMPARE(imageAt(0, 0), nearest);
}

void GalleryPageTest::sheetsAreStillThere() {
  const auto buttons = driver_->find<QWidget>("arrangement")->findChildren<QAbstractButton*>();
  buttons[1]->click();
  QCOMPARE(driver_->view().arrangement, Arrangement::sheets);
  QVERIFY(canvas().tile() < 10);
  driver_->workspace().state().undo();
  QCOMPARE(driver_->view().arrangement, Arrangement::rows);
  QVERIFY(canvas().tile() >= 28);
}

void GalleryPageTest::onlyTheSelectionIsLaidOut() {
  clickOn(imageAt(1, 1), Qt::ControlModifier);
  clickOn(imageAt(2, 2), Qt::ControlModifier);
  const auto chosen = selected();
  const ImageIndex hidden = imageAt(0, 0);
  driver_->key(Qt::Key_O);
  QVERIFY(canvas().imageRect(hidden).isEmpty());
  for (const ImageIndex image : chosen)
    QVERIFY(QRectF(canvas().rect()).contains(canvas().imageRect(image)));
  driver_->key(Qt::Key_O);
  QVERIFY(!canvas().imageRect(hidden).isEmpty());
}

void GalleryPageTest::aClickOnANameShowsTheClassAlone() {
  const ImageIndex other = imageAt(0, 3);  // an image of the second class
  const QPointF name(GalleryLayout::kLabel / 2, GalleryLayout::kBandGap + 12);
  WindowDriver::clickAt(&canvas(), name);
  QCOMPARE(driver_->workspace().library().shown(DatasetId(0))->size(), std::size_t{7000});
  QVERIFY(canvas().imageRect(other).isEmpty());
  WindowDriver::clickAt(&canvas(), name);
  QCOMPARE(driver_->workspace().library().shown(DatasetId(0))->size(), std::size_t{70000});
}

void GalleryPageTest::scrollBarsReachTheRest() {
  auto* across = driver_->find<QScrollBar>("galleryAcross");
  QVERIFY(across->isVisible());
  const QRectF first = canvas().imageRect(imageAt(0, 0));
  const ImageIndex image = imageAt(0, 0);
  across->setValue(across->maximum());
  QVERIFY(canvas().imageRect(image).right() < first.left());
  press(Qt::Key_Home);
  QVERIFY(!across->isVisible());
}

void GalleryPageTest::theMenuOffersWhatCanBeDoneWithAnImage() {
  const ImageIndex image = imageAt(3, 1);
  const QPoint at = canvas().imageRect(image).center().toPoint();
  QContextMenuEvent event(QContextMenuEvent::Mouse, at, canvas().mapToGlobal(at));
  QApplication::sendEvent(&canvas(), &event);
  QPointer<QMenu> menu = driver_->window().findChild<QMenu*>(QStringLiteral("contextMenu"));
  QVERIFY(menu && menu->isVisible());
  QVERIFY(!driver_->view().current);  // the menu itself changes nothing
  QStringList names;
  for (const QAction* action : menu->actions()) names << action->objectName();
  for (const char* name : {"lookAtImage", "selectImage", "selectSimilar", "imageOnMap",
                           "copyThisImage", "onlySelection", "exportSelection", "exportFigure"})
    QVERIFY2(names.contains(QString::fromUtf8(name)), name);
  menu->findChild<QAction*>(QStringLiteral("selectImage"))->trigger();
  menu->close();
  QCOMPARE(selected(), std::vector<ImageIndex>{image});
  QTRY_VERIFY(!menu);
}

LOOKBOOK_WIDGET_TEST(GalleryPageTest)

}  // namespace lookbook::ui::test_gallery_page

#include "test_gallery_page.moc"
