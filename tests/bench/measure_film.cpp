// How long the window keeps an event waiting while a film of all of Fashion-MNIST is written from
// it:
//
//   lookbook-cli embed fashion-mnist --method tsne --every 5 --frames frames --out map.npy
//   tests/ui/on_display.sh lookbook_measure_film frames film.gif
//
// Every 16 ms the map is dragged on by a few pixels, as a user would who looks round meanwhile.

#include "core/io/npy.h"
#include "core/readers/catalogue.h"
#include "core/session/session.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/save/film_dialog.h"
#include "ui/window/event_loop_meter.h"

#include <QDoubleSpinBox>
#include <QTemporaryDir>
#include <QTimer>
#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <numeric>

using namespace lookbook;
using lookbook::test::WindowDriver;

namespace {

/// A session with a finished t-SNE of all 70,000 images and the moments that embed wrote.
Result<Session> sessionOf(const std::filesystem::path& frames) {
  const auto dataset = openDataset("fashion-mnist");
  if (!dataset) return tl::unexpected(dataset.error());
  const auto listed = nlohmann::json::parse(std::ifstream(frames / "frames.json"));
  MapRecord map;
  map.recipe.options.method = Method::tsne;
  map.images.resize((*dataset)->size());
  std::iota(map.images.begin(), map.images.end(), ImageIndex{0});
  map.imagesText = lookbook::text("all images");
  map.finished = true;
  for (const auto& moment : listed.at("moments")) {
    auto positions = readNpy(frames / moment.at("file").get<std::string>());
    if (!positions) return tl::unexpected(positions.error());
    map.moments.push_back({.iteration = moment.at("iteration"),
                           .positions = std::make_shared<const MatrixF>(*std::move(positions)),
                           .divergence = std::nullopt});
  }
  map.positions = map.moments.back().positions;
  map.iteration = map.iterations = map.moments.back().iteration;
  Session session;
  session.datasets.push_back({.source = "fashion-mnist",
                              .title = (*dataset)->title(),
                              .fingerprint = (*dataset)->fingerprint(),
                              .maps = {map}});
  session.view.page = Page::map;
  session.view.active = 0;
  DatasetView& view = session.view.datasets.emplace_back();
  view.map = 0;
  view.selection = std::make_shared<const ImageSet>((*dataset)->size());
  return session;
}

/// Drags the map in circles until it is destroyed.
class Dragging {
 public:
  explicit Dragging(QWidget* map) : map_(map) {
    QTest::mousePress(map_, Qt::LeftButton, {}, at(0).toPoint());
    QObject::connect(&timer_, &QTimer::timeout, [this] {
      const QPointF to = at(++step_);
      QMouseEvent move(QEvent::MouseMove, to, map_->mapToGlobal(to), Qt::NoButton, Qt::LeftButton,
                       {});
      QApplication::sendEvent(map_, &move);
    });
    timer_.start(16);
  }
  ~Dragging() { QTest::mouseRelease(map_, Qt::LeftButton, {}, at(step_).toPoint()); }
  Dragging(const Dragging&) = delete;
  Dragging& operator=(const Dragging&) = delete;

 private:
  [[nodiscard]] QPointF at(int step) const {
    constexpr double kRadius = 60;
    const double angle = step / 20.0;
    return QRectF(map_->rect()).center() + kRadius * QPointF(std::cos(angle), std::sin(angle));
  }

  QWidget* map_;
  QTimer timer_;
  int step_ = 0;
};

void tell(const char* what, double seconds, const ui::EventLoopMeter& meter) {
  std::printf(
      "%-24s %5.1f s; the event loop's delay: %3.0f ms at the median, %3.0f ms at the "
      "99th percentile, %3.0f ms at most\n",
      what, seconds, meter.delay(50), meter.delay(99), meter.delay(100));
  std::fflush(stdout);
}

/// Runs the event loop until a condition is true, and prints the delays.
template <class Condition>
void measure(const char* what, Condition done) {
  ui::EventLoopMeter meter;
  QElapsedTimer elapsed;
  elapsed.start();
  QEventLoop loop;
  QTimer watch;
  QObject::connect(&watch, &QTimer::timeout, [&] {
    if (done()) loop.quit();
  });
  watch.start(20);
  meter.reset();
  loop.exec();
  tell(what, static_cast<double>(elapsed.elapsed()) / 1000, meter);
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  if (argc != 3) return std::fprintf(stderr, "lookbook_measure_film FRAMES FILM\n"), 2;
  WindowDriver::useSettingsOfTests();
  const QTemporaryDir folder;
  const auto session = sessionOf(argv[1]);
  const QString file = folder.filePath(QStringLiteral("run.lookbook"));
  if (!session || !writeSession(file.toStdString(), *session)) return 1;
  WindowDriver driver;
  driver.window().open(file);
  if (!WindowDriver::waitFor([&] {
        const auto* item = driver.workspace().library().count() == 1
                               ? driver.workspace().maps().shownMap(0)
                               : nullptr;
        return item && item->scores;
      }))
    return 1;
  QElapsedTimer since;
  since.start();
  measure("resting", [&] { return since.elapsed() > 5000; });
  std::optional<Dragging> dragging(driver.map());
  since.restart();
  measure("dragging", [&] { return since.elapsed() > 10000; });
  const QString film = QString::fromLocal8Bit(argv[2]);
  QFile::remove(film);
  const auto save = [&] {
    driver.click("film");
    auto* dialog = driver.window().findChild<ui::FilmDialog*>();
    dialog->findChild<QDoubleSpinBox*>(QStringLiteral("filmSeconds"))->setValue(4);
    QTimer::singleShot(0, dialog, [dialog, film] { dialog->save(film); });
  };
  const auto written = [&] {
    return QFile::exists(film) && !driver.window().findChild<ui::FilmDialog*>();
  };
  save();
  measure("dragging, film written", written);
  dragging.reset();
  QFile::remove(film);
  save();
  measure("resting, film written", written);
  return 0;
}
