// The tasks of a student, a researcher and a person who cleans labels, from the first click to the
// result, with the mouse and without it.

#include "core/readers/catalogue.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/parts/class_legend.h"
#include "ui/panels/parts/image_wall.h"
#include "ui/panels/save/export_list.h"

#include <QApplication>
#include <QDialog>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <memory>
#include <vector>

namespace lookbook::ui::test_tasks {

using test::WindowDriver;

class TasksTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    WindowDriver::useSettingsOfTests();
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  }
  void init();
  void cleanup();

  void aStudentReadsAClassAtAGlance();
  void aStudentReadsAClassWithoutTheMouse();
  void aResearcherSavesWhatTwoMapsPlaceDifferently();
  void aResearcherSavesAFigureWithoutTheMouse();
  void aCleanerSelectsLooksThroughAndExports();
  void aCleanerExportsWithoutTheMouse();

 private:
  [[nodiscard]] std::filesystem::path path(const char* name) const {
    return folder_->path() / name;
  }
  [[nodiscard]] const Dataset& data() { return *driver_->workspace().library().dataset(0).data(); }
  [[nodiscard]] ImageWall& wall() { return *driver_->find<ImageWall>("selectionWall"); }
  [[nodiscard]] std::size_t selected() { return driver_->view().selection->count(); }
  /// The number of images of each class in view, at 28 pixels or more.
  [[nodiscard]] std::vector<int> inView();
  /// Presses a key in the widget with the focus: in a dialog, a popover or on the canvas.
  static void type(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
  /// Presses Tab until a widget of that name has the focus.
  [[nodiscard]] static bool tabTo(const char* name);
  void openMapMenu(const QString& entry);
  /// Names the file in the dialog that asks for it.
  void nameFile(const std::filesystem::path& file);
  void checkExported(const std::filesystem::path& folder, std::size_t count);

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

void TasksTest::init() {
  folder_ = std::make_unique<samples::Folder>();
  driver_ = std::make_unique<WindowDriver>();
  driver_->window().resize(1280, 800);
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  QVERIFY(QTest::qWaitForWindowActive(&driver_->window()));
}

void TasksTest::cleanup() {
  driver_.reset();
  folder_.reset();
}

std::vector<int> TasksTest::inView() {
  std::vector<int> counts(static_cast<std::size_t>(data().classCount()));
  const GalleryCanvas& canvas = *driver_->gallery();
  for (ImageIndex image = 0; image < data().size(); ++image) {
    const QRectF place = canvas.imageRect(image);
    if (place.width() >= 28 && QRectF(canvas.rect()).contains(place)) ++counts[data().label(image)];
  }
  return counts;
}

void TasksTest::type(Qt::Key key, Qt::KeyboardModifiers modifiers) {
  QWidget* const at = QApplication::focusWidget();
  QTest::keyClick(at ? at : QApplication::activeWindow(), key, modifiers);
}

bool TasksTest::tabTo(const char* name) {
  for (int presses = 0; presses < 80; ++presses) {
    const QWidget* const at = QApplication::focusWidget();
    if (at && at->objectName() == QLatin1String(name)) return true;
    type(Qt::Key_Tab);
  }
  return false;
}

void TasksTest::nameFile(const std::filesystem::path& file) {
  QFileDialog* asking = nullptr;
  QVERIFY(WindowDriver::waitFor([&] {
    asking = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
    if (!asking) asking = qobject_cast<QFileDialog*>(QApplication::activeWindow());
    return asking != nullptr;
  }));
  auto* name = asking->findChild<QLineEdit*>();
  name->setText(QString::fromStdString(file.string()));
  QTest::keyClick(name, Qt::Key_Return);
  QVERIFY(WindowDriver::waitFor([&] { return std::filesystem::exists(file); }));
}

void TasksTest::checkExported(const std::filesystem::path& folder, std::size_t count) {
  const auto written = openDataset(folder.string());
  QVERIFY2(written, written ? "" : written.error().message.c_str());
  QCOMPARE((*written)->size(), count);
}

void TasksTest::aStudentReadsAClassAtAGlance() {
  // Ten of each class are in view without scrolling sideways; the last classes may be below.
  QTRY_VERIFY(std::ranges::count_if(inView(), [](int count) { return count >= 10; }) >= 7);
  driver_->gallery()->setFocus();
  type(Qt::Key_PageDown);
  QTRY_VERIFY(inView().back() >= 10);
  driver_->click("filter");
  auto* legend = driver_->find<ClassLegend>("classLegend");
  WindowDriver::clickAt(legend->viewport(),
                        legend->visualRect(legend->model()->index(1, 0)).center());
  QTRY_VERIFY(inView()[1] > 100);
  QVERIFY(inView()[0] == 0);
  const double before = driver_->gallery()->tile();
  auto* zoom = driver_->find<QSlider>("galleryZoom");
  WindowDriver::clickAt(zoom, QPointF(zoom->width() - 6.0, zoom->height() / 2.0));
  QTRY_VERIFY(driver_->gallery()->tile() > before);
}

void TasksTest::aStudentReadsAClassWithoutTheMouse() {
  type(Qt::Key_1, Qt::ControlModifier);
  QVERIFY(tabTo("filter"));
  type(Qt::Key_Space);
  QVERIFY(tabTo("classLegend"));
  type(Qt::Key_Home);
  type(Qt::Key_Down);
  type(Qt::Key_Return);
  QTRY_VERIFY(inView()[1] > 100);
  QVERIFY(inView()[0] == 0);
  type(Qt::Key_Escape);
  QTRY_VERIFY(driver_->gallery()->hasFocus());
  const double before = driver_->gallery()->tile();
  type(Qt::Key_Plus);
  QTRY_VERIFY(driver_->gallery()->tile() > before);
}

void TasksTest::openMapMenu(const QString& entry) {
  auto* button = driver_->find<QToolButton>("addPane");
  QMenu* menu = button->menu();
  menu->popup(driver_->window().geometry().center());
  for (QAction* action : menu->actions())
    if (action->text() == entry)
      return QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
  QFAIL(qPrintable(entry));
}

void TasksTest::aResearcherSavesWhatTwoMapsPlaceDifferently() {
  driver_->runTsne(300, 60);
  driver_->runTsne(300, 150);
  driver_->click("page2");
  openMapMenu(QStringLiteral("Another map of Fashion-MNIST"));
  QTRY_VERIFY(driver_->find<QToolButton>("alignMaps")->isEnabled());
  auto* count = driver_->find<QSpinBox>("moverCount");
  count->setFocus();
  count->selectAll();
  QTest::keyClicks(count, QStringLiteral("20"));
  driver_->click("selectMovers");
  QCOMPARE(selected(), std::size_t{20});
  driver_->key(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
  auto* dialog = driver_->find<QDialog>("figureDialog");
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("figureSave")), Qt::LeftButton);
  nameFile(path("differences.svg"));
  QVERIFY(samples::contentOf(path("differences.svg")).contains("<svg"));
}

