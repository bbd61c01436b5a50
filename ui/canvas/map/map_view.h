#pragma once

#include "core/base/matrix.h"
#include "core/session/view_state.h"

#include <QPointF>
#include <QSizeF>

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace lookbook::ui {

/// The extent of a map: its bounding box, and for 3-D its bounding ball.
struct MapExtent {
  std::array<double, 3> low{0, 0, 0};
  std::array<double, 3> high{0, 0, 0};
  double radius = 0;  ///< of the ball around all positions, whose centre is that of the box

  /// The extent of n x 1, 2 or 3 positions (missing columns are 0). It is one unit wide if there
  /// are no positions or all have the same place.
  /// @param leftOut rows, in increasing order, that do not count
  static MapExtent of(const MatrixF& positions, std::span<const std::uint32_t> leftOut = {});

  [[nodiscard]] std::array<double, 3> center() const;
};

/// Converts between positions of a map and places on the screen, for a camera and a size of the
/// view. 2-D maps are seen from above, 3-D maps in perspective. Places are in logical pixels from
/// the top left corner. Drawing and finding points under the pointer both use it.
class MapView {
 public:
  /// The vertical field of view in 3-D, in radians.
  static constexpr double kOpening = 0.6;

  MapView() = default;
  MapView(const MapCamera& camera, const MapExtent& extent, int dims, QSizeF size);

  struct Place {
    double x = 0;
    double y = 0;
    double depth = 1;  ///< distance from the eye, divided by that of the focus; 1 in 2-D
    bool visible = true;
  };
  [[nodiscard]] Place project(const std::array<double, 3>& position) const;
  /// The position of the map at a place on the screen, at the depth of the focus.
  [[nodiscard]] std::array<double, 3> unproject(QPointF place) const;

  [[nodiscard]] int dims() const { return dims_; }
  [[nodiscard]] QSizeF size() const { return size_; }
  /// The camera, with "everything fits" replaced by the actual values.
  [[nodiscard]] const MapCamera& resolved() const { return camera_; }
  [[nodiscard]] double pixelsPerUnit() const { return size_.height() / camera_.height; }
  /// The magnification relative to the view in which everything fits.
  [[nodiscard]] double zoom() const { return fitHeight_ / camera_.height; }
  /// The matrix from (position - focus, 1) to clip space, column by column, as OpenGL expects it.
  [[nodiscard]] std::array<float, 16> clipMatrix() const;

  /// The camera after the map was dragged by this number of logical pixels.
  [[nodiscard]] MapCamera panned(QPointF pixels) const;
  /// The camera magnified by `factor`, which keeps what is at the place there.
  [[nodiscard]] MapCamera zoomed(QPointF at, double factor) const;
  /// The camera that sees the map of this view as `other` sees its own: with the same zoom and the
  /// same distance from the middle, relative to the view in which everything fits. If `other` shows
  /// everything, this one does, too.
  [[nodiscard]] MapCamera alike(const MapView& other) const;
  /// The camera after turning the map like a trackball. 3-D only.
  [[nodiscard]] MapCamera turned(QPointF pixels) const;

 private:
  [[nodiscard]] std::array<double, 3> moved(QPointF pixels) const;

  MapCamera camera_;
  int dims_ = 2;
  QSizeF size_{1, 1};
  double fitHeight_ = 1;
  std::array<double, 3> middle_{0, 0, 0};  ///< centre of the map's extent
  bool fits_ = true;                       ///< whether the camera shows everything
  std::array<double, 3> right_{1, 0, 0};
  double eyeDistance_ = 1;
};

}  // namespace lookbook::ui
