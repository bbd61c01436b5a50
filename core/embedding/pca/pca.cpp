#include "core/embedding/pca/pca.h"

#include "core/base/linear/column_means.h"
#include "core/base/linear/eigen_blocking.h"
#include "core/base/memory.h"
#include "core/embedding/common/leading_eigen.h"
#include "core/embedding/pca/centred_points.h"
#include "core/embedding/pca/pca_solvers.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <thread>
#include <utility>

namespace lookbook {

namespace {

/// Fixes the sign of an eigenvector, which is arbitrary, so that its entry of largest magnitude is
/// positive.
void fixSign(MatrixF::RowXpr component) {
  Eigen::Index largest = 0;
  for (Eigen::Index j = 1; j < component.size(); ++j)
    if (std::abs(component[j]) > std::abs(component[largest])) largest = j;
  if (component[largest] < 0) component = -component;
}

SolvePca* solverOf(PcaSolver solver) {
  if (solver == PcaSolver::gram) return solveByGram;
  return solver == PcaSolver::krylov ? solveByKrylov : solveByCovariance;
}

/// Whether squares summed in float neither overflowed nor vanished.
bool isSound(double total, Eigen::Index cols) {
  constexpr double kLeast = 1e-28;
  constexpr double kMost = 1e30;
  return std::isfinite(total) && total < kMost && total / static_cast<double>(cols) > kLeast;
}

Result<void> check(const PointSource& points, int components) {
  const Eigen::Index n = points.rows();
  const Eigen::Index d = points.cols();
  if (n < 2)
    return badArgument(plural(n, "There is %n point; PCA needs at least 2.",
                              "There are %n points; PCA needs at least 2."));
  if (components < 1 || components > d)
    return badArgument(plural(d, "PCA of points in %n dimension has 1 component, not %1.",
                              "PCA of points in %n dimensions has 1 to %n components, not %1.",
                              components));
  return {};
}

}  // namespace

PcaSolver pcaSolver(Eigen::Index n, Eigen::Index d) {
  if (d <= kLargestExactPca) return PcaSolver::covariance;
  return n <= kLargestExactPca ? PcaSolver::gram : PcaSolver::krylov;
}

double Pca::explained() const {
  double kept = 0;
  for (Eigen::Index c = 0; c < components.rows(); ++c)
    kept += variance[static_cast<std::size_t>(c)];
  return totalVariance > 0 ? std::min(1.0, kept / totalVariance) : 1.0;
}

MatrixF Pca::project(const PointSource& points, ThreadTeam& team,
                     const std::stop_token& stop) const {
  fixEigenBlocking();
  MatrixF projected(points.rows(), components.rows());
  const CentredPoints centred(points, mean.transpose().cast<double>());
  std::vector<MatrixF> read(static_cast<std::size_t>(team.size()));
  forRanges(team, static_cast<std::size_t>(points.rows()), rowsAtOnce(points.cols()),
            [&](std::size_t begin, std::size_t end, int worker) {
              if (stop.stop_requested()) return;
              MatrixF& mine = read[static_cast<std::size_t>(worker)];
              centred.read(begin, end - begin, mine);
              projected.middleRows(static_cast<Eigen::Index>(begin), mine.rows()).noalias() =
                  mine * components.transpose();
            });
  return projected;
}

std::uint64_t pcaMemory(std::size_t n, std::size_t d, int components) {
  constexpr double kFloat = sizeof(float);
  constexpr double kDouble = sizeof(double);
  constexpr double kSlots = 8;  // products that are kept at the same time
  // Doubles, because products of sizes may overflow any integer.
  const auto points = static_cast<double>(n);
  const auto dims = static_cast<double>(d);
  const auto columns = static_cast<Eigen::Index>(d);
  const double threads = std::max(1U, std::thread::hardware_concurrency());
  const double read =
      threads * std::min(points, static_cast<double>(rowsAtOnce(columns))) * dims * kFloat;
  const double directions = 3 * dims * components * kDouble;
  const auto block = static_cast<double>(leadingBlock(columns, components));
  const auto basis = static_cast<double>(leadingBasis(columns, components));
  double bytes = read;
  switch (pcaSolver(static_cast<Eigen::Index>(n), columns)) {
    case PcaSolver::covariance:
      bytes += dims * dims * (kSlots * kFloat + 3 * kDouble);
      break;
    case PcaSolver::gram:
      bytes +=
          read + 4 * points * points * kDouble + directions + kSlots * dims * components * kFloat;
      break;
    case PcaSolver::krylov:
      bytes += dims * (2 * basis * kDouble + block * (kSlots * kFloat + 3 * kDouble)) + directions;
      break;
  }
  return static_cast<std::uint64_t>(bytes);
}

Result<Pca> fitPca(const PointSource& points, int components, ThreadTeam& team,
                   const std::stop_token& stop, const Progress& progress) {
  if (auto checked = check(points, components); !checked) return tl::unexpected(checked.error());
  const auto n = static_cast<std::size_t>(points.rows());
  const auto d = static_cast<std::size_t>(points.cols());
  if (auto enough = checkAvailable(
          pcaMemory(n, d, components), text("PCA of %1 points in %2 dimensions", n, d),
          text("Select fewer points, smaller images or fewer components."));
      !enough)
    return tl::unexpected(enough.error());
  fixEigenBlocking();
  const Eigen::RowVectorXd mean = columnMeans(points, team);
  if (!mean.allFinite())
    return badArgument(text("The points hold a value that is not a finite number."));
  const PcaSolver solver = pcaSolver(points.rows(), points.cols());
  CentredPoints centred(points, mean);
  auto found = solverOf(solver)(centred, components, team, stop, progress);
  double scale = 1;
  if (found && !isSound(found->total, points.cols())) {
    const float fitting = fittingScale(points, mean, team);
    scale = static_cast<double>(fitting);
    if (fitting != 1)
      found = solverOf(solver)(CentredPoints(points, mean, fitting), components, team, stop, {});
  }
  if (!found) return tl::unexpected(found.error());
  if (stop.stop_requested()) return cancelled();
  Pca pca;
  pca.mean = mean.transpose().cast<float>();
  pca.components = found->vectors.transpose().cast<float>();
  for (int c = 0; c < components; ++c) fixSign(pca.components.row(c));
  pca.totalVariance = found->total / scale / scale;
  pca.variance = std::move(found->squares);
  for (double& variance : pca.variance) variance = variance / scale / scale;
  pca.fit = {.solver = solver, .residual = found->residual};
  report(progress, 1);
  return pca;
}

}  // namespace lookbook
