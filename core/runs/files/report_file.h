#pragma once

#include "core/base/result.h"
#include "core/runs/map_record.h"
#include "core/runs/map_run.h"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// report.json: the recipe of a map with what its run measured. `lookbook-cli embed --report`
/// writes it; figures, branches and placements read it back.

/// The format of reports: 1, which is not written down, knew train and test only; 2 names splits.
inline constexpr int kReportFormat = 2;

/// Wall seconds that the run itself does not know of.
struct ReportTimes {
  double load = 0;
  double total = 0;
};

/// What the report of a run says. Refers to what it is made from.
struct RunReport {
  const std::string& initial;  ///< a file's name, or empty
  const std::string& graph;    ///< a file of neighbours that were not found but given, or empty
  const MapRecord& map;
  const MapSeconds& seconds;  ///< all 0 for a map from the cache
  const char* cached;         ///< what came from the cache: "map", "neighbours" or ""
  ReportTimes times;
  int threads = 0;
};

/// Errors: io. The file appears whole or not at all.
Result<void> writeReport(const std::filesystem::path& path, const RunReport& report);

/// Wall seconds of placing points onto a map.
struct PlacementSeconds {
  double load = 0;
  double prepare = 0;  ///< the map's PCA, and what else is done once for a map
  double place = 0;
  double total = 0;
};

/// What the report of points that were placed onto a map says. Refers to what it is made from.
struct PlacementReport {
  const Recipe& recipe;
  const Recipe& parent;    ///< the map's
  const std::string& map;  ///< its file
  std::optional<double> labelAccuracy;
  PlacementSeconds seconds;
  int threads = 0;
};

/// Errors: io. The file appears whole or not at all.
Result<void> writeReport(const std::filesystem::path& path, const PlacementReport& report);

/// What a report says of its map, read with patience: reports come from other versions and from
/// hands, so that whatever is missing or of another kind is left empty.
struct MapReport {
  std::string recipe;       ///< as JSON
  std::string dataset;      ///< title
  std::string fingerprint;  ///< of the data set or matrix that was embedded
  std::string rows;         ///< "all", "test first 2000"
  std::optional<std::size_t> count;
  std::string method;                           ///< "pca", "tsne", "umap", "mde"
  int components = MapOptions{}.pcaComponents;  ///< kept of the input before; 0: the input as it is
  std::optional<double> perplexity;
  std::optional<int> neighbors;  ///< UMAP's
  std::optional<int> iterations;
  /// The last value of what a method minimises, by the place of the method in kMethods.
  std::vector<std::optional<double>> objectives;
  std::string initialization;
  std::optional<std::size_t> seed;
  std::vector<double> componentVariances;  ///< fractions of the total
};

/// Errors: notFound; badFile, naming the file, where it is not a JSON object with a recipe or was
/// written by a newer version.
Result<MapReport> readMapReport(const std::filesystem::path& path);

/// The recipe in a report, or in the list of a run's moments (frames_file.h).
/// Errors: notFound; badFile, naming the file.
Result<Recipe> readRecipe(const std::filesystem::path& report);

}  // namespace lookbook
