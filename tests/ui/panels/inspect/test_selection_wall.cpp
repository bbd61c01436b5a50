// The selection as a wall in the inspector and as a separate page, by real events.

#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/parts/image_wall.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QPointer>
#include <QScrollBar>

#include <algorithm>
#include <vector>

namespace lookbook::ui::test_selection_wall {

using test::WindowDriver;

class SelectionWallTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init() { driver_->startOver(); }
  void cleanupTestCase() { driver_.reset(); }

  void theWallHasAllSelectedImagesClassByClass();
  void aClickLooksAtAnImage();
  void controlTakesAnImageOut();
  void keysWalkAndTakeImagesOut();
  void thousandsAreScrolled();
  void aDoubleClickOpensThePageAndEscapeGoesBack();
  void imagesAreRemovedOnThePage();
  void thePageLeadsToTheMapAndToExport();
  void theMenuIsOfTheImage();
  void aKeyOpensTheMenu();
  void withoutASelectionNothingIsOffered();

 private:
  [[nodiscard]] ImageWall& wall() { return *driver_->find<ImageWall>("selectionWall"); }
  [[nodiscard]] QPoint placeOf(std::size_t place) {
    return wall().placeRect(place).center().toPoint();
  }
  void select(std::vector<ImageIndex> images) {
    driver_->workspace().state().select(0, ImageSet(70000, std::move(images)));
  }
  [[nodiscard]] const Dataset& data() { return *driver_->workspace().library().dataset(0).data(); }
  [[nodiscard]] QMenu* contextMenu() {
    for (auto* menu : driver_->window().findChildren<QMenu*>(QStringLiteral("contextMenu")))
      if (menu->isVisible()) return menu;
    return nullptr;
  }
  [[nodiscard]] Page page() { return driver_->workspace().state().view().page; }

  std::unique_ptr<WindowDriver> driver_;
};

void SelectionWallTest::initTestCase() {
  WindowDriver::useSettingsOfTests();
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
}

void SelectionWallTest::theWallHasAllSelectedImagesClassByClass() {
  QVERIFY(!wall().isVisible());
  std::vector<ImageIndex> images;
  for (ImageIndex image = 0; image < 240; ++image) images.push_back(290 * image);
  select(images);
  QTRY_VERIFY(wall().isVisible());
  const auto& shown = wall().images();
  QCOMPARE(shown.size(), images.size());
  QVERIFY(std::ranges::is_sorted(
      shown, {}, [&](ImageIndex image) { return std::pair(data().label(image), image); }));
  QCOMPARE(driver_->find<QLabel>("selectionTitle")->text(), QStringLiteral("Selection · 240"));
}

void SelectionWallTest::aClickLooksAtAnImage() {
  select({3, 60, 600, 6000, 60000});
  QTRY_VERIFY(wall().isVisible());
  const ImageIndex image = wall().images()[2];
  QTest::mouseClick(wall().viewport(), Qt::LeftButton, {}, placeOf(2));
  QCOMPARE(driver_->view().current, std::optional(image));
  QCOMPARE(driver_->view().selection->count(), std::size_t{5});
}

void SelectionWallTest::controlTakesAnImageOut() {
  select({3, 60, 600, 6000, 60000});
  QTRY_VERIFY(wall().isVisible());
  const ImageIndex image = wall().images()[1];
  QTest::mouseClick(wall().viewport(), Qt::LeftButton, Qt::ControlModifier, placeOf(1));
  QVERIFY(!driver_->view().selection->contains(image));
  QCOMPARE(wall().images().size(), std::size_t{4});
}

