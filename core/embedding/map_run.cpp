#include "core/embedding/map_run.h"

#include "core/embedding/initialization.h"
#include "core/embedding/pca.h"
#include "core/embedding/spectral_initialization.h"
#include "core/neighbors/approximate_neighbors.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <variant>

namespace lookbook {

namespace {

/// Adds the wall time of a scope to a sum.
class Stopwatch {
 public:
  explicit Stopwatch(double& seconds) : seconds_(seconds) {}
  ~Stopwatch() {
    seconds_ += std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  double& seconds_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

auto badArgument(std::string message) {
  return fail(Error::Kind::badArgument, std::move(message));
}

std::string rounded(double x) {
  std::string text = std::to_string(std::floor(x * 10) / 10);
  return text.substr(0, text.find('.') + 2);
}

Result<void> checkInput(const PointSource& input, const MapOptions& o) {
  const Eigen::Index n = input.rows();
  const Eigen::Index d = input.cols();
  const bool map = o.method != Method::pca;
  if (n < (map ? 4 : 2) || d < 1)
    return badArgument("the input is " + std::to_string(n) + " points in " + std::to_string(d) +
                       " dimensions; expected at least " + (map ? "4" : "2") + " points");
  if (!map && o.dims > d)
    return badArgument("dims is " + std::to_string(o.dims) + "; expected at most " +
                       std::to_string(d) + ", the input's dimensions");
  if (map && o.dims != 2 && o.dims != 3)
    return badArgument("dims is " + std::to_string(o.dims) + "; expected 2 or 3 for a map");
  if (o.method == Method::tsne) return checkTsne(o.tsne, static_cast<std::size_t>(n));
  if (o.method == Method::umap) return checkUmapOptions(o.umap, static_cast<std::size_t>(n));
  return {};
}

bool startsAtRandom(const MapOptions& o) {
  return o.method == Method::umap ? o.umap.initialization == UmapStart::random
                                  : o.initialization == Initialization::random;
}

Result<void> checkNeighbors(std::size_t n, const MapOptions& o) {
  if (o.method != Method::tsne || o.neighbors == 0) return {};
  if (static_cast<std::size_t>(o.neighbors) >= n)
    return badArgument("neighbors is " + std::to_string(o.neighbors) + "; expected at most " +
                       std::to_string(n - 1) + " for " + std::to_string(n) + " points");
  if (o.tsne.perplexity > o.neighbors)
    return badArgument("neighbors is " + std::to_string(o.neighbors) +
                       "; expected at least the perplexity, " + rounded(o.tsne.perplexity));
  return {};
}

Result<void> checkInitial(const MatrixF& initial, const PointSource& input, const MapOptions& o) {
  if (initial.size() == 0) {
    if (o.method != Method::pca && !startsAtRandom(o) && o.dims > input.cols())
      return badArgument("an initialisation by PCA in " + std::to_string(o.dims) +
                         " dimensions; expected at most " + std::to_string(input.cols()) +
                         ", the input's, or init random");
    return {};
  }
  if (o.method == Method::pca) return badArgument("PCA takes no initial map");
  if (initial.rows() != input.rows() || initial.cols() != o.dims)
    return badArgument("the initial map is " + std::to_string(initial.rows()) + " x " +
                       std::to_string(initial.cols()) + "; expected " +
                       std::to_string(input.rows()) + " x " + std::to_string(o.dims));
  if (!initial.allFinite())
    return badArgument("the initial map holds a value that is not a finite number");
  return {};
}

}  // namespace

Result<void> checkTsne(const TsneOptions& options, std::size_t n) {
  if (auto checked = checkOptions(options); !checked) return checked;
  const double most = static_cast<double>(n - 1) / 3.0;
  if (options.perplexity > most)
    return badArgument("perplexity is " + rounded(options.perplexity) + "; expected at most " +
                       rounded(most) + " for " + std::to_string(n) + " points");
  return {};
}

struct MapRun::Impl {
  Result<void> reduce(ThreadTeam& team, const std::stop_token& stop, const Progress& progress);
  Result<void> findNeighbors(ThreadTeam& team, const std::stop_token& stop,
                             const Progress& progress);
  Result<void> findAffinities(ThreadTeam& team);
  [[nodiscard]] Result<Affinities> jointAffinities(ThreadTeam& team) const;
  Result<void> findFuzzyGraph(ThreadTeam& team, const std::stop_token& stop);
  Result<void> optimize(int steps, ThreadTeam& team, const std::stop_token& stop,
                        const Progress& progress);
  void keepVariances(const Pca& pca);
  void note(const TsneOptions& changed);
  [[nodiscard]] int neighborsNeeded() const;
  [[nodiscard]] MatrixF start(const MatrixF& components) const;
  [[nodiscard]] MatrixF scaled(MatrixF coordinates) const;
  [[nodiscard]] int iterations() const;
  /// visit(optimizer), or `otherwise` before there is one.
  template <class Value, class Visit>
  Value ofOptimizer(Value otherwise, Visit&& visit) const;

