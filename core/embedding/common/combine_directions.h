#pragma once

#include "core/base/parallel.h"
#include "core/embedding/common/sparse_matrix.h"
#include "core/neighbors/neighbor_graph.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <span>
#include <vector>

namespace lookbook {

/// One value of a row, and its column.
struct DirectedEntry {
  std::uint32_t column;
  float value;
};

/// The values of a neighbour graph by row, and those of the transposed matrix.
class DirectedRows {
 public:
  /// @param graph, values must outlive this object
  DirectedRows(const NeighborGraph& graph, const std::vector<float>& values)
      : graph_(graph), values_(values), start_(graph.n + 1, 0), entries_(graph.indices.size()) {
    for (const std::uint32_t column : graph.indices) ++start_[column + 1];
    std::partial_sum(start_.begin(), start_.end(), start_.begin());
    std::vector<std::uint32_t> next(start_.begin(), start_.end() - 1);
    const auto k = static_cast<std::size_t>(graph.k);
    for (std::size_t i = 0; i < graph.n; ++i)
      for (std::size_t e = i * k; e < (i + 1) * k; ++e)
        entries_[next[graph.indices[e]]++] = {static_cast<std::uint32_t>(i), values[e]};
  }

  /// Writes the values of point i's own neighbours into `row`, by increasing column.
  void forth(std::size_t i, std::vector<DirectedEntry>& row) const {
    const auto k = static_cast<std::size_t>(graph_.k);
    row.clear();
    for (std::size_t e = i * k; e < (i + 1) * k; ++e)
      row.push_back({graph_.indices[e], values_[e]});
    std::sort(row.begin(), row.end(),
              [](const DirectedEntry& a, const DirectedEntry& b) { return a.column < b.column; });
  }

  /// The values of the points that have i as a neighbour, by increasing column.
  [[nodiscard]] std::span<const DirectedEntry> back(std::size_t i) const {
    return std::span(entries_).subspan(start_[i], start_[i + 1] - start_[i]);
  }

 private:
  const NeighborGraph& graph_;
  const std::vector<float>& values_;
  std::vector<std::uint32_t> start_;
  std::vector<DirectedEntry> entries_;
};

/// Merges two rows by increasing column: calls emit(column, forth, back), with 0 for a missing
/// value.
template <class Emit>
void mergeDirections(std::span<const DirectedEntry> forth, std::span<const DirectedEntry> back,
                     Emit&& emit) {
  std::size_t a = 0;
  std::size_t b = 0;
  while (a < forth.size() || b < back.size()) {
    if (b == back.size() || (a < forth.size() && forth[a].column < back[b].column)) {
      emit(forth[a].column, forth[a].value, 0.0F);
      ++a;
    } else if (a == forth.size() || back[b].column < forth[a].column) {
      emit(back[b].column, 0.0F, back[b].value);
      ++b;
    } else {
      emit(forth[a].column, forth[a].value, back[b].value);
      ++a;
      ++b;
    }
  }
}

/// The symmetric matrix of combine(value from i to j, value from j to i); a missing direction
/// counts as 0. `combine` must be symmetric.
/// @param values n x k, in the order of the graph
/// Cost: O(n k log k). The same bytes for any team.
template <class Combine>
SparseMatrix combineDirections(const NeighborGraph& graph, const std::vector<float>& values,
                               ThreadTeam& team, Combine&& combine) {
  constexpr std::size_t kRows = 1024;
  const std::size_t n = graph.n;
  const DirectedRows directed(graph, values);
  SparseMatrix joint;
  joint.rowStart.assign(n + 1, 0);
  std::vector<std::vector<DirectedEntry>> rows(static_cast<std::size_t>(team.size()));
  forRanges(team, n, kRows, [&](std::size_t begin, std::size_t end, int worker) {
    std::vector<DirectedEntry>& row = rows[static_cast<std::size_t>(worker)];
    for (std::size_t i = begin; i < end; ++i) {
      directed.forth(i, row);
      mergeDirections(row, directed.back(i),
                      [&](std::uint32_t, float, float) { ++joint.rowStart[i + 1]; });
    }
  });
  std::partial_sum(joint.rowStart.begin(), joint.rowStart.end(), joint.rowStart.begin());
  joint.columns.resize(joint.rowStart.back());
  joint.values.resize(joint.rowStart.back());
  forRanges(team, n, kRows, [&](std::size_t begin, std::size_t end, int worker) {
    std::vector<DirectedEntry>& row = rows[static_cast<std::size_t>(worker)];
    for (std::size_t i = begin; i < end; ++i) {
      directed.forth(i, row);
      std::size_t e = joint.rowStart[i];
      mergeDirections(row, directed.back(i), [&](std::uint32_t column, float forth, float back) {
        joint.columns[e] = column;
        joint.values[e++] = combine(forth, back);
      });
    }
  });
  return joint;
}

}  // namespace lookbook
