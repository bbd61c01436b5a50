#pragma once

#include "core/base/options.h"

#include <array>
#include <cstdint>
#include <type_traits>

namespace lookbook {

/// The initial positions of the points.
enum class UmapStart : std::uint8_t {
  spectral,  ///< the smoothest directions of the graph; PCA if it is not connected
  pca,
  random,
};
inline constexpr std::array<const char*, 3> kUmapStartNames{"spectral", "pca", "random"};

/// Parameters of UMAP; names and defaults are umap-learn's.
struct UmapOptions {
  int neighbors = 0;  ///< 0: 15, or all if there are fewer points: chosenFor()
  double minDist = 0.1;
  double spread = 1;
  int epochs = 0;  ///< 0: 500 up to 10,000 points, otherwise 200
  int negativeSampleRate = 5;
  double learningRate = 1;
  UmapStart initialization = UmapStart::spectral;

  bool operator==(const UmapOptions&) const = default;
};

template <class Options, class Visitor>
  requires std::is_same_v<std::remove_const_t<Options>, UmapOptions>
void describe(Options& o, Visitor&& visit) {
  visit(
      Field{.name = "n-neighbors",
            .label = "Neighbours",
            .help = "Number of neighbours of each image, including itself (n_neighbors): few show "
                    "fine structure, many global structure. Auto: 15, or all of fewer images.",
            .minimum = 2,
            .maximum = 1000,
            .automatic = true},
      o.neighbors);
  visit(Field{.name = "min-dist",
              .label = "Minimum distance",
              .help = "How close neighbours may be (min_dist), at most the spread: low values pack "
                      "clusters, high values show their layout.",
              .minimum = 0,
              .maximum = 100},
        o.minDist);
  visit(Field{.name = "spread",
              .label = "Spread",
              .help =
                  "Scale of the map; with the minimum distance it determines how clustered points "
                  "are.",
              .minimum = 0.01,
              .maximum = 100,
              .advanced = true},
        o.spread);
  visit(Field{.name = "epochs",
              .label = "Epochs",
              .help = "Number of times the graph's edges are sampled (n_epochs). Auto: 500 up to "
                      "10,000 images, otherwise 200.",
              .minimum = 1,
              .maximum = 1e6,
              .automatic = true},
        o.epochs);
  visit(Field{.name = "negative-sample-rate",
              .label = "Negative samples",
              .help = "Random images that each sampled edge pushes away: more separate clusters "
                      "better and take longer.",
              .minimum = 0,
              .maximum = 1000,
              .advanced = true},
        o.negativeSampleRate);
  visit(Field{.name = "learning-rate",
              .label = "Learning rate",
              .help = "Initial step size; it falls to 0 over the epochs.",
              .minimum = 1e-3,
              .maximum = 1000,
              .advanced = true},
        o.learningRate);
  visit(Field{.name = "init",
              .label = "Initialisation",
              .help = "Where points start: spectral follows the neighbours, PCA keeps the global "
                      "layout, random does not.",
              .choices = kUmapStartNames,
              .advanced = true},
        o.initialization);
}

}  // namespace lookbook
