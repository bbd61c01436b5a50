#pragma once

#include "core/data/dataset.h"
#include "core/session/view_state.h"
#include "core/statistics/confusion.h"
#include "core/statistics/one_pixel.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace lookbook::ui {

/// A number in [0, 1] for each pair of classes, and a sentence that explains it.
struct PairTable {
  struct Cell {
    std::optional<double> share;  ///< empty: not known for this pair
    QString sentence;
  };
  std::vector<QString> classes;
  std::vector<Cell> cells;  ///< classes x classes
  double least = 0;         ///< the lower end of the colour scale
  double largest = 1;       ///< its upper end; the diagonal does not count

  [[nodiscard]] int size() const { return static_cast<int>(classes.size()); }
  [[nodiscard]] const Cell& cell(int row, int column) const {
    return cells[static_cast<std::size_t>(row) * classes.size() + static_cast<std::size_t>(column)];
  }
  /// The largest share outside the diagonal; 0 if there is none.
  [[nodiscard]] double largestBeside() const;
};

/// "Sneaker and Ankle boot: one pixel (column 12, row 20, grey above 37) separates 91.3% of the
/// test images." Columns and rows are counted from 0.
QString describe(const Dataset& dataset, const PixelRule& rule);

/// The share of the test images (of the train images, if there are no others) that the best pixel
/// of each pair of classes separates. The table is symmetric; its range is [0.5, 1].
PairTable tableOf(const Dataset& dataset, const OnePixel& onePixel);

/// Where the nearest neighbours that vote for a class are found.
enum class VoteSpace { images, map };

/// The space of a measure of votes.
constexpr VoteSpace spaceOf(PairMeasure measure) {
  return measure == PairMeasure::mapVotes ? VoteSpace::map : VoteSpace::images;
}

/// The table of votes: rows are true classes, columns the classes that the neighbours vote for. A
/// cell is the share of its row.
PairTable tableOf(const Dataset& dataset, const Confusion& confusion, VoteSpace space);

/// The images of a pair of classes: a column for each class, or one column for a class paired with
/// itself.
struct PairImages {
  struct Column {
    int label = 0;
    QString words;                   ///< "87 of 1,000 predicted as Ankle boot"
    std::vector<ImageIndex> images;  ///< wrongly predicted images first
    std::size_t wrong = 0;           ///< number of wrongly predicted images
  };
  QString title;     ///< "Sneaker and Ankle boot"
  QString sentence;  ///< the sentence of the table's cell
  std::optional<std::size_t> pixel;
  std::vector<Column> columns;

  /// The wrongly predicted images of all columns.
  [[nodiscard]] std::vector<ImageIndex> allWrong() const;
};

/// The images of the classes of a rule, or those of a true and a predicted class.
PairImages imagesOf(const Dataset& dataset, const PixelRule& rule);
/// @param votes their queries are image indices
PairImages imagesOf(const Dataset& dataset, const VoteConfusion& votes, int truth, int predicted,
                    VoteSpace space);

}  // namespace lookbook::ui
