#pragma once

#include "core/base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace lookbook {

/// How images are laid out: by a method of Lookbook, or by a file from elsewhere.
enum class Method : std::uint8_t { pca, tsne, umap, mde, file };

/// What a method minimises.
struct ObjectiveInfo {
  Label title = "";          ///< "KL divergence"; "": it does not measure any
  Label brief = "";          ///< "KL"
  const char* key = "";      ///< of its last value in reports: "kl_divergence"
  const char* history = "";  ///< of all its values in saved maps: "kl_divergences"
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
  Label preparation = "";  ///< what it makes of neighbours before it optimises
  Label preparing = "";    ///< the same in the middle of a sentence, and in full
  Label unit = "";         ///< of its optimisation
  ObjectiveInfo objective = {};
  bool changes = false;     ///< whether its own options can be changed during a run
  bool listsPairs = false;  ///< whether its runs know the pairs of points that they distort most
};

/// By method.
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

constexpr const MethodInfo& infoOf(Method method) {
  return kMethods[static_cast<std::size_t>(method)];
}

/// A projection is one linear step; every data set opens with it.
inline constexpr Method kProjection = Method::pca;
/// Of a map that was made elsewhere.
inline constexpr Method kFromFile = Method::file;
/// Whether a map is made stage by stage, by the method's MethodSteps (methods.h).
constexpr bool isOptimized(Method method) {
  return method != kProjection && method != kFromFile;
}

/// Of the methods that can be run: all but the file, which is the last.
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
