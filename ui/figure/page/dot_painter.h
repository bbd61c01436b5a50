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

/// Paints many round dots of few sizes and colours, each over those before it. In SVG and PDF files
/// dots are strokes; in pixels they are stamps, which are five times as fast as outlines. The
/// painter must not be used between the first dot and finish().
class DotPainter {
 public:
  /// @param room a rectangle that contains all dots, in the painter's units
  /// @param largest diameter of the largest dot, in the painter's units
  DotPainter(QPainter& painter, const QRectF& room, double largest);

  /// Adds dots of one size and colour.
  void add(const std::vector<QPointF>& dots, double diameter, const QColor& color);
  /// Paints what is left; all dots are then on the page.
  void finish();

 private:
  static constexpr int kPhases = 8;  ///< distinct positions within a pixel, in each direction

  /// The coverage of each pixel by a dot, in [0, 255], for each position of its centre within a
  /// pixel.
  struct Stamps {
    double diameter = 0;                 ///< pixels
    int side = 0;                        ///< pixels of a stamp; its centre is in pixel side / 2
    std::vector<std::uint8_t> coverage;  ///< kPhases x kPhases x side x side
  };

  void stroke(const std::vector<QPointF>& dots, double diameter, const QColor& color);
  void stamp(QPointF middle, const std::array<unsigned, 4>& color);
  void prepare(double diameter);

  QPainter& painter_;
  bool raster_ = false;
  double scale_ = 1;  ///< pixels for each unit
  QRect area_;        ///< area of the layer, in device pixels
  QImage layer_;      ///< null: the painter paints the dots one by one
  Stamps stamps_;
};

}  // namespace lookbook::ui
