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
/// optimisation. Used by the command line and the window alike. What a method does in its own way
/// is in its MethodSteps (core/embedding/methods.h).
///
/// The parameters of t-SNE can be changed while it goes on from where it is: another perplexity
/// takes the neighbours that are there as long as three times as many are, and finds more
/// otherwise.
///
/// embedding() has something to show as soon as the PCA stage is done: the map's own start, or PCA
/// where a spectral one is still to come.
/// Not thread-safe: one thread advances and reads it; hand out copies.
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
  /// Options that are auto are chosen for n points: chosenFor(). Points that are all the same end
  /// at one place, with a warning().
  static Result<MapRun> create(PointSource input, const MapOptions& options, MatrixF initial = {});
  static Result<MapRun> create(MatrixF input, const MapOptions& options, MatrixF initial = {});
  /// The same for a record that has its recipe, and images where its rows are some. What the recipe
  /// says was changed on the way is changed again where it was.
  /// Errors: badArgument, too, for changes without options (an earlier version's).
  static Result<MapRun> create(PointSource input, MapRecord begun, MatrixF initial = {});
  /// A run that begins with a moment of another one, and goes on with options of its own. What it
  /// continues are the moment's positions, taken as they are, and its iteration, by which each
  /// method's schedule goes. What a moment does not hold starts afresh: t-SNE's momentum and gains,
  /// MDE's quasi-Newton memory; UMAP has nothing of the kind. With the input and the options of the
  /// run that the moment is from, a branch gives
  /// - UMAP: the bytes of that run, from any epoch;
  /// - t-SNE: its bytes from iteration 0; else the map of a run that stood still there for a
  /// moment;
  /// - MDE: its average distortion at the moment, to rounding, and never a larger one afterwards.
  /// Errors: those of create(); badArgument: PCA, which has no moments; an iteration from which
  /// these options leave nothing to do, or below 0.
  static Result<MapRun> branch(PointSource input, const MapOptions& options, MatrixF positions,
                               int iteration);
  static Result<MapRun> branch(PointSource input, MapRecord begun, MatrixF positions,
                               int iteration);
  ~MapRun();
  MapRun(MapRun&&) noexcept;
  MapRun& operator=(MapRun&&) noexcept;

  [[nodiscard]] Stage stage() const;
  [[nodiscard]] bool finished() const { return stage() == Stage::finished; }

  /// Takes these neighbours instead of finding any, the nearest as many as it needs of each point.
  /// Another perplexity that asks for more finds its own.
  /// @param recall of a graph that is approximate: neighborRecall()
  /// Errors: badArgument: not at the first stage, a map that needs none, of another number of
  /// points, or fewer neighbours than needed.
  Result<void> takeNeighbors(const NeighborGraph& graph, std::optional<double> recall = {});
  /// The neighbours that were found or taken; null before, and once nothing needs them any more.
  [[nodiscard]] std::shared_ptr<const NeighborGraph> neighbors() const;
  /// What decides the neighbours that it finds, beside its input.
  struct Search {
    int components = 0;  ///< principal ones that they are found in; 0: the input as it is
    int neighbors = 0;   ///< of each point
    bool hnsw = false;   ///< or all of them
  };
  /// Nothing where the map needs none.
  [[nodiscard]] std::optional<Search> search() const;

  /// Does the stage at hand, or `steps` iterations where that is the optimisation.
  /// A stage that is stopped midway is done again by the next call; iterations are kept.
  /// Errors: cancelled (stop was asked for within a stage before the optimisation); others end the
  /// run.
  Result<void> advance(int steps, ThreadTeam& team, const std::stop_token& stop = {},
                       const Progress& progress = {});

  /// Goes on with other parameters, of a t-SNE. What another perplexity asks for is done by the
  /// next calls of advance(), whose stage() goes back for it; points, momentum and iteration are
  /// kept. Errors: badArgument, and nothing is changed: out of range, not t-SNE, or finished.
  Result<void> change(const TsneOptions& tsne);

  /// All that there is to say of the map but its positions and moments: how to make it again, where
  /// it stands, what its method minimises (of t-SNE every 10 iterations, of MDE at every one).
  [[nodiscard]] const MapRecord& record() const;
  [[nodiscard]] const MapOptions& options() const;  ///< as changed
  [[nodiscard]] std::size_t size() const;
  /// n x dims; empty before the PCA stage is done.
  [[nodiscard]] const MatrixF& embedding() const;
  [[nodiscard]] int iteration() const;
  /// Of the optimisation in all, or at most; UMAP's are epochs. 0 for PCA.
  [[nodiscard]] int iterations() const;
  /// The pairs that an MDE distorts most, up to `count` of each kind: by kind, then falling. Empty
  /// for other methods and before the optimisation. Cost: O(pairs).
  [[nodiscard]] std::vector<PairDistortion> mostDistorted(std::size_t count,
                                                          ThreadTeam& team) const;
  /// The k nearest of some points in the space that the map is made from: the run's own where it
  /// has found as many, else found anew. To be asked for at Stage::affinities, when both are there.
  /// Errors: badArgument at another stage or for k out of range; cancelled.
  [[nodiscard]] Result<NeighborGraph> inputNeighbors(std::span<const std::uint32_t> points, int k,
                                                     ThreadTeam& team,
                                                     const std::stop_token& stop = {}) const;
  [[nodiscard]] const MapSeconds& seconds() const;

 private:
  MapRun();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
