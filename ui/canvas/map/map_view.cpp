#include "ui/canvas/map/map_view.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

using Vector = std::array<double, 3>;

constexpr double kMargin = 24;  // pixels kept free around the whole map
// Beyond it, the steps of single-precision positions become visible.
constexpr double kMostZoom = 5000;
constexpr double kLeastZoom = 0.01;  // for outliers far from all other points

double dot(const Vector& a, const Vector& b) {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

Vector cross(const Vector& a, const Vector& b) {
  return {a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]};
}

Vector sum(const Vector& a, const Vector& b, double factor = 1) {
  return {a[0] + factor * b[0], a[1] + factor * b[1], a[2] + factor * b[2]};
}

Vector unit(const Vector& a) {
  const double length = std::sqrt(dot(a, a));
  return length > 0 ? Vector{a[0] / length, a[1] / length, a[2] / length} : Vector{0, 0, 1};
}

/// Rotates a vector about a unit axis (Rodrigues).
Vector rotated(const Vector& v, const Vector& axis, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  const Vector around = cross(axis, v);
  const double along = dot(axis, v) * (1 - c);
  return {v[0] * c + around[0] * s + axis[0] * along, v[1] * c + around[1] * s + axis[1] * along,
          v[2] * c + around[2] * s + axis[2] * along};
}

}  // namespace

MapExtent MapExtent::of(const MatrixF& positions, std::span<const std::uint32_t> leftOut) {
  MapExtent extent;
  const Eigen::Index columns = std::min<Eigen::Index>(positions.cols(), 3);
  const auto each = [&](const auto& visit) {
    auto out = leftOut.begin();
    for (Eigen::Index row = 0; row < positions.rows(); ++row) {
      if (out != leftOut.end() && static_cast<Eigen::Index>(*out) == row)
        ++out;
      else
        visit(row);
    }
  };
  bool first = true;
  each([&](Eigen::Index row) {
    for (Eigen::Index c = 0; c < columns; ++c) {
      const auto axis = static_cast<std::size_t>(c);
      const double value = positions(row, c);
      extent.low[axis] = first ? value : std::min(extent.low[axis], value);
      extent.high[axis] = first ? value : std::max(extent.high[axis], value);
    }
    first = false;
  });
  if (extent.low == extent.high)
    for (const std::size_t axis : {0U, 1U}) {
      extent.low[axis] -= 0.5;
      extent.high[axis] += 0.5;
    }
  const Vector middle = extent.center();
  double farthest = 0;
  each([&](Eigen::Index row) {
    double squared = 0;
    for (Eigen::Index c = 0; c < columns; ++c) {
      const double from = positions(row, c) - middle[static_cast<std::size_t>(c)];
      squared += from * from;
    }
    farthest = std::max(farthest, squared);
  });
  extent.radius = farthest > 0 ? std::sqrt(farthest) : 0.5;
  return extent;
}

