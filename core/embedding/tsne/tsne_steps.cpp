// The steps of t-SNE: affinities for a perplexity, made symmetric.

#include "core/embedding/tsne/tsne_steps.h"

#include "core/embedding/common/initialization.h"
#include "core/embedding/tsne/affinities.h"
#include "core/embedding/tsne/tsne.h"
#include "core/embedding/tsne/tsne_placement.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

namespace lookbook {

namespace {

std::string rounded(double x) {
  std::string text = std::to_string(std::floor(x * 10) / 10);
  return text.substr(0, text.find('.') + 2);
}

Result<void> check(const MapOptions& o, std::size_t n) {
  if (auto checked = checkTsne(o.tsne, n); !checked) return checked;
  if (o.neighbors == 0) return {};
  if (static_cast<std::size_t>(o.neighbors) >= n)
    return badArgument(plural(n, "neighbors is %1; it must be at most %2 for %n point.",
                              "neighbors is %1; it must be at most %2 for %n points.", o.neighbors,
                              n - 1));
  if (o.tsne.perplexity > o.neighbors)
    return badArgument("neighbors is %1; it must be at least the perplexity, %2.", o.neighbors,
                       rounded(o.tsne.perplexity));
  return {};
}

bool startsAtRandom(const MapOptions& o) {
  return o.initialization == Initialization::random;
}

MatrixF scaled(MatrixF start, const MapOptions& /*options*/) {
  return scaledInitialization(std::move(start));
}

/// Three times the perplexity, as in van der Maaten 2014, and one more, as in scikit-learn.
int neighbors(const MapOptions& o, std::size_t n) {
  if (o.neighbors > 0) return o.neighbors;
  return std::min(static_cast<int>(n) - 1, static_cast<int>(3 * o.tsne.perplexity + 1));
}

/// The affinities. A graph that was found for a larger perplexity gives the same result.
Result<SparseMatrix> jointAffinities(const MapState& state, ThreadTeam& team) {
  const int needed = neighbors(state.options, state.n);
  const std::optional<NeighborGraph> nearer =
      state.graph->k > needed ? std::optional(state.graph->first(needed)) : std::nullopt;
  const NeighborGraph& used = nearer ? *nearer : *state.graph;
  const auto conditional = conditionalAffinities(used, state.options.tsne.perplexity, team);
  if (!conditional) return tl::unexpected(conditional.error());
  return symmetrize(used, *conditional, team);
}

/// Keeps the graph, because the perplexity may be changed.
Result<void> prepare(MapState& state, ThreadTeam& team, const std::stop_token& /*stop*/) {
  const auto joint = jointAffinities(state, team);
  if (!joint) return tl::unexpected(joint.error());
  if (auto* tsne = dynamic_cast<Tsne*>(state.optimizer.get())) {
    tsne->changeAffinities(*joint, team);
    return {};
  }
  const TsneOptions& options = state.options.tsne;
  auto made = state.from ? Tsne::resume(*joint, state.embedding, *state.from, options)
                         : Tsne::create(*joint, state.embedding, options);
  if (!made) return tl::unexpected(made.error());
  state.optimizer = std::make_unique<Tsne>(std::move(*made));
  return {};
}

int iterations(const MapOptions& o, std::size_t /*n*/) {
  return o.tsne.iterations;
}

/// The memory of the affinities: of each neighbour, and of both directions in the joint ones.
double memory(const MapOptions& o, std::size_t n) {
  constexpr double kStrength = 4;
  constexpr double kJoint = 12;
  return static_cast<double>(n) * neighbors(o, n) * (kStrength + kJoint);
}

/// The number of points with which a point interacts in an iteration: its neighbours, and those
/// that it visits in the tree, which are fewer for a larger theta.
double partners(const MapOptions& o, std::size_t n) {
  constexpr double kUsual = 0.5;
  const auto points = static_cast<double>(n);
  const double ratio = kUsual / std::max(o.tsne.theta, 1e-3);
  const double visited =
      std::min(points, 10 * std::pow(ratio, o.dims) * std::log2(points + 1)) * (o.dims > 2 ? 3 : 1);
  return std::max(3 * o.tsne.perplexity, static_cast<double>(o.neighbors)) + visited;
}

Text brief(const MapOptions& o) {
  return text("perplexity %1", o.tsne.perplexity);
}

template <int Dims>
class TsnePlacer : public Placer {
 public:
  TsnePlacer(const MatrixF& map, double theta, ThreadTeam& team)
      : n_(static_cast<std::size_t>(map.rows())), placement_(map, theta, team) {}

  [[nodiscard]] int neighbors() const override { return TsnePlacement<Dims>::neighbors(n_); }
  [[nodiscard]] std::vector<float> shares(const NeighborGraph& neighbors,
                                          ThreadTeam& team) const override {
    return TsnePlacement<Dims>::shares(neighbors, team);
  }
  void place(const float* /*point*/, const Neighborhood& near, float* place) const override {
    std::ranges::transform(placement_.place(near), place,
                           [](double coordinate) { return static_cast<float>(coordinate); });
  }

 private:
  std::size_t n_;
  TsnePlacement<Dims> placement_;
};

Result<std::unique_ptr<Placer>> placer(const MatrixF& map, const MapOptions& o, ThreadTeam& team) {
  if (o.dims == 2) return std::make_unique<TsnePlacer<2>>(map, o.tsne.theta, team);
  return std::make_unique<TsnePlacer<3>>(map, o.tsne.theta, team);
}

int turn(const MapOptions& o) {
  return o.tsne.exaggerationIterations;
}

/// Applies options, which have been checked.
void change(Optimizer& optimizer, const MapOptions& o) {
  (void)dynamic_cast<Tsne&>(optimizer).changeOptions(o.tsne);
}

}  // namespace

Result<void> checkTsne(const TsneOptions& options, std::size_t n) {
  if (auto checked = checkOptions(options); !checked) return checked;
  constexpr double kLeast = 2;  // less than the number of other points, even with four points
  const double most = std::max(kLeast, static_cast<double>(n - 1) / 3.0);
  if (options.perplexity > most)
    return badArgument(plural(n, "perplexity is %1; it must be at most %2 for %n point.",
                              "perplexity is %1; it must be at most %2 for %n points.",
                              rounded(options.perplexity), rounded(most)));
  return {};
}

const MethodSteps kTsneSteps{.check = check,
                             .startsAtRandom = startsAtRandom,
                             .scaled = scaled,
                             .neighbors = neighbors,
                             .prepare = prepare,
                             .iterations = iterations,
                             .memory = memory,
                             .partners = partners,
                             .brief = brief,
                             .placer = placer,
                             .turn = turn,
                             .change = change};

}  // namespace lookbook
