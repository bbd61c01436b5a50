#include "core/embedding/tsne/attraction.h"

#include <algorithm>
#include <cmath>

namespace lookbook {

namespace {

constexpr std::size_t kAttractionBlock = 1024;

std::size_t padded(std::size_t count) {
  return (count + kAffinityLanes - 1) / kAffinityLanes * kAffinityLanes;
}

}  // namespace

OrderedAffinities::OrderedAffinities(const SparseMatrix& affinities) {
  const std::size_t n = affinities.size();
  rowStart_.assign(n + 1, 0);
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t length = affinities.rowStart[i + 1] - affinities.rowStart[i];
    rowStart_[i + 1] = rowStart_[i] + static_cast<std::uint32_t>(padded(length));
  }
  columns_.resize(rowStart_[n]);
  values_.resize(rowStart_[n]);
  for (std::size_t i = 0; i < n; ++i) {
    std::size_t place = rowStart_[i];
    for (std::size_t e = affinities.rowStart[i]; e < affinities.rowStart[i + 1]; ++e, ++place) {
      const double p = static_cast<double>(affinities.values[e]);
      columns_[place] = affinities.columns[e];
      values_[place] = affinities.values[e];
      total_ += p;
      if (p > 0) negativeEntropy_ += p * std::log(p);
    }
    for (; place < rowStart_[i + 1]; ++place) columns_[place] = static_cast<std::uint32_t>(i);
  }
}

void OrderedAffinities::reorder(std::span<const std::uint32_t> order, ThreadTeam& team) {
  const std::size_t n = size();
  std::vector<std::uint32_t> placeOf(n);
  spareStart_.resize(n + 1);
  spareStart_[0] = 0;
  for (std::size_t i = 0; i < n; ++i) {
    placeOf[order[i]] = static_cast<std::uint32_t>(i);
    spareStart_[i + 1] = spareStart_[i] + rowStart_[order[i] + 1] - rowStart_[order[i]];
  }
  spareColumns_.resize(columns_.size());
  spareValues_.resize(values_.size());
  forRanges(team, n, kAttractionBlock, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      const std::size_t from = rowStart_[order[i]];
      const std::size_t to = spareStart_[i];
      const std::size_t length = spareStart_[i + 1] - to;
      for (std::size_t e = 0; e < length; ++e) spareColumns_[to + e] = placeOf[columns_[from + e]];
      std::copy_n(values_.data() + from, length, spareValues_.data() + to);
    }
  });
  rowStart_.swap(spareStart_);
  columns_.swap(spareColumns_);
  values_.swap(spareValues_);
}

void OrderedAffinities::attraction(const MatrixF& positions, std::size_t begin, std::size_t end,
                                   float* forces) const {
  attract(rows(), positions.data(), static_cast<int>(positions.cols()), begin, end, forces);
}

double OrderedAffinities::logDistances(const MatrixF& positions, std::size_t begin,
                                       std::size_t end) const {
  return sumLogDistances(rows(), positions.data(), static_cast<int>(positions.cols()), begin, end);
}

}  // namespace lookbook
