#pragma once

#include "core/base/matrix.h"

#include <QPointF>

#include <cstdint>
#include <span>
#include <vector>

namespace lookbook::ui {

/// The order in which points are drawn and get thumbnails: random, but the same each time for the
/// same count.
std::vector<std::uint32_t> seededOrder(std::size_t count);

/// Selects the points of a 2-D map that have a thumbnail at each zoom, so that none covers another.
/// Levels are quarter octaves of the zoom: each keeps the points of coarser levels and adds those
/// that fit, in the seeded order. The selection therefore depends only on the map and the zoom, and
/// no thumbnail disappears while zooming in.
class ThumbnailChoice {
 public:
  static constexpr int kLevelsPerOctave = 4;
  static constexpr int kLastLevel = 64;
  static constexpr double kLargest = 4;

  /// Begins with another map, or with other rows shown.
  /// @param positions n x 1 or 2  @param shown a byte for each row  @param order of the rows
  /// @param side of a thumbnail at level 0, in the map's unit
  /// @param growFrom the level from which on thumbnails grow on the screen
  /// @param largest the factor by which they grow at most
  void reset(const MatrixF& positions, std::span<const std::uint8_t> shown,
             std::span<const std::uint32_t> order, double side, double growFrom,
             double largest = kLargest);

  /// The rows of this level and all coarser ones, in the order in which they were selected.
  /// Computes levels that were not requested before (for 70,000 points, some milliseconds each).
  [[nodiscard]] std::span<const std::uint32_t> chosen(int level);
  /// How many levels are computed.
  [[nodiscard]] int levelsKnown() const { return static_cast<int>(upTo_.size()); }
  /// The level at which a row was selected first.
  /// @param place place of the row in chosen()
  [[nodiscard]] int levelOf(std::size_t place) const { return levels_[place]; }
  /// The level of a zoom (1: the whole map), not rounded.
  [[nodiscard]] static double levelForZoom(double zoom);
  /// How much larger than at level 0 thumbnails are on the screen, in [1, largest].
  [[nodiscard]] static double growth(double level, double growFrom, double largest = kLargest);

 private:
  struct Waiting {
    std::uint32_t row = 0;
    double apart = 0;  ///< it would cover a selected thumbnail if sides were larger than this
  };

  void chooseLevel(int level);

  std::vector<float> x_;
  std::vector<float> y_;
  std::vector<Waiting> waiting_;  ///< rows without thumbnail, in the seeded order
  double side_ = 1;
  double growFrom_ = 0;
  double largest_ = kLargest;
  double left_ = 0;
  double bottom_ = 0;
  std::vector<std::uint32_t> chosen_;
  std::vector<std::int8_t> levels_;  ///< the level of each selected row
  std::vector<std::size_t> upTo_;    ///< number selected at each level computed
};

/// Selects places, in order, whose squares do not overlap that of an earlier selected place. It is
/// used for 3-D maps, with places on the screen. Returns the selected indices.
/// @param side of a square  @param shown a byte for each place
std::vector<std::uint32_t> chooseOnScreen(std::span<const QPointF> places,
                                          std::span<const std::uint8_t> shown,
                                          std::span<const std::uint32_t> order, double side);

}  // namespace lookbook::ui
