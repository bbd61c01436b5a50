#pragma once

#include "core/base/matrix.h"
#include "core/embedding/tsne/affinities.h"

#include <cmath>

namespace lookbook::test {

/// The oracle of repulsion, gradient and divergence: over all pairs of points, in double.
struct ExactRepulsion {
  Eigen::MatrixXd forces;    ///< sum_j (y_i - y_j) / (1 + |y_i - y_j|^2)^2
  double normalization = 0;  ///< sum over i != j of 1 / (1 + |y_i - y_j|^2)
};

inline ExactRepulsion exactRepulsion(const Eigen::MatrixXd& y) {
  ExactRepulsion exact{.forces = Eigen::MatrixXd::Zero(y.rows(), y.cols())};
  // Simple loops, because Eigen's expressions take minutes without optimisation.
  const auto n = static_cast<std::size_t>(y.rows());
  const auto dims = static_cast<std::size_t>(y.cols());
  const double* at = y.data();  // column by column
  double* force = exact.forces.data();
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t j = 0; j < n; ++j) {
      if (j == i) continue;
      double denominator = 1;
      for (std::size_t c = 0; c < dims; ++c) {
        const double difference = at[c * n + i] - at[c * n + j];
        denominator += difference * difference;
      }
      const double q = 1 / denominator;
      exact.normalization += q;
      for (std::size_t c = 0; c < dims; ++c)
        force[c * n + i] += q * q * (at[c * n + i] - at[c * n + j]);
    }
  return exact;
}

/// sum_j p_ij (y_i - y_j) / (1 + |y_i - y_j|^2).
inline Eigen::MatrixXd exactAttraction(const SparseMatrix& joint, const Eigen::MatrixXd& y) {
  Eigen::MatrixXd forces = Eigen::MatrixXd::Zero(y.rows(), y.cols());
  for (std::size_t i = 0; i < joint.size(); ++i)
    for (std::size_t e = joint.rowStart[i]; e < joint.rowStart[i + 1]; ++e) {
      const auto row = static_cast<Eigen::Index>(i);
      const Eigen::RowVectorXd apart = y.row(row) - y.row(joint.columns[e]);
      forces.row(row) += static_cast<double>(joint.values[e]) / (1 + apart.squaredNorm()) * apart;
    }
  return forces;
}

/// Kullback-Leibler divergence of the map y from the joint affinities.
inline double exactDivergence(const SparseMatrix& joint, const Eigen::MatrixXd& y) {
  const double normalization = exactRepulsion(y).normalization;
  double kl = 0;
  for (std::size_t i = 0; i < joint.size(); ++i)
    for (std::size_t e = joint.rowStart[i]; e < joint.rowStart[i + 1]; ++e) {
      const auto p = static_cast<double>(joint.values[e]);
      const double squared =
          (y.row(static_cast<Eigen::Index>(i)) - y.row(joint.columns[e])).squaredNorm();
      if (p > 0) kl += p * std::log(p * (1 + squared) * normalization);
    }
  return kl;
}

}  // namespace lookbook::test
