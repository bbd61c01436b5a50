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

/// How large a map is: its box, and in 3-D the ball round it.
struct MapExtent {
  std::array<double, 3> low{0, 0, 0};
  std::array<double, 3> high{0, 0, 0};
  double radius = 0;  ///< of the ball round all positions, about the box' centre

  /// Of the rows of n x 1, 2 or 3 positions (missing columns are 0); one unit wide if there are
  /// none or they are all in one place.
  /// @param leftOut rows, rising, that do not count
  static MapExtent of(const MatrixF& positions, std::span<const std::uint32_t> leftOut = {});

  [[nodiscard]] std::array<double, 3> center() const;
};

/// Where map positions are on the screen: the camera, resolved for a view of some size. 2-D maps
/// are seen straight from above, 3-D ones in perspective. Pure geometry, in logical pixels from the
/// top left corner; what draws and what finds points under the pointer both use it.
class MapView {
 public:
  /// The eye's opening from top to bottom in 3-D.
  static constexpr double kOpening = 0.6;

  MapView() = default;
  MapView(const MapCamera& camera, const MapExtent& extent, int dims, QSizeF size);

  struct Place {
    double x = 0;
    double y = 0;
    double depth = 1;  ///< distance from the eye over that of the focus; 1 in 2-D
    bool visible = true;
  };
  [[nodiscard]] Place project(const std::array<double, 3>& position) const;
  /// The map position under a place of the screen, at the focus' depth.
  [[nodiscard]] std::array<double, 3> unproject(QPointF place) const;

  [[nodiscard]] int dims() const { return dims_; }
  [[nodiscard]] QSizeF size() const { return size_; }
  /// The camera with what "everything fits" stood for filled in.
  [[nodiscard]] const MapCamera& resolved() const { return camera_; }
  [[nodiscard]] double pixelsPerUnit() const { return size_.height() / camera_.height; }
  /// How many times larger than when everything fits.
  [[nodiscard]] double zoom() const { return fitHeight_ / camera_.height; }
  /// What takes (position - focus, 1) to clip space; column by column, as OpenGL takes it.
  [[nodiscard]] std::array<float, 16> clipMatrix() const;

  [[nodiscard]] MapCamera panned(QPointF pixels) const;
  /// Larger by `factor`, what is at the place staying there.
  [[nodiscard]] MapCamera zoomed(QPointF at, double factor) const;
  /// What sees this view's map as `other` sees its own: as far from the middle and as large, each
  /// in relation to when everything fits. Where that shows everything, "everything fits" it is
  /// here.
  [[nodiscard]] MapCamera alike(const MapView& other) const;
  /// Turned like a ball under the pointer. 3-D only.
  [[nodiscard]] MapCamera turned(QPointF pixels) const;

 private:
  [[nodiscard]] std::array<double, 3> moved(QPointF pixels) const;

  MapCamera camera_;
  int dims_ = 2;
  QSizeF size_{1, 1};
  double fitHeight_ = 1;
  std::array<double, 3> middle_{0, 0, 0};  ///< of the map
  bool fits_ = true;                       ///< the camera asked for everything
  std::array<double, 3> right_{1, 0, 0};
  double eyeDistance_ = 1;
};

}  // namespace lookbook::ui
