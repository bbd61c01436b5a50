#pragma once

#include "core/base/result.h"
#include "core/base/version.h"
#include "core/data/dataset.h"
#include "core/runs/array_archive.h"
#include "core/runs/map_run.h"
#include "core/runs/recipe.h"
#include "core/runs/run_history.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// The program that made a map, as its recipe tells it.
struct Maker {
  std::string version = kVersion;
  std::string instructions = instructionSet();
};

/// A map as files keep it: done with, or stopped where it was.
struct SavedMap {
  MapOptions options;
  MapOrigin origin;
  std::vector<MapRun::Change> changes;
  std::optional<Parent> parent;    ///< where it was branched
  Maker maker;                     ///< this program, unless a file says otherwise
  std::vector<ImageIndex> images;  ///< which image each row is; empty for the rows of a matrix
  std::string imagesText;          ///< "all images"
  bool finished = false;
  int iteration = 0;
  int iterations = 0;
  double seconds = 0;                        ///< that the run took, when it was made
  std::shared_ptr<const MatrixF> positions;  ///< n x dims; never null
  std::vector<Moment> moments;
  ObjectiveHistory objective;                 ///< MapRun::objective()
  std::vector<PairDistortion> mostDistorted;  ///< rows of the map: MapRun::mostDistorted()
  double explainedVariance = 0;
  std::vector<double> componentVariances;
  std::optional<double> neighborRecall;  ///< MapRun::neighborRecall()
  std::size_t count = 0;         ///< rows by the recipe that was read with it; 0: it does not say
  std::optional<PcaFit> pcaFit;  ///< MapRun::pcaFit()
  std::string warning;           ///< MapRun::warning()
};

/// Beyond this squared distances do not fit a float. A map from a file may lie farther out.
inline constexpr float kFarthestPosition = 1e18F;

/// Pairs of each kind that are kept of an MDE.
inline constexpr std::size_t kMostDistorted = 100;

/// What a run has come to, without moments. Its images and their text are left to the caller.
SavedMap savedMap(const MapRun& run, std::vector<PairDistortion> mostDistorted = {});

/// All of a map but its arrays, and how it is made: options and changes are a recipe's.
nlohmann::json toJson(const SavedMap& map);

/// Reads it again; positions are null, moments without theirs. What later versions added may be
/// missing. Each number is checked here: iterations rise and are those of a run, all else is
/// finite. Errors: nlohmann-json's exceptions; std::invalid_argument.
SavedMap savedMapFromJson(const nlohmann::json& json);

/// Adds a map's arrays to an archive, each name behind `folder` ("0/maps/2/"):
///
///     positions.npy    n x dims, float32
///     images.npy       n, uint32; not for the rows of a matrix
///     moments.npy      moments x n x dims, float32; where there are any
void addArrays(ArrayArchive& archive, const std::string& folder, const SavedMap& map);

/// Reads the arrays of a map whose JSON and options have been read.
/// @param ofImages whether its rows are images
/// Errors: notFound; badFile where arrays do not fit one another or the options, images do not
/// rise, or positions are not finite.
Result<void> readArrays(const ZipArchive& archive, const std::string& folder, bool ofImages,
                        SavedMap& map);

}  // namespace lookbook
