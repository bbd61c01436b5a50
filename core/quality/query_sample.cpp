#include "core/quality/query_sample.h"

#include "core/base/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace lookbook {

std::vector<std::uint32_t> sampleQueries(std::size_t n, std::size_t count, std::uint64_t seed) {
  constexpr std::uint64_t kStep = 0x51;  // distinct from other uses of the seed
  std::vector<std::uint32_t> rows(n);
  std::iota(rows.begin(), rows.end(), 0U);
  if (count >= n) return rows;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn;
  drawn.reserve(n);
  for (const std::uint32_t row : rows) drawn.emplace_back(randomBits(seed, kStep, row), row);
  const auto end = drawn.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(drawn.begin(), end, drawn.end());
  rows.clear();
  for (auto it = drawn.begin(); it != end; ++it) rows.push_back(it->second);
  std::sort(rows.begin(), rows.end());
  return rows;
}

Estimate sampleMean(std::span<const float> values, std::size_t n) {
  if (values.empty()) return {};
  const auto m = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / m;
  if (values.size() >= n || values.size() < 2) return {.value = mean};
  double squares = 0;
  for (const float value : values) squares += (value - mean) * (value - mean);
  const double left = 1 - m / static_cast<double>(n);
  return {.value = mean, .standardError = std::sqrt(squares / (m - 1) / m * left)};
}

}  // namespace lookbook
