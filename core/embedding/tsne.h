#pragma once

#include "core/base/matrix.h"
#include "core/base/options.h"
#include "core/base/parallel.h"
#include "core/base/result.h"
#include "core/embedding/affinities.h"

#include <array>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <type_traits>
#include <utility>
#include <vector>

namespace lookbook {

/// What ends the exaggeration and the run.
enum class TsneSchedule : std::uint8_t {
  fixed,      ///< the iterations given
  automatic,  ///< the divergence: where its relative fall is steepest, and where it hardly falls
};
inline constexpr std::array<const char*, 2> kTsneScheduleNames{"fixed", "auto"};

/// Parameters of t-SNE; the defaults are the field's (Kobak & Berens 2019; Belkina et al. 2019).
struct TsneOptions {
  double perplexity = 0;  ///< 0: 30, or less of few points: chosenFor()
  double theta = 0.5;
  int iterations = 1000;
  double exaggeration = 12;
  int exaggerationIterations = 250;
  TsneSchedule schedule = TsneSchedule::fixed;
  double learningRate = 0;  ///< 0: max(200, n / exaggeration in force)
  double initialMomentum = 0.5;
  double finalMomentum = 0.8;

  bool operator==(const TsneOptions&) const = default;
};

template <class Options, class Visitor>
  requires std::is_same_v<std::remove_const_t<Options>, TsneOptions>
void describe(Options& o, Visitor&& visit) {
  visit(Field{.name = "perplexity",
              .label = "Perplexity",
              .help = "Effective number of neighbours of each image: low shows fine structure, "
                      "high the broad one; auto is 30, or a third of fewer than 91 images.",
              .minimum = 2,
              .maximum = 1000,
              .automatic = true},
        o.perplexity);
  visit(Field{.name = "theta",
              .label = "Theta",
              .help = "Barnes-Hut's opening angle, of the full cell width: 0 is exact and slow, 1 "
                      "fast and coarse.",
              .minimum = 0,
              .maximum = 1},
        o.theta);
  visit(Field{.name = "iterations",
              .label = "Iterations",
              .help = "Gradient steps in all.",
              .minimum = 1,
              .maximum = 1e6},
        o.iterations);
  visit(Field{.name = "exaggeration",
              .label = "Exaggeration",
              .help = "Early exaggeration: how much stronger points attract one another at first, "
                      "so that clusters find together.",
              .minimum = 1,
              .maximum = 100},
        o.exaggeration);
  visit(Field{.name = "exaggeration-iterations",
              .label = "Exaggerated for",
              .help = "How many of the iterations are exaggerated.",
              .minimum = 0,
              .maximum = 1e6,
              .unit = "iterations",
              .advanced = true},
        o.exaggerationIterations);
  visit(
      Field{.name = "schedule",
            .label = "Schedule",
            .help = "fixed keeps to these iterations; auto ends the exaggeration and the run when "
                    "the divergence says so, within these iterations.",
            .choices = kTsneScheduleNames,
            .advanced = true},
      o.schedule);
  visit(Field{.name = "learning-rate",
              .label = "Learning rate",
              .help = "Step size of the descent; auto is max(200, n / exaggeration in force).",
              .minimum = 1e-3,
              .maximum = 1e9,
              .automatic = true},
        o.learningRate);
  visit(Field{.name = "initial-momentum",
              .label = "Momentum, exaggerated",
              .help = "Share of the last step kept while exaggerated.",
              .minimum = 0,
              .maximum = 0.999,
              .advanced = true},
        o.initialMomentum);
  visit(Field{.name = "final-momentum",
              .label = "Momentum, then",
              .help = "Share of the last step kept afterwards.",
              .minimum = 0,
              .maximum = 0.999,
              .advanced = true},
        o.finalMomentum);
}

/// t-distributed stochastic neighbour embedding as a value that can be stopped and resumed:
/// run(a) then run(b) gives the bytes of run(a + b), on any number of threads.
/// van der Maaten & Hinton 2008, JMLR 9; van der Maaten 2014, JMLR 15; its schedule by the
/// divergence: Belkina et al. 2019, Nature Communications 10, "opt-SNE".
class Tsne {
 public:
  /// The Kullback-Leibler divergence at an iteration.
  struct Divergence {
    int iteration = 0;
    double kl = 0;
  };

  /// @param affinities of n points, as symmetrize() gives them
  /// @param initial n x 2 or n x 3, finite; its scale is taken as it is
  /// Errors: badArgument (sizes, NaN, an option out of range).
  static Result<Tsne> create(const Affinities& affinities, MatrixF initial, TsneOptions options);
  /// Goes on from a moment of another run: from its iteration, with momentum and gains anew. Where
  /// the schedule is automatic, exaggeration is over from options.exaggerationIterations on.
  /// @param positions as create()'s, but taken as they are: a run's at that iteration are centred
  /// @param iteration at least 0; from options.iterations on nothing is left to do
  /// A moment of iteration 0 gives the bytes of the run that it is from.
  static Result<Tsne> resume(const Affinities& affinities, MatrixF positions, int iteration,
                             TsneOptions options);
  ~Tsne();
  Tsne(Tsne&&) noexcept;
  Tsne& operator=(Tsne&&) noexcept;

  /// Goes `steps` iterations on, or to options().iterations, or until asked to stop (looked at
  /// before each iteration), whichever comes first.
  void run(int steps, ThreadTeam& team, const std::stop_token& stop = {});

  /// Goes on with other options: what they say holds from the next iteration on.
  /// Errors: badArgument for one out of range; nothing is changed then.
  Result<void> changeOptions(const TsneOptions& options);
  /// Goes on with other affinities of the same points, as another perplexity gives them.
  /// @param affinities of as many points
  void changeAffinities(const Affinities& affinities, ThreadTeam& team);

  [[nodiscard]] bool finished() const;
  [[nodiscard]] int iteration() const;
  [[nodiscard]] const MatrixF& embedding() const;  ///< n x dims, centred
  [[nodiscard]] const TsneOptions& options() const;
  /// KL of the unexaggerated affinities, every 10 iterations and at the last one run to.
  /// Exact in the attraction; its normalisation is Barnes-Hut's.
  [[nodiscard]] const std::vector<Divergence>& divergences() const;

 private:
  Tsne();
  static Result<Tsne> at(const Affinities& affinities, MatrixF positions, TsneOptions options);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace lookbook
