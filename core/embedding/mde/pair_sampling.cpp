#include "core/embedding/mde/pair_sampling.h"

#include "core/base/random.h"

#include <algorithm>
#include <utility>

namespace lookbook {

namespace {

// Steps of the random numbers, distinct from those of other uses of the seed.
constexpr std::uint64_t kDrawStep = 0x6d646501;
constexpr std::uint64_t kKeyStep = 0x6d646502;

/// A point in [0, n), from random bits.
std::uint32_t pointOf(std::uint32_t bits, std::uint64_t n) {
  constexpr int kHalf = 32;
  return static_cast<std::uint32_t>((bits * n) >> kHalf);
}

std::uint64_t drawnPair(std::uint64_t bits, std::size_t n) {
  const std::uint32_t i = pointOf(firstOf(bits), n);
  const std::uint32_t j = pointOf(secondOf(bits), n - 1);
  return pairCode(i, j < i ? j : j + 1);  // any point but i
}

void removeExcluded(std::vector<std::uint64_t>& sorted, std::span<const std::uint64_t> excluded) {
  auto next = excluded.begin();
  std::erase_if(sorted, [&](std::uint64_t pair) {
    while (next != excluded.end() && *next < pair) ++next;
    return next != excluded.end() && *next == pair;
  });
}

/// Selects those with the smallest keys among all possible pairs, if most pairs are requested or
/// excluded.
std::vector<std::uint64_t> chooseAmongAll(std::size_t n, std::size_t count,
                                          std::span<const std::uint64_t> excluded,
                                          std::uint64_t seed) {
  std::vector<std::uint64_t> all;
  all.reserve(n * (n - 1) / 2);
  for (std::uint32_t i = 0; i < n; ++i)
    for (std::uint32_t j = i + 1; j < n; ++j) all.push_back(pairCode(i, j));
  removeExcluded(all, excluded);
  if (all.size() <= count) return all;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> keyed;
  keyed.reserve(all.size());
  for (const std::uint64_t pair : all) keyed.emplace_back(randomBits(seed, kKeyStep, pair), pair);
  const auto end = keyed.begin() + static_cast<std::ptrdiff_t>(count);
  std::nth_element(keyed.begin(), end, keyed.end());
  std::vector<std::uint64_t> chosen;
  for (auto at = keyed.begin(); at != end; ++at) chosen.push_back(at->second);
  std::sort(chosen.begin(), chosen.end());
  return chosen;
}

}  // namespace

std::vector<std::uint64_t> samplePairs(std::size_t n, std::size_t count,
                                       std::span<const std::uint64_t> excluded,
                                       std::uint64_t seed) {
  if (n < 2) return {};
  if (n * (n - 1) / 2 <= 2 * (count + excluded.size()))
    return chooseAmongAll(n, count, excluded, seed);
  std::vector<std::uint64_t> pairs;
  pairs.reserve(count);
  for (std::uint64_t drawn = 0; pairs.size() < count;) {
    for (std::size_t missing = count - pairs.size(); missing > 0; --missing)
      pairs.push_back(drawnPair(randomBits(seed, kDrawStep, drawn++), n));
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    removeExcluded(pairs, excluded);
  }
  return pairs;
}

}  // namespace lookbook
