#include "core/quality/map_alignment.h"

#include <Eigen/LU>
#include <Eigen/SVD>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>

namespace lookbook {

namespace {

using Row = Eigen::RowVectorXd;

/// The centre and the size of a map.
struct Place {
  Row mean;
  double squares = 0;  ///< sum of squared distances from the mean
};

Place placeOf(const MatrixView& map) {
  Place place{.mean = Row::Zero(map.cols())};
  for (Eigen::Index i = 0; i < map.rows(); ++i) place.mean += map.row(i).cast<double>();
  place.mean /= static_cast<double>(map.rows());
  for (Eigen::Index i = 0; i < map.rows(); ++i)
    place.squares += (map.row(i).cast<double>() - place.mean).squaredNorm();
  return place;
}

Result<void> check(const MatrixView& fixed, const MatrixView& moved) {
  if (fixed.rows() != moved.rows() || fixed.cols() != moved.cols())
    return badArgument("The maps differ in size: one is %1 x %2, the other %3 x %4.", fixed.rows(),
                       fixed.cols(), moved.rows(), moved.cols());
  if (fixed.rows() < 2 || fixed.cols() < 1)
    return badArgument(plural(fixed.rows(),
                              "The maps have %n point; aligning them needs at least 2.",
                              "The maps have %n points; aligning them needs at least 2."));
  if (!fixed.allFinite() || !moved.allFinite())
    return badArgument(text("A map holds a value that is not a finite number."));
  return {};
}

}  // namespace

Result<MapAlignment> alignMaps(const MatrixView& fixed, const MatrixView& moved) {
  if (auto checked = check(fixed, moved); !checked) return tl::unexpected(checked.error());
  const Place there = placeOf(fixed);
  const Place here = placeOf(moved);
  if (!(there.squares > 0) || !(here.squares > 0))
    return badArgument(text("A map has all its points in one place, so it cannot be aligned."));
  Eigen::MatrixXd product = Eigen::MatrixXd::Zero(moved.cols(), fixed.cols());
  for (Eigen::Index i = 0; i < moved.rows(); ++i)
    product += (moved.row(i).cast<double>() - here.mean).transpose() *
               (fixed.row(i).cast<double>() - there.mean);
  const Eigen::JacobiSVD<Eigen::MatrixXd> svd(product, Eigen::ComputeFullU | Eigen::ComputeFullV);
  const Eigen::MatrixXd turn = svd.matrixU() * svd.matrixV().transpose();
  const double trace = svd.singularValues().sum();

  MapAlignment alignment;
  alignment.scale = trace / here.squares;
  alignment.mirrored = turn.determinant() < 0;
  alignment.disparity = std::max(0.0, 1 - trace * trace / (here.squares * there.squares));
  alignment.aligned.resize(moved.rows(), moved.cols());
  for (Eigen::Index i = 0; i < moved.rows(); ++i)
    alignment.aligned.row(i) =
        (alignment.scale * (moved.row(i).cast<double>() - here.mean) * turn + there.mean)
            .cast<float>();
  return alignment;
}

std::vector<float> relativeMoves(const MatrixView& fixed, const MatrixView& aligned) {
  assert(fixed.rows() == aligned.rows() && fixed.cols() == aligned.cols());
  std::vector<float> moves(static_cast<std::size_t>(fixed.rows()));
  const double radius = std::sqrt(placeOf(fixed).squares / static_cast<double>(fixed.rows()));
  if (!(radius > 0)) return moves;
  for (std::size_t i = 0; i < moves.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    moves[i] = static_cast<float>(
        (fixed.row(row).cast<double>() - aligned.row(row).cast<double>()).norm() / radius);
  }
  return moves;
}

}  // namespace lookbook
