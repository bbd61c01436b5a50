#pragma once

#include <QImage>
#include <QPointF>
#include <QRect>
#include <QRectF>

#include <array>
#include <cstdint>
#include <vector>

class QColor;
class QPainter;

namespace lookbook::ui {

/// Paints many round dots of few sizes and colours, each over those before it. In an SVG or PDF
/// they are strokes, in pixels stamps, five times as fast as an outline for each. The painter must
/// not be used between the first dot and finish().
class DotPainter {
 public:
  /// @param room where all the dots are, in the painter's units
  /// @param largest diameter of the largest
  DotPainter(QPainter& painter, const QRectF& room, double largest);

  /// Dots of one size and colour.
  void add(const std::vector<QPointF>& dots, double diameter, const QColor& color);
  /// The dots are on the page by then.
  void finish();

 private:
  static constexpr int kPhases = 8;  ///< places within a pixel, in each direction, that differ

  /// How much of each pixel a dot covers, of 255, for each place of its middle within a pixel.
  struct Stamps {
    double diameter = 0;                 ///< pixels
    int side = 0;                        ///< pixels of a stamp; the middle is in its pixel side / 2
    std::vector<std::uint8_t> coverage;  ///< kPhases x kPhases x side x side
  };

  void stroke(const std::vector<QPointF>& dots, double diameter, const QColor& color);
  void stamp(QPointF middle, const std::array<unsigned, 4>& color);
  void prepare(double diameter);

  QPainter& painter_;
  bool raster_ = false;
  double scale_ = 1;  ///< pixels of a unit
  QRect area_;        ///< of the layer, in the device's pixels
  QImage layer_;      ///< null: the dots go to the painter, one by one
  Stamps stamps_;
};

}  // namespace lookbook::ui
