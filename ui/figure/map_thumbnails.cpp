#include "ui/figure/map_thumbnails.h"

#include "ui/look/thumbnail_choice.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace lookbook::ui {
namespace {

constexpr double kApart = 1.06;   // least distance between centres, in sides
constexpr double kFrame = 0.045;  // of a side

/// The image with its black replaced by a shade of the colour, as on the canvas.
QImage shaded(const Dataset& dataset, ImageIndex image, const QColor& color) {
  constexpr double kShade = 0.3;
  QImage picture(dataset.columns(), dataset.rows(), QImage::Format_RGB32);
  const auto pixels = dataset.image(image);
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x) {
      const int grey = dataset.shown(pixels[static_cast<std::size_t>(y * picture.width() + x)]);
      const auto mix = [grey](int part) {
        const double ground = kShade * part;
        return static_cast<int>(std::lround(ground + (255 - ground) * grey / 255.0));
      };
      picture.setPixel(x, y, qRgb(mix(color.red()), mix(color.green()), mix(color.blue())));
    }
  return picture;
}

}  // namespace

double thumbnailSide(const FigureLook& look, QSizeF room) {
  constexpr double kAcross = 36;  // number of thumbnails along a side of the map
  constexpr double kLeast = 10;
  if (look.thumbnailSize > 0) return look.thumbnailSize * kUnitsPerInch / 72;
  return std::max(kLeast, std::sqrt(room.width() * room.height()) / kAcross);
}

std::vector<PlacedThumbnail> placeThumbnails(const MapFigure& figure, const FigureLook& look,
                                             const MapPlot& plot,
                                             std::span<const std::size_t> order) {
  const double side = thumbnailSide(look, plot.plot.size());
  std::vector<QPointF> places;
  places.reserve(order.size());
  for (const std::size_t row : order)
    places.push_back(plot.at((*figure.positions)(static_cast<Eigen::Index>(row), 0),
                             (*figure.positions)(static_cast<Eigen::Index>(row), 1)));
  const std::vector<std::uint8_t> shown(order.size(), 1);
  std::vector<std::uint32_t> inTurn(order.size());
  std::iota(inTurn.begin(), inTurn.end(), 0U);
  const double larger = std::max(figure.dataset->columns(), figure.dataset->rows());
  const QSizeF size(side * figure.dataset->columns() / larger,
                    side * figure.dataset->rows() / larger);
  std::vector<PlacedThumbnail> placed;
  for (const std::uint32_t i : chooseOnScreen(places, shown, inTurn, kApart * side)) {
    const QRectF box(places[i] - QPointF(size.width() / 2, size.height() / 2), size);
    placed.push_back({.row = order[i], .box = box});
  }
  return placed;
}

void paintThumbnail(QPainter& painter, const Dataset& dataset, ImageIndex image, const QRectF& box,
                    const QColor& color) {
  const double frame = kFrame * std::max(box.width(), box.height());
  const QRectF inner = box.adjusted(frame, frame, -frame, -frame);
  painter.fillRect(box, color);
  QImage picture = shaded(dataset, image, color);
  // Averaged if it is drawn smaller than its pixels; if larger, pixels stay squares.
  const QSize size = (inner.size() * painter.deviceTransform().m11()).toSize();
  if (size.width() < picture.width() || size.height() < picture.height())
    picture =
        picture.scaled(size.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
  painter.drawImage(inner, picture);
}

}  // namespace lookbook::ui
