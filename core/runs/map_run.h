#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/neighbors/neighbor_graph.h"
#include "core/runs/map_record.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <vector>

namespace lookbook {

/// Wall seconds of each stage of a run.
struct MapSeconds {
  double pca = 0;
  double neighbors = 0;
  double affinities = 0;  ///< or UMAP's graph and spectral start, or MDE's pairs and start
  double optimize = 0;
};

/// One map from its input to its end, stage by stage, as a value that can be stopped and resumed:
/// PCA -> neighbours -> affinities (UMAP: graph, spectral start; MDE: pairs, smooth start) ->
/// optimisation. The command line and the window both use it. The steps in which methods differ are
/// their MethodSteps (core/embedding/methods.h).
///
/// The parameters of t-SNE can be changed during the run, which continues from its current state. A
/// new perplexity reuses the neighbours if there are three times as many; otherwise more are
/// searched for.
///
/// embedding() is available as soon as the PCA stage is done: it is the start of the optimisation,
/// or the principal components if a spectral start is computed later.
/// Not thread-safe: one thread advances and reads it; give others copies.
class MapRun {
 public:
  using Stage = RunStage;

  /// @param input n x d, n >= 4 for maps: pixels divided by 255, or a matrix of the user's
  /// @param initial n x dims coordinates to start from instead of options.initialization; may be
  ///        empty. Scaled by scaledInitialization(), for UMAP by stretchedInitialization(), for MDE
  ///        to a deviation of 1; taken as it is where MDE preserves distances.
  /// Errors: badArgument: options out of range or not fitting n and d (a perplexity is at most
  /// (n - 1) / 3 and at most options.neighbors, UMAP's neighbours are at most n, MDE's below n, and
  /// the message says so), NaN in a matrix (in a source, advance() finds it); exhausted:
  /// checkMemory().
  /// chosenFor() sets options that are "auto" by n. If all points are the same, they are placed at
  /// one point: MapRecord::atOnePlace.
  static Result<MapRun> create(PointSource input, const MapOptions& options, MatrixF initial = {});
  static Result<MapRun> create(MatrixF input, const MapOptions& options, MatrixF initial = {});
  /// The same for a record that holds a recipe and, if the rows are images, these. The changes of
  /// the recipe are applied at the same points of the run.
  /// Errors: also badArgument for changes without options (written by an earlier version).
  static Result<MapRun> create(PointSource input, MapRecord begun, MatrixF initial = {});
  /// A run that starts from a moment of another run and continues with its own options. It takes
  /// over the moment's positions, unchanged, and its iteration, which the method's schedule depends
  /// on. A moment does not hold t-SNE's momentum and gains or MDE's quasi-Newton memory, so these
  /// start afresh; UMAP has nothing of the kind. With the input and options of the original run, a
  /// branch gives
  /// - UMAP: the same bytes as that run, from any epoch;
  /// - t-SNE: the same bytes from iteration 0; later, the map of a run whose momentum was reset
  /// there;
  /// - MDE: the same average distortion at the moment, to rounding, and never a larger one later.
  /// Errors: those of create(); badArgument: PCA, which has no moments; an iteration from which
  /// these options leave nothing to do, or below 0.
  static Result<MapRun> branch(PointSource input, const MapOptions& options, MatrixF positions,
                               int iteration);
  static Result<MapRun> branch(PointSource input, MapRecord begun, MatrixF positions,
                               int iteration);
  ~MapRun();
  MapRun(MapRun&&) noexcept;
  MapRun& operator=(MapRun&&) noexcept;

  /// The stage that the next call of advance() begins or continues.
  [[nodiscard]] Stage stage() const;
  [[nodiscard]] bool finished() const { return stage() == Stage::finished; }

  /// Uses these neighbours instead of searching, as many of the nearest as it needs of each point.
  /// If a later change of the perplexity needs more, the run searches for them itself.
  /// @param recall of an approximate graph: neighborRecall()
  /// Errors: badArgument: not at the first stage, a map that needs none, another number of points,
  /// or fewer neighbours than needed.
  Result<void> takeNeighbors(const NeighborGraph& graph, std::optional<double> recall = {});
  /// The neighbours that were found or given; null before that, and when no longer needed.
  [[nodiscard]] std::shared_ptr<const NeighborGraph> neighbors() const;
  /// What determines the neighbours of the run, besides its input.
  struct Search {
    int components = 0;  ///< principal components to search in; 0: the input as it is
    int neighbors = 0;   ///< of each point
    bool hnsw = false;   ///< approximate; otherwise exact
  };
  /// The search for neighbours; empty if the map needs none.
  [[nodiscard]] std::optional<Search> search() const;

  /// Does the current stage or, in the optimisation, `steps` iterations.
  /// The next call repeats a stage that was stopped midway; iterations are kept.
  /// Errors: cancelled (stop was requested during a stage before the optimisation); any other error
  /// ends the run.
  Result<void> advance(int steps, ThreadTeam& team, const std::stop_token& stop = {},
                       const Progress& progress = {});

  /// Continues a t-SNE run with other parameters. If the perplexity changed, stage() goes back and
  /// the next calls of advance() do that work again; points, momentum and iteration are kept.
  /// Errors: badArgument, with nothing changed: out of range, not t-SNE, or finished.
  Result<void> change(const TsneOptions& tsne);

  /// Everything known of the map except positions and moments: recipe, state, and the values of
  /// its objective (every 10 iterations for t-SNE, every iteration for MDE).
  [[nodiscard]] const MapRecord& record() const;
  [[nodiscard]] const MapOptions& options() const;  ///< including changes
  /// The number of points.
  [[nodiscard]] std::size_t size() const;
  /// n x dims; empty before the PCA stage is done.
  [[nodiscard]] const MatrixF& embedding() const;
  [[nodiscard]] int iteration() const;
  /// Iterations of the whole optimisation, or the most; epochs for UMAP, 0 for PCA.
  [[nodiscard]] int iterations() const;
  /// The pairs that an MDE map distorts most, up to `count` of each kind, sorted by kind and then
  /// by decreasing distortion. Empty for other methods and before the optimisation. Cost: O(pairs).
  [[nodiscard]] std::vector<PairDistortion> mostDistorted(std::size_t count,
                                                          ThreadTeam& team) const;
  /// The k nearest neighbours of some points in the space that the map is made from: those of the
  /// run if it has found enough, otherwise from a new search. Call it at Stage::affinities.
  /// Errors: badArgument at another stage or for k out of range; cancelled.
  [[nodiscard]] Result<NeighborGraph> inputNeighbors(std::span<const std::uint32_t> points, int k,
                                                     ThreadTeam& team,
                                                     const std::stop_token& stop = {}) const;
  /// A rough map to look at while neighbours are computed; the run does not depend on it:
  /// lookbook::firstLayout(). Call it at Stage::neighbors. Errors: badArgument at another stage;
  /// cancelled.
  [[nodiscard]] Result<MatrixF> firstLayout(ThreadTeam& team,
                                            const std::stop_token& stop = {}) const;
  [[nodiscard]] const MapSeconds& seconds() const;

 private:
  MapRun();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
