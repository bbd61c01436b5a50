#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/embedding/tsne/affinities.h"
#include "core/embedding/tsne/attraction_kernel.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// The affinities in the optimiser's order of the points. Rows are padded to whole vectors with
/// affinities of 0, so that loops over them have no remainder. Const functions are thread-safe.
class OrderedAffinities {
 public:
  OrderedAffinities() = default;
  explicit OrderedAffinities(const SparseMatrix& affinities);

  [[nodiscard]] std::size_t size() const { return rowStart_.empty() ? 0 : rowStart_.size() - 1; }

  /// Moves the point at order[i] to place i, in rows and columns. The same bytes for any team.
  void reorder(std::span<const std::uint32_t> order, ThreadTeam& team);

  /// The attraction sum_j p_ij (y_i - y_j) / (1 + |y_i - y_j|^2) of the points in [begin, end).
  /// @param positions n x dims, dims 2 or 3
  /// @param forces (end - begin) x dims, receives it
  void attraction(const MatrixF& positions, std::size_t begin, std::size_t end,
                  float* forces) const;

  /// The sum of p_ij log(1 + |y_i - y_j|^2) over the rows in [begin, end).
  [[nodiscard]] double logDistances(const MatrixF& positions, std::size_t begin,
                                    std::size_t end) const;

  /// The sum of p_ij log p_ij.
  [[nodiscard]] double negativeEntropy() const { return negativeEntropy_; }
  /// The sum of p_ij, which is 1 except for rounding.
  [[nodiscard]] double total() const { return total_; }

 private:
  [[nodiscard]] AffinityRows rows() const {
    return {rowStart_.data(), columns_.data(), values_.data()};
  }

  std::vector<std::uint32_t> rowStart_;  ///< n + 1, multiples of kAffinityLanes
  std::vector<std::uint32_t> columns_;
  std::vector<float> values_;
  std::vector<std::uint32_t> spareStart_;
  std::vector<std::uint32_t> spareColumns_;
  std::vector<float> spareValues_;
  double negativeEntropy_ = 0;
  double total_ = 0;
};

}  // namespace lookbook
