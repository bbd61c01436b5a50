#pragma once

#include "core/quality/map_scores.h"

#include <string>

namespace lookbook::cli {

/// The scores of a map, and the data from which they were computed.
struct ScoreReport {
  const MapScores& scores;
  const ScoreOptions& options;
  std::string map;    ///< the file as the user named it
  std::string input;  ///< "Fashion-MNIST, 50 principal components"
};

/// Prints one JSON object. Measures without a value are left out; "sampled" and standard errors are
/// written only for estimates from a sample.
void printJson(const ScoreReport& report);

/// Prints a line for each measure, with a short explanation.
void printText(const ScoreReport& report);

}  // namespace lookbook::cli
