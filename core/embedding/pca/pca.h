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

/// How principal components are found.
enum class PcaSolver : std::uint8_t {
  covariance,  ///< exact, from the d x d covariances
  gram,        ///< exact, from the n x n inner products: fewer points than dimensions
  krylov,      ///< the leading ones alone, by products with the points: many of both
};
inline constexpr std::array<const char*, 3> kPcaSolverNames{"covariance", "gram", "krylov"};

/// The largest matrix whose eigenvectors are all found: those of one of 1,024 take about a second.
inline constexpr Eigen::Index kLargestExactPca = 1024;

/// The covariances up to kLargestExactPca dimensions; else the inner products of as many points;
/// else the leading components alone.
PcaSolver pcaSolver(Eigen::Index n, Eigen::Index d);

/// About how many bytes fitPca() takes at its peak, beside the points: by what its solver holds.
/// Where it matters, threads are as many as the machine has.
std::uint64_t pcaMemory(std::size_t n, std::size_t d, int components);

/// How the components of a PCA were found, and how well.
struct PcaFit {
  PcaSolver solver = PcaSolver::covariance;
  /// The largest |C v - lambda v| of the kept components, as a fraction of the largest variance:
  /// the measured error of the leading ones; 0 where they are exact.
  double residual = 0;

  bool operator==(const PcaFit&) const = default;
};

/// Principal components of centred points.
/// A component's sign is fixed: its entry of largest magnitude is positive.
/// Pearson 1901; Jolliffe 2002, "Principal component analysis".
struct Pca {
  Eigen::VectorXf mean;  ///< d
  MatrixF components;    ///< c x d, orthonormal rows, by falling variance
  /// Along each component (over n - 1), falling: of all d directions where the covariances were
  /// solved, of the n (or c, if more) first from inner products, else of the c kept ones.
  std::vector<double> variance;
  double totalVariance = 0;  ///< over all d directions, whatever was solved
  PcaFit fit;

  /// Fraction of the total variance that the kept components explain, in [0, 1]; 1 if it is 0.
  [[nodiscard]] double explained() const;
  /// n x c coordinates of points (n x d). Once asked to stop it ends early, with rows left out.
  [[nodiscard]] MatrixF project(const PointSource& points, ThreadTeam& team,
                                const std::stop_token& stop = {}) const;
  [[nodiscard]] MatrixF project(const MatrixView& points, ThreadTeam& team) const {
    return project(PointSource::of(points), team);
  }
};

/// @param points n x d, finite, n >= 2
/// @param components in [1, d]
/// Errors: badArgument (size, NaN); exhausted, before it starts, where pcaMemory() is not
/// available; cancelled, within a fraction of a second. Cost, by pcaSolver(): O(n d^2 + d^3); O(n^2
/// d + n^3); O(n d c) for each of some ten products. The same bytes for any team. Coordinates of
/// any size a float can have are allowed.
Result<Pca> fitPca(const PointSource& points, int components, ThreadTeam& team,
                   const std::stop_token& stop = {}, const Progress& progress = {});
inline Result<Pca> fitPca(const MatrixView& points, int components, ThreadTeam& team,
                          const std::stop_token& stop = {}, const Progress& progress = {}) {
  return fitPca(PointSource::of(points), components, team, stop, progress);
}

}  // namespace lookbook
