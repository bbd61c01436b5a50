#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// A sparse symmetric n x n matrix in compressed rows: affinities, or a graph's weights; columns
/// rise within a row.
struct SparseMatrix {
  std::vector<std::uint32_t> rowStart;  ///< n + 1
  std::vector<std::uint32_t> columns;
  std::vector<float> values;

  [[nodiscard]] std::size_t size() const { return rowStart.empty() ? 0 : rowStart.size() - 1; }
};

}  // namespace lookbook
