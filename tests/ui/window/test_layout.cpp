#include "tests/ui/window_driver.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/map/map_pane.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLineEdit>

namespace lookbook::ui {

using test::WindowDriver;

/// How much of the window the picture has, and that everything else is inside the window.
class LayoutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup() { driver_.reset(); }

  void thePictureHasMostOfTheWindow();
  void twoMapsHaveMostOfTheWindow();
  void everyControlIsInside_data();
  void everyControlIsInside();
  void popoversAreInside_data();
  void popoversAreInside();

 private:
  void showInspector(bool shown);
  [[nodiscard]] double share(const QWidget& picture) const;

  std::unique_ptr<WindowDriver> driver_;
};

void LayoutTest::initTestCase() {
  WindowDriver::useSettingsOfTests();
}

void LayoutTest::init() {
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
}

void LayoutTest::showInspector(bool shown) {
  auto* inspector = driver_->find<QWidget>("inspectorDock");
  if (inspector->isVisible() != shown)
    driver_->window().findChild<QAction*>(QStringLiteral("inspector"))->trigger();
  QCOMPARE(inspector->isVisible(), shown);
  QCoreApplication::processEvents();
}

double LayoutTest::share(const QWidget& picture) const {
  const auto area = [](const QWidget& widget) {
    return double{1} * widget.width() * widget.height();
  };
  return area(picture) / area(driver_->window());
}

void LayoutTest::thePictureHasMostOfTheWindow() {
  for (const char* page : {"page0", "page1"}) {
    driver_->click(page);
    const QWidget* picture = driver_->gallery()->isVisible()
                                 ? static_cast<QWidget*>(driver_->gallery())
                                 : driver_->map();
    showInspector(false);
    QVERIFY2(share(*picture) >= 0.85, qPrintable(QString::number(share(*picture))));
    showInspector(true);
    QVERIFY2(share(*picture) >= 0.65, qPrintable(QString::number(share(*picture))));
  }
}

void LayoutTest::twoMapsHaveMostOfTheWindow() {
  driver_->workspace().state().change(
      [](ViewState& view) { view.compared = {DatasetId(0), DatasetId(0)}; });
  driver_->click("page2");
  for (const char* name : {"leftCanvas", "rightCanvas"}) {
    auto* canvas = driver_->find<MapCanvas>(name);
    showInspector(false);
    QVERIFY2(share(*canvas) >= 0.40, qPrintable(QString::number(share(*canvas))));
    showInspector(true);
    QVERIFY2(share(*canvas) >= 0.31, qPrintable(QString::number(share(*canvas))));
  }
}

void LayoutTest::everyControlIsInside_data() {
  QTest::addColumn<QSize>("size");
  for (const QSize size : {QSize(1024, 640), QSize(1280, 720), QSize(1280, 800), QSize(1366, 768),
                           QSize(1920, 1200), QSize(3840, 2160)})
    QTest::addRow("%d x %d", size.width(), size.height()) << size;
}

void LayoutTest::everyControlIsInside() {
  QFETCH(const QSize, size);
  driver_->workspace().state().change(
      [](ViewState& view) { view.compared = {DatasetId(0), DatasetId(0)}; });
  driver_->window().resize(size);
  for (const char* page : {"page0", "page1", "page2", "page3"}) {
    driver_->click(page);
    showInspector(true);
    QCOMPARE(driver_->window().size(), size);  // it could be made as small as that
    const QWidget& header = *driver_->find<QWidget>("header");
    for (const QWidget* control : header.findChildren<QWidget*>()) {
      const bool used = qobject_cast<const QAbstractButton*>(control) ||
                        qobject_cast<const QComboBox*>(control) ||
                        qobject_cast<const QLineEdit*>(control);
      if (!used || !control->isVisible()) continue;
      const QRect place(control->mapTo(&driver_->window(), QPoint()), control->size());
      QVERIFY2(driver_->window().rect().contains(place), qPrintable(control->objectName()));
      // Nor is it narrower than it can be read.
      QVERIFY2(control->width() >= control->minimumSizeHint().width(),
               qPrintable(QStringLiteral("%1: %2 of %3")
                              .arg(control->objectName())
                              .arg(control->width())
                              .arg(control->minimumSizeHint().width())));
    }
  }
}

void LayoutTest::popoversAreInside_data() {
  QTest::addColumn<QSize>("size");
  QTest::addRow("1024 x 640") << QSize(1024, 640);
  QTest::addRow("1280 x 800") << QSize(1280, 800);
}

void LayoutTest::popoversAreInside() {
  QFETCH(const QSize, size);
  driver_->window().resize(size);
  for (const char* name : {"run", "images", "moreOptions"}) {
    driver_->click("page1");
    driver_->click("runMenu");
    const auto inside = driver_->window().findChildren<QWidget*>(QString::fromUtf8(name));
    for (const QWidget* widget : inside) {
      if (!widget->isVisible()) continue;
      const QRect place(widget->mapTo(&driver_->window(), QPoint()), widget->size());
      QVERIFY2(driver_->window().rect().contains(place), name);
    }
    driver_->click("runMenu");
  }
}

}  // namespace lookbook::ui

QTEST_MAIN(lookbook::ui::LayoutTest)
#include "test_layout.moc"
