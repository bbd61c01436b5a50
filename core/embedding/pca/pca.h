#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <Eigen/Core>

#include <array>
#include <cstdint>
#include <stop_token>
#include <vector>

namespace lookbook {

/// How principal components are computed.
enum class PcaSolver : std::uint8_t {
  covariance,  ///< exact, from the d x d covariances
  gram,        ///< exact, from the n x n inner products, for fewer points than dimensions
  krylov,      ///< only the leading ones, by products with the points, for many of both
};
inline constexpr std::array<const char*, 3> kPcaSolverNames{"covariance", "gram", "krylov"};

/// The size of the largest matrix of which all eigenvectors are computed, which takes about a
/// second.
inline constexpr Eigen::Index kLargestExactPca = 1024;

/// The solver for n points in d dimensions: covariances up to kLargestExactPca dimensions,
/// otherwise inner products up to as many points, otherwise only the leading components.
PcaSolver pcaSolver(Eigen::Index n, Eigen::Index d);

/// Estimates the peak memory of fitPca() in bytes, besides the points, from what its solver stores,
/// with as many threads as the machine has.
std::uint64_t pcaMemory(std::size_t n, std::size_t d, int components);

/// How the components of a PCA were computed, and how accurately.
struct PcaFit {
  PcaSolver solver = PcaSolver::covariance;
  /// The measured error of leading components: the largest |C v - lambda v|, as a fraction of the
  /// largest variance; 0 if they are exact.
  double residual = 0;

  bool operator==(const PcaFit&) const = default;
};

/// The principal components of centred points.
/// The sign of a component is fixed: its entry of largest magnitude is positive.
/// Pearson 1901; Jolliffe 2002, "Principal component analysis".
struct Pca {
  Eigen::VectorXf mean;  ///< d
  MatrixF components;    ///< c x d, orthonormal rows, by decreasing variance
  /// Along each component (divided by n - 1), in decreasing order: of all d directions if computed
  /// from the covariances, of the first n (or c, if more) if from inner products, otherwise of the
  /// c kept.
  std::vector<double> variance;
  double totalVariance = 0;  ///< over all d directions, whichever solver was used
  PcaFit fit;

  /// The fraction of the total variance that the components explain, in [0, 1]; 1 if the total is
  /// 0.
  [[nodiscard]] double explained() const;
  /// The n x c coordinates of points (n x d). After a stop request, the remaining rows are
  /// undefined.
  [[nodiscard]] MatrixF project(const PointSource& points, ThreadTeam& team,
                                const std::stop_token& stop = {}) const;
  [[nodiscard]] MatrixF project(const MatrixView& points, ThreadTeam& team) const {
    return project(PointSource::of(points), team);
  }
};

/// Computes principal components. Coordinates may be any finite floats.
/// @param points n x d, finite, n >= 2
/// @param components in [1, d]
/// Errors: badArgument for a size or a NaN; exhausted, before it starts, if pcaMemory() is not
/// available; cancelled, within a fraction of a second. Cost, by pcaSolver(): O(n d^2 + d^3); O(n^2
/// d + n^3); O(n d c) for each of about ten products. The same bytes for any team.
Result<Pca> fitPca(const PointSource& points, int components, ThreadTeam& team,
                   const std::stop_token& stop = {}, const Progress& progress = {});
inline Result<Pca> fitPca(const MatrixView& points, int components, ThreadTeam& team,
                          const std::stop_token& stop = {}, const Progress& progress = {}) {
  return fitPca(PointSource::of(points), components, team, stop, progress);
}

}  // namespace lookbook