  MapOptions options;
  std::size_t n = 0;
  PointSource input;  ///< let go of once PCA has made the points
  MatrixF points;     ///< what the neighbours are found among; empty: the input as it is
  MatrixF initial;    ///< the user's; empty otherwise
  Stage stage = Stage::pca;
  std::optional<NeighborGraph> graph;
  std::optional<double> recall;  ///< of the graph, where it is approximate
  std::variant<std::monostate, Tsne, Umap> optimizer;
  MatrixF embedding;  ///< until the optimisation has its own
  double explained = 0;
  std::vector<double> variances;
  std::vector<Change> changes;
  MapSeconds seconds;
  std::vector<Tsne::Divergence> none;
};

template <class Value, class Visit>
Value MapRun::Impl::ofOptimizer(Value otherwise, Visit&& visit) const {
  return std::visit(
      [&](const auto& held) -> Value {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
          return otherwise;
        else
          return visit(held);
      },
      optimizer);
}

int MapRun::Impl::iterations() const {
  switch (options.method) {
    case Method::tsne:
      return options.tsne.iterations;
    case Method::umap:
      return umapEpochs(options.umap, n);
    case Method::pca:
      break;
  }
  return 0;
}

void MapRun::Impl::keepVariances(const Pca& pca) {
  explained = pca.explained();
  variances.clear();
  for (const double v : pca.variance)
    variances.push_back(pca.totalVariance > 0 ? v / pca.totalVariance : 0);
}

/// For t-SNE three times the perplexity, as van der Maaten 2014, and one more, as scikit-learn;
/// UMAP counts the point itself among its neighbours.
int MapRun::Impl::neighborsNeeded() const {
  if (options.method == Method::umap) return options.umap.neighbors - 1;
  if (options.neighbors > 0) return options.neighbors;
  return std::min(static_cast<int>(n) - 1, static_cast<int>(3 * options.tsne.perplexity + 1));
}

/// Remembers which parameters are about to change.
void MapRun::Impl::note(const TsneOptions& changed) {
  std::vector<double> before;
  describe(options.tsne,
           [&](const Field&, const auto& value) { before.push_back(static_cast<double>(value)); });
  std::size_t field = 0;
  describe(changed, [&](const Field& described, const auto& value) {
    if (static_cast<double>(value) == before[field++]) return;
    std::string text;
    if constexpr (std::is_enum_v<std::decay_t<decltype(value)>>)
      text = described.choices[static_cast<std::size_t>(value)];
    else
      text = plainNumber(value);
    changes.push_back({.iteration = ofOptimizer(0, [](const auto& o) { return o.iteration(); }),
                       .what = std::string(described.name) + " " + text});
  });
}

/// The map's start; `components` are the points' first principal ones.
MatrixF MapRun::Impl::start(const MatrixF& components) const {
  if (initial.size() > 0) return scaled(initial);
  if (startsAtRandom(options)) return scaled(randomInitialization(n, options.dims, options.seed));
  return scaled(components.leftCols(options.dims));
}

/// A start as the method wants it.
MatrixF MapRun::Impl::scaled(MatrixF coordinates) const {
  if (options.method == Method::umap)
    return stretchedInitialization(std::move(coordinates), options.seed);
  return scaledInitialization(std::move(coordinates));
}

Result<void> MapRun::Impl::reduce(ThreadTeam& team, const std::stop_token& stop,
                                  const Progress& progress) {
  const Stopwatch watch(seconds.pca);
  const bool map = options.method != Method::pca;
  const bool fromPca = initial.size() == 0 && !startsAtRandom(options);
  const int d = static_cast<int>(input.cols());
  // Fewer than the map's own dimensions would leave the initialisation nothing to start from.
  int kept = map ? std::min(options.pcaComponents, d) : options.dims;
  if (map && kept > 0 && fromPca) kept = std::max(kept, options.dims);
  if (kept == 0 && !fromPca) {
    embedding = start({});
  } else {
    const auto pca = fitPca(input, kept > 0 ? kept : options.dims, team, stop, progress);
    if (!pca) return tl::unexpected(pca.error());
    MatrixF projected = pca->project(input, team);
    if (kept > 0) keepVariances(*pca);
    embedding = map ? start(projected) : projected;
    if (map && kept > 0) points = std::move(projected);
  }
  if (!map || points.size() > 0) input = {};
  stage = map ? Stage::neighbors : Stage::finished;
  return {};
}

Result<void> MapRun::Impl::findNeighbors(ThreadTeam& team, const std::stop_token& stop,
                                         const Progress& progress) {
  const Stopwatch watch(seconds.neighbors);
  const int k = neighborsNeeded();
  const MatrixF whole = points.size() > 0 ? MatrixF() : input.all();
  const MatrixF& among = points.size() > 0 ? points : whole;
  if (searchesByHnsw(options, n)) {
    auto found = approximateNeighbors(among, k, team, stop, progress);
    if (!found) return tl::unexpected(found.error());
    graph = std::move(found->graph);
    recall = found->recall;
  } else {
    auto found = exactNeighbors(among, k, team, stop, progress);
    if (!found) return tl::unexpected(found.error());
    graph = std::move(*found);
  }
  stage = Stage::affinities;
  return {};
}

/// A graph found for a larger perplexity gives what one of this perplexity's own would.
Result<Affinities> MapRun::Impl::jointAffinities(ThreadTeam& team) const {
  const std::optional<NeighborGraph> nearer =
      graph->k > neighborsNeeded() ? std::optional(graph->first(neighborsNeeded())) : std::nullopt;
  const NeighborGraph& used = nearer ? *nearer : *graph;
  const auto conditional = conditionalAffinities(used, options.tsne.perplexity, team);
  if (!conditional) return tl::unexpected(conditional.error());
  return symmetrize(used, *conditional, team);
}

Result<void> MapRun::Impl::findAffinities(ThreadTeam& team) {
  const Stopwatch watch(seconds.affinities);
  const auto joint = jointAffinities(team);
  if (!joint) return tl::unexpected(joint.error());
  if (auto* tsne = std::get_if<Tsne>(&optimizer)) {
    tsne->changeAffinities(*joint, team);
  } else {
    auto made = Tsne::create(*joint, embedding, options.tsne);
    if (!made) return tl::unexpected(made.error());
    optimizer = std::move(*made);
  }
  stage = Stage::optimize;
  return {};
}

Result<void> MapRun::Impl::findFuzzyGraph(ThreadTeam& team, const std::stop_token& stop) {
  const Stopwatch watch(seconds.affinities);
  const Affinities fuzzy = umapGraph(*graph, options.umap, team);
  if (initial.size() == 0 && options.umap.initialization == UmapStart::spectral) {
    auto found = spectralEmbedding(fuzzy, options.dims, team, stop);
    if (!found) return tl::unexpected(found.error());
    if (*found) embedding = scaled(std::move((*found)->coordinates));
  }
  auto made = Umap::create(fuzzy, embedding, options.umap, options.seed);
  if (!made) return tl::unexpected(made.error());
  optimizer = std::move(*made);
  graph.reset();
  points = {};
  input = {};
  stage = Stage::optimize;
  return {};
}

Result<void> MapRun::Impl::optimize(int steps, ThreadTeam& team, const std::stop_token& stop,
                                    const Progress& progress) {
  const Stopwatch watch(seconds.optimize);
  std::visit(
      [&](auto& held) {
        if constexpr (!std::is_same_v<std::decay_t<decltype(held)>, std::monostate>)
          held.run(steps, team, stop);
      },
      optimizer);
  const int iteration = ofOptimizer(0, [](const auto& o) { return o.iteration(); });
  const bool finite = ofOptimizer(true, [](const auto& o) { return o.embedding().allFinite(); });
  if (!finite) {
    stage = Stage::finished;
    return badArgument("the map diverged before iteration " + std::to_string(iteration) +
                       "; expected a lower learning rate or exaggeration");
  }
  report(progress, static_cast<double>(iteration) / iterations());
  if (ofOptimizer(true, [](const auto& o) { return o.finished(); })) stage = Stage::finished;
  return {};
}

MapRun::MapRun() = default;
MapRun::~MapRun() = default;
MapRun::MapRun(MapRun&&) noexcept = default;
MapRun& MapRun::operator=(MapRun&&) noexcept = default;

Result<MapRun> MapRun::create(MatrixF input, const MapOptions& options, MatrixF initial) {
  if (!input.allFinite()) return badArgument("the input holds a value that is not a finite number");
  return create(PointSource(std::move(input)), options, std::move(initial));
}

Result<MapRun> MapRun::create(PointSource input, const MapOptions& options, MatrixF initial) {
  for (const auto& checked : {checkOptions(options), checkInput(input, options),
                              checkNeighbors(static_cast<std::size_t>(input.rows()), options),
                              checkInitial(initial, input, options)})
    if (!checked) return tl::unexpected(checked.error());
  MapRun run;
  run.impl_ = std::make_unique<Impl>();
  run.impl_->options = options;
  run.impl_->n = static_cast<std::size_t>(input.rows());
  run.impl_->input = std::move(input);
  run.impl_->initial = std::move(initial);
  return run;
}

Result<void> MapRun::advance(int steps, ThreadTeam& team, const std::stop_token& stop,
                             const Progress& progress) {
  switch (impl_->stage) {
    case Stage::pca:
      return impl_->reduce(team, stop, progress);
    case Stage::neighbors:
      return impl_->findNeighbors(team, stop, progress);
    case Stage::affinities:
      return impl_->options.method == Method::umap ? impl_->findFuzzyGraph(team, stop)
                                                   : impl_->findAffinities(team);
    case Stage::optimize:
      return impl_->optimize(steps, team, stop, progress);
    case Stage::finished:
      break;
  }
  return {};
}

Result<void> MapRun::change(const TsneOptions& tsne) {
  Impl& impl = *impl_;
  if (impl.options.method != Method::tsne || finished())
    return badArgument("only a t-SNE that is not finished takes other parameters");
  MapOptions changed = impl.options;
  changed.tsne = tsne;
  for (const auto& checked : {checkTsne(tsne, impl.n), checkNeighbors(impl.n, changed)})
    if (!checked) return checked;
  impl.note(tsne);
  const bool perplexity = tsne.perplexity != impl.options.tsne.perplexity;
  impl.options = changed;
  if (auto* running = std::get_if<Tsne>(&impl.optimizer)) running->changeOptions(tsne);
  if (perplexity && impl.graph)
    impl.stage = impl.graph->k >= impl.neighborsNeeded() ? Stage::affinities : Stage::neighbors;
  return {};
}

const std::vector<MapRun::Change>& MapRun::changes() const {
  return impl_->changes;
}

MapRun::Stage MapRun::stage() const {
  return impl_->stage;
}
const MapOptions& MapRun::options() const {
  return impl_->options;
}
std::size_t MapRun::size() const {
  return impl_->n;
}
const MatrixF& MapRun::embedding() const {
  return *impl_->ofOptimizer<const MatrixF*>(&impl_->embedding,
                                             [](const auto& o) { return &o.embedding(); });
}
int MapRun::iteration() const {
  return impl_->ofOptimizer(0, [](const auto& o) { return o.iteration(); });
}
int MapRun::iterations() const {
  return impl_->iterations();
}
const std::vector<Tsne::Divergence>& MapRun::divergences() const {
  const auto* tsne = std::get_if<Tsne>(&impl_->optimizer);
  return tsne ? tsne->divergences() : impl_->none;
}
double MapRun::explainedVariance() const {
  return impl_->explained;
}
const std::vector<double>& MapRun::componentVariances() const {
  return impl_->variances;
}
std::optional<double> MapRun::neighborRecall() const {
  return impl_->recall;
}
const MapSeconds& MapRun::seconds() const {
  return impl_->seconds;
}

}  // namespace lookbook
