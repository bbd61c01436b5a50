#include "core/readers/tables/label_column.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace lookbook {

namespace {

double meanOf(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

double meanDeviation(std::span<const double> values) {
  const double mean = meanOf(values);
  double sum = 0;
  for (const double value : values) sum += std::abs(value - mean);
  return sum / static_cast<double>(values.size());
}

}  // namespace

double labelEvidence(const ColumnEvidence& evidence) {
  const auto& [column, neighbor, brightest] = evidence;
  constexpr double kMostLabel = 65535;
  for (const double value : column)
    if (std::floor(value) != value || value < -1 || value > kMostLabel) return 0;
  std::vector<double> sorted(column.begin(), column.end());
  std::ranges::sort(sorted);
  const auto repeated = std::ranges::unique(sorted);
  const auto distinct = static_cast<std::size_t>(repeated.begin() - sorted.begin());
  const double largest = sorted[distinct - 1];
  if (distinct < 2 || largest > 10 * static_cast<double>(distinct) + 20) return 0;
  double apart = 0;
  for (std::size_t i = 0; i < column.size(); ++i) apart += std::abs(column[i] - neighbor[i]);
  apart /= static_cast<double>(column.size());
  const double spread = meanDeviation(column) + meanDeviation(neighbor);
  constexpr double kDarker = 0.5;
  return apart / spread + (largest < brightest ? kDarker : 0);
}

}  // namespace lookbook
