#pragma once

#include "core/readers/tables/table_lines.h"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lookbook {

/// The first rows of a table as numbers. The sample must still exist.
class SampledColumns {
 public:
  /// @param header whether the first line of the sample names the columns
  SampledColumns(const TableSample& sample, bool header)
      : rows_(std::span(sample.rows).subspan(header ? 1 : 0)), separator_(sample.separator) {}

  [[nodiscard]] std::size_t rows() const { return rows_.size(); }
  /// Nothing where there is no number.
  [[nodiscard]] std::optional<double> number(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool isEmpty(std::size_t column) const;
  /// Whether it has words, which are no numbers.
  [[nodiscard]] bool isText(std::size_t column) const;
  /// Whether each row has another field.
  [[nodiscard]] bool differs(std::size_t column) const;
  /// Whether it counts the rows.
  [[nodiscard]] bool counts(std::size_t column) const;
  /// Whether each row has a single 1 there, otherwise zeros.
  [[nodiscard]] bool areOneHot(std::span<const std::size_t> columns) const;
  /// Whether no number has a fraction.
  [[nodiscard]] bool areWhole() const;

 private:
  std::span<const std::vector<std::string>> rows_;
  char separator_;
};

}  // namespace lookbook
