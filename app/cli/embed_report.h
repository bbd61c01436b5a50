#pragma once

#include "core/base/result.h"
#include "core/runs/map_record.h"
#include "core/runs/map_run.h"

#include <optional>
#include <string>

namespace lookbook::cli {

/// Wall seconds that the run itself does not know of.
struct EmbedTimes {
  double load = 0;
  double total = 0;
};

/// What report.json tells.
struct EmbedReport {
  const std::string& initial;  ///< a file's name, or empty
  const std::string& graph;    ///< a file of neighbours that were not found but given, or empty
  const MapRecord& map;
  const MapSeconds& seconds;  ///< all 0 for a map from the cache
  const char* cached;         ///< what came from the cache: "map", "neighbours" or ""
  EmbedTimes times;
  int threads = 0;
};

/// Errors: io. The file appears whole or not at all.
Result<void> writeReport(const std::string& path, const EmbedReport& report);

/// Wall seconds of placing points onto a map.
struct PlacementSeconds {
  double load = 0;
  double prepare = 0;  ///< the map's PCA, and what else is done once for a map
  double place = 0;
  double total = 0;
};

/// What report.json tells of points that were placed onto a map.
struct PlacementReport {
  const Recipe& recipe;
  const Recipe& parent;    ///< the map's
  const std::string& map;  ///< its file
  std::optional<double> labelAccuracy;
  PlacementSeconds seconds;
  int threads = 0;
};

/// Errors: io. The file appears whole or not at all.
Result<void> writeReport(const std::string& path, const PlacementReport& report);

}  // namespace lookbook::cli
