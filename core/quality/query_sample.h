#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lookbook {

/// A mean over all points, estimated from all of them or from a sample.
struct Estimate {
  double value = 0;
  double standardError = 0;  ///< 0 where all points were used
};

/// Draws `count` of n points at random without repetition, by increasing index; all points if there
/// are no more. The same seed gives the same sample, and a smaller sample is part of a larger one.
std::vector<std::uint32_t> sampleQueries(std::size_t n, std::size_t count, std::uint64_t seed);

/// Estimates the mean over all n points from a sample without repetition. The standard error is
/// that of the sample, with the correction for a finite population (Cochran 1977, "Sampling
/// techniques", 2.6). Summed in order, in double; 0 if there are no values.
Estimate sampleMean(std::span<const float> values, std::size_t n);

}  // namespace lookbook
