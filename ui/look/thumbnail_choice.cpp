#include "ui/look/thumbnail_choice.h"

#include "core/base/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr std::uint64_t kSeed = 20170825;  // the day Fashion-MNIST was published

/// Squares with equal sides in the plane, which are found by the cell of their centre. A cell has
/// the size of a square, so that it contains at most one centre.
class Squares {
 public:
  Squares(double side, std::size_t expected) : inverse_(1 / side), side_(side) {
    std::size_t capacity = 64;
    while (capacity < expected * 2) capacity *= 2;
    cells_.assign(capacity, {});
  }

  /// Adds a square without checking for overlaps.
  void add(double x, double y) {
    if (2 * (count_ + 1) > cells_.size()) grow();
    insert({cellOf(x), cellOf(y), true, x, y});
    ++count_;
  }
  /// Whether a square with this centre would cover one that was added. Returns the distance between
  /// the centres, along the axis where it is larger; empty: it covers none.
  [[nodiscard]] std::optional<double> covered(double x, double y) const {
    // The same cell first: in dense places it nearly always contains a square.
    static constexpr std::array<std::array<int, 2>, 9> kAround{
        {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, -1}, {-1, 1}, {1, 1}}};
    const std::int32_t cx = cellOf(x);
    const std::int32_t cy = cellOf(y);
    for (const auto [dx, dy] : kAround) {
      const Cell* other = find(cx + dx, cy + dy);
      if (!other) continue;
      const double apart = std::max(std::abs(other->px - x), std::abs(other->py - y));
      if (apart < side_) return apart;
    }
    return std::nullopt;
  }

 private:
  struct Cell {
    std::int32_t x = 0;
    std::int32_t y = 0;
    bool used = false;
    double px = 0;
    double py = 0;
  };

  [[nodiscard]] std::int32_t cellOf(double at) const {
    return static_cast<std::int32_t>(std::floor(at * inverse_));
  }
  [[nodiscard]] std::size_t home(std::int32_t x, std::int32_t y) const {
    const std::uint64_t key = static_cast<std::uint64_t>(static_cast<std::uint32_t>(x)) << 32U |
                              static_cast<std::uint32_t>(y);
    return static_cast<std::size_t>((key * 0x9e3779b97f4a7c15ULL) >> 20U) & (cells_.size() - 1);
  }
  [[nodiscard]] const Cell* find(std::int32_t x, std::int32_t y) const {
    for (std::size_t i = home(x, y); cells_[i].used; i = (i + 1) & (cells_.size() - 1))
      if (cells_[i].x == x && cells_[i].y == y) return &cells_[i];
    return nullptr;
  }
  void insert(const Cell& cell) {
    std::size_t i = home(cell.x, cell.y);
    while (cells_[i].used) i = (i + 1) & (cells_.size() - 1);
    cells_[i] = cell;
  }
  void grow() {
    std::vector<Cell> old(cells_.size() * 2);
    std::swap(old, cells_);
    for (const Cell& cell : old)
      if (cell.used) insert(cell);
  }

  double inverse_;
  double side_;
  std::vector<Cell> cells_;
  std::size_t count_ = 0;
};

}  // namespace

std::vector<std::uint32_t> seededOrder(std::size_t count) {
  std::vector<std::uint32_t> order(count);
  std::iota(order.begin(), order.end(), 0U);
  // Fisher and Yates' shuffle.
  for (std::size_t i = count; i > 1; --i)
    std::swap(order[i - 1], order[randomBits(kSeed, 0, i) % i]);
  return order;
}

void ThumbnailChoice::reset(const MatrixF& positions, std::span<const std::uint8_t> shown,
                            std::span<const std::uint32_t> order, double side, double growFrom,
                            double largest) {
  const auto n = static_cast<std::size_t>(positions.rows());
  x_.resize(n);
  y_.assign(n, 0);
  for (std::size_t i = 0; i < n; ++i) {
    x_[i] = positions(static_cast<Eigen::Index>(i), 0);
    if (positions.cols() > 1) y_[i] = positions(static_cast<Eigen::Index>(i), 1);
  }
  waiting_.clear();
  for (const std::uint32_t row : order)
    if (shown[row] != 0) waiting_.push_back({row, std::numeric_limits<double>::infinity()});
  side_ = side;
  growFrom_ = growFrom;
  largest_ = largest;
  left_ = n > 0 ? *std::min_element(x_.begin(), x_.end()) : 0;
  bottom_ = n > 0 ? *std::min_element(y_.begin(), y_.end()) : 0;
  chosen_.clear();
  levels_.clear();
  upTo_.clear();
}

double ThumbnailChoice::levelForZoom(double zoom) {
  return std::clamp(std::log2(std::max(zoom, 1e-6)) * kLevelsPerOctave, 0.0,
                    static_cast<double>(kLastLevel));
}

double ThumbnailChoice::growth(double level, double growFrom, double largest) {
  // Thumbnails grow half as fast as the map. Distances therefore grow faster than thumbnails, and a
  // thumbnail that fits at one level also fits at the next.
  const double octaves = std::max(0.0, level - growFrom) / kLevelsPerOctave;
  return std::min(largest, std::exp2(octaves / 2));
}

std::span<const std::uint32_t> ThumbnailChoice::chosen(int level) {
  const int wanted = std::clamp(level, 0, kLastLevel);
  while (static_cast<int>(upTo_.size()) <= wanted) chooseLevel(static_cast<int>(upTo_.size()));
  return std::span(chosen_).first(upTo_[static_cast<std::size_t>(wanted)]);
}

void ThumbnailChoice::chooseLevel(int level) {
  const double side = side_ * growth(level, growFrom_, largest_) *
                      std::exp2(-static_cast<double>(level) / kLevelsPerOctave);
  if (!waiting_.empty() && side > 0) {
    Squares squares(side, chosen_.size() * 2);
    for (const std::uint32_t row : chosen_) squares.add(x_[row] - left_, y_[row] - bottom_);
    std::size_t kept = 0;
    for (Waiting& point : waiting_) {
      const double x = x_[point.row] - left_;
      const double y = y_[point.row] - bottom_;
      // The thumbnail that it would have covered is still selected.
      if (!(point.apart < side)) {
        const auto apart = squares.covered(x, y);
        if (!apart) {
          squares.add(x, y);
          chosen_.push_back(point.row);
          levels_.push_back(static_cast<std::int8_t>(level));
          continue;
        }
        point.apart = *apart;
      }
      waiting_[kept++] = point;
    }
    waiting_.resize(kept);
  }
  upTo_.push_back(chosen_.size());
}

std::vector<std::uint32_t> chooseOnScreen(std::span<const QPointF> places,
                                          std::span<const std::uint8_t> shown,
                                          std::span<const std::uint32_t> order, double side) {
  Squares squares(side, 4096);
  std::vector<std::uint32_t> chosen;
  for (const std::uint32_t row : order) {
    if (shown[row] == 0 || squares.covered(places[row].x(), places[row].y())) continue;
    squares.add(places[row].x(), places[row].y());
    chosen.push_back(row);
  }
  return chosen;
}

}  // namespace lookbook::ui
