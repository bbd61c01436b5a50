#pragma once

#include <cmath>
#include <cstdint>
#include <initializer_list>
#include <numbers>

namespace lookbook {

/// Counter-based random numbers: each number depends only on (seed, step, index), so that any
/// thread can draw any of them in any order. SplitMix64's finaliser is applied to each of the words
/// (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators").
constexpr std::uint64_t randomBits(std::uint64_t seed, std::uint64_t step, std::uint64_t index) {
  std::uint64_t z = seed;
  for (const std::uint64_t word : {step, index}) {
    z += 0x9e3779b97f4a7c15ULL * (word + 1);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    z ^= z >> 31;
  }
  return z;
}

/// Uniform in [0, 1), 53 bits.
constexpr double randomUniform(std::uint64_t seed, std::uint64_t step, std::uint64_t index) {
  return static_cast<double>(randomBits(seed, step, index) >> 11) * 0x1.0p-53;
}

/// Standard normal (Box & Muller 1958). Uses counters 2*index and 2*index + 1.
inline double randomNormal(std::uint64_t seed, std::uint64_t step, std::uint64_t index) {
  const double u = 1.0 - randomUniform(seed, step, 2 * index);
  const double v = randomUniform(seed, step, 2 * index + 1);
  return std::sqrt(-2.0 * std::log(u)) * std::cos(2.0 * std::numbers::pi * v);
}

}  // namespace lookbook
