// The context menus of maps, of the inspector and of legends, by real events.

#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/classes/pair_matrix.h"
#include "ui/panels/parts/class_legend.h"
#include "ui/panels/parts/image_view.h"
#include "ui/panels/parts/image_wall.h"

#include <QAction>
#include <QContextMenuEvent>

namespace lookbook::ui::test_context_menus {

using test::WindowDriver;

class ContextMenusTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanupTestCase() { driver_.reset(); }

  void aPointsMenuSelectsAndShows();
  void anImageIsShownAloneInTheGallery();
  void aPlaceWithoutAPointHasAMenuToo();
  void theKeyOpensTheMenuOfTheCurrentPoint();
  void pointsOfAComparisonHaveThem();
  void neighboursHaveThem();
  void aClassInTheLegendIsShownAloneHiddenAndSelected();
  void namesOfTheGalleryHaveTheMenuOfTheirClass();
  void imagesAndNamesOfAPairOfClassesHaveThem();
  void entriesThatCannotRunAreGrey();

 private:
  void openMenuAt(QWidget* widget, QPoint place) {
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget->mapToGlobal(place));
    QApplication::sendEvent(widget, &event);
  }
  [[nodiscard]] QMenu* menu() {
    for (auto* found : driver_->window().findChildren<QMenu*>(QStringLiteral("contextMenu")))
      if (found->isVisible()) return found;
    return nullptr;
  }
  [[nodiscard]] QAction* entry(const char* name) {
    if (!menu()) return nullptr;
    for (QAction* action : menu()->actions())
      if (action->objectName() == QLatin1String(name)) return action;
    return nullptr;
  }
  /// Clicks an entry of the open menu.
  void clickEntry(const char* name) {
    QVERIFY2(entry(name), name);
    QTest::mouseClick(menu(), Qt::LeftButton, {}, menu()->actionGeometry(entry(name)).center());
  }
  /// The image of the topmost point at the place of an image's point.
  [[nodiscard]] ImageIndex topAt(MapCanvas* canvas, ImageIndex image) {
    return canvas->imageAt(*canvas->imagePosition(image)).value();
  }
  [[nodiscard]] const Dataset& data() { return *driver_->workspace().library().dataset(0).data(); }
  [[nodiscard]] std::size_t label(ImageIndex image) {
    return static_cast<std::size_t>(data().label(image));
  }

  std::unique_ptr<WindowDriver> driver_;
};

void ContextMenusTest::initTestCase() {
  WindowDriver::useSettingsOfTests();
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
}

void ContextMenusTest::init() {
  driver_->startOver();
  driver_->click("page1");
  QTRY_VERIFY(driver_->map()->isVisible() && driver_->map()->imagePosition(7));
}

void ContextMenusTest::aPointsMenuSelectsAndShows() {
  const ImageIndex image = topAt(driver_->map(), 7);
  const QPoint at = driver_->map()->imagePosition(7)->toPoint();
  openMenuAt(driver_->map(), at);
  QVERIFY(!driver_->view().current);  // the menu itself changes nothing
  clickEntry("lookAtImage");
  QCOMPARE(driver_->view().current, std::optional(image));
  openMenuAt(driver_->map(), driver_->map()->imagePosition(image)->toPoint());
  clickEntry("selectImage");
  QCOMPARE(driver_->view().selection->indices(), std::vector<ImageIndex>{image});
  openMenuAt(driver_->map(), driver_->map()->imagePosition(image)->toPoint());
  clickEntry("selectImage");
  QVERIFY(driver_->view().selection->empty());
  openMenuAt(driver_->map(), driver_->map()->imagePosition(image)->toPoint());
  clickEntry("selectClass");
  QCOMPARE(driver_->view().selection->count(), std::size_t{7000});
  QVERIFY(driver_->view().selection->contains(image));
  openMenuAt(driver_->map(), driver_->map()->imagePosition(image)->toPoint());
  clickEntry("showClassAlone");
  QCOMPARE(driver_->view().filter.hiddenClasses.count(), std::size_t{9});
  QVERIFY(!driver_->view().filter.hiddenClasses[label(image)]);
}

