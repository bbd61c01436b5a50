// Checks the share of the window that the picture has, that every control can be reached and that
// no text is cut off, for all sizes of windows and for dialogs on all screens. ctest runs it with
// the usual scale factors of screens (QT_SCALE_FACTOR), with the English texts and with longer ones
// (LOOKBOOK_TEXTS=long).

#include "tests/support/test_program.h"
#include "tests/ui/window/layout_check.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/frame/fitted_dialog.h"
#include "ui/panels/frame/popover.h"
#include "ui/panels/map/map_pane.h"

#include <QAction>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <vector>

namespace lookbook::ui::test_layout {

using test::WindowDriver;

namespace {

constexpr int kPages = 4;

bool textsAreLong() {
  return qgetenv("LOOKBOOK_TEXTS") == "long";
}

}  // namespace

class LayoutTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanupTestCase() { driver_.reset(); }

  void thePictureHasMostOfTheWindow();
  void twoMapsHaveMostOfTheWindow();
  void everyControlIsInside_data() { addSizes(); }
  void everyControlIsInside();
  void popoversFit_data() { addSizes(); }
  void popoversFit();
  void tabFollowsReading();
  void tabShowsWhereItIs();
  void dialogsFit_data();
  void dialogsFit();
  void dialogsStayOnTheScreen_data() { dialogsFit_data(); }
  void dialogsStayOnTheScreen();

 private:
  void addSizes();
  void showInspector(bool shown);
  [[nodiscard]] double share(const QWidget& picture) const;
  [[nodiscard]] QAction* action(const char* name) {
    return driver_->window().findChild<QAction*>(QString::fromUtf8(name));
  }
  /// Opens a dialog by its command; null if none opened.
  [[nodiscard]] FittedDialog* open(const char* command);

  test::LongTexts texts_;
  std::unique_ptr<WindowDriver> driver_;
};

void LayoutTest::initTestCase() {
  WindowDriver::useSettingsOfTests();
  if (textsAreLong()) QCoreApplication::installTranslator(&texts_);
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  // A run that can be saved as a film.
  driver_->click("page1");
  driver_->runTsne(200, 20);
  QVERIFY(driver_->waitFor([this] { return driver_->job()->state() == MapJob::State::finished; }));
}

void LayoutTest::init() {
  driver_->window().resize(1280, 800);
  driver_->workspace().state().change(
      [](ViewState& view) { view.compared = {DatasetId(0), DatasetId(0)}; });
  driver_->click("page1");
}

void LayoutTest::addSizes() {
  constexpr QSize kLargestPicture(3840, 2400);  // pixels; there are no larger screens
  const double scale = driver_->window().devicePixelRatioF();
  QTest::addColumn<QSize>("size");
  for (const QSize size : {QSize(1024, 640), QSize(1280, 720), QSize(1280, 800), QSize(1366, 768),
                           QSize(1920, 1200), QSize(3840, 2160)})
    if (size.width() * scale <= kLargestPicture.width())
      QTest::addRow("%d x %d", size.width(), size.height()) << size;
}

void LayoutTest::showInspector(bool shown) {
  auto* inspector = driver_->find<QWidget>("inspectorDock");
  if (inspector->isVisible() != shown) action("inspector")->trigger();
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
  driver_->click("page2");
  for (const char* name : {"leftCanvas", "rightCanvas"}) {
    auto* canvas = driver_->find<MapCanvas>(name);
    showInspector(false);
    QVERIFY2(share(*canvas) >= 0.40, qPrintable(QString::number(share(*canvas))));
    showInspector(true);
    QVERIFY2(share(*canvas) >= 0.31, qPrintable(QString::number(share(*canvas))));
  }
}

void LayoutTest::everyControlIsInside() {
  QFETCH(const QSize, size);
  QStringList all;
  driver_->window().resize(size);
  for (int page = 0; page < kPages; ++page) {
    const QByteArray name = QByteArrayLiteral("page") + QByteArray::number(page);
    if (!driver_->window().findChild<QWidget*>(QString::fromUtf8(name))) continue;
    driver_->click(name.constData());
    showInspector(true);
    QCOMPARE(driver_->window().size(), size);  // the window can be that small
    // Numbers that change meanwhile are laid out a moment later.
    QStringList faults;
    [[maybe_unused]] const bool settled = QTest::qWaitFor([&] {
      faults = test::layoutFaults(driver_->window());
      return faults.isEmpty();
    });
    if (!faults.isEmpty())
      all += QStringLiteral("page %1\n").arg(page) + faults.join(QLatin1Char('\n'));
  }
  QVERIFY2(all.isEmpty(), qPrintable(all.join(QLatin1Char('\n'))));
}

void LayoutTest::popoversFit() {
  QFETCH(const QSize, size);
  driver_->window().resize(size);
  const auto popovers = driver_->window().findChildren<Popover*>();
  QVERIFY(!popovers.isEmpty());
  int opened = 0;
  for (Popover* popover : popovers) {
    if (!popover->anchor()->isVisible()) continue;
    popover->open();
    QCoreApplication::processEvents();
    QVERIFY(driver_->window().rect().contains(popover->geometry()));
    const QStringList faults = test::layoutFaults(*popover);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
    popover->close();
    ++opened;
  }
  QVERIFY(opened >= 3);  // data sets, the run, settings of points
}

