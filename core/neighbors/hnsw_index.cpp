#include "core/neighbors/hnsw_index.h"

#include "core/neighbors/squared_distance.h"

#include <exception>
#include <hnswlib/hnswlib.h>
#include <string>

namespace lookbook {

namespace {

// M: links that a new point gets; a point has at most twice as many.
constexpr std::size_t kLinks = 12;
// EfConstruction: near points among which the links are selected.
constexpr std::size_t kBuildCandidates = 60;

/// Describes rows of floats to hnswlib.
class Rows : public hnswlib::SpaceInterface<float> {
 public:
  explicit Rows(std::size_t dims) : dims_(dims) {}

  std::size_t get_data_size() override { return dims_ * sizeof(float); }
  void* get_dist_func_param() override { return &dims_; }
  hnswlib::DISTFUNC<float> get_dist_func() override {
    return [](const void* a, const void* b, const void* dims) {
      return squaredDistance(static_cast<const float*>(a), static_cast<const float*>(b),
                             *static_cast<const std::size_t*>(dims));
    };
  }

 private:
  std::size_t dims_;
};

auto failure(const std::exception& error) {
  return fail(Error::Kind::io, "The search for neighbours (HNSW) failed: %1", error.what());
}

}  // namespace

struct HnswIndex::Impl {
  using Graph = hnswlib::HierarchicalNSW<float>;

  Impl(std::size_t dims, std::size_t capacity)
      : rows(dims), graph(&rows, capacity, kLinks, kBuildCandidates), dimensions(dims) {}

  [[nodiscard]] float distance(const float* query, std::uint32_t place) const {
    const void* point = graph.getDataByInternalId(place);
    return squaredDistance(query, static_cast<const float*>(point), dimensions);
  }

  /// Descends through the upper levels to the point where the search of the lowest one begins.
  /// hnswlib's own function counts its steps in atomics that all threads share.
  [[nodiscard]] std::uint32_t entry(const float* query) const {
    std::uint32_t place = graph.enterpoint_node_;
    float nearest = distance(query, place);
    for (int level = graph.maxlevel_; level > 0; --level)
      for (bool moved = true; moved;) {
        moved = false;
        hnswlib::linklistsizeint* links = graph.get_linklist(place, level);
        const std::size_t count = graph.getListCount(links);
        for (std::size_t j = 1; j <= count; ++j) {
          const float candidate = distance(query, links[j]);
          if (candidate >= nearest) continue;
          nearest = candidate;
          place = links[j];
          moved = true;
        }
      }
    return place;
  }

  Rows rows;
  Graph graph;
  std::size_t dimensions;
};

HnswIndex::HnswIndex() = default;
HnswIndex::~HnswIndex() = default;
HnswIndex::HnswIndex(HnswIndex&&) noexcept = default;
HnswIndex& HnswIndex::operator=(HnswIndex&&) noexcept = default;

Result<HnswIndex> HnswIndex::create(std::size_t dims, std::size_t capacity) try {
  HnswIndex index;
  index.impl_ = std::make_unique<Impl>(dims, capacity);
  return index;
} catch (const std::exception& error) {
  return failure(error);
}

Result<void> HnswIndex::add(const float* point) try {
  impl_->graph.addPoint(point, impl_->graph.cur_element_count);
  return {};
} catch (const std::exception& error) {
  return failure(error);
}

Result<void> HnswIndex::search(const float* query, std::size_t ef,
                               std::optional<std::uint32_t> start,
                               std::vector<Candidate>& found) const try {
  auto farthestFirst =
      impl_->graph.searchBaseLayerST<false>(start ? *start : impl_->entry(query), query, ef);
  found.clear();
  for (; !farthestFirst.empty(); farthestFirst.pop())
    found.push_back({farthestFirst.top().first, farthestFirst.top().second});
  return {};
} catch (const std::exception& error) {
  return failure(error);
}

}  // namespace lookbook
