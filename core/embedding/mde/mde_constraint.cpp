#include "core/embedding/mde/mde_constraint.h"

#include "core/base/linear/column_means.h"
#include "core/embedding/common/blocked_sums.h"

#include <Eigen/Eigenvalues>

namespace lookbook {

namespace {

constexpr std::size_t kConstraintRows = 1024;

/// Calls body(first, count) for each block of rows.
template <class Body>
void forRows(ThreadTeam& team, const MatrixF& rows, Body&& body) {
  forRanges(team, static_cast<std::size_t>(rows.rows()), kConstraintRows,
            [&](std::size_t begin, std::size_t end, int) {
              body(static_cast<Eigen::Index>(begin), static_cast<Eigen::Index>(end - begin));
            });
}

/// A^T B in double.
Eigen::MatrixXd products(const MatrixF& a, const MatrixF& b, ThreadTeam& team) {
  const Eigen::MatrixXd zero = Eigen::MatrixXd::Zero(a.cols(), b.cols());
  return blockedSum(team, static_cast<std::size_t>(a.rows()), kConstraintRows, zero,
                    [&](std::size_t begin, std::size_t end) -> Eigen::MatrixXd {
                      const auto first = static_cast<Eigen::Index>(begin);
                      const auto count = static_cast<Eigen::Index>(end - begin);
                      return a.middleRows(first, count)
                          .transpose()
                          .cast<double>()
                          .lazyProduct(b.middleRows(first, count).cast<double>());
                    });
}

}  // namespace

bool projectOntoConstraint(MdeConstraint constraint, ThreadTeam& team, MatrixF& positions) {
  const Eigen::RowVectorXf mean = columnMeans(positions, team).cast<float>();
  forRows(team, positions, [&](Eigen::Index first, Eigen::Index count) {
    positions.middleRows(first, count).rowwise() -= mean;
  });
  if (constraint == MdeConstraint::centered) return true;
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(products(positions, positions, team));
  const Eigen::VectorXd& squares = solver.eigenvalues();  // in increasing order
  constexpr double kFlat = 1e-10;                         // the precision of float
  if (!(squares[0] > kFlat * squares[squares.size() - 1])) return false;
  const Eigen::VectorXd stretch =
      (static_cast<double>(positions.rows()) * squares.cwiseInverse()).cwiseSqrt();
  const MatrixF turn =
      (solver.eigenvectors() * stretch.asDiagonal() * solver.eigenvectors().transpose())
          .cast<float>();
  forRows(team, positions, [&](Eigen::Index first, Eigen::Index count) {
    positions.middleRows(first, count) =
        positions.middleRows(first, count).lazyProduct(turn).eval();
  });
  return true;
}

void projectOntoTangentSpace(MdeConstraint constraint, const MatrixF& positions, ThreadTeam& team,
                             MatrixF& gradient) {
  if (constraint == MdeConstraint::centered) return;
  const MatrixF outward =
      (products(gradient, positions, team) / static_cast<double>(positions.rows())).cast<float>();
  forRows(team, gradient, [&](Eigen::Index first, Eigen::Index count) {
    gradient.middleRows(first, count) -=
        positions.middleRows(first, count).lazyProduct(outward).eval();
  });
}

}  // namespace lookbook