void SelectionWallTest::keysWalkAndTakeImagesOut() {
  select({3, 60, 600, 6000, 60000});
  QTRY_VERIFY(wall().isVisible());
  wall().setFocus();
  QTest::keyClick(&wall(), Qt::Key_Right);
  QTest::keyClick(&wall(), Qt::Key_Right);
  const std::vector<ImageIndex> before = wall().images();
  QCOMPARE(driver_->view().current, std::optional(before[1]));
  QTest::keyClick(&wall(), Qt::Key_Space);
  QVERIFY(!driver_->view().selection->contains(before[1]));
  QCOMPARE(driver_->view().current, std::optional(before[2]));
  QTest::keyClick(&wall(), Qt::Key_Space);
  QCOMPARE(driver_->view().current, std::optional(before[3]));
  QCOMPARE(driver_->view().selection->count(), std::size_t{3});
  QTest::keyClick(&wall(), Qt::Key_Return);
  QVERIFY(driver_->view().onlySelection);
}

void SelectionWallTest::thousandsAreScrolled() {
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  QTRY_VERIFY(wall().isVisible());
  QCOMPARE(wall().images().size(), std::size_t{70000});
  QScrollBar* bar = wall().verticalScrollBar();
  QVERIFY(wall().height() < driver_->window().height());
  QVERIFY(bar->maximum() > 100 * wall().height());
  bar->setValue(bar->maximum());
  QTest::mouseClick(wall().viewport(), Qt::LeftButton, {}, placeOf(69999));
  QCOMPARE(driver_->view().current, std::optional(wall().images().back()));
}

void SelectionWallTest::aDoubleClickOpensThePageAndEscapeGoesBack() {
  driver_->click("page1");
  select({3, 60, 600, 6000, 60000});
  QTRY_VERIFY(wall().isVisible());
  QTest::mouseDClick(wall().viewport(), Qt::LeftButton, {}, placeOf(2));
  QCOMPARE(page(), Page::gallery);
  QVERIFY(driver_->view().onlySelection);
  QTRY_VERIFY(driver_->gallery()->isVisible() && driver_->gallery()->hasFocus());
  const GalleryCanvas& canvas = *driver_->gallery();
  for (const ImageIndex image : driver_->view().selection->indices())
    QVERIFY(QRectF(canvas.rect()).contains(canvas.imageRect(image)));
  QVERIFY(canvas.imageRect(4).isEmpty());
  QVERIFY(canvas.tile() >= 56);
  driver_->key(Qt::Key_Escape);
  QCOMPARE(page(), Page::map);
  QVERIFY(!driver_->view().onlySelection);
  QCOMPARE(driver_->view().selection->count(), std::size_t{5});
  driver_->key(Qt::Key_Escape);
  QVERIFY(driver_->view().selection->empty());
}

void SelectionWallTest::imagesAreRemovedOnThePage() {
  select({3, 60, 600, 6000, 60000});
  driver_->click("showSelection");
  QTRY_VERIFY(driver_->find<QWidget>("selectionBarCount")->isVisible());
  QVERIFY(driver_->find<QLabel>("selectionBarCount")
              ->text()
              .startsWith(QStringLiteral("Selected images: 5")));
  GalleryCanvas& canvas = *driver_->gallery();
  const QRectF mark = canvas.checkRect(60);
  QVERIFY(!mark.isEmpty());
  WindowDriver::moveTo(&canvas, mark.center());
  WindowDriver::clickAt(&canvas, mark.center());
  QVERIFY(!driver_->view().selection->contains(60));
  QVERIFY(canvas.imageRect(60).isEmpty());
  WindowDriver::clickAt(&canvas, canvas.imageRect(600).center(), Qt::ControlModifier);
  QVERIFY(!driver_->view().selection->contains(600));
  // The next image becomes the current one, so that the keys continue from there.
  const ImageIndex current = *driver_->view().current;
  QVERIFY(driver_->view().selection->contains(current));
  QTest::keyClick(&canvas, Qt::Key_Space);
  QVERIFY(!driver_->view().selection->contains(current));
  QCOMPARE(driver_->view().selection->count(), std::size_t{2});
  QVERIFY(driver_->view().selection->contains(*driver_->view().current));
  driver_->click("closeSelection");
  QVERIFY(!driver_->view().onlySelection);
  QVERIFY(!driver_->find<QWidget>("selectionBarCount")->isVisible());
}

