#include "tests/bench/machine_peak.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <chrono>
#include <functional>
#include <hwy/highway.h>
#include <map>
#include <vector>

namespace lookbook::bench {

namespace {

namespace hn = hwy::HWY_NAMESPACE;
using D = hn::ScalableTag<float>;

constexpr int kTrials = 5;

/// The best rate of several trials: amount divided by seconds.
double bestRate(double amount, const std::function<void()>& work) {
  double best = 0;
  for (int trial = 0; trial < kTrials; ++trial) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
    best = std::max(best, amount / seconds.count());
  }
  return best;
}

/// Independent chains, enough to hide the latency of each. They start with different values;
/// otherwise the compiler would merge them.
void multiplyAndAdd(int rounds) {
  const D d;
  const auto factor = hn::Set(d, 0.999F);
  const auto start = [&](int chain) { return hn::Set(d, static_cast<float>(chain)); };
  auto a = start(0), b = start(1), c = start(2), e = start(3), f = start(4);
  auto g = start(5), h = start(6), i = start(7), j = start(8), k = start(9);
  for (int round = 0; round < rounds; ++round)
    for (auto* chain : {&a, &b, &c, &e, &f, &g, &h, &i, &j, &k})
      *chain = hn::MulAdd(*chain, factor, factor);
  const auto sum = hn::Add(hn::Add(hn::Add(a, b), hn::Add(c, e)),
                           hn::Add(hn::Add(f, g), hn::Add(hn::Add(h, i), hn::Add(j, k))));
  benchmark::DoNotOptimize(hn::GetLane(hn::SumOfLanes(d, sum)));
}

float sumOf(const float* values, std::size_t count) {
  const D d;
  const std::size_t lanes = hn::Lanes(d);
  auto a = hn::Zero(d), b = a, c = a, e = a;
  for (std::size_t i = 0; i + 4 * lanes <= count; i += 4 * lanes) {
    a = hn::Add(a, hn::LoadU(d, values + i));
    b = hn::Add(b, hn::LoadU(d, values + i + lanes));
    c = hn::Add(c, hn::LoadU(d, values + i + 2 * lanes));
    e = hn::Add(e, hn::LoadU(d, values + i + 3 * lanes));
  }
  return hn::GetLane(hn::SumOfLanes(d, hn::Add(hn::Add(a, b), hn::Add(c, e))));
}

void tell(benchmark::State& state, const char* name, double each, double peak) {
  const double all = each * static_cast<double>(state.iterations());
  state.counters[name] = benchmark::Counter(all, benchmark::Counter::kIsRate);
  state.counters["of_peak"] = benchmark::Counter(all / peak, benchmark::Counter::kIsRate);
}

}  // namespace

double peakFlops(int threads) {
  static std::map<int, double> known;
  if (known.contains(threads)) return known[threads];
  constexpr int kRounds = 20'000'000;
  constexpr double kFlops = 10.0 * 2.0 * kRounds;  // chains, a product and a sum
  ThreadTeam team(threads);
  const auto blocks = static_cast<std::size_t>(threads);
  return known[threads] = bestRate(kFlops * static_cast<double>(hn::Lanes(D())) * threads, [&] {
           team.forBlocks(blocks, [](std::size_t, int) { multiplyAndAdd(kRounds); });
         });
}

double peakBandwidth(int threads) {
  static std::map<int, double> known;
  if (known.contains(threads)) return known[threads];
  constexpr std::size_t kFloats = std::size_t{1} << 27;  // 512 MB
  const std::vector<float> values(kFloats, 1.0F);
  ThreadTeam team(threads);
  const auto blocks = static_cast<std::size_t>(threads);
  const std::size_t part = kFloats / blocks;
  return known[threads] = bestRate(static_cast<double>(part * blocks * sizeof(float)), [&] {
           team.forBlocks(blocks, [&](std::size_t block, int) {
             benchmark::DoNotOptimize(sumOf(values.data() + block * part, part));
           });
         });
}

void tellFlops(benchmark::State& state, double flopsEach, int threads) {
  tell(state, "flops", flopsEach, peakFlops(threads));
}

void tellBytes(benchmark::State& state, double bytesEach, int threads) {
  tell(state, "bytes", bytesEach, peakBandwidth(threads));
}

}  // namespace lookbook::bench
