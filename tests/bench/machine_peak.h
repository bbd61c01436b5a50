#pragma once

#include <benchmark/benchmark.h>

namespace lookbook::bench {

/// What so many threads of this machine reach at best, measured once: fused multiply-adds in
/// registers, a second's floating-point operations.
double peakFlops(int threads);

/// The same for reading memory far larger than the caches, bytes a second.
double peakBandwidth(int threads);

/// Tells what a benchmark reaches, and which share of the peak: counters flops and of_peak.
void tellFlops(benchmark::State& state, double flopsEach, int threads);

/// Counters bytes and of_peak. @param bytesEach that have to come from memory or go there
void tellBytes(benchmark::State& state, double bytesEach, int threads);

}  // namespace lookbook::bench
