#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// The bits of a Morton code for each dimension, which is the depth of the tree over the codes: 44
/// or 42 bits in total, four passes of the radix sort. An outlier 10^6 (in 3-D 10^4) times the
/// width of the map away still leaves separate cells for the other points.
template <int Dims>
inline constexpr int kMortonLevels = Dims == 2 ? 22 : 14;

/// Sorts points along a Z-curve, by a radix sort that is stable. Keeps its memory from one sort to
/// the next; not thread-safe.
/// Morton 1966, "A computer oriented geodetic data base".
template <int Dims>
class MortonSort {
 public:
  /// @param positions n x Dims; NaN counts as the lowest value
  /// Cost: O(n). The same bytes for any team.
  void sort(const MatrixF& positions, ThreadTeam& team);

  /// The n Morton codes, in increasing order.
  [[nodiscard]] const std::vector<std::uint64_t>& codes() const { return codes_; }
  /// The row of the point of each code, n.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  /// The width of the square or cube around all points, which is the root cell.
  [[nodiscard]] float width() const { return width_; }

 private:
  void bound(const MatrixF& positions, ThreadTeam& team);
  void encode(const MatrixF& positions, ThreadTeam& team);
  void sortCodes();

  std::array<float, Dims> low_{};
  float width_ = 0;
  std::vector<std::uint64_t> codes_;
  std::vector<std::uint64_t> otherCodes_;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> otherOrder_;
};

extern template class MortonSort<2>;
extern template class MortonSort<3>;

}  // namespace lookbook
