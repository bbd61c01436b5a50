#pragma once

#include "core/base/options.h"

#include <array>
#include <cstdint>
#include <type_traits>

namespace lookbook {

/// What a minimum-distortion embedding preserves of its input.
enum class Preserve : std::uint8_t { neighbors, distances };
inline constexpr std::array<const char*, 2> kPreserveNames{"neighbors", "distances"};

enum class AttractivePenalty : std::uint8_t { log1p, linear, quadratic, cubic, huber, logistic };
inline constexpr std::array<const char*, 6> kAttractivePenaltyNames{"log1p", "linear", "quadratic",
                                                                    "cubic", "huber",  "logistic"};

enum class RepulsivePenalty : std::uint8_t { log, inversePower, logRatio, none };
inline constexpr std::array<const char*, 4> kRepulsivePenaltyNames{"log", "inverse-power",
                                                                   "log-ratio", "none"};

enum class DistanceLoss : std::uint8_t { absolute, quadratic, weightedQuadratic };
inline constexpr std::array<const char*, 3> kDistanceLossNames{"absolute", "quadratic",
                                                               "weighted-quadratic"};

enum class MdeConstraint : std::uint8_t {
  centered,      ///< the mean of the points is 0
  standardized,  ///< also, X^T X / n is the identity matrix
};
inline constexpr std::array<const char*, 2> kMdeConstraintNames{"centered", "standardized"};

/// The initial positions of the points.
enum class MdeStart : std::uint8_t {
  quadratic,  ///< the smoothest directions of the graph of neighbours; PCA if distances are
              ///< preserved
  pca,
  random,
};
inline constexpr std::array<const char*, 3> kMdeStartNames{"quadratic", "pca", "random"};

/// Parameters of minimum-distortion embedding; names and defaults are PyMDE's.
struct MdeOptions {
  Preserve preserve = Preserve::neighbors;
  MdeConstraint constraint = MdeConstraint::centered;
  AttractivePenalty attractive = AttractivePenalty::log1p;
  RepulsivePenalty repulsive = RepulsivePenalty::log;
  int neighbors = 0;             ///< 0: neighborsForMde(), between 5 and 15
  double repulsiveFraction = 0;  ///< 0: 1, or 0.5 if the map is standardized
  DistanceLoss loss = DistanceLoss::absolute;
  int maxDistances = 5'000'000;
  int iterations = 300;
  double eps = 1e-5;
  int memory = 10;
  MdeStart initialization = MdeStart::quadratic;

  bool operator==(const MdeOptions&) const = default;
};

/// Describes the options that apply if neighbours are preserved.
template <class Options, class Visitor>
void describeForNeighbors(Options& o, Visitor&& visit) {
  visit(
      Field{.name = "neighbors",
            .label = "Neighbours",
            .help = "Number of neighbours that attract each image. Auto: 15, fewer for small sets.",
            .minimum = 1,
            .maximum = 1000,
            .automatic = true},
      o.neighbors);
  visit(
      Field{.name = "attractive",
            .label = "Attractive penalty",
            .help = "Cost of the distance between neighbours; log1p tolerates a few distant ones.",
            .choices = kAttractivePenaltyNames,
            .advanced = true},
      o.attractive);
  visit(Field{.name = "repulsive",
              .label = "Repulsive penalty",
              .help = "Cost of closeness between other images; none requires a standardized map.",
              .choices = kRepulsivePenaltyNames,
              .advanced = true},
        o.repulsive);
  visit(Field{.name = "repulsive-fraction",
              .label = "Repulsive fraction",
              .help = "Repelling pairs for each attracting pair: higher values spread points more "
                      "evenly. Auto: 1, or 0.5 if standardized.",
              .minimum = 0.01,
              .maximum = 100,
              .automatic = true,
              .advanced = true},
        o.repulsiveFraction);
}

/// Describes the options that apply if distances are preserved.
template <class Options, class Visitor>
void describeForDistances(Options& o, Visitor&& visit) {
  visit(Field{.name = "loss",
              .label = "Loss",
              .help = "Cost of a distance that differs from the input's; weighting by the inverse "
                      "square makes it relative.",
              .choices = kDistanceLossNames,
              .advanced = true},
        o.loss);
  visit(Field{.name = "max-distances",
              .label = "Distances",
              .help = "Pairs whose distances are preserved: all, or a sample of this size.",
              .minimum = 1,
              .maximum = 1e8,
              .unit = "pairs"},
        o.maxDistances);
}

/// Visits the options that o.preserve uses: see describeForNeighbors(), describeForDistances().
template <class Options, class Visitor>
  requires std::is_same_v<std::remove_const_t<Options>, MdeOptions>
void describe(Options& o, Visitor&& visit) {
  visit(Field{.name = "preserve",
              .label = "Preserve",
              .help = "What the map preserves: which images are neighbours, or their distances.",
              .choices = kPreserveNames},
        o.preserve);
  if (o.preserve == Preserve::neighbors)
    describeForNeighbors(o, visit);
  else
    describeForDistances(o, visit);
  visit(Field{.name = "constraint",
              .label = "Constraint",
              .help = "Centred maps find their own extent; standardized maps have the same extent "
                      "in every direction.",
              .choices = kMdeConstraintNames,
              .advanced = true},
        o.constraint);
  visit(Field{.name = "iterations",
              .label = "Iterations",
              .help = "Maximum number of quasi-Newton steps.",
              .minimum = 1,
              .maximum = 1e6},
        o.iterations);
  visit(Field{.name = "eps",
              .label = "Residual norm",
              .help = "The run ends when the length of the gradient is at most this.",
              .minimum = 0,
              .maximum = 1,
              .advanced = true},
        o.eps);
  visit(Field{.name = "memory",
              .label = "Memory",
              .help = "Number of steps that the quasi-Newton method remembers.",
              .minimum = 1,
              .maximum = 100,
              .advanced = true},
        o.memory);
  visit(Field{.name = "init",
              .label = "Initialisation",
              .help = "Where points start: quadratic follows the neighbours (PCA if distances are "
                      "preserved), PCA keeps the global layout, random does not.",
              .choices = kMdeStartNames,
              .advanced = true},
        o.initialization);
}

}  // namespace lookbook