void ContextMenusTest::anImageIsShownAloneInTheGallery() {
  driver_->workspace().state().select(0, ImageSet(70000, std::vector<ImageIndex>{1, 69999}));
  const ImageIndex image = topAt(driver_->map(), 7);
  openMenuAt(driver_->map(), driver_->map()->imagePosition(image)->toPoint());
  clickEntry("imageInGallery");
  QTRY_VERIFY(driver_->gallery()->isVisible());
  QCOMPARE(driver_->view().current, std::optional(image));
  QVERIFY(
      QRectF(driver_->gallery()->rect()).contains(driver_->gallery()->imageRect(image).center()));
}

void ContextMenusTest::aPlaceWithoutAPointHasAMenuToo() {
  QVERIFY(!driver_->map()->imageAt(driver_->map()->rect().bottomLeft() + QPoint(2, -2)));
  openMenuAt(driver_->map(), driver_->map()->rect().bottomLeft() + QPoint(2, -2));
  for (const char* name : {"selectAll", "clearSelection", "showAll", "exportFigure"})
    QVERIFY2(entry(name), name);
  QVERIFY(!entry("selectImage"));
  clickEntry("selectAll");
  QCOMPARE(driver_->view().selection->count(), std::size_t{70000});
}

void ContextMenusTest::theKeyOpensTheMenuOfTheCurrentPoint() {
  WindowDriver::clickAt(driver_->map(), *driver_->map()->imagePosition(7));
  QVERIFY(driver_->view().current);
  driver_->map()->setFocus();
  QContextMenuEvent event(QContextMenuEvent::Keyboard, {}, {});
  QApplication::sendEvent(driver_->map(), &event);
  QVERIFY(entry("selectImage"));
  QVERIFY(menu()->actions().front()->text().contains(QString::number(*driver_->view().current)));
  menu()->close();
  QTest::keyClick(driver_->map(), Qt::Key_F10, Qt::ShiftModifier);
  clickEntry("selectImage");
  QVERIFY(driver_->view().selection->contains(*driver_->view().current));
}

void ContextMenusTest::pointsOfAComparisonHaveThem() {
  driver_->workspace().state().change([](ViewState& view) {
    view.compared = {DatasetId(0), DatasetId(0)};
    view.page = Page::compare;
  });
  MapCanvas* pane = nullptr;
  QTRY_VERIFY((pane = [&]() -> MapCanvas* {
    for (auto* canvas : driver_->window().findChildren<MapCanvas*>())
      if (canvas->isVisible() && canvas->imagePosition(7)) return canvas;
    return nullptr;
  }()));
  openMenuAt(pane, pane->imagePosition(7)->toPoint());
  const ImageIndex image = topAt(pane, 7);
  clickEntry("selectImage");
  QCOMPARE(driver_->view().selection->indices(), std::vector<ImageIndex>{image});
}

void ContextMenusTest::neighboursHaveThem() {
  WindowDriver::clickAt(driver_->map(), *driver_->map()->imagePosition(7));
  auto* neighbour = driver_->find<ImageButton>("neighbor0");
  QTRY_VERIFY(neighbour->isVisible());
  const auto current = driver_->view().current;
  openMenuAt(neighbour, neighbour->rect().center());
  QVERIFY(entry("imageInGallery") && entry("imageOnMap"));
  clickEntry("selectImage");
  QCOMPARE(driver_->view().selection->count(), std::size_t{1});
  QCOMPARE(driver_->view().current, current);
}

