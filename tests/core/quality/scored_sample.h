#pragma once

#include "core/quality/map_scores.h"
#include "tests/support/points.h"

#include <array>
#include <cstddef>
#include <vector>

namespace samples {

using lookbook::ClassId;
using lookbook::MapOfInput;
using lookbook::MapScores;
using lookbook::MatrixF;

/// Labels of n points, of each class in turn.
inline std::vector<ClassId> labelsOf(std::size_t n, std::size_t classes) {
  std::vector<ClassId> labels;
  for (std::size_t i = 0; i < n; ++i) labels.push_back(static_cast<ClassId>(i % classes));
  return labels;
}

/// A map for scoring: the first two coordinates of clustered points. A fifth of each cluster is of
/// another class, so that votes are not always right.
struct Sample {
  MatrixF input;
  MatrixF map;
  std::vector<ClassId> labels;

  explicit Sample(std::size_t n)
      : input(samples::clusteredPoints(n, 6, 8)), map(input.leftCols(2)), labels(labelsOf(n, 8)) {
    for (std::size_t i = 0; i < n; i += 5) labels[i] += 8;
  }
  [[nodiscard]] MapOfInput of() const { return {input, map, labels}; }
};

/// Every number of the scores and its standard error.
inline std::array<double, 14> numbersOf(const MapScores& s) {
  return {s.trustworthiness.value,     s.trustworthiness.standardError,
          s.continuity.value,          s.continuity.standardError,
          s.neighborRecall.value,      s.neighborRecall.standardError,
          s.labelAccuracy->value,      s.labelAccuracy->standardError,
          s.labelAccuracyInput->value, s.labelAccuracyInput->standardError,
          s.silhouette->value,         s.silhouette->standardError,
          s.distanceCorrelation.value, s.distanceCorrelation.standardError};
}

}  // namespace samples
