#include "core/embedding/pca/pca_solvers.h"

#include "core/base/linear/symmetric_eigen.h"
#include "core/embedding/common/leading_eigen.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace lookbook {

namespace {

using Eigen::Index;

std::vector<double> falling(const Eigen::VectorXd& rising) {
  std::vector<double> values;
  for (Index c = rising.size(); c-- > 0;) values.push_back(std::max(0.0, rising[c]));
  return values;
}

/// Computes one tile of inner products between the rows of two blocks. Products are in float over
/// about a thousand columns at a time, and their sums in double.
void multiplyTile(const MatrixF& a, const MatrixF& b, Eigen::Ref<Eigen::MatrixXd> tile) {
  constexpr Index kColumns = 2048;
  tile.setZero();
  for (Index first = 0; first < a.cols(); first += kColumns) {
    const Index count = std::min(kColumns, a.cols() - first);
    const Eigen::MatrixXf product =
        a.middleCols(first, count) * b.middleCols(first, count).transpose();
    tile += product.cast<double>();
  }
}

/// The n x n inner products of the points; the lower triangle.
Result<Eigen::MatrixXd> innerProducts(const CentredPoints& points, ThreadTeam& team,
                                      const std::stop_token& stop, const Progress& progress) {
  constexpr std::size_t kMost = 128;
  const std::size_t block = std::min(kMost, 2 * rowsAtOnce(points.cols()));
  const auto n = static_cast<std::size_t>(points.rows());
  Eigen::MatrixXd products(points.rows(), points.rows());
  std::vector<std::pair<std::size_t, std::size_t>> tiles;
  for (std::size_t i = 0; i < n; i += block)
    for (std::size_t j = 0; j <= i; j += block) tiles.emplace_back(i, j);
  std::vector<std::pair<MatrixF, MatrixF>> read(static_cast<std::size_t>(team.size()));
  const std::size_t kAtOnce = read.size();  // only affects how often progress is reported
  for (std::size_t first = 0; first < tiles.size(); first += kAtOnce) {
    team.forBlocks(std::min(kAtOnce, tiles.size() - first), [&](std::size_t slot, int worker) {
      if (stop.stop_requested()) return;
      const auto [i, j] = tiles[first + slot];
      auto& [a, b] = read[static_cast<std::size_t>(worker)];
      points.read(i, std::min(block, n - i), a);
      if (i != j) points.read(j, std::min(block, n - j), b);
      multiplyTile(a, i == j ? a : b,
                   products.block(static_cast<Index>(i), static_cast<Index>(j), a.rows(),
                                  static_cast<Index>(std::min(block, n - j))));
    });
    if (stop.stop_requested()) return cancelled();
    report(progress, static_cast<double>(first) / static_cast<double>(tiles.size()));
  }
  return products;
}

/// The principal directions of points whose inner products have these eigenvectors: A^T u / sigma.
Result<Eigen::MatrixXd> directionsOf(const CentredPoints& points, const SymmetricEigen& eigen,
                                     Index count, ThreadTeam& team, const std::stop_token& stop,
                                     const Progress& progress) {
  // Of the largest value; the directions of smaller ones are not determined.
  constexpr double kRounding = 1e-6;
  const Index n = eigen.values.size();
  const double least = kRounding * std::max(0.0, eigen.values[n - 1]);
  Index kept = 0;
  while (kept < std::min(count, n) && eigen.values[n - 1 - kept] > least) ++kept;
  Eigen::MatrixXf weights(n, kept);
  for (Index c = 0; c < kept; ++c)
    weights.col(c) =
        (eigen.vectors.col(n - 1 - c) / std::sqrt(eigen.values[n - 1 - c])).cast<float>();
  auto vectors =
      sumOverRows(points, rowsAtOnce(points.cols()), points.cols(), kept, Part::whole, team, stop,
                  progress, [&](const MatrixF& rows, std::size_t first, Eigen::MatrixXf& out) {
                    out.noalias() = rows.transpose() *
                                    weights.middleRows(static_cast<Index>(first), rows.rows());
                  });
  if (!vectors) return vectors;
  return completed(*vectors, count, team, stop);
}

}  // namespace