void SelectionWallTest::thePageLeadsToTheMapAndToExport() {
  select({3, 60, 600, 6000, 60000});
  driver_->key(Qt::Key_O, Qt::ShiftModifier);
  QVERIFY(driver_->view().onlySelection);
  driver_->click("exportSelection");
  auto* dialog = driver_->window().findChild<QWidget*>(QStringLiteral("exportDialog"));
  QVERIFY(dialog && dialog->isVisible());
  QTest::keyClick(dialog, Qt::Key_Escape);
  driver_->click("showOnMap");
  QCOMPARE(page(), Page::map);
  for (const ImageIndex image : driver_->view().selection->indices())
    QVERIFY(driver_->map()->rect().contains(driver_->map()->imagePosition(image)->toPoint()));
}

void SelectionWallTest::theMenuIsOfTheImage() {
  select({3, 60, 600, 6000, 60000});
  QTRY_VERIFY(wall().isVisible());
  const ImageIndex image = wall().images()[1];
  const QPoint at = placeOf(1);
  QContextMenuEvent event(QContextMenuEvent::Mouse, at, wall().viewport()->mapToGlobal(at));
  QApplication::sendEvent(wall().viewport(), &event);
  QPointer<QMenu> menu = contextMenu();
  QVERIFY(menu);
  QVERIFY(menu->actions().front()->text().contains(QString::number(image)));
  menu->findChild<QAction*>(QStringLiteral("copyIndex"))->trigger();
  QCOMPARE(QGuiApplication::clipboard()->text(), QString::number(image));
  auto* onMap = menu->findChild<QAction*>(QStringLiteral("imageOnMap"));
  QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(onMap).center());
  QCOMPARE(page(), Page::map);
  QCOMPARE(driver_->view().current, std::optional(image));
  QCOMPARE(driver_->view().selection->count(), std::size_t{5});
  // That image is in the middle, and not the whole selection.
  const QPointF place = *driver_->map()->imagePosition(image);
  QVERIFY(QLineF(place, QRectF(driver_->map()->rect()).center()).length() < 3);
  menu->findChild<QAction*>(QStringLiteral("selectImage"))->trigger();
  QVERIFY(!driver_->view().selection->contains(image));
  menu->close();
  QTRY_VERIFY(!menu);
}

void SelectionWallTest::aKeyOpensTheMenu() {
  select({3, 60, 600, 6000, 60000});
  QTRY_VERIFY(wall().isVisible());
  wall().setFocus();
  QTest::keyClick(&wall(), Qt::Key_Right);
  QTest::keyClick(&wall(), Qt::Key_F10, Qt::ShiftModifier);
  QPointer<QMenu> menu = contextMenu();
  QVERIFY(menu);
  QVERIFY(menu->actions().front()->text().contains(QString::number(*driver_->view().current)));
  QTest::keyClick(menu.data(), Qt::Key_Escape);
  QTRY_VERIFY(!menu);
  QCOMPARE(driver_->view().selection->count(), std::size_t{5});
}

void SelectionWallTest::withoutASelectionNothingIsOffered() {
  select({3});
  QTRY_VERIFY(wall().isVisible());
  const std::vector<const char*> names{"showSelection",   "onlySelection",  "exportSelection",
                                       "invertSelection", "clearSelection", "growSelection"};
  for (const char* name : names) QVERIFY2(driver_->find<QWidget>(name)->isEnabled(), name);
  driver_->click("clearSelection");
  for (const char* name : names) QVERIFY2(!driver_->find<QWidget>(name)->isEnabled(), name);
  for (const char* name : {"showSelection", "clearSelection", "showOnMap", "showInGallery"}) {
    QVERIFY2(!driver_->find<QWidget>(name)->isEnabled(), name);
    QCOMPARE(driver_->find<QWidget>(name)->toolTip(), QStringLiteral("Select images first"));
  }
}

LOOKBOOK_WIDGET_TEST(SelectionWallTest)

}  // namespace lookbook::ui::test_selection_wall

#include "test_selection_wall.moc"
