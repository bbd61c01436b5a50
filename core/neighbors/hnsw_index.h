#pragma once

#include "core/base/result.h"
#include "core/neighbors/nearest_so_far.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace lookbook {

/// A hierarchical navigable small world: a graph that links each point to near ones, in which a
/// search moves from point to point towards the query. Malkov & Yashunin 2018, "Efficient and
/// robust approximate nearest neighbor search using hierarchical navigable small world graphs".
///
/// Wraps hnswlib and catches its exceptions. The same points added in the same order give the same
/// graph: levels are drawn with a fixed seed. Distances are those of squaredDistance().
/// One thread adds the points; then any number of threads may search.
class HnswIndex {
 public:
  /// @param dims number of dimensions
  /// @param capacity largest number of points, at least 1
  /// Errors: io (not enough memory).
  static Result<HnswIndex> create(std::size_t dims, std::size_t capacity);
  ~HnswIndex();
  HnswIndex(HnswIndex&&) noexcept;
  HnswIndex& operator=(HnswIndex&&) noexcept;

  /// Copies a point of `dims` floats into the graph. Its place is the number of points before it.
  /// Errors: io (not enough memory, more points than the capacity).
  Result<void> add(const float* point);

  /// Near points of a query, by place, in no order.
  /// @param ef largest number of results; more make the search more accurate
  /// @param start the place of a point near the query, where the search begins, preferably its own
  /// @param found replaced by the result; fewer than `ef` points if the walk cannot leave a
  ///        group of equal points
  /// Errors: io (not enough memory).
  Result<void> search(const float* query, std::size_t ef, std::optional<std::uint32_t> start,
                      std::vector<Candidate>& found) const;

 private:
  HnswIndex();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
