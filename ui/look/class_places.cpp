#include "ui/look/class_places.h"

#include <algorithm>
#include <limits>

namespace lookbook::ui {

namespace {

constexpr std::size_t kMostNamed = 60;

/// Points counted in cells.
class CellGrid {
 public:
  CellGrid(const MatrixF& positions, std::span<const std::uint32_t> rows)
      : positions_(positions),
        axes_(static_cast<std::size_t>(std::clamp<Eigen::Index>(positions.cols(), 1, 3))),
        side_(axes_ == 3 ? 16 : 48) {
    std::size_t cells = 1;
    for (std::size_t axis = 0; axis < axes_; ++axis) {
      cells *= side_;
      low_[axis] = std::numeric_limits<float>::max();
      float high = std::numeric_limits<float>::lowest();
      for (const std::uint32_t row : rows) {
        const float value = positions(row, static_cast<Eigen::Index>(axis));
        low_[axis] = std::min(low_[axis], value);
        high = std::max(high, value);
      }
      const float length = high - low_[axis];
      scale_[axis] = length > 0 ? static_cast<float>(side_) / length : 0;
    }
    counts_.resize(cells);
  }

  [[nodiscard]] std::array<std::size_t, 3> cellOf(std::uint32_t row) const {
    std::array<std::size_t, 3> cell{0, 0, 0};
    for (std::size_t axis = 0; axis < axes_; ++axis) {
      const float from = positions_(row, static_cast<Eigen::Index>(axis)) - low_[axis];
      cell[axis] = std::min(static_cast<std::size_t>(from * scale_[axis]), side_ - 1);
    }
    return cell;
  }

  /// For each cell, the number of points in it and in the cells beside it.
  [[nodiscard]] std::vector<float> countsAround(std::span<const std::uint32_t> rows) {
    std::ranges::fill(counts_, 0.0F);
    for (const std::uint32_t row : rows) {
      const auto cell = cellOf(row);
      counts_[(cell[2] * depth() + cell[1] * height()) + cell[0]] += 1;
    }
    std::vector<float> around = counts_;
    std::size_t stride = 1;
    for (std::size_t axis = 0; axis < axes_; ++axis, stride *= side_) {
      const std::vector<float> before = around;
      for (std::size_t i = 0; i < around.size(); ++i) {
        const std::size_t place = i / stride % side_;
        if (place > 0) around[i] += before[i - stride];
        if (place + 1 < side_) around[i] += before[i + stride];
      }
    }
    return around;
  }

  /// The mean of the rows that are in the cell or beside it.
  [[nodiscard]] std::array<double, 3> middle(std::span<const std::uint32_t> rows,
                                             std::size_t index) const {
    const std::array<std::size_t, 3> wanted{index % side_, index / side_ % side_,
                                            index / (side_ * side_)};
    std::array<double, 3> sum{0, 0, 0};
    std::size_t count = 0;
    for (const std::uint32_t row : rows) {
      const auto cell = cellOf(row);
      bool near = true;
      for (std::size_t axis = 0; axis < axes_; ++axis)
        near = near && cell[axis] + 1 >= wanted[axis] && cell[axis] <= wanted[axis] + 1;
      if (!near) continue;
      ++count;
      for (std::size_t axis = 0; axis < axes_; ++axis)
        sum[axis] += positions_(row, static_cast<Eigen::Index>(axis));
    }
    for (double& part : sum) part /= static_cast<double>(std::max<std::size_t>(count, 1));
    return sum;
  }

 private:
  [[nodiscard]] std::size_t height() const { return axes_ > 1 ? side_ : 0; }
  [[nodiscard]] std::size_t depth() const { return axes_ > 2 ? side_ * side_ : 0; }

  const MatrixF& positions_;
  std::size_t axes_;
  std::size_t side_;
  std::array<float, 3> low_{0, 0, 0};
  std::array<float, 3> scale_{0, 0, 0};
  std::vector<float> counts_;
};

}  // namespace

std::vector<ClassPlace> classPlaces(const MatrixF& positions, std::span<const int> labels,
                                    std::span<const std::uint32_t> leftOut) {
  std::vector<std::uint32_t> all;
  std::vector<std::vector<std::uint32_t>> rowsOf;
  auto out = leftOut.begin();
  for (std::uint32_t row = 0; row < labels.size(); ++row) {
    while (out != leftOut.end() && *out < row) ++out;
    if (labels[row] < 0 || (out != leftOut.end() && *out == row)) continue;
    const auto label = static_cast<std::size_t>(labels[row]);
    if (rowsOf.size() <= label) rowsOf.resize(label + 1);
    rowsOf[label].push_back(row);
    all.push_back(row);
  }
  std::vector<ClassPlace> places;
  for (std::size_t label = 0; label < rowsOf.size(); ++label)
    if (!rowsOf[label].empty())
      places.push_back({.label = static_cast<int>(label), .at = {}, .count = rowsOf[label].size()});
  std::ranges::stable_sort(places, std::ranges::greater(), &ClassPlace::count);
  if (places.size() > kMostNamed) places.resize(kMostNamed);
  if (places.empty()) return places;
  CellGrid grid(positions, all);
  const std::vector<float> total = grid.countsAround(all);
  for (ClassPlace& place : places) {
    const auto& rows = rowsOf[static_cast<std::size_t>(place.label)];
    std::vector<float> own = grid.countsAround(rows);
    for (std::size_t i = 0; i < own.size(); ++i) own[i] *= total[i] > 0 ? own[i] / total[i] : 0;
    const auto best = std::ranges::max_element(own);
    place.at = grid.middle(rows, static_cast<std::size_t>(best - own.begin()));
  }
  return places;
}

}  // namespace lookbook::ui
