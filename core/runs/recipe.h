#pragma once

#include "core/base/result.h"
#include "core/base/version.h"
#include "core/data/dataset.h"
#include "core/embedding/common/map_options.h"
#include "core/embedding/pca/pca.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// The largest number of iterations that options and files may have.
inline constexpr int kMostIterations = 1'000'000;
/// The largest number of nested branches in a recipe as JSON; reading is limited to kDeepestJson
/// levels.
inline constexpr int kMostGenerations = 40;
/// The largest number of rows of a map.
inline constexpr std::size_t kMostRows = std::size_t{1} << 32;

/// The file of a map that was computed by another program.
struct MapOrigin {
  std::string file;  ///< its name; "": Lookbook computed the map
  std::string md5;   ///< of the file

  bool operator==(const MapOrigin&) const = default;
};

/// The instruction set that this binary was compiled for and, if it differs, the one that some
/// loops select at run time: "avx512"; "sse2, loops AVX2".
std::string thisInstructionSet();

/// The stage that a run is in.
enum class RunStage : std::uint8_t { pca, neighbors, affinities, optimize, finished };

/// New options of a run, from some point of it on.
struct RunChange {
  int iteration = 0;
  RunStage stage = RunStage::optimize;  ///< the next stage at that time
  /// All options. Empty if an earlier version of Lookbook kept only `what`: such a run cannot be
  /// repeated.
  std::optional<MapOptions> options;
  std::string what;  ///< options and values as recipes name them: "perplexity 50, theta 0.3"

  bool operator==(const RunChange&) const = default;
};

struct Recipe;

/// The run from which another one was branched, and the moment of the branch.
struct Parent {
  std::shared_ptr<const Recipe> recipe;  ///< never null
  int iteration = 0;                     ///< of the moment at which the branch begins
};

/// How to compute a map again, byte for byte. Every result is saved together with its recipe.
struct Recipe {
  std::string dataset;             ///< title or file, for the user
  std::string fingerprint;         ///< of the input's content
  std::string rows;                ///< "all", "train", "test first 2000", or index ranges "0-9,17"
  std::size_t count = 0;           ///< number of rows
  MapOptions options;              ///< at the beginning
  MapOrigin origin;                ///< if the map came from a file
  std::vector<RunChange> changes;  ///< during the run, by increasing iteration
  std::optional<Parent> parent;    ///< if it is a branch: MapRun::branch()
  std::optional<PcaFit> pca;       ///< how its principal components were found, and how accurately
  std::string version = kVersion;  ///< version of Lookbook
  std::string instructionSet = thisInstructionSet();  ///< with which it was computed

  /// The options at the end of the run.
  [[nodiscard]] const MapOptions& lastOptions() const;
  /// Whether the map can be computed again from it. It cannot if the map came from a file, or if
  /// options were changed in a version that did not save them.
  [[nodiscard]] bool repeatable() const;
};

/// Compact text for a list of rows in increasing order: "0-9,17".
std::string describeRows(const std::vector<std::uint32_t>& rows);

/// The images that a recipe names as "all", "train", "test first 2000" or "0-9,17".
/// Errors: badFile for other texts, ranges that are not in increasing order, and images that do not
/// exist.
Result<std::vector<ImageIndex>> readRows(std::string_view rows, const Dataset& dataset);

/// The recipe of a new map of these images. chosenFor() sets options that are "auto" by their
/// number.
Recipe recipeFor(const Dataset& dataset, const std::vector<ImageIndex>& images,
                 const MapOptions& options);

/// Recipes and options as JSON, as in reports and sessions.
nlohmann::json toJson(const Recipe& recipe);
nlohmann::json toJson(const MapOptions& options);

/// {"solver": "krylov", "residual": 1e-6}.
nlohmann::json toJson(const PcaFit& fit);

/// Reads what toJson() wrote; empty for an unknown solver or an invalid residual.
std::optional<PcaFit> pcaFitFromJson(const nlohmann::json& json);

/// Reads options as toJson() wrote them; missing ones keep their defaults.
/// Errors: badFile, which names what was found.
Result<MapOptions> optionsFromJson(const nlohmann::json& json);

/// Reads what toJson() wrote. Missing options keep their defaults, the start of a map that started
/// from a file is the default one, and an invalid parent is ignored.
/// Errors: badFile, which names what was found and what was expected.
Result<Recipe> recipeFromJson(const nlohmann::json& json);

}  // namespace lookbook