void LayoutTest::tabFollowsReading() {
  showInspector(true);
  driver_->map()->setFocus();
  std::vector<QWidget*> walked;
  constexpr std::size_t kMost = 200;
  do {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    walked.push_back(QApplication::focusWidget());
    QVERIFY(walked.back() && walked.size() < kMost);
  } while (walked.back() != driver_->map());
  const auto place = [&](const QWidget* widget) {
    const auto at = std::ranges::find(walked, widget);
    return at == walked.end() ? -1 : static_cast<int>(at - walked.begin());
  };
  // All controls from the canvas on and back to it: its tools, the inspector, the bottom line, the
  // header.
  const std::vector<const char*> order{"toolNavigate", "copyImage",   "film",
                                       "menuButton",   "datasetMenu", "page1",
                                       "goTo",         "run",         "mapCanvas"};
  int last = -1;
  for (const char* name : order) {
    const auto* widget = driver_->find<QWidget>(name);
    if (!widget->isEnabled() || !widget->isVisible()) continue;
    QVERIFY2(place(widget) > last, name);
    last = place(widget);
  }
  // And back.
  for (auto widget = walked.rbegin() + 1; widget != walked.rend(); ++widget) {
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), *widget);
  }
}

/// A canvas that got the focus by Tab looks different.
void LayoutTest::tabShowsWhereItIs() {
  MapCanvas& map = *driver_->map();
  driver_->find<QWidget>("toolNavigate")->setFocus();
  const QImage before = map.grab().toImage();
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab, Qt::ShiftModifier);
  QVERIFY(map.hasFocus());
  const QImage ringed = map.grab().toImage();
  QVERIFY(ringed.pixelColor(0, ringed.height() / 2) != before.pixelColor(0, before.height() / 2));
  driver_->find<QWidget>("toolNavigate")->setFocus();
  map.setFocus(Qt::MouseFocusReason);
  QCOMPARE(map.grab().toImage().pixelColor(0, before.height() / 2),
           before.pixelColor(0, before.height() / 2));
}

void LayoutTest::dialogsFit_data() {
  QTest::addColumn<QByteArray>("command");
  for (const char* command :
       {"exportFigure", "exportData", "methodGrid", "cache", "getDataset", "settings", "mapList",
        "help", "terms", "cite", "reportProblem", "film"})
    QTest::newRow(command) << QByteArray(command);
}

FittedDialog* LayoutTest::open(const char* command) {
  if (QByteArrayView(command) == "methodGrid") driver_->click("page2");
  if (QAction* known = action(command))
    known->trigger();
  else
    driver_->click("film");
  for (auto* dialog : driver_->window().findChildren<FittedDialog*>())
    if (dialog->isVisible()) return dialog;
  return nullptr;
}

void LayoutTest::dialogsFit() {
  QFETCH(const QByteArray, command);
  FittedDialog* dialog = open(command.constData());
  QVERIFY(dialog);
  const QSize first = dialog->size();
  constexpr QSize kFrame(16, 48);
  for (const QSize screen : {QSize(1024, 640), QSize(1280, 720), QSize(1280, 800), QSize(1366, 768),
                             QSize(1920, 1200), QSize(3840, 2160)}) {
    const QSize size = first.boundedTo(screen - kFrame);
    dialog->resize(size);
    QTRY_COMPARE(dialog->size(), size);  // a window manager may take some time
    QCoreApplication::processEvents();
    const QStringList faults = test::layoutFaults(*dialog);
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
  }
  dialog->close();
}

/// Also, the buttons are visible without scrolling.
void LayoutTest::dialogsStayOnTheScreen() {
  QFETCH(const QByteArray, command);
  FittedDialog* dialog = open(command.constData());
  QVERIFY(dialog);
  const QRect screen = dialog->screen()->availableGeometry();
  QVERIFY2(screen.contains(dialog->frameGeometry()), qPrintable(QString::number(dialog->height())));
  // If there is enough room, everything is visible.
  QCoreApplication::processEvents();
  const auto* area = dialog->findChild<QScrollArea*>(QStringLiteral("dialogContents"));
  const QSize room = roomOnScreen(*dialog);
  const auto seen = [](const QScrollBar* bar, int size, int most) {
    return bar->maximum() == 0 || size >= most;
  };
  QVERIFY(seen(area->horizontalScrollBar(), dialog->width(), room.width()));
  const bool lists = command == "terms" || command == "exportData";
  QTRY_VERIFY(lists || seen(area->verticalScrollBar(), dialog->height(), room.height()));
  QPushButton* inReach = nullptr;
  for (auto* button : dialog->findChildren<QPushButton*>())
    if (!button->visibleRegion().isEmpty() && button->visibleRegion().contains(button->rect()))
      inReach = button;
  QVERIFY(inReach);
  dialog->close();
}

LOOKBOOK_WIDGET_TEST(LayoutTest)

}  // namespace lookbook::ui::test_layout

#include "test_layout.moc"
