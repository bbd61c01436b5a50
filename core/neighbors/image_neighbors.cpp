#include "core/neighbors/image_neighbors.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <utility>

namespace lookbook {

namespace {

using GreyCandidate =
    std::pair<std::uint64_t, ImageIndex>;  // squared distance of grey values, image

std::uint64_t squaredGreyDistance(const std::uint8_t* a, const std::uint8_t* b, std::size_t d) {
  // 32 bits are enough for its sum, and the loop uses twice as many lanes.
  constexpr std::size_t kChunk = 4096;
  std::uint64_t total = 0;
  for (std::size_t begin = 0; begin < d; begin += kChunk) {
    std::uint32_t sum = 0;
    for (std::size_t i = begin; i < std::min(d, begin + kChunk); ++i) {
      const int difference = static_cast<int>(a[i]) - static_cast<int>(b[i]);
      sum += static_cast<std::uint32_t>(difference * difference);
    }
    total += sum;
  }
  return total;
}

/// The k nearest in increasing order of distance; empty after a stop request.
std::vector<GreyCandidate> nearest(const Dataset& dataset, ImageIndex image, std::size_t k,
                                   const std::stop_token& stop) {
  constexpr std::size_t kCheckEvery = 4096;
  const std::size_t d = dataset.imageSize();
  const std::uint8_t* pixels = dataset.pixels().data();
  std::vector<GreyCandidate> best;  // a heap with the worst on top
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    if (i % kCheckEvery == 0 && stop.stop_requested()) return {};
    if (i == image) continue;
    const GreyCandidate candidate{squaredGreyDistance(pixels + image * d, pixels + i * d, d),
                                  static_cast<ImageIndex>(i)};
    if (best.size() == k && !(candidate < best.front())) continue;
    if (best.size() == k) {
      std::pop_heap(best.begin(), best.end());
      best.pop_back();
    }
    best.push_back(candidate);
    std::push_heap(best.begin(), best.end());
  }
  std::sort_heap(best.begin(), best.end());
  return best;
}

}  // namespace

Result<std::vector<ImageNeighbor>> nearestImages(const Dataset& dataset, ImageIndex image, int k,
                                                 const std::stop_token& stop) {
  if (k < 1) return std::vector<ImageNeighbor>();
  const auto best = nearest(dataset, image, static_cast<std::size_t>(k), stop);
  if (stop.stop_requested()) return cancelled();
  std::vector<ImageNeighbor> neighbors;
  neighbors.reserve(best.size());
  for (const auto& [squared, index] : best)
    neighbors.push_back({index, std::sqrt(static_cast<double>(squared)) / 255.0});
  return neighbors;
}

Result<ImageSet> grownByNeighbors(const Dataset& dataset, const ImageSet& set, int k,
                                  ThreadTeam& team, const std::stop_token& stop,
                                  const Progress& progress) {
  if (k < 1) return set;
  const std::vector<ImageIndex> members = set.indices();
  std::vector<std::vector<GreyCandidate>> found(members.size());
  std::atomic<std::size_t> done = 0;
  team.forBlocks(members.size(), [&](std::size_t i, int worker) {
    if (stop.stop_requested()) return;
    found[i] = nearest(dataset, members[i], static_cast<std::size_t>(k), stop);
    const std::size_t finished = ++done;
    if (worker == 0)
      report(progress, static_cast<double>(finished) / static_cast<double>(members.size()));
  });
  if (stop.stop_requested()) return cancelled();
  ImageSet grown = set;
  for (const auto& neighbors : found)
    for (const auto& neighbor : neighbors) grown.insert(neighbor.second);
  return grown;
}

}  // namespace lookbook
