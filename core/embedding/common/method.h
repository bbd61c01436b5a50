#pragma once

#include "core/base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace lookbook {

/// How images are laid out: by a method of Lookbook, or by a file that another program wrote.
enum class Method : std::uint8_t { pca, tsne, umap, mde, file };

/// The objective: what a method minimises.
struct ObjectiveInfo {
  Label title = "";          ///< "KL divergence"; "" if the method does not measure its objective
  Label brief = "";          ///< "KL"
  const char* key = "";      ///< the name of the last value in reports: "kl_divergence"
  const char* history = "";  ///< the name of all values in saved maps: "kl_divergences"
  bool hasResidual = false;  ///< whether ObjectiveAt::residual is known
  bool inMoments = false;    ///< whether a run's moments keep its value: Moment::divergence

  [[nodiscard]] constexpr bool measured() const { return *title.english != '\0'; }
};

/// The description of a method. Its steps are in MethodSteps (methods.h), its options in
/// map_options.h.
struct MethodInfo {
  Method method = Method::pca;
  const char* name = "";   ///< on the command line and in recipes
  Label title = "";        ///< for people
  Label preparation = "";  ///< the stage between neighbours and optimisation
  Label preparing = "";    ///< the same, in full, for the middle of a sentence
  Label unit = "";         ///< one step of the optimisation: "iteration", "epoch"
  ObjectiveInfo objective = {};
  bool changes = false;     ///< whether its own options can be changed during a run
  bool listsPairs = false;  ///< whether its runs know the pairs of points that they distort most
};

/// All methods, in the order of their enumerators.
inline constexpr std::array<MethodInfo, 5> kMethods{
    MethodInfo{.method = Method::pca, .name = "pca", .title = "PCA"},
    MethodInfo{.method = Method::tsne,
               .name = "tsne",
               .title = "t-SNE",
               .preparation = "Affinities",
               .preparing = "affinities",
               .unit = "iteration",
               .objective = {.title = "KL divergence",
                             .brief = "KL",
                             .key = "kl_divergence",
                             .history = "kl_divergences",
                             .inMoments = true},
               .changes = true},
    MethodInfo{.method = Method::umap,
               .name = "umap",
               .title = "UMAP",
               .preparation = "Fuzzy graph",
               .preparing = "fuzzy graph",
               .unit = "epoch"},
    MethodInfo{.method = Method::mde,
               .name = "mde",
               .title = "MDE",
               .preparation = "Pairs",
               .preparing = "pairs of images and their start",
               .unit = "iteration",
               .objective = {.title = "average distortion",
                             .brief = "distortion",
                             .key = "average_distortion",
                             .history = "distortions",
                             .hasResidual = true},
               .listsPairs = true},
    MethodInfo{.method = Method::file, .name = "file", .title = "Map from a file"}};

/// The description of a method.
constexpr const MethodInfo& infoOf(Method method) {
  return kMethods[static_cast<std::size_t>(method)];
}

/// The method that is one linear step, which every data set opens with.
inline constexpr Method kProjection = Method::pca;
/// The method of a map that another program computed.
inline constexpr Method kFromFile = Method::file;
/// Whether a map is computed stage by stage, by the MethodSteps of the method (methods.h).
constexpr bool isOptimized(Method method) {
  return method != kProjection && method != kFromFile;
}

/// How many methods can be run: all except the file, which is the last.
inline constexpr std::size_t kRunnableMethods = kMethods.size() - 1;
inline constexpr auto kMethodNames = [] {
  std::array<const char*, kRunnableMethods> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kMethods[i].name;
  return names;
}();

static_assert(
    [] {
      for (std::size_t i = 0; i < kMethods.size(); ++i)
        if (kMethods[i].method != static_cast<Method>(i)) return false;
      return kMethods.back().method == Method::file;
    }(),
    "kMethods has every method once, in the order of its enumerators, the file last");

}  // namespace lookbook
