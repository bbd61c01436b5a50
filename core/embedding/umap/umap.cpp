#include "core/embedding/umap/umap.h"

#include "core/embedding/common/edge_sampling_kernel.h"
#include "core/embedding/umap/fuzzy_graph.h"
#include "core/embedding/umap/membership_curve.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

/// The number of turns of an epoch. With more turns, points follow the movement of others sooner,
/// but threads wait for each other more often. More turns than this hardly improve a map.
constexpr std::size_t kTurns = 4;
constexpr std::size_t kTurnBlock = 4 * kSampledLanes;  ///< points that move in the same turn

/// The strengths relative to the strongest, in units of 2^-31.
std::vector<std::uint32_t> samplingRates(const std::vector<float>& strengths) {
  std::vector<std::uint32_t> rates(strengths.size());
  if (strengths.empty()) return rates;
  const double most = static_cast<double>(*std::max_element(strengths.begin(), strengths.end()));
  for (std::size_t e = 0; e < rates.size(); ++e)
    rates[e] = static_cast<std::uint32_t>(
        std::lround(static_cast<double>(strengths[e]) / most * double{kEveryEpoch}));
  return rates;
}

}  // namespace

struct Umap::Impl {
  Impl(const SparseMatrix& graph, MatrixF initial, UmapOptions o, std::uint64_t s)
      : options(o),
        seed(s),
        epochs(umapEpochs(o, graph.size())),
        curve(fitMembershipCurve(o.spread, o.minDist)),
        rowStart(graph.rowStart),
        columns(graph.columns),
        rates(samplingRates(graph.values)),
        positions(std::move(initial)),
        moved(positions) {
    for (std::size_t i = 0; i + 1 < rowStart.size(); ++i)
      longestRow = std::max<std::size_t>(longestRow, rowStart[i + 1] - rowStart[i]);
  }

  [[nodiscard]] std::size_t size() const { return rowStart.size() - 1; }
  [[nodiscard]] SamplingEpoch nextEpoch() const;
  void iterate(ThreadTeam& team);

  UmapOptions options;
  std::uint64_t seed;
  int epochs;
  int iteration = 0;
  MembershipCurve curve;
  std::vector<std::uint32_t> rowStart;
  std::vector<std::uint32_t> columns;
  std::vector<std::uint32_t> rates;
  std::size_t longestRow = 0;
  MatrixF positions;
  /// New positions of the points whose turn it is.
  MatrixF moved;
  std::vector<std::vector<std::uint32_t>> scratch;  ///< one for each worker
};

SamplingEpoch Umap::Impl::nextEpoch() const {
  const double left = 1 - static_cast<double>(iteration) / epochs;
  return {.epoch = static_cast<std::uint32_t>(iteration) + 1,
          .learningRate = static_cast<float>(options.learningRate * left),
          .a = static_cast<float>(curve.a),
          .b = static_cast<float>(curve.b),
          .negatives = static_cast<std::uint32_t>(options.negativeSampleRate),
          .seed = seed};
}

void Umap::Impl::iterate(ThreadTeam& team) {
  const SamplingEpoch epoch = nextEpoch();
  const SampledEdges edges{
      .start = rowStart.data(), .columns = columns.data(), .rates = rates.data(), .size = size()};
  const int dims = static_cast<int>(positions.cols());
  const std::size_t blocks = (size() + kTurnBlock - 1) / kTurnBlock;
  scratch.resize(static_cast<std::size_t>(team.size()));
  for (auto& words : scratch) words.resize(kSampledLanes * (1 + longestRow));
  for (std::size_t turn = 0; turn < std::min(kTurns, blocks); ++turn) {
    const std::size_t atTurn = (blocks - turn + kTurns - 1) / kTurns;
    const auto rangeOf = [&](std::size_t block) {
      const std::size_t begin = (block * kTurns + turn) * kTurnBlock;
      return std::pair(begin, std::min(size(), begin + kTurnBlock));
    };
    team.forBlocks(atTurn, [&](std::size_t block, int worker) {
      const auto [begin, end] = rangeOf(block);
      sampleEdges(edges, epoch, positions.data(), dims, begin, end, moved.data(),
                  scratch[static_cast<std::size_t>(worker)].data());
    });
    for (std::size_t block = 0; block < atTurn; ++block) {
      const auto [begin, end] = rangeOf(block);
      const auto first = static_cast<Eigen::Index>(begin);
      const auto count = static_cast<Eigen::Index>(end - begin);
      positions.middleRows(first, count) = moved.middleRows(first, count);
    }
  }
  ++iteration;
}

