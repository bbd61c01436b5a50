#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <algorithm>
#include <cstddef>
#include <stop_token>
#include <vector>

namespace lookbook {

/// Points with their mean subtracted, read some rows at a time. Refers to the points.
class CentredPoints {
 public:
  /// @param mean of the points, d
  /// @param scale a power of two by which all coordinates are multiplied, so that the squares of
  ///   very large or very small ones neither overflow nor vanish; normally 1
  CentredPoints(const PointSource& points, const Eigen::RowVectorXd& mean, float scale = 1)
      : points_(points), mean_((mean * static_cast<double>(scale)).cast<float>()), scale_(scale) {}

  [[nodiscard]] Eigen::Index rows() const { return points_.rows(); }
  [[nodiscard]] Eigen::Index cols() const { return points_.cols(); }
  [[nodiscard]] float scale() const { return scale_; }

  void read(std::size_t first, std::size_t count, MatrixF& rows) const {
    resizeAnew(rows, static_cast<Eigen::Index>(count), cols());
    points_.read(static_cast<Eigen::Index>(first), rows);
    if (scale_ != 1) rows *= scale_;
    rows.rowwise() -= mean_;
  }

 private:
  const PointSource& points_;
  Eigen::RowVectorXf mean_;
  float scale_;
};

/// A scale by which the largest coordinate becomes about 1. Cost: the points are read once.
float fittingScale(const PointSource& points, const Eigen::RowVectorXd& mean, ThreadTeam& team);

/// The sum of the squares of all coordinates, in double.
/// Errors: cancelled. Cost: the points are read once.
Result<double> sumOfSquares(const CentredPoints& points, ThreadTeam& team,
                            const std::stop_token& stop);

/// How many rows are read at once, so that wide rows take no more memory than narrow ones.
std::size_t rowsAtOnce(Eigen::Index cols);

enum class Part { whole, lowerTriangle };

/// Sums product(rows, first, out) over blocks of rows; it computes `out` (r x c, float) from the
/// rows from `first` on. Products are in float; their sum is in double, in the order of the blocks.
/// The same bytes for any team.
/// @param block the number of rows in a block
/// Errors: cancelled.
template <class Product>
Result<Eigen::MatrixXd> sumOverRows(const CentredPoints& points, std::size_t block,
                                    Eigen::Index rows, Eigen::Index cols, Part part,
                                    ThreadTeam& team, const std::stop_token& stop,
                                    const Progress& progress, Product&& product) {
  constexpr std::size_t kSlots = 8;  // products kept at once
  constexpr std::size_t kColumns = 16;
  const auto n = static_cast<std::size_t>(points.rows());
  const std::size_t blocks = (n + block - 1) / block;
  Eigen::MatrixXd total = Eigen::MatrixXd::Zero(rows, cols);
  std::vector<MatrixF> read(static_cast<std::size_t>(team.size()));
  std::vector<Eigen::MatrixXf> products(std::min(kSlots, blocks));
  for (std::size_t first = 0; first < blocks; first += kSlots) {
    const std::size_t count = std::min(kSlots, blocks - first);
    team.forBlocks(count, [&](std::size_t slot, int worker) {
      if (stop.stop_requested()) return;
      const std::size_t begin = (first + slot) * block;
      MatrixF& mine = read[static_cast<std::size_t>(worker)];
      points.read(begin, std::min(block, n - begin), mine);
      product(mine, begin, products[slot]);
    });
    if (stop.stop_requested()) return cancelled();
    forRanges(team, static_cast<std::size_t>(cols), kColumns,
              [&](std::size_t begin, std::size_t end, int) {
                for (std::size_t slot = 0; slot < count; ++slot)
                  for (auto j = static_cast<Eigen::Index>(begin);
                       j < static_cast<Eigen::Index>(end); ++j) {
                    const Eigen::Index from = part == Part::lowerTriangle ? j : 0;
                    total.col(j).tail(rows - from) +=
                        products[slot].col(j).tail(rows - from).cast<double>();
                  }
              });
    report(progress, static_cast<double>(first + count) / static_cast<double>(blocks));
  }
  return total;
}

}  // namespace lookbook
