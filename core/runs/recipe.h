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

/// Iterations of any run, as options and files may name them.
inline constexpr int kMostIterations = 1'000'000;
/// Branches of branches that a recipe tells of in JSON; a hundred levels deep are read at most.
inline constexpr int kMostGenerations = 40;
/// Rows of any map.
inline constexpr std::size_t kMostRows = std::size_t{1} << 32;

/// The file that a map comes from which was made elsewhere.
struct MapOrigin {
  std::string file;  ///< its name; "": the map was made here
  std::string md5;   ///< of the file

  bool operator==(const MapOrigin&) const = default;
};

/// The instruction set this binary was compiled for, and that of the loops which choose theirs at
/// run time where it is another: "avx512"; "sse2, loops AVX2".
std::string thisInstructionSet();

/// What a run is at.
enum class RunStage : std::uint8_t { pca, neighbors, affinities, optimize, finished };

/// Options that a run went on with, from a point of it on.
struct RunChange {
  int iteration = 0;
  RunStage stage = RunStage::optimize;  ///< that was to come next
  /// All of them. None where an earlier version of Lookbook kept the words alone: such a run cannot
  /// be made again.
  std::optional<MapOptions> options;
  std::string what;  ///< "perplexity 50, theta 0.3"

  bool operator==(const RunChange&) const = default;
};

struct Recipe;

/// The run that another one was branched from, and where.
struct Parent {
  std::shared_ptr<const Recipe> recipe;  ///< never null
  int iteration = 0;                     ///< of its moment that the branch begins with
};

/// How to make a map again, byte for byte: travels with every result.
struct Recipe {
  std::string dataset;             ///< title or file, for people
  std::string fingerprint;         ///< of the input's content
  std::string rows;                ///< "all", "train", "test first 2000", or index ranges "0-9,17"
  std::size_t count = 0;           ///< how many rows these are
  MapOptions options;              ///< those that it begins with
  MapOrigin origin;                ///< where the method is a file
  std::vector<RunChange> changes;  ///< made on the way, by rising iteration
  std::optional<Parent> parent;    ///< where it was branched: MapRun::branch()
  std::optional<PcaFit> pca;       ///< how the components it kept were found, and how well
  std::string version = kVersion;  ///< Lookbook's
  std::string instructionSet = thisInstructionSet();  ///< that made it

  /// The options that hold at the end.
  [[nodiscard]] const MapOptions& lastOptions() const;
  /// Whether it says all that it takes to make the map again: not of a map from a file, and not
  /// where it was changed by a version that kept no options.
  [[nodiscard]] bool repeatable() const;
};

/// Compact text for a rising list of rows: "0-9,17".
std::string describeRows(const std::vector<std::uint32_t>& rows);

/// The images that a recipe's rows are: "all", "train", "test first 2000", or "0-9,17".
/// Errors: badFile for other words, ranges that do not rise, and images that the data set has not.
Result<std::vector<ImageIndex>> readRows(std::string_view rows, const Dataset& dataset);

/// How to make a map of these images of a data set. Its options are chosen for as many:
/// chosenFor().
Recipe recipeFor(const Dataset& dataset, const std::vector<ImageIndex>& images,
                 const MapOptions& options);

nlohmann::json toJson(const Recipe& recipe);
nlohmann::json toJson(const MapOptions& options);

/// {"solver": "krylov", "residual": 1e-6}.
nlohmann::json toJson(const PcaFit& fit);

/// What toJson() wrote; nothing for other solvers and what is no residual.
std::optional<PcaFit> pcaFitFromJson(const nlohmann::json& json);

/// Options as toJson() wrote them; those that are not there keep their defaults.
/// Errors: badFile, which names what was found.
Result<MapOptions> optionsFromJson(const nlohmann::json& json);

/// What toJson() wrote. Options that are not there keep their defaults; a map that started from a
/// file keeps the default start, and what is no parent of a branch is left out.
/// Errors: badFile, which names what was found and what was expected.
Result<Recipe> recipeFromJson(const nlohmann::json& json);

}  // namespace lookbook