void ContextMenusTest::aClassInTheLegendIsShownAloneHiddenAndSelected() {
  auto* legend = driver_->find<ClassLegend>("classLegend");
  QVERIFY(legend && legend->isVisible());
  const auto row = [&](int index) {
    return legend->visualRect(legend->model()->index(index, 0)).center();
  };
  openMenuAt(legend->viewport(), row(1));
  clickEntry("showClassAlone");
  QCOMPARE(driver_->view().filter.hiddenClasses.count(), std::size_t{9});
  QVERIFY(!driver_->view().filter.hiddenClasses[1]);
  openMenuAt(legend->viewport(), row(10));  // the row of all classes
  QVERIFY(!entry("selectClass"));
  clickEntry("showAllClasses");
  QVERIFY(driver_->view().filter.hiddenClasses.none());
  openMenuAt(legend->viewport(), row(2));
  clickEntry("setClassShown");
  QVERIFY(driver_->view().filter.hiddenClasses[2]);
  openMenuAt(legend->viewport(), row(2));
  clickEntry("selectClass");
  QVERIFY(!driver_->view().filter.hiddenClasses[2]);
  QCOMPARE(driver_->view().selection->count(), std::size_t{7000});
  QCOMPARE(data().label(driver_->view().selection->indices().front()), 2);
  legend->setCurrentIndex(legend->model()->index(3, 0));
  legend->setFocus();
  QTest::keyClick(legend, Qt::Key_F10, Qt::ShiftModifier);
  clickEntry("showClassAlone");
  QVERIFY(!driver_->view().filter.hiddenClasses[3]);
}

void ContextMenusTest::namesOfTheGalleryHaveTheMenuOfTheirClass() {
  driver_->click("page0");
  QTRY_VERIFY(driver_->gallery()->isVisible());
  const QRectF first = driver_->gallery()->imageRect(0);  // beside the name of its class
  QVERIFY(!first.isEmpty());
  openMenuAt(driver_->gallery(), QPoint(20, static_cast<int>(first.center().y())));
  QVERIFY(!entry("selectImage"));
  clickEntry("selectClass");
  QCOMPARE(driver_->view().selection->count(), std::size_t{7000});
  QVERIFY(driver_->view().selection->contains(0));
}

void ContextMenusTest::imagesAndNamesOfAPairOfClassesHaveThem() {
  driver_->click("page3");
  auto* matrix = driver_->find<PairMatrix>("leftMatrix");
  QTRY_VERIFY_WITH_TIMEOUT(matrix->isVisible() && matrix->table().size() == 10,
                           WindowDriver::kPatience);
  WindowDriver::clickAt(matrix->viewport(), matrix->cellRect({6, 4}).center());
  auto* wall = driver_->find<ImageWall>("firstImages");
  QTRY_VERIFY(wall->isVisible() && !wall->images().empty());
  openMenuAt(wall->viewport(), wall->placeRect(0).center().toPoint());
  clickEntry("selectImage");
  QCOMPARE(driver_->view().selection->indices(), std::vector<ImageIndex>{wall->images().front()});
  auto* name = driver_->find<QLabel>("firstClass");
  openMenuAt(name, name->rect().center());
  clickEntry("showClassAlone");
  QVERIFY(!driver_->view().filter.hiddenClasses[label(wall->images().front())]);
  QCOMPARE(driver_->view().filter.hiddenClasses.count(), std::size_t{9});
}

void ContextMenusTest::entriesThatCannotRunAreGrey() {
  openMenuAt(driver_->map(), driver_->map()->rect().bottomLeft() + QPoint(2, -2));
  QVERIFY(!entry("clearSelection")->isEnabled());
  QVERIFY(entry("selectAll")->isEnabled());
  menu()->close();
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  openMenuAt(driver_->map(), driver_->map()->rect().bottomLeft() + QPoint(2, -2));
  QVERIFY(entry("clearSelection")->isEnabled());
}

LOOKBOOK_WIDGET_TEST(ContextMenusTest)

}  // namespace lookbook::ui::test_context_menus

#include "test_context_menus.moc"
