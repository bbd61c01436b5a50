// t-SNE's way from neighbours to a map: affinities of a perplexity, made symmetric.

#include "core/embedding/tsne/tsne_steps.h"

#include "core/embedding/common/initialization.h"
#include "core/embedding/tsne/affinities.h"
#include "core/embedding/tsne/tsne.h"

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

/// Three times the perplexity, as van der Maaten 2014, and one more, as scikit-learn.
int neighbors(const MapOptions& o, std::size_t n) {
  if (o.neighbors > 0) return o.neighbors;
  return std::min(static_cast<int>(n) - 1, static_cast<int>(3 * o.tsne.perplexity + 1));
}

/// A graph found for a larger perplexity gives what one of this perplexity's own would.
Result<SparseMatrix> jointAffinities(const MapState& state, ThreadTeam& team) {
  const int needed = neighbors(state.options, state.n);
  const std::optional<NeighborGraph> nearer =
      state.graph->k > needed ? std::optional(state.graph->first(needed)) : std::nullopt;
  const NeighborGraph& used = nearer ? *nearer : *state.graph;
  const auto conditional = conditionalAffinities(used, state.options.tsne.perplexity, team);
  if (!conditional) return tl::unexpected(conditional.error());
  return symmetrize(used, *conditional, team);
}

/// The graph is kept: another perplexity may come.
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

/// Options that were checked.
void change(Optimizer& optimizer, const MapOptions& o) {
  (void)dynamic_cast<Tsne&>(optimizer).changeOptions(o.tsne);
}

}  // namespace

Result<void> checkTsne(const TsneOptions& options, std::size_t n) {
  if (auto checked = checkOptions(options); !checked) return checked;
  constexpr double kLeast = 2;  // which is below the other points of four, too
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
                             .change = change};

}  // namespace lookbook
