#pragma once

#include "core/base/result.h"
#include "core/embedding/map_run.h"
#include "core/session/recipe.h"

#include <string>

namespace lookbook::cli {

/// Wall seconds that the run itself does not know of.
struct EmbedTimes {
  double load = 0;
  double total = 0;
};

/// What report.json tells.
struct EmbedReport {
  const Recipe& recipe;
  const std::string& initial;  ///< a file's name, or empty
  const MapRun& run;
  EmbedTimes times;
  int threads = 0;
};

/// Errors: io. The file appears whole or not at all.
Result<void> writeReport(const std::string& path, const EmbedReport& report);

}  // namespace lookbook::cli