Umap::Umap() = default;
Umap::~Umap() = default;
Umap::Umap(Umap&&) noexcept = default;
Umap& Umap::operator=(Umap&&) noexcept = default;

Result<Umap> Umap::create(const SparseMatrix& graph, MatrixF initial, UmapOptions options,
                          std::uint64_t seed) {
  const std::size_t n = graph.size();
  for (const auto& checked : {checkOptions(options), checkUmapOptions(options, n)})
    if (!checked) return tl::unexpected(checked.error());
  if (static_cast<std::size_t>(initial.rows()) != n)
    return badArgument("The initial map has %1 points, but the graph has %2.", initial.rows(), n);
  if (initial.cols() != 2 && initial.cols() != 3)
    return badArgument(plural(initial.cols(),
                              "The initial map has %n dimension; it must have 2 or 3.",
                              "The initial map has %n dimensions; it must have 2 or 3."));
  if (!initial.allFinite())
    return badArgument(text("The initial map holds a value that is not a finite number."));
  Umap umap;
  umap.impl_ = std::make_unique<Impl>(graph, std::move(initial), options, seed);
  return umap;
}

Result<Umap> Umap::resume(const SparseMatrix& graph, MatrixF positions, int epoch,
                          UmapOptions options, std::uint64_t seed) {
  assert(epoch >= 0);
  auto umap = create(graph, std::move(positions), options, seed);
  if (umap) umap->impl_->iteration = epoch;
  return umap;
}

void Umap::run(int steps, ThreadTeam& team, const std::stop_token& stop) {
  const int end = std::min(epochs(), impl_->iteration + std::max(0, steps));
  while (impl_->iteration < end && !stop.stop_requested()) impl_->iterate(team);
}

int Umap::iteration() const {
  return impl_->iteration;
}
int Umap::epochs() const {
  return impl_->epochs;
}
const MatrixF& Umap::embedding() const {
  return impl_->positions;
}
const UmapOptions& Umap::options() const {
  return impl_->options;
}

int umapEpochs(const UmapOptions& options, std::size_t n) {
  constexpr std::size_t kFew = 10000;
  constexpr int kEpochsOfFew = 500;
  constexpr int kEpochsOfMany = 200;
  if (options.epochs > 0) return options.epochs;
  return n <= kFew ? kEpochsOfFew : kEpochsOfMany;
}

SparseMatrix umapGraph(const NeighborGraph& neighbors, const UmapOptions& options,
                       ThreadTeam& team) {
  constexpr int kFewEpochs = 10;
  const auto strengths = membershipStrengths(neighbors, smoothDistances(neighbors, team), team);
  const int epochs = umapEpochs(options, neighbors.n);
  return withoutRareEdges(fuzzyUnion(neighbors, strengths, team),
                          epochs > kFewEpochs ? epochs : umapEpochs({}, neighbors.n));
}

Result<void> checkUmapOptions(const UmapOptions& options, std::size_t n) {
  if (options.minDist > options.spread)
    return badArgument("min-dist is %1; it must be at most the spread, %2.", options.minDist,
                       options.spread);
  if (static_cast<std::size_t>(options.neighbors) > n)
    return badArgument(plural(n, "n-neighbors is %1; it must be at most %n for %n point.",
                              "n-neighbors is %1; it must be at most %n for %n points.",
                              options.neighbors));
  return {};
}

}  // namespace lookbook