Result<PrincipalDirections> solveByCovariance(const CentredPoints& points, int components,
                                              ThreadTeam& team, const std::stop_token& stop,
                                              const Progress& progress) {
  constexpr std::size_t kRows = 2048;
  constexpr double kShare = 0.6;  // of the whole step; the eigenvectors need the rest
  const Index d = points.cols();
  const auto sums = sumOverRows(points, kRows, d, d, Part::lowerTriangle, team, stop,
                                portion(progress, 0, kShare),
                                [d](const MatrixF& rows, std::size_t, Eigen::MatrixXf& out) {
                                  out.setZero(d, d);
                                  out.selfadjointView<Eigen::Lower>().rankUpdate(rows.transpose());
                                });
  if (!sums) return tl::unexpected(sums.error());
  const auto scale = static_cast<double>(points.rows() - 1);
  const Eigen::MatrixXd covariance = *sums / scale;
  PrincipalDirections found{
      .vectors = {}, .squares = {}, .total = covariance.trace(), .residual = 0};
  if (!std::isfinite(found.total)) return found;  // the caller will use another scale
  const auto eigen = symmetricEigen(covariance, stop);
  if (!eigen) return tl::unexpected(eigen.error());
  found.vectors = eigen->vectors.rightCols(components).rowwise().reverse();
  found.squares = falling(eigen->values);
  return found;
}

Result<PrincipalDirections> solveByGram(const CentredPoints& points, int components,
                                        ThreadTeam& team, const std::stop_token& stop,
                                        const Progress& progress) {
  constexpr double kProducts = 0.5, kSolved = 0.8;  // of the whole step
  auto products = innerProducts(points, team, stop, portion(progress, 0, kProducts));
  if (!products) return tl::unexpected(products.error());
  *products /= static_cast<double>(points.rows() - 1);
  PrincipalDirections found{
      .vectors = {}, .squares = {}, .total = products->trace(), .residual = 0};
  if (!std::isfinite(found.total)) return found;
  auto eigen = symmetricEigen(*products, stop);
  if (!eigen) return tl::unexpected(eigen.error());
  found.squares = falling(eigen->values);
  eigen->values *= static_cast<double>(points.rows() - 1);
  auto vectors =
      directionsOf(points, *eigen, components, team, stop, portion(progress, kSolved, 1));
  if (!vectors) return tl::unexpected(vectors.error());
  found.vectors = std::move(*vectors);
  found.squares.resize(std::max(found.squares.size(), static_cast<std::size_t>(components)));
  return found;
}

Result<PrincipalDirections> solveByKrylov(const CentredPoints& points, int components,
                                          ThreadTeam& team, const std::stop_token& stop,
                                          const Progress& progress) {
  constexpr double kSummed = 0.05;  // of the whole step
  const auto scale = static_cast<double>(points.rows() - 1);
  const auto total = sumOfSquares(points, team, stop);
  if (!total) return tl::unexpected(total.error());
  report(progress, kSummed);
  PrincipalDirections found{.vectors = {}, .squares = {}, .total = *total / scale, .residual = 0};
  const auto multiply = [&](const Eigen::MatrixXd& block) -> Result<Eigen::MatrixXd> {
    const Eigen::MatrixXf vectors = block.cast<float>();
    auto product =
        sumOverRows(points, rowsAtOnce(points.cols()), points.cols(), block.cols(), Part::whole,
                    team, stop, {}, [&](const MatrixF& rows, std::size_t, Eigen::MatrixXf& out) {
                      const MatrixF along = rows * vectors;
                      out.noalias() = rows.transpose() * along;
                    });
    if (product) *product /= scale;
    return product;
  };
  auto leading =
      leadingEigen(points.cols(), components, multiply, team, stop, portion(progress, kSummed, 1));
  if (!leading) return tl::unexpected(leading.error());
  found.vectors = std::move(leading->vectors);
  found.squares = falling(leading->values.reverse());
  found.residual = leading->residual;
  return found;
}

}  // namespace lookbook
