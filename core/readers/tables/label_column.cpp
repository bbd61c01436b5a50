#include "core/readers/tables/label_column.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace lookbook {

namespace {

constexpr double kWhite = 255;

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

/// Whether a column is the same black or white everywhere, as pixels of the border are.
bool isGround(const std::vector<double>& column) {
  return (column.front() == 0 || column.front() == kWhite) &&
         std::ranges::count(column, column.front()) == std::ssize(column);
}

/// Whether a column is one and the same number that is no ground.
bool isOneClass(const std::vector<double>& column) {
  return !isGround(column) && column.front() > 0 && std::floor(column.front()) == column.front() &&
         std::ranges::count(column, column.front()) == std::ssize(column);
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

LabelEnd decideLabelColumn(
    std::size_t rows, std::size_t columns,
    const std::function<double(std::size_t row, std::size_t column)>& number) {
  constexpr std::size_t kEnough = 2000;
  constexpr double kClearly = 0.2;
  std::vector<double> first;
  std::vector<double> last;
  std::vector<double> besideFirst;
  std::vector<double> besideLast;
  double brightest = 0;
  for (std::size_t row = 0; row < rows; row += std::max<std::size_t>(1, rows / kEnough)) {
    first.push_back(number(row, 0));
    last.push_back(number(row, columns - 1));
    besideFirst.push_back(number(row, 1));
    besideLast.push_back(number(row, columns - 2));
    for (std::size_t column = 1; column + 1 < columns; ++column)
      brightest = std::max(brightest, number(row, column));
  }
  const double firstLooks = labelEvidence({first, besideFirst, brightest});
  const double lastLooks = labelEvidence({last, besideLast, brightest});
  const bool isLast = lastLooks > firstLooks + kClearly ||
                      (firstLooks == 0 && lastLooks == 0 && isGround(first) && isOneClass(last));
  return {.isLast = isLast, .unclear = std::min(firstLooks, lastLooks) > 0 && rows > 2};
}

}  // namespace lookbook
