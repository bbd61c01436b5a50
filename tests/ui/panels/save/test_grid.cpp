// The grid of all methods, by real events on the real data.

#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/maps/method_grid.h"
#include "ui/panels/save/grid_dialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>

#include <algorithm>

namespace lookbook::ui::test_grid {

using test::WindowDriver;

class GridTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    WindowDriver::useSettingsOfTests();
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
  }
  void init();
  void cleanup() { driver_.reset(); }

  void oneActionMakesTheGridOfAThousandImages();
  void cancelKeepsWhatIsDone();
  void aWindowThatGoesTakesANumberHalfTyped();
  void whatIsThereCountsAndAClickShowsIt();
  void ownMapsMakeAGrid();

 private:
  /// Opens the dialog by its button and selects the first images of each data set.
  void openGrid(int first);
  [[nodiscard]] QWidget* dialog() { return driver_->find<QDialog>("gridDialog"); }
  template <class Widget>
  [[nodiscard]] Widget* part(const char* name) {
    return dialog()->findChild<Widget*>(QString::fromUtf8(name));
  }
  void press(const char* name) { QTest::mouseClick(part<QPushButton>(name), Qt::LeftButton); }
  [[nodiscard]] int rows() { return driver_->workspace().library().count(); }
  [[nodiscard]] int mapsOf(DatasetId dataset, std::size_t images) {
    const auto& maps = driver_->workspace().maps().of(dataset);
    return static_cast<int>(std::ranges::count_if(
        maps, [=](const auto& map) { return map && map->images().size() == images; }));
  }

  std::unique_ptr<WindowDriver> driver_;
};

void GridTest::init() {
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
}

void GridTest::openGrid(int first) {
  driver_->click("page2");
  driver_->click("methodGrid");
  QVERIFY(dialog()->isVisible());
  auto* images = part<QComboBox>("gridImages");
  images->setFocus();
  QTest::keyClick(images, Qt::Key_End);
  Q_EMIT images->activated(images->currentIndex());
  auto* count = part<QSpinBox>("gridFirst");
  QVERIFY(count->isVisible());
  count->setValue(first);
}

/// A spin box applies its number when it is hidden; its dialog must still exist then.
void GridTest::aWindowThatGoesTakesANumberHalfTyped() {
  openGrid(1000);
  auto* count = part<QSpinBox>("gridFirst");
  count->setFocus();
  QTest::keyClick(count, Qt::Key_A, Qt::ControlModifier);
  QTest::keyClicks(count, QStringLiteral("500"));
  QCOMPARE(count->value(), 1000);
  bool whole = false;
  connect(count, &QSpinBox::valueChanged, &driver_->workspace().state(),
          [&] { whole = qobject_cast<GridDialog*>(count->window()) != nullptr; });
  driver_.reset();
  QVERIFY(whole);
}

/// The PCA that is computed when a data set is opened is used as a map of the grid.
void GridTest::whatIsThereCountsAndAClickShowsIt() {
  const auto scored = [this] {
    const auto* pca = driver_->workspace().maps().of(0).front().get();
    return pca->scores.has_value();
  };
  driver_->click("page1");
  QVERIFY(driver_->waitFor(scored));
  driver_->click("page2");
  driver_->click("methodGrid");
  QTRY_VERIFY_WITH_TIMEOUT(!driver_->workspace().library().opening(), WindowDriver::kPatience);
  QTRY_VERIFY(!part<QLabel>("gridWords")->text().startsWith(QStringLiteral("0 of")));
  auto* view = part<QWidget>("gridView");
  const QPoint first(view->width() / 9, view->height() / 3);
  WindowDriver::moveTo(view, first);
  QTRY_VERIFY2(view->toolTip().contains(QStringLiteral("click to show it")),
               qPrintable(view->toolTip()));
  QTest::mouseClick(view, Qt::LeftButton, {}, first);
  QVERIFY(!dialog()->isVisible());
  QCOMPARE(driver_->workspace().state().view().page, Page::map);
  QVERIFY(driver_->view().map.has_value());
  QCOMPARE(driver_->view().map->index(), std::size_t{0});
}

