#include "core/readers/tables/sampled_columns.h"

#include "core/data/label_values.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace lookbook {

std::optional<double> SampledColumns::number(std::size_t row, std::size_t column) const {
  double number = 0;
  if (column >= rows_[row].size() || !readFieldNumber(rows_[row][column], separator_, number))
    return std::nullopt;
  return number;
}

bool SampledColumns::isEmpty(std::size_t column) const {
  return std::ranges::all_of(
      rows_, [&](const auto& row) { return column >= row.size() || row[column].empty(); });
}

bool SampledColumns::isText(std::size_t column) const {
  for (std::size_t row = 0; row < rows(); ++row) {
    if (column >= rows_[row].size() || isMissing(rows_[row][column])) continue;
    if (!number(row, column)) return true;
  }
  return false;
}

bool SampledColumns::differs(std::size_t column) const {
  std::set<std::string_view> fields;
  return std::ranges::all_of(rows_, [&](const auto& row) {
    return column < row.size() && fields.insert(row[column]).second;
  });
}

bool SampledColumns::counts(std::size_t column) const {
  for (std::size_t row = 1; row < rows(); ++row)
    if (number(row, column).value_or(0) != number(row - 1, column).value_or(0) + 1) return false;
  return rows() > 1;
}

bool SampledColumns::areOneHot(std::span<const std::size_t> columns) const {
  if (columns.size() < 2) return false;
  for (std::size_t row = 0; row < rows(); ++row) {
    std::size_t ones = 0;
    for (const std::size_t column : columns) {
      double value = -1;
      if (column >= rows_[row].size() || !readFlag(rows_[row][column], separator_, value) ||
          (value != 0 && value != 1))
        return false;
      ones += value == 1 ? 1 : 0;
    }
    if (ones != 1) return false;
  }
  return rows() > 0;
}

bool SampledColumns::areWhole() const {
  for (std::size_t row = 0; row < rows(); ++row)
    for (std::size_t column = 0; column < rows_[row].size(); ++column)
      if (const auto value = number(row, column); value && std::floor(*value) != *value)
        return false;
  return true;
}

}  // namespace lookbook