Vector MapExtent::center() const {
  return {(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2};
}

MapView::MapView(const MapCamera& camera, const MapExtent& extent, int dims, QSizeF size)
    : camera_(camera),
      dims_(std::clamp(dims, 2, 3)),
      size_(std::max(size.width(), 1.0), std::max(size.height(), 1.0)) {
  const double wide = std::max(size_.width() - 2 * kMargin, size_.width() / 2);
  const double tall = std::max(size_.height() - 2 * kMargin, size_.height() / 2);
  if (dims_ == 2) {
    const Vector box = sum(extent.high, extent.low, -1);
    fitHeight_ = std::max(box[1] / tall, box[0] / wide) * size_.height();
    camera_.direction = {0, 0, -1};
    camera_.up = {0, 1, 0};
  } else {
    // In perspective, the outline of a ball is nearer than its centre, so that its apparent radius
    // is r sqrt(1 + tan^2), not r.
    const double outline = extent.radius * std::hypot(1.0, std::tan(kOpening / 2));
    fitHeight_ = 2 * outline / std::min(wide, tall) * size_.height();
  }
  middle_ = extent.center();
  fits_ = camera_.height <= 0;
  if (fits_) {
    camera_.height = fitHeight_;
    camera_.focus = middle_;
  }
  if (dims_ == 2) camera_.focus[2] = 0;
  camera_.direction = unit(camera_.direction);
  right_ = unit(cross(camera_.direction, camera_.up));
  camera_.up = cross(right_, camera_.direction);
  eyeDistance_ = camera_.height / 2 / std::tan(kOpening / 2);
}

MapView::Place MapView::project(const Vector& position) const {
  const Vector from = sum(position, camera_.focus, -1);
  Place place;
  if (dims_ == 3) {
    place.depth = 1 + dot(from, camera_.direction) / eyeDistance_;
    place.visible = place.depth > 0.02;
    if (!place.visible) place.depth = 0.02;
  }
  const double scale = pixelsPerUnit() / place.depth;
  place.x = size_.width() / 2 + dot(from, right_) * scale;
  place.y = size_.height() / 2 - dot(from, camera_.up) * scale;
  return place;
}

Vector MapView::moved(QPointF pixels) const {
  const Vector sideways = sum(camera_.focus, right_, -pixels.x() / pixelsPerUnit());
  return sum(sideways, camera_.up, pixels.y() / pixelsPerUnit());
}

Vector MapView::unproject(QPointF place) const {
  return moved(QPointF(size_.width() / 2, size_.height() / 2) - place);
}

std::array<float, 16> MapView::clipMatrix() const {
  const double vertical = 2 / camera_.height;
  const double horizontal = vertical * size_.height() / size_.width();
  std::array<float, 16> m{};
  for (std::size_t axis = 0; axis < 3; ++axis) {
    m[axis * 4] = static_cast<float>(right_[axis] * horizontal);
    m[axis * 4 + 1] = static_cast<float>(camera_.up[axis] * vertical);
    // There is no depth test. Points behind the eye have a negative w and are clipped.
    if (dims_ == 3) m[axis * 4 + 3] = static_cast<float>(camera_.direction[axis] / eyeDistance_);
  }
  m[15] = 1;
  return m;
}

MapCamera MapView::panned(QPointF pixels) const {
  MapCamera camera = camera_;
  camera.focus = moved(pixels);
  return camera;
}

MapCamera MapView::zoomed(QPointF at, double factor) const {
  MapCamera camera = camera_;
  camera.height =
      std::clamp(camera_.height / factor, fitHeight_ / kMostZoom, fitHeight_ / kLeastZoom);
  const Vector fixed = unproject(at);
  const double kept = camera.height / camera_.height;
  camera.focus = sum(fixed, sum(camera_.focus, fixed, -1), kept);
  return camera;
}

MapCamera MapView::alike(const MapView& other) const {
  if (other.fits_) return {};
  MapCamera camera = other.camera_;
  if (dims_ != other.dims_) {
    camera.direction = camera_.direction;
    camera.up = camera_.up;
  }
  const double scale = fitHeight_ / other.fitHeight_;
  camera.focus = sum(middle_, sum(other.camera_.focus, other.middle_, -1), scale);
  camera.height *= scale;
  return camera;
}

MapCamera MapView::turned(QPointF pixels) const {
  MapCamera camera = camera_;
  const double length = std::hypot(pixels.x(), pixels.y());
  if (length == 0) return camera;
  // Rotates about the axis in the plane of the screen that is perpendicular to the drag. A drag
  // over the shorter side of the view is half a turn.
  Vector axis{0, 0, 0};
  axis = sum(axis, camera_.up, -pixels.x() / length);
  axis = sum(axis, right_, -pixels.y() / length);
  const double angle = length / std::min(size_.width(), size_.height()) * 3.141592653589793;
  camera.direction = unit(rotated(camera_.direction, axis, angle));
  camera.up = unit(rotated(camera_.up, axis, angle));
  return camera;
}

}  // namespace lookbook::ui
