#include "core/embedding/tsne/morton.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace lookbook {

namespace {

constexpr std::size_t kMortonBlock = 8192;
constexpr int kDigitBits = 11;
constexpr std::size_t kDigits = std::size_t{1} << kDigitBits;

/// Moves bit b of x to bit Dims * b.
template <int Dims>
std::uint64_t spread(std::uint64_t x) {
  if constexpr (Dims == 2) {
    x = (x | x << 16) & 0x0000ffff0000ffffULL;
    x = (x | x << 8) & 0x00ff00ff00ff00ffULL;
    x = (x | x << 4) & 0x0f0f0f0f0f0f0f0fULL;
    x = (x | x << 2) & 0x3333333333333333ULL;
    x = (x | x << 1) & 0x5555555555555555ULL;
  } else {
    x = (x | x << 16) & 0x00ff0000ff0000ffULL;
    x = (x | x << 8) & 0xf00f00f00f00f00fULL;
    x = (x | x << 4) & 0x30c30c30c30c30c3ULL;
    x = (x | x << 2) & 0x9249249249249249ULL;
  }
  return x;
}

template <int Dims>
struct Box {
  std::array<float, Dims> low;
  std::array<float, Dims> high;

  Box() {
    low.fill(std::numeric_limits<float>::max());
    high.fill(std::numeric_limits<float>::lowest());
  }

  void include(const float* lower, const float* upper) {
    for (std::size_t c = 0; c < Dims; ++c) {
      low[c] = lower[c] < low[c] ? lower[c] : low[c];  // comparisons with NaN are false
      high[c] = upper[c] > high[c] ? upper[c] : high[c];
    }
  }
};

}  // namespace

template <int Dims>
void MortonSort<Dims>::bound(const MatrixF& positions, ThreadTeam& team) {
  const auto n = static_cast<std::size_t>(positions.rows());
  std::vector<Box<Dims>> boxes((n + kMortonBlock - 1) / kMortonBlock);
  forRanges(team, n, kMortonBlock, [&](std::size_t begin, std::size_t end, int) {
    Box<Dims> box;
    for (std::size_t i = begin; i < end; ++i) {
      const float* point = positions.data() + i * Dims;
      box.include(point, point);
    }
    boxes[begin / kMortonBlock] = box;
  });
  Box<Dims> all;
  for (const Box<Dims>& box : boxes) all.include(box.low.data(), box.high.data());
  width_ = 0;
  for (std::size_t c = 0; c < Dims; ++c) width_ = std::max(width_, all.high[c] - all.low[c]);
  low_ = all.low;
}

template <int Dims>
void MortonSort<Dims>::encode(const MatrixF& positions, ThreadTeam& team) {
  constexpr float kCells = static_cast<float>(1U << kMortonLevels<Dims>);
  const float scale = width_ > 0 ? kCells / width_ : 0;
  forRanges(team, static_cast<std::size_t>(positions.rows()), kMortonBlock,
            [&](std::size_t begin, std::size_t end, int) {
              for (std::size_t i = begin; i < end; ++i) {
                std::uint64_t code = 0;
                for (std::size_t c = 0; c < Dims; ++c) {
                  float cell = (positions.data()[i * Dims + c] - low_[c]) * scale;
                  cell = cell > 0 ? cell : 0;
                  cell = cell < kCells - 1 ? cell : kCells - 1;
                  code |= spread<Dims>(static_cast<std::uint32_t>(cell)) << c;
                }
                codes_[i] = code;
                order_[i] = static_cast<std::uint32_t>(i);
              }
            });
}

/// A least-significant-digit radix sort by one thread. Several threads would write to the same
/// cache lines, which takes longer.
template <int Dims>
void MortonSort<Dims>::sortCodes() {
  constexpr std::size_t kPasses = (Dims * kMortonLevels<Dims> + kDigitBits - 1) / kDigitBits;
  const auto digit = [](std::uint64_t code, std::size_t pass) {
    return (code >> (pass * kDigitBits)) & (kDigits - 1);
  };
  std::array<std::array<std::uint32_t, kDigits>, kPasses> places{};
  for (const std::uint64_t code : codes_)
    for (std::size_t pass = 0; pass < kPasses; ++pass) ++places[pass][digit(code, pass)];
  for (std::size_t pass = 0; pass < kPasses; ++pass) {
    std::exclusive_scan(places[pass].begin(), places[pass].end(), places[pass].begin(), 0U);
    for (std::size_t i = 0; i < codes_.size(); ++i) {
      const std::uint32_t place = places[pass][digit(codes_[i], pass)]++;
      otherCodes_[place] = codes_[i];
      otherOrder_[place] = order_[i];
    }
    codes_.swap(otherCodes_);
    order_.swap(otherOrder_);
  }
}

template <int Dims>
void MortonSort<Dims>::sort(const MatrixF& positions, ThreadTeam& team) {
  const auto n = static_cast<std::size_t>(positions.rows());
  codes_.resize(n);
  otherCodes_.resize(n);
  order_.resize(n);
  otherOrder_.resize(n);
  if (n == 0) return;
  bound(positions, team);
  encode(positions, team);
  sortCodes();
}

template class MortonSort<2>;
template class MortonSort<3>;

}  // namespace lookbook
