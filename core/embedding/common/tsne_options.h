#pragma once

#include "core/base/options.h"

#include <array>
#include <cstdint>
#include <type_traits>

namespace lookbook {

/// What ends the early exaggeration and the run.
enum class TsneSchedule : std::uint8_t {
  fixed,      ///< the given numbers of iterations
  automatic,  ///< the KL divergence: when its relative decrease is largest, and when it is small
};
inline constexpr std::array<const char*, 2> kTsneScheduleNames{"fixed", "auto"};

/// Parameters of t-SNE; the defaults are the field's (Kobak & Berens 2019; Belkina et al. 2019).
struct TsneOptions {
  double perplexity = 0;  ///< 0: 30, or less for few points: chosenFor()
  double theta = 0.5;
  int iterations = 1000;
  double exaggeration = 12;
  int exaggerationIterations = 250;
  TsneSchedule schedule = TsneSchedule::fixed;
  double learningRate = 0;  ///< 0: max(200, n / current exaggeration)
  double initialMomentum = 0.5;
  double finalMomentum = 0.8;

  bool operator==(const TsneOptions&) const = default;
};

template <class Options, class Visitor>
  requires std::is_same_v<std::remove_const_t<Options>, TsneOptions>
void describe(Options& o, Visitor&& visit) {
  visit(
      Field{.name = "perplexity",
            .label = "Perplexity",
            .help = "Effective number of neighbours of each image: low values show fine structure, "
                    "high values global structure. Auto: 30, or a third of fewer than 91 images.",
            .minimum = 2,
            .maximum = 1000,
            .automatic = true},
      o.perplexity);
  visit(Field{.name = "theta",
              .label = "Theta",
              .help = "Opening angle of Barnes-Hut, of the full cell width: 0 is exact and slow, 1 "
                      "fast and coarse.",
              .minimum = 0,
              .maximum = 1,
              .advanced = true},
        o.theta);
  visit(Field{.name = "iterations",
              .label = "Iterations",
              .help = "Total number of gradient steps.",
              .minimum = 1,
              .maximum = 1e6},
        o.iterations);
  visit(
      Field{.name = "exaggeration",
            .label = "Early exaggeration",
            .help = "How much more strongly points attract each other at the beginning of the run, "
                    "so that clusters form.",
            .minimum = 1,
            .maximum = 100,
            .advanced = true},
      o.exaggeration);
  visit(Field{.name = "exaggeration-iterations",
              .label = "Exaggeration phase",
              .help = "Number of iterations with early exaggeration.",
              .minimum = 0,
              .maximum = 1e6,
              .unit = "iterations",
              .advanced = true},
        o.exaggerationIterations);
  visit(Field{.name = "schedule",
              .label = "Schedule",
              .help = "fixed runs all iterations; auto ends the exaggeration and the run when the "
                      "divergence no longer falls, within these iterations.",
              .choices = kTsneScheduleNames,
              .advanced = true},
        o.schedule);
  visit(Field{.name = "learning-rate",
              .label = "Learning rate",
              .help = "Step size of the descent. Auto: max(200, n / current exaggeration).",
              .minimum = 1e-3,
              .maximum = 1e9,
              .automatic = true,
              .advanced = true},
        o.learningRate);
  visit(Field{.name = "initial-momentum",
              .label = "Initial momentum",
              .help = "Share of the last step that is kept during the exaggeration.",
              .minimum = 0,
              .maximum = 0.999,
              .advanced = true},
        o.initialMomentum);
  visit(Field{.name = "final-momentum",
              .label = "Final momentum",
              .help = "Share of the last step that is kept after the exaggeration.",
              .minimum = 0,
              .maximum = 0.999,
              .advanced = true},
        o.finalMomentum);
}

}  // namespace lookbook
