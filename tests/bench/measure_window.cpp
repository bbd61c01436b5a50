// How long the user waits for the window, at rest and while a t-SNE of all of Fashion-MNIST runs:
//
//   tests/ui/on_display.sh lookbook_measure_window [WIDTHxHEIGHT]...
//
// Each number is the median of several measurements, with the longest behind it. On a machine that
// others use as well only the ratio of the two columns can be relied on.

#include "tests/ui/window_driver.h"
#include "ui/panels/parts/image_view.h"

#include <QComboBox>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QTimer>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <unistd.h>

using namespace lookbook;
using lookbook::test::WindowDriver;

namespace {

constexpr int kPatience = 60'000;  // ms

double milliseconds(const QElapsedTimer& clock) {
  return static_cast<double>(clock.nsecsElapsed()) / 1e6;
}

void restFor(int duration) {
  QEventLoop loop;
  QTimer::singleShot(duration, &loop, &QEventLoop::quit);
  loop.exec();
}

/// Handles events until a condition is true; returns how long that took.
template <class Condition>
double waitUntil(Condition holds) {
  QElapsedTimer clock;
  clock.start();
  while (!holds() && clock.elapsed() < kPatience)
    QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 20);
  return milliseconds(clock);
}

/// Whether a widget was painted.
class PaintWatch : public QObject {
 public:
  explicit PaintWatch(QWidget* widget) { widget->installEventFilter(this); }
  [[nodiscard]] bool painted() const { return painted_; }

 protected:
  bool eventFilter(QObject*, QEvent* event) override {
    painted_ = painted_ || event->type() == QEvent::Paint;
    return false;
  }

 private:
  bool painted_ = false;
};

/// Milliseconds since this program was started.
double sinceStart() {
  QFile uptime(QStringLiteral("/proc/uptime"));
  QFile own(QStringLiteral("/proc/self/stat"));
  if (!uptime.open(QIODevice::ReadOnly) || !own.open(QIODevice::ReadOnly)) return 0;
  constexpr int kStartTime = 19;  // index of the start time after the name
  const QByteArray words = own.readAll();
  const double ticks = words.mid(words.lastIndexOf(')') + 2).split(' ').at(kStartTime).toDouble();
  return 1000 * (uptime.readAll().split(' ').front().toDouble() -
                 ticks / static_cast<double>(sysconf(_SC_CLK_TCK)));
}

/// Switches between two pages; measures until the canvas of the other page is on the screen.
std::vector<double> pageSwitches(WindowDriver& driver) {
  std::vector<double> taken;
  for (int i = 0; i < 12; ++i) {
    const bool toMap = driver.workspace().state().view().page != Page::map;
    auto* canvas = driver.window().findChild<QWidget*>(toMap ? QStringLiteral("mapCanvas")
                                                             : QStringLiteral("galleryCanvas"));
    const PaintWatch watch(canvas);
    QElapsedTimer clock;
    clock.start();
    driver.click(toMap ? "page1" : "page0");
    waitUntil([&] { return watch.painted(); });
    taken.push_back(milliseconds(clock));
    restFor(300);
  }
  return taken;
}

void show(WindowDriver& driver, MapId map) {
  driver.workspace().state().changeDataset(0, [&](DatasetView& view) { view.map = map; });
}

/// Zooms into a map that has been shown for a second, notch by notch; measures the longest frame of
/// each map.
std::vector<double> firstZooms(WindowDriver& driver, MapId map) {
  std::vector<double> taken;
  driver.click("page1");
  ui::MapCanvas& canvas = *driver.map();
  for (int i = 0; i < 5; ++i) {
    show(driver, 0);  // so that another map is shown
    restFor(200);
    show(driver, map);
    restFor(1000);
    double longest = 0;
    for (int notch = 0; notch < 12; ++notch) {
      const QPointF at = QRectF(canvas.rect()).center();
      QWheelEvent event(at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 120), Qt::NoButton, {},
                        Qt::NoScrollPhase, false);
      const PaintWatch watch(&canvas);
      QElapsedTimer clock;
      clock.start();
      QCoreApplication::sendEvent(&canvas, &event);
      waitUntil([&] { return watch.painted(); });
      longest = std::max(longest, milliseconds(clock));
    }
    taken.push_back(longest);
    canvas.showAll();
  }
  return taken;
}

/// Drags the map in circles, by a few pixels every 16 ms; measures the time between frames.
std::vector<double> dragFrames(WindowDriver& driver) {
  driver.click("page1");
  ui::MapCanvas& canvas = *driver.map();
  std::vector<double> taken;
  QElapsedTimer clock;
  const auto watch = QObject::connect(&canvas, &ui::Canvas::frameDrawn, [&] {
    if (clock.isValid()) taken.push_back(milliseconds(clock));
    clock.start();
  });
  const auto at = [&](int step) {
    constexpr double kRadius = 60;
    return QRectF(canvas.rect()).center() +
           kRadius * QPointF(std::cos(step / 20.0), std::sin(step / 20.0));
  };
  QTest::mousePress(&canvas, Qt::LeftButton, {}, at(0).toPoint());
  int step = 0;
  QTimer timer;
  QObject::connect(&timer, &QTimer::timeout, [&] {
    const QPointF to = at(++step);
    QMouseEvent move(QEvent::MouseMove, to, canvas.mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                     {});
    QCoreApplication::sendEvent(&canvas, &move);
  });
  timer.start(16);
  restFor(3000);
  timer.stop();
  QTest::mouseRelease(&canvas, Qt::LeftButton, {}, at(step).toPoint());
  QObject::disconnect(watch);
  canvas.showAll();
  return taken;
}

