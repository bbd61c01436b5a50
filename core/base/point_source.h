#pragma once

#include "core/base/matrix.h"

#include <functional>
#include <memory>
#include <utility>

namespace lookbook {

/// n points in d dimensions that are read a few rows at a time, so that a million images need not
/// be in memory as floats all at once. Cheap to copy; reading is thread-safe.
class PointSource {
 public:
  /// Fills `rows` (d columns) with the points from `first` on.
  using Reader = std::function<void(Eigen::Index first, Eigen::Ref<MatrixF>& rows)>;

  PointSource() = default;
  PointSource(Eigen::Index rows, Eigen::Index cols, Reader read)
      : rows_(rows), cols_(cols), read_(std::move(read)) {}
  /// Owns the points.
  explicit PointSource(MatrixF points) : rows_(points.rows()), cols_(points.cols()) {
    auto kept = std::make_shared<const MatrixF>(std::move(points));
    read_ = [kept](Eigen::Index first, Eigen::Ref<MatrixF>& rows) {
      rows = kept->middleRows(first, rows.rows());
    };
  }
  /// Refers to points that must outlive it.
  static PointSource of(const MatrixView& points) {
    return {points.rows(), points.cols(), [points](Eigen::Index first, Eigen::Ref<MatrixF>& rows) {
              rows = points.middleRows(first, rows.rows());
            }};
  }

  [[nodiscard]] Eigen::Index rows() const { return rows_; }
  [[nodiscard]] Eigen::Index cols() const { return cols_; }

  /// The points from `first` on, as many as `rows` has.
  void read(Eigen::Index first, Eigen::Ref<MatrixF> rows) const {
    if (rows.rows() > 0) read_(first, rows);
  }
  [[nodiscard]] MatrixF all() const {
    MatrixF points(rows_, cols_);
    read(0, points);
    return points;
  }

 private:
  Eigen::Index rows_ = 0;
  Eigen::Index cols_ = 0;
  Reader read_;
};

}  // namespace lookbook
