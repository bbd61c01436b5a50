#include "core/embedding/common/spectral_initialization.h"

#include "core/base/linear/eigen_blocking.h"
#include "core/base/random.h"

#include <Spectra/SymEigsSolver.h>
#include <algorithm>
#include <cmath>
#include <exception>

namespace lookbook {

namespace {

/// Stops Spectra, for which there is no other way. The wrapper catches it.
struct Stopped : std::exception {};

/// D^-1/2 W D^-1/2, which is 1 minus the normalised Laplacian, so that the eigenvalues sought are
/// the largest.
class NormalizedGraph {
 public:
  using Scalar = double;

  NormalizedGraph(const SparseMatrix& graph, ThreadTeam& team, const std::stop_token& stop)
      : graph_(graph), team_(team), stop_(stop), scale_(graph.size()), scaled_(graph.size()) {
    for (std::size_t i = 0; i < graph.size(); ++i) {
      double degree = 0;
      for (std::uint32_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e)
        degree += static_cast<double>(graph.values[e]);
      scale_[i] = degree > 0 ? 1 / std::sqrt(degree) : 0;
    }
  }

  [[nodiscard]] Eigen::Index rows() const { return static_cast<Eigen::Index>(scale_.size()); }
  [[nodiscard]] Eigen::Index cols() const { return rows(); }

  void perform_op(const double* from, double* to) const {  // NOLINT: Spectra's name
    if (stop_.stop_requested()) throw Stopped();
    constexpr std::size_t kRows = 4096;
    for (std::size_t i = 0; i < scale_.size(); ++i) scaled_[i] = scale_[i] * from[i];
    forRanges(team_, scale_.size(), kRows, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i) {
        double sum = 0;
        for (std::uint32_t e = graph_.rowStart[i]; e < graph_.rowStart[i + 1]; ++e)
          sum += static_cast<double>(graph_.values[e]) * scaled_[graph_.columns[e]];
        to[i] = scale_[i] * sum;
      }
    });
  }

 private:
  const SparseMatrix& graph_;
  ThreadTeam& team_;
  const std::stop_token& stop_;
  std::vector<double> scale_;
  mutable std::vector<double> scaled_;
};

/// The columns, each with the sign that makes its largest entry positive.
MatrixF withFixedSigns(const Eigen::MatrixXd& vectors) {
  MatrixF coordinates = vectors.cast<float>();
  for (Eigen::Index c = 0; c < vectors.cols(); ++c) {
    Eigen::Index largest = 0;
    vectors.col(c).cwiseAbs().maxCoeff(&largest);
    if (vectors(largest, c) < 0) coordinates.col(c) *= -1;
  }
  return coordinates;
}

}  // namespace

std::size_t connectedPieces(const SparseMatrix& graph) {
  std::vector<bool> seen(graph.size());
  std::vector<std::uint32_t> next;
  std::size_t pieces = 0;
  for (std::uint32_t start = 0; start < graph.size(); ++start) {
    if (seen[start]) continue;
    ++pieces;
    seen[start] = true;
    next.push_back(start);
    while (!next.empty()) {
      const std::uint32_t i = next.back();
      next.pop_back();
      for (std::uint32_t e = graph.rowStart[i]; e < graph.rowStart[i + 1]; ++e) {
        const std::uint32_t j = graph.columns[e];
        if (seen[j]) continue;
        seen[j] = true;
        next.push_back(j);
      }
    }
  }
  return pieces;
}

Result<std::optional<SpectralEmbedding>> spectralEmbedding(const SparseMatrix& graph, int dims,
                                                           ThreadTeam& team,
                                                           const std::stop_token& stop) {
  const auto n = static_cast<Eigen::Index>(graph.size());
  const Eigen::Index wanted = dims + 1;  // the first one is constant
  if (n <= wanted || connectedPieces(graph) != 1) return std::nullopt;
  constexpr Eigen::Index kLanczosVectors = 40;
  constexpr Eigen::Index kRestarts = 100;
  constexpr double kTolerance = 1e-4;
  constexpr std::uint64_t kStart = 0;  // the start affects only the last digits
  fixEigenBlocking();
  NormalizedGraph normalized(graph, team, stop);
  Eigen::VectorXd start(n);
  for (Eigen::Index i = 0; i < n; ++i)
    start[i] = randomNormal(kStart, 0, static_cast<std::uint64_t>(i));
  try {
    Spectra::SymEigsSolver<NormalizedGraph> solver(normalized, wanted,
                                                   std::min(n, kLanczosVectors));
    solver.init(start.data());
    solver.compute(Spectra::SortRule::LargestAlge, kRestarts, kTolerance,
                   Spectra::SortRule::LargestAlge);
    if (solver.info() != Spectra::CompInfo::Successful) return std::nullopt;
    SpectralEmbedding found{.coordinates = withFixedSigns(solver.eigenvectors().rightCols(dims)),
                            .eigenvalues = {}};
    const Eigen::VectorXd values = solver.eigenvalues();
    for (Eigen::Index c = 1; c < wanted; ++c) found.eigenvalues.push_back(1 - values[c]);
    return found;
  } catch (const Stopped&) {
    return cancelled();
  } catch (const std::exception&) {  // a breakdown is treated like no convergence
    return std::nullopt;
  }
}

}  // namespace lookbook
