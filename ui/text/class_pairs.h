#pragma once

#include "core/data/dataset.h"
#include "core/statistics/confusion.h"
#include "core/statistics/one_pixel.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace lookbook::ui {

/// A number in [0, 1] for each pair of classes, and what it says in words.
struct PairTable {
  struct Cell {
    std::optional<double> share;  ///< none: there is nothing to tell
    QString sentence;
  };
  std::vector<QString> classes;
  std::vector<Cell> cells;  ///< classes x classes
  double least = 0;         ///< what the ramp of colours begins with
  double largest = 1;       ///< and ends at; a class and itself stand apart from it

  [[nodiscard]] int size() const { return static_cast<int>(classes.size()); }
  [[nodiscard]] const Cell& cell(int row, int column) const {
    return cells[static_cast<std::size_t>(row) * classes.size() + static_cast<std::size_t>(column)];
  }
  /// The largest share beside the diagonal; 0: there is none.
  [[nodiscard]] double largestBeside() const;
};

/// "Sneaker against Ankle boot: pixel (12, 20) > 37 tells 91.3 % of the test images apart".
/// A pixel is (column, row), both from 0.
QString describe(const Dataset& dataset, const PixelRule& rule);

/// What each pair's best pixel reaches on the test split, or on the train split where there is no
/// other. The table is symmetric; its range is from a coin's toss to all.
PairTable tableOf(const Dataset& dataset, const OnePixel& onePixel);

/// Row: the true class, column: the one that its neighbours vote for; shares of the row.
/// @param space "in pixel space", "in the map"
PairTable tableOf(const Dataset& dataset, const Confusion& confusion, const QString& space);

/// The images of a pair of classes, a column for each of the two (one of a class with itself).
struct PairImages {
  struct Column {
    int label = 0;
    QString words;                   ///< "87 of 1,000 taken for Ankle boot"
    std::vector<ImageIndex> images;  ///< those that are taken for another come first
    std::size_t wrong = 0;           ///< how many these are
  };
  QString title;     ///< "Sneaker and Ankle boot"
  QString sentence;  ///< as in the table
  std::optional<std::size_t> pixel;
  std::vector<Column> columns;

  [[nodiscard]] std::vector<ImageIndex> allWrong() const;
};

PairImages imagesOf(const Dataset& dataset, const PixelRule& rule);
/// @param votes whose queries are images
PairImages imagesOf(const Dataset& dataset, const VoteConfusion& votes, int truth, int predicted,
                    const QString& space);

}  // namespace lookbook::ui
