// How long the window takes for each frame while a map of all of Fashion-MNIST is zoomed for the
// first time, notch by notch, once it has been at rest for a second:
//
//   lookbook-cli embed fashion-mnist --method tsne --out map.npy
//   tests/ui/on_display.sh lookbook_measure_zoom map.npy 1280x800
//
// One line of milliseconds: of the longest frame, then of each.

#include "core/io/npy.h"
#include "core/readers/catalogue.h"
#include "tests/ui/canvas/canvas_driver.h"
#include "ui/canvas/map/map_canvas.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <numeric>

using namespace lookbook;

namespace {

constexpr int kNotches = 16;
constexpr int kRest = 1000;  // ms

void restFor(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
  loop.exec();
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) {
    std::fprintf(stderr, "usage: lookbook_measure_zoom MAP.npy [WIDTHxHEIGHT]\n");
    return 2;
  }
  ui::prepareOpenGl();
  QApplication application(count, words);
  const QStringList sides = QString::fromUtf8(count > 2 ? words[2] : "1280x800").split(u'x');
  const auto dataset = openDataset("fashion-mnist");
  auto positions = readNpy(words[1]);
  if (!dataset || !positions || sides.size() != 2) {
    std::fprintf(stderr, "Fashion-MNIST or %s cannot be read.\n", words[1]);
    return 1;
  }
  ui::MapCanvas canvas;
  canvas.setDataset(*dataset);
  std::vector<ImageIndex> images(static_cast<std::size_t>(positions->rows()));
  std::iota(images.begin(), images.end(), ImageIndex{0});
  canvas.setPoints(images, std::make_shared<const MatrixF>(*std::move(positions)));
  if (!test::showCanvas(canvas, {sides[0].toInt(), sides[1].toInt()})) return 1;
  restFor(kRest);
  std::vector<double> taken;
  for (int notch = 0; notch < kNotches; ++notch) {
    QElapsedTimer clock;
    clock.start();
    test::wheel(canvas, QRectF(canvas.rect()).center(), 1);
    canvas.repaint();
    taken.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    QCoreApplication::processEvents();
  }
  std::printf("longest %.0f:", *std::ranges::max_element(taken));
  for (const double milliseconds : taken) std::printf(" %.0f", milliseconds);
  std::printf("\n");
  return 0;
}
