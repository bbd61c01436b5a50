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

/// report.json: the recipe of a map and the measurements of its run. `lookbook-cli embed --report`
/// writes it; figures, branches and placements read it back.

/// The format of reports. Format 1, which has no number, knows only train and test; 2 names splits.
inline constexpr int kReportFormat = 2;

/// Wall seconds outside of the run.
struct ReportTimes {
  double load = 0;
  double total = 0;
};

/// The contents of the report of a run. It refers to its members, which must outlive it.
struct RunReport {
  const std::string& initial;  ///< the file with the initial map, or empty
  const std::string& graph;    ///< the file of neighbours that the user gave, or empty
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
  double prepare = 0;  ///< the PCA of the map and other work that is done once for a map
  double place = 0;
  double total = 0;
};

/// The contents of the report of placed points. It refers to its members, which must outlive it.
struct PlacementReport {
  const Recipe& recipe;
  const Recipe& parent;    ///< recipe of the map
  const std::string& map;  ///< file of the map
  std::optional<double> labelAccuracy;
  PlacementSeconds seconds;
  int threads = 0;
};

/// Errors: io. The file appears whole or not at all.
Result<void> writeReport(const std::filesystem::path& path, const PlacementReport& report);

/// The description of a map in its report. Reports may be from other versions or edited by hand, so
/// that fields that are missing or have another type are left empty.
struct MapReport {
  std::string recipe;       ///< as JSON
  std::string dataset;      ///< title
  std::string fingerprint;  ///< of the data set or matrix that was embedded
  std::string rows;         ///< "all", "test first 2000"
  std::optional<std::size_t> count;
  std::string method;  ///< "pca", "tsne", "umap", "mde"
  /// Principal components kept; 0: the input as it is.
  int components = MapOptions{}.pcaComponents;
  std::optional<double> perplexity;
  std::optional<int> neighbors;  ///< of UMAP
  std::optional<int> iterations;
  /// The final value of the objective, by the index of the method in kMethods.
  std::vector<std::optional<double>> objectives;
  std::string initialization;
  std::optional<std::size_t> seed;
  std::vector<double> componentVariances;  ///< fractions of the total
};

/// Reads a report. Errors: notFound; badFile, naming the file, if it is not a JSON object with a
/// recipe or was written by a newer version.
Result<MapReport> readMapReport(const std::filesystem::path& path);

/// Reads the recipe in a report, or in the list of the moments of a run (frames_file.h).
/// Errors: notFound; badFile, naming the file.
Result<Recipe> readRecipe(const std::filesystem::path& report);

}  // namespace lookbook