/// Moves the pointer to images on the map; measures until the inspector shows the image and its
/// neighbours.
std::vector<double> hovers(WindowDriver& driver) {
  driver.click("page1");
  ui::MapCanvas& canvas = *driver.map();
  auto* index = driver.find<QLabel>("inspectorIndex");
  auto* neighbor = driver.find<QWidget>("neighbor0");
  std::vector<double> taken;
  for (ImageIndex image = 100; taken.size() < 20 && image < 70'000; image += 997) {
    const auto place = canvas.imagePosition(image);
    if (!place || !canvas.rect().contains(place->toPoint())) continue;
    const QString shown = index->text();
    const QString nearest = neighbor->toolTip();
    QElapsedTimer clock;
    clock.start();
    WindowDriver::moveTo(&canvas, *place);
    waitUntil([&] {
      return (index->text() != shown && neighbor->toolTip() != nearest) || clock.elapsed() > 1000;
    });
    if (clock.elapsed() <= 1000) taken.push_back(milliseconds(clock));
  }
  return taken;
}

double medianOf(std::vector<double> values) {
  if (values.empty()) return std::nan("");
  std::ranges::nth_element(values, values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2));
  return values[values.size() / 2];
}

void print(const char* what, const std::vector<double>& resting, const std::vector<double>& busy,
           double bound) {
  const auto most = [](const std::vector<double>& values) {
    return values.empty() ? std::nan("") : std::ranges::max(values);
  };
  std::printf("%-26s %6.0f (%4.0f)  %6.0f (%4.0f)  %5.2f   %4.0f\n", what, medianOf(resting),
              most(resting), medianOf(busy), most(busy), medianOf(busy) / medianOf(resting), bound);
  std::fflush(stdout);
}

/// Starts a t-SNE of all images and waits until its points move.
MapId startRun(WindowDriver& driver) {
  driver.click("page1");
  driver.chooseMethod(Method::tsne);
  driver.click("run");
  const MapId map = *driver.view().map;
  waitUntil([&] { return driver.job()->snapshot().stage == MapRun::Stage::optimize; });
  return map;
}

void measure(QSize size) {
  WindowDriver driver;
  driver.window().resize(size);
  if (!driver.open(QStringLiteral("fashion-mnist"))) std::exit(1);
  const MapId map = startRun(driver);
  const auto busyPages = pageSwitches(driver);
  const auto busyZooms = firstZooms(driver, map);
  const auto busyDrags = dragFrames(driver);
  const auto busyLooks = hovers(driver);
  const bool ran = driver.job()->active();
  driver.job()->stop();
  waitUntil([&] { return !driver.job()->active(); });
  restFor(2000);
  const auto pages = pageSwitches(driver);
  const auto zooms = firstZooms(driver, map);
  const auto drags = dragFrames(driver);
  const auto looks = hovers(driver);
  double load = 0;
  getloadavg(&load, 1);
  std::printf("\n%d x %d, load %.1f%s\n%-26s %13s  %13s  %5s   %s\n", size.width(), size.height(),
              load, ran ? "" : " (the run ended before the measurements)", "milliseconds",
              "at rest", "t-SNE runs", "ratio", "meant");
  print("page switch", pages, busyPages, 150);
  print("first zoom of a map", zooms, busyZooms, 100);
  print("drag, between frames", drags, busyDrags, 50);
  print("hover to neighbours", looks, busyLooks, 35);
}

/// Measures from the start of the program until the gallery shows images.
void measureStart() {
  WindowDriver driver;
  bool drawn = false;
  QObject::connect(driver.gallery(), &ui::Canvas::frameDrawn,
                   [&] { drawn = drawn || driver.workspace().state().view().active.has_value(); });
  driver.window().open(QStringLiteral("fashion-mnist"));
  waitUntil([&] { return drawn; });
  std::printf("from the start to the first images %20.0f ms, meant 1500\n", sinceStart());
}

}  // namespace

int main(int count, char** words) {
  ui::prepareOpenGl();
  QApplication application(count, words);
  WindowDriver::useSettingsOfTests();
  measureStart();
  std::vector<QSize> sizes;
  for (int i = 1; i < count; ++i) {
    const QStringList sides = QString::fromUtf8(words[i]).split(u'x');
    if (sides.size() != 2) return std::fprintf(stderr, "%s is not a size\n", words[i]), 2;
    sizes.emplace_back(sides[0].toInt(), sides[1].toInt());
  }
  if (sizes.empty()) sizes = {{1280, 800}, {1920, 1200}};
  for (const QSize size : sizes) measure(size);
  return 0;
}
