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

/// Which of n points stand for all: `count` of them without repetition, by rising index, all if
/// there are no more. The same for the same seed; of two samples the smaller is part of the larger.
std::vector<std::uint32_t> sampleQueries(std::size_t n, std::size_t count, std::uint64_t seed);

/// The mean over all n points, estimated from a sample without repetition; its standard error is
/// the sample's, with the correction for a finite population (Cochran 1977, "Sampling techniques",
/// 2.6). Summed in order, in double; 0 for no values.
Estimate sampleMean(std::span<const float> values, std::size_t n);

}  // namespace lookbook
