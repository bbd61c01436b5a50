#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// Bits of a Morton code for each dimension: the depth of the tree that stands over the codes.
/// 44 and 42 bits in all, four passes of the radix sort; a far outlier 10^6 (in 3-D 10^4) times
/// the map's width away still leaves the rest its cells.
template <int Dims>
inline constexpr int kMortonLevels = Dims == 2 ? 22 : 14;

/// Points in the order of a Z-curve, by a radix sort that keeps equal codes in the order
/// of the input. The memory is kept from one sort to the next.
/// Morton 1966, "A computer oriented geodetic data base".
template <int Dims>
class MortonSort {
 public:
  /// @param positions n x Dims; a value that is not a number counts as the lowest
  /// Cost: O(n). The same bytes for any team.
  void sort(const MatrixF& positions, ThreadTeam& team);

  /// n, rising.
  [[nodiscard]] const std::vector<std::uint64_t>& codes() const { return codes_; }
  /// n: the row of each code's point.
  [[nodiscard]] const std::vector<std::uint32_t>& order() const { return order_; }
  /// Width of the square or cube around all points: the root cell's.
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
