#pragma once

#include <benchmark/benchmark.h>

namespace lookbook::bench {

/// The peak performance of this number of threads of this machine, measured once: floating-point
/// operations per second by fused multiply-adds in registers.
double peakFlops(int threads);

/// The same for reading memory that is much larger than the caches, in bytes per second.
double peakBandwidth(int threads);

/// Reports the performance of a benchmark and its share of the peak: counters flops and of_peak.
void tellFlops(benchmark::State& state, double flopsEach, int threads);

/// The same with counters bytes and of_peak.
/// @param bytesEach bytes that must be read from or written to memory in each iteration
void tellBytes(benchmark::State& state, double bytesEach, int threads);

}  // namespace lookbook::bench