void TasksTest::aResearcherSavesAFigureWithoutTheMouse() {
  type(Qt::Key_2, Qt::ControlModifier);
  QTRY_VERIFY(driver_->map()->isVisible());
  type(Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
  QTRY_VERIFY(driver_->find<QDialog>("figureDialog")->isActiveWindow());
  QVERIFY(tabTo("figureSave"));
  type(Qt::Key_Space);
  nameFile(path("map.png"));
  QVERIFY(samples::contentOf(path("map.png")).startsWith("\x89PNG"));
}

void TasksTest::aCleanerSelectsLooksThroughAndExports() {
  constexpr std::size_t kWanted = 240;
  driver_->click("page1");
  driver_->click("toolRectangle");
  auto* map = driver_->map();
  QTRY_VERIFY(map->imagePosition(0).has_value());
  // A rectangle around the first image with about the requested number of images.
  const QPointF middle = *map->imagePosition(0);
  std::vector<double> distances;
  for (ImageIndex image = 0; image < data().size(); ++image) {
    const QPointF from = *map->imagePosition(image) - middle;
    distances.push_back(std::max(std::abs(from.x()), std::abs(from.y())));
  }
  std::ranges::nth_element(distances, distances.begin() + kWanted);
  const double reach = distances[kWanted];
  WindowDriver::drag(map, {middle - QPointF(reach, reach), middle, middle + QPointF(reach, reach)});
  QTRY_VERIFY(selected() > kWanted / 2 && selected() < 2 * kWanted);
  const std::size_t found = selected();

  QTRY_VERIFY(wall().isVisible());  // the inspector has opened and shows all of them
  QCOMPARE(wall().images().size(), found);
  QTest::mouseClick(wall().viewport(), Qt::LeftButton, {}, wall().placeRect(2).center().toPoint());
  QCOMPARE(driver_->view().current, std::optional(wall().images()[2]));
  QTest::mouseClick(wall().viewport(), Qt::LeftButton, Qt::ControlModifier,
                    wall().placeRect(0).center().toPoint());
  QCOMPARE(selected(), found - 1);
  QTest::mouseDClick(wall().viewport(), Qt::LeftButton, {}, wall().placeRect(2).center().toPoint());
  QTRY_VERIFY(driver_->gallery()->isVisible());
  const ImageIndex unwanted = driver_->view().selection->indices().back();
  QTRY_VERIFY(!driver_->gallery()->imageRect(unwanted).isEmpty());
  WindowDriver::clickAt(driver_->gallery(), driver_->gallery()->imageRect(unwanted).center(),
                        Qt::ControlModifier);
  QCOMPARE(selected(), found - 2);

  driver_->click("exportSelection");
  auto* formats = driver_->find<ExportList>("exportFormats");
  formats->setFocus();
  QTest::keyClick(formats, Qt::Key_Home);
  while (formats->format() && std::string(formats->format()->name) != "idx")
    QTest::keyClick(formats, Qt::Key_Down);
  auto* place = driver_->find<QLineEdit>("exportPath");
  place->setFocus();
  place->selectAll();
  QTest::keyClicks(place, QString::fromStdString(path("suspects").string()));
  driver_->click("exportStart");
  auto* close = driver_->find<QPushButton>("exportClose");
  QTRY_COMPARE(close->text(), QStringLiteral("Close"));
  checkExported(path("suspects"), found - 2);
}

void TasksTest::aCleanerExportsWithoutTheMouse() {
  type(Qt::Key_1, Qt::ControlModifier);
  QTRY_VERIFY(driver_->gallery()->hasFocus());
  type(Qt::Key_Right);
  type(Qt::Key_Space);
  for (int step = 0; step < 9; ++step) type(Qt::Key_Right, Qt::ShiftModifier);
  const std::size_t found = selected();
  QVERIFY(found >= 10);
  type(Qt::Key_O, Qt::ShiftModifier);  // the selection as a page
  QTRY_VERIFY(driver_->view().onlySelection);
  type(Qt::Key_Right);
  type(Qt::Key_Space);
  QCOMPARE(selected(), found - 1);
  type(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
  auto* formats = driver_->find<ExportList>("exportFormats");
  QTRY_VERIFY(formats->window()->isActiveWindow());
  QVERIFY(tabTo("exportFormats"));
  type(Qt::Key_Home);
  while (formats->format() && std::string(formats->format()->name) != "idx") type(Qt::Key_Down);
  QVERIFY(tabTo("exportPath"));
  type(Qt::Key_A, Qt::ControlModifier);
  QTest::keyClicks(QApplication::focusWidget(), QString::fromStdString(path("suspects").string()));
  QVERIFY(tabTo("exportStart"));
  type(Qt::Key_Space);
  auto* close = driver_->find<QPushButton>("exportClose");
  QTRY_COMPARE(close->text(), QStringLiteral("Close"));
  checkExported(path("suspects"), found - 1);
}

LOOKBOOK_WIDGET_TEST(TasksTest)

}  // namespace lookbook::ui::test_tasks

#include "test_tasks.moc"