void GridTest::ownMapsMakeAGrid() {
  driver_->click("page1");
  driver_->runTsne(300, 20);
  QVERIFY(driver_->waitFor([this] { return driver_->job()->state() == MapJob::State::finished; }));
  driver_->click("page2");
  driver_->click("methodGrid");
  QTRY_VERIFY_WITH_TIMEOUT(!driver_->workspace().library().opening(), WindowDriver::kPatience);
  auto* kind = part<QComboBox>("gridKind");
  kind->setFocus();
  QTest::keyClick(kind, Qt::Key_End);
  Q_EMIT kind->activated(kind->currentIndex());
  const auto count = [this] {
    qsizetype maps = 0;
    for (const DatasetId dataset : driver_->workspace().library().ids())
      for (const auto& map : driver_->workspace().maps().of(dataset))
        maps += map && map->record().positions ? 1 : 0;
    return maps;
  };
  QVERIFY(count() >= 2);
  QCOMPARE(part<QLabel>("gridWords")->text(),
           QStringLiteral("%1 of %1 maps computed").arg(count()));
  QVERIFY(!part<QPushButton>("gridMake")->isVisible());
  QVERIFY(part<QPushButton>("gridSave")->isEnabled());
}

void GridTest::oneActionMakesTheGridOfAThousandImages() {
  const int methods = static_cast<int>(kMethodNames.size());
  openGrid(1000);
  const auto shownBefore = driver_->view().map;
  press("gridMake");
  QVERIFY(!part<QPushButton>("gridMake")->isEnabled());
  const QString done = QStringLiteral("%1 of %1 maps computed").arg(methods * rows());
  QVERIFY(driver_->waitFor([&] { return part<QLabel>("gridWords")->text().startsWith(done); }));
  for (const DatasetId dataset : driver_->workspace().library().ids()) {
    QCOMPARE(mapsOf(dataset, 1000), methods);
    for (const auto& item : driver_->workspace().maps().of(dataset))
      if (item->images().size() == 1000) QVERIFY(item->scores.has_value());
  }
  QCOMPARE(driver_->view().map, shownBefore);  // the map that the user looked at is still shown

  const QTemporaryDir folder;
  const QString file = folder.filePath(QStringLiteral("grid.png"));
  press("gridSave");
  auto* saving = dialog()->findChild<QFileDialog*>();
  QVERIFY(saving);
  auto* name = saving->findChild<QLineEdit*>();
  name->setText(file);
  QTest::keyClick(name, Qt::Key_Return);
  QVERIFY(driver_->waitFor(
      [&] { return part<QLabel>("gridWords")->text().startsWith(QStringLiteral("Saved")); }));
  const QImage picture(file);
  QCOMPARE(picture.width(), 3200);
  QVERIFY(picture.text(QStringLiteral("Title")).startsWith(QStringLiteral("Fashion-MNIST")));
  for (const char* method : kMethodNames)  // in recipes, and in the parameters of the view
    QVERIFY(picture.text(QStringLiteral("Lookbook"))
                .count(QStringLiteral("\"method\":\"%1\"").arg(QLatin1String(method))) >= rows());

  // When the dialog is opened again, all maps are there; none is computed twice.
  QTest::keyClick(dialog(), Qt::Key_Escape);
  QVERIFY(!dialog()->isVisible());
  driver_->click("methodGrid");
  QVERIFY(part<QLabel>("gridWords")->text().startsWith(QStringLiteral("Saved")));
  QVERIFY(!part<QPushButton>("gridMake")->isEnabled());
  for (const DatasetId dataset : driver_->workspace().library().ids())
    QCOMPARE(mapsOf(dataset, 1000), methods);
}

void GridTest::cancelKeepsWhatIsDone() {
  openGrid(3000);
  press("gridMake");
  // The first map is finished, and another one is running.
  QVERIFY(driver_->waitFor([&] {
    return std::ranges::any_of(driver_->workspace().maps().of(0), [](const auto& map) {
      return map && map->images().size() == 3000 && map->scores;
    });
  }));
  press("gridCancel");
  for (const DatasetId dataset : driver_->workspace().library().ids())
    for (const auto& item : driver_->workspace().maps().of(dataset))
      if (item && item->images().size() == 3000) QVERIFY(!item->job->active());
  QVERIFY(mapsOf(0, 3000) >= 1);
  press("gridMake");
  QVERIFY(driver_->waitFor(
      [&] { return mapsOf(driver_->workspace().library().ids().back(), 3000) >= 1; }));
  driver_->destroy();  // while a map is running
}

LOOKBOOK_WIDGET_TEST(GridTest)

}  // namespace lookbook::ui::test_grid

#include "test_grid.moc"
