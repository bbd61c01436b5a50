#include "core/base/linear/symmetric_eigen.h"

#include <Eigen/Eigenvalues>
#include <Eigen/Householder>

#include <cmath>
#include <limits>
#include <utility>

namespace lookbook {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Householder's reduction to tridiagonal form, in place, as Eigen does it.
bool reduce(MatrixXd& matrix, VectorXd& coefficients, const std::stop_token& stop) {
  const Index n = matrix.rows();
  for (Index i = 0; i < n - 1; ++i) {
    if (stop.stop_requested()) return false;
    const Index rest = n - i - 1;
    double beta = 0;
    double h = 0;
    auto column = matrix.col(i).tail(rest);
    column.makeHouseholderInPlace(h, beta);
    column[0] = 1;
    auto corner = matrix.bottomRightCorner(rest, rest);
    auto image = coefficients.tail(rest);
    image.noalias() = corner.selfadjointView<Eigen::Lower>() * (h * column);
    image += (h * -0.5 * image.dot(column)) * column;
    corner.selfadjointView<Eigen::Lower>().rankUpdate(column, image, -1.0);
    column[0] = beta;
    coefficients[i] = h;
  }
  return true;
}

/// Sets negligible entries beside the diagonal to 0.
void dropSmall(const VectorXd& diagonal, VectorXd& beside, Index start, Index end) {
  constexpr double kSmallest = std::numeric_limits<double>::min();
  constexpr double kPrecision = 1 / std::numeric_limits<double>::epsilon();
  for (Index i = start; i < end; ++i) {
    const double scaled = kPrecision * beside[i];
    if (std::abs(beside[i]) < kSmallest ||
        scaled * scaled <= std::abs(diagonal[i]) + std::abs(diagonal[i + 1]))
      beside[i] = 0;
  }
}

/// Performs implicit QR steps with Wilkinson's shift until all entries beside the diagonal are 0.
Result<void> diagonalize(VectorXd& diagonal, VectorXd& beside, MatrixXd& vectors,
                         const std::stop_token& stop) {
  constexpr Index kMostSteps = 30;  // for each eigenvalue
  const Index n = diagonal.size();
  Index start = 0;
  Index steps = 0;
  for (Index end = n - 1; end > 0;) {
    dropSmall(diagonal, beside, start, end);
    while (end > 0 && beside[end - 1] == 0) --end;
    if (end <= 0) break;
    if (stop.stop_requested()) return cancelled();
    if (++steps > kMostSteps * n)
      return badArgument(
          text("The principal components were not found: the values differ too much in size. Scale "
               "them to similar ranges."));
    start = end - 1;
    while (start > 0 && beside[start - 1] != 0) --start;
    Eigen::internal::tridiagonal_qr_step<Eigen::ColMajor>(diagonal.data(), beside.data(), start,
                                                          end, vectors.data(), n);
  }
  return {};
}

void sortRising(VectorXd& values, MatrixXd& vectors) {
  for (Index i = 0; i + 1 < values.size(); ++i) {
    Index least = 0;
    values.tail(values.size() - i).minCoeff(&least);
    if (least == 0) continue;
    std::swap(values[i], values[least + i]);
    vectors.col(i).swap(vectors.col(least + i));
  }
}

}  // namespace

Result<SymmetricEigen> symmetricEigen(const Eigen::MatrixXd& matrix, const std::stop_token& stop) {
  const Index n = matrix.rows();
  if (n == 1) return SymmetricEigen{.values = matrix.col(0), .vectors = MatrixXd::Ones(1, 1)};
  MatrixXd work = matrix.triangularView<Eigen::Lower>();
  double scale = work.cwiseAbs().maxCoeff();
  if (scale == 0) scale = 1;
  work.triangularView<Eigen::Lower>() /= scale;
  VectorXd coefficients(n - 1);
  if (!reduce(work, coefficients, stop)) return cancelled();
  SymmetricEigen eigen{.values = work.diagonal(), .vectors = {}};
  VectorXd beside = work.diagonal<-1>();
  // In place: Eigen would use another order of operations for a separate result.
  work = Eigen::HouseholderSequence<MatrixXd, VectorXd>(work, coefficients)
             .setLength(n - 1)
             .setShift(1);
  eigen.vectors = std::move(work);
  if (auto done = diagonalize(eigen.values, beside, eigen.vectors, stop); !done)
    return tl::unexpected(done.error());
  sortRising(eigen.values, eigen.vectors);
  eigen.values *= scale;
  return eigen;
}

}  // namespace lookbook
