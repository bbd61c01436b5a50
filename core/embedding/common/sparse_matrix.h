#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// A sparse symmetric n x n matrix in compressed rows (CSR): affinities, or the weights of a graph.
/// Columns rise within a row.
struct SparseMatrix {
  std::vector<std::uint32_t> rowStart;  ///< n + 1 offsets into columns and values
  std::vector<std::uint32_t> columns;
  std::vector<float> values;

  [[nodiscard]] std::size_t size() const { return rowStart.empty() ? 0 : rowStart.size() - 1; }
};

}  // namespace lookbook
