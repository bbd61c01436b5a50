#include "ui/canvas/map/map_scene.h"
#include "ui/look/class_palette.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

/// Sorts rows by a step in [0, steps); rows with the same step keep their order.
template <class StepOf>
std::vector<std::uint32_t> sortedBy(const std::vector<std::uint32_t>& rows, std::size_t steps,
                                    const StepOf& stepOf) {
  std::vector<std::size_t> starts(steps + 1, 0);
  for (const std::uint32_t row : rows) ++starts[stepOf(row) + 1];
  for (std::size_t i = 1; i <= steps; ++i) starts[i] += starts[i - 1];
  std::vector<std::uint32_t> sorted(rows.size());
  for (const std::uint32_t row : rows) sorted[starts[stepOf(row)]++] = row;
  return sorted;
}

/// Sorts rows by depth, the farthest first; those with equal depth keep their order. More than
/// 4,096 depths cannot be distinguished by colour and size.
std::vector<std::uint32_t> byDepth(const std::vector<std::uint32_t>& rows,
                                   const std::vector<float>& depths) {
  constexpr std::size_t kSteps = 4096;
  float nearest = 1e30F;
  float farthest = -1e30F;
  for (const std::uint32_t row : rows) {
    nearest = std::min(nearest, depths[row]);
    farthest = std::max(farthest, depths[row]);
  }
  const float scale =
      farthest > nearest ? static_cast<float>(kSteps - 1) / (farthest - nearest) : 0.0F;
  return sortedBy(rows, kSteps, [&](std::uint32_t row) {
    return static_cast<std::size_t>((farthest - depths[row]) * scale);
  });
}

/// Sorts rows by cells of a grid over the map; in each cell they keep their order. A software
/// renderer draws tile by tile, and this keeps the dots of a tile together in memory.
std::vector<std::uint32_t> byCell(const std::vector<std::uint32_t>& rows, const MatrixF& positions,
                                  const MapExtent& extent) {
  constexpr std::size_t kCells = 16;  // along a side: a few dozen pixels if everything is in view
  const auto along = [&](std::uint32_t row, Eigen::Index axis) {
    if (axis >= positions.cols()) return std::size_t{0};
    const double low = extent.low[static_cast<std::size_t>(axis)];
    const double side = extent.high[static_cast<std::size_t>(axis)] - low;
    const double share = side > 0 ? (positions(row, axis) - low) / side : 0;
    return static_cast<std::size_t>(std::min(std::max(0.0, share * kCells), kCells - 1.0));
  };
  return sortedBy(rows, kCells * kCells,
                  [&](std::uint32_t row) { return along(row, 1) * kCells + along(row, 0); });
}

}  // namespace

ImageSet MapCanvas::selectionShown() const {
  const Scene& m = *scene_;
  ImageSet selection = impl_->selects() ? *impl_->selection : ImageSet(m.rows.size());
  if (drag_.selects()) selection = changed(selection, drag_.region, drag_.change);
  return selection;
}

void MapCanvas::updateDots() {
  Scene& m = *scene_;
  // The order depends on the places of the points; in 3-D also on the camera.
  const bool orderChanged = m.colorsChanged || m.positionsChanged || (m.dims == 3 && !m.empty());
  if (m.positionsChanged) {
    m.positionsChanged = false;
    const std::size_t n = m.images.size();
    std::vector<float> xyz(3 * n, 0.0F);
    if (m.positions)
      for (std::size_t row = 0; row < n; ++row)
        for (Eigen::Index c = 0; c < std::min<Eigen::Index>(m.positions->cols(), 3); ++c)
          xyz[3 * row + static_cast<std::size_t>(c)] =
              (*m.positions)(static_cast<Eigen::Index>(row), c);
    m.points->setPositions(std::move(xyz));
  }
  if (!orderChanged) return;
  const ImageSet selection = selectionShown();
  if (m.colorsChanged) colorDots(selection);
  m.colorsChanged = false;
  orderDots(selection);
}

void MapCanvas::colorDots(const ImageSet& selection) {
  Scene& m = *scene_;
  const bool dims = !selection.empty();
  const auto entry = [](const QColor& c, double opacity) {
    return std::array{static_cast<std::uint8_t>(c.red()), static_cast<std::uint8_t>(c.green()),
                      static_cast<std::uint8_t>(c.blue()),
                      static_cast<std::uint8_t>(std::lround(255 * opacity))};
  };
  const std::size_t shades = m.values || !impl_->dataset
                                 ? kShades
                                 : static_cast<std::size_t>(impl_->dataset->classCount());
  std::vector<std::array<std::uint8_t, 4>> plain(shades);
  for (std::size_t shade = 0; shade < shades; ++shade) {
    const QColor color = m.shadeColor(shade);
    plain[shade] = entry(color, dims ? 1 : m.opacity);
  }
  const auto dimmed = entry(dimmedColor(impl_->theme.canvas, impl_->theme), m.opacity);
  std::vector<std::uint8_t> colors(4 * m.images.size());
  for (std::size_t row = 0; row < m.images.size(); ++row) {
    if (m.shown[row] == 0) continue;
    const ImageIndex image = m.images[row];
    const auto& color =
        dims && !selection.contains(image) ? dimmed : plain[m.shade(*impl_->dataset, row)];
    std::copy(color.begin(), color.end(), colors.begin() + static_cast<std::ptrdiff_t>(4 * row));
  }
  m.points->setColors(std::move(colors));
}

void MapCanvas::orderDots(const ImageSet& selection) {
  Scene& m = *scene_;
  const bool dims = !selection.empty();
  std::vector<std::uint32_t> below;
  std::vector<std::uint32_t> above;
  below.reserve(m.order.size());
  for (const std::uint32_t row : m.order)
    if (m.shown[row] != 0)
      (dims && selection.contains(m.images[row]) ? above : below).push_back(row);
  if (m.dims == 3 && !m.empty()) {
    const MapView view = m.view(size());
    std::vector<float> depths(m.images.size());
    for (std::size_t row = 0; row < depths.size(); ++row)
      depths[row] = static_cast<float>(view.project(m.position(row)).depth);
    below = byDepth(below, depths);
    above = byDepth(above, depths);
  } else if (!m.empty()) {
    below = byCell(below, *m.positions, m.extent);
    above = byCell(above, *m.positions, m.extent);
  }
  below.insert(below.end(), above.begin(), above.end());
  // If all points are selected, none needs to be emphasized.
  m.selectedDots = below.size() == above.size() ? 0 : above.size();
  m.points->setOrder(std::move(below), m.selectedDots);
}

}  // namespace lookbook::ui
