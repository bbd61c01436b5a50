#include "core/embedding/pca.h"

#include "core/base/column_means.h"
#include "core/base/eigen_blocking.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <string>

namespace lookbook {

namespace {

constexpr std::size_t kRows = 2048;  ///< rows of one product, summed in float
constexpr std::size_t kSlots = 8;    ///< products kept at once, added in block order in double

void readCentred(const PointSource& points, const Eigen::RowVectorXf& mean, std::size_t first,
                 std::size_t count, MatrixF& rows) {
  rows.resize(static_cast<Eigen::Index>(count), points.cols());
  points.read(static_cast<Eigen::Index>(first), rows);
  rows.rowwise() -= mean;
}

/// Sum over rows of the outer products of the centred points; the lower triangle.
/// Errors: cancelled.
Result<Eigen::MatrixXd> scatter(const PointSource& points, const Eigen::RowVectorXf& mean,
                                ThreadTeam& team, const std::stop_token& stop,
                                const Progress& progress) {
  const auto n = static_cast<std::size_t>(points.rows());
  const Eigen::Index d = points.cols();
  const std::size_t blocks = (n + kRows - 1) / kRows;
  Eigen::MatrixXd total = Eigen::MatrixXd::Zero(d, d);
  std::vector<MatrixF> centred(static_cast<std::size_t>(team.size()));
  std::vector<Eigen::MatrixXf> products(std::min(kSlots, blocks));
  for (std::size_t first = 0; first < blocks; first += kSlots) {
    if (stop.stop_requested()) return cancelled();
    const std::size_t count = std::min(kSlots, blocks - first);
    team.forBlocks(count, [&](std::size_t slot, int worker) {
      const std::size_t begin = (first + slot) * kRows;
      const std::size_t rows = std::min(kRows, n - begin);
      MatrixF& mine = centred[static_cast<std::size_t>(worker)];
      readCentred(points, mean, begin, rows, mine);
      products[slot].setZero(d, d);
      products[slot].selfadjointView<Eigen::Lower>().rankUpdate(mine.transpose());
    });
    constexpr std::size_t kColumns = 16;
    forRanges(
        team, static_cast<std::size_t>(d), kColumns, [&](std::size_t begin, std::size_t end, int) {
          for (std::size_t slot = 0; slot < count; ++slot)
            for (auto j = static_cast<Eigen::Index>(begin); j < static_cast<Eigen::Index>(end); ++j)
              total.col(j).tail(d - j) += products[slot].col(j).tail(d - j).cast<double>();
        });
    constexpr double kShare = 0.6;  // of the whole step; the eigenvectors take the rest
    report(progress, kShare * static_cast<double>(first + count) / static_cast<double>(blocks));
  }
  return total;
}

/// An eigenvector's sign is free: the entry of largest magnitude is made positive.
void fixSign(MatrixF::RowXpr component) {
  Eigen::Index largest = 0;
  for (Eigen::Index j = 1; j < component.size(); ++j)
    if (std::abs(component[j]) > std::abs(component[largest])) largest = j;
  if (component[largest] < 0) component = -component;
}

}  // namespace

double Pca::explained() const {
  double kept = 0;
  for (Eigen::Index c = 0; c < components.rows(); ++c)
    kept += variance[static_cast<std::size_t>(c)];
  return totalVariance > 0 ? std::min(1.0, kept / totalVariance) : 1.0;
}

MatrixF Pca::project(const PointSource& points, ThreadTeam& team) const {
  fixEigenBlocking();
  MatrixF projected(points.rows(), components.rows());
  const Eigen::RowVectorXf offset = mean.transpose();
  std::vector<MatrixF> centred(static_cast<std::size_t>(team.size()));
  forRanges(team, static_cast<std::size_t>(points.rows()), kRows,
            [&](std::size_t begin, std::size_t end, int worker) {
              MatrixF& mine = centred[static_cast<std::size_t>(worker)];
              readCentred(points, offset, begin, end - begin, mine);
              projected.middleRows(static_cast<Eigen::Index>(begin), mine.rows()).noalias() =
                  mine * components.transpose();
            });
  return projected;
}

Result<Pca> fitPca(const PointSource& points, int components, ThreadTeam& team,
                   const std::stop_token& stop, const Progress& progress) {
  const Eigen::Index n = points.rows();
  const Eigen::Index d = points.cols();
  if (n < 2)
    return fail(Error::Kind::badArgument,
                "PCA of " + std::to_string(n) + " points; expected at least 2");
  if (components < 1 || components > d)
    return fail(Error::Kind::badArgument,
                "PCA to " + std::to_string(components) + " components of points in " +
                    std::to_string(d) + " dimensions; expected between 1 and " + std::to_string(d));
  fixEigenBlocking();
  const Eigen::RowVectorXd mean = columnMeans(points, team);
  if (!mean.allFinite())
    return fail(Error::Kind::badArgument,
                "the points hold a value that is not finite; expected numbers only");
  auto sums = scatter(points, mean.cast<float>(), team, stop, progress);
  if (!sums) return tl::unexpected(sums.error());
  const Eigen::MatrixXd covariance = *sums / static_cast<double>(n - 1);

  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);  // reads the lower half
  if (stop.stop_requested()) return cancelled();
  Pca pca;
  pca.mean = mean.transpose().cast<float>();
  pca.components.resize(components, d);
  pca.totalVariance = covariance.trace();
  for (int c = 0; c < components; ++c) {
    const Eigen::Index last = d - 1 - c;  // eigenvalues rise
    pca.components.row(c) = solver.eigenvectors().col(last).transpose().cast<float>();
    fixSign(pca.components.row(c));
  }
  for (Eigen::Index c = d; c-- > 0;) pca.variance.push_back(std::max(0.0, solver.eigenvalues()[c]));
  report(progress, 1);
  return pca;
}

}  // namespace lookbook
