#pragma once

#include "core/quality/map_scores.h"

#include <string>

namespace lookbook::cli {

/// The scores of a map, and what they were estimated from.
struct ScoreReport {
  const MapScores& scores;
  const ScoreOptions& options;
  std::string map;    ///< as the user named it
  std::string input;  ///< "Fashion-MNIST, 50 principal components"
};

/// Prints one JSON object. Measures that there are not are left out; "sampled" and standard errors
/// are there only where something was drawn at random.
void printJson(const ScoreReport& report);

/// Prints a line for each measure, with a few words on what it means.
void printText(const ScoreReport& report);

}  // namespace lookbook::cli
