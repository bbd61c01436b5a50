#include "core/embedding/common/initialization.h"

#include "core/base/random.h"

#include <cmath>

namespace lookbook {

namespace {

constexpr std::uint64_t kStartWord =
    0;                           ///< the counter-based generator's word for the start of a map
constexpr double kStretch = 10;  ///< umap-learn's extent of a start

}  // namespace

MatrixF scaledInitialization(MatrixF coordinates) {
  const Eigen::Index n = coordinates.rows();
  if (n == 0 || coordinates.cols() == 0) return coordinates;
  double deviation = 0;
  for (Eigen::Index c = 0; c < coordinates.cols(); ++c) {
    double mean = 0;
    for (Eigen::Index i = 0; i < n; ++i) mean += static_cast<double>(coordinates(i, c));
    mean /= static_cast<double>(n);
    double squares = 0;
    for (Eigen::Index i = 0; i < n; ++i) {
      const double centred = static_cast<double>(coordinates(i, c)) - mean;
      coordinates(i, c) = static_cast<float>(centred);
      squares += centred * centred;
    }
    if (c == 0) deviation = std::sqrt(squares / static_cast<double>(n));
  }
  if (deviation > 0) coordinates *= static_cast<float>(kInitialDeviation / deviation);
  return coordinates;
}

MatrixF stretchedInitialization(MatrixF coordinates, std::uint64_t seed) {
  if (coordinates.size() == 0) return coordinates;
  constexpr double kNoise = 1e-4;
  const double largest = static_cast<double>(coordinates.cwiseAbs().maxCoeff());
  if (largest > 0) coordinates *= static_cast<float>(kStretch / largest);
  for (Eigen::Index i = 0; i < coordinates.size(); ++i)
    coordinates.data()[i] +=
        static_cast<float>(kNoise * randomNormal(seed, kStartWord, static_cast<std::uint64_t>(i)));
  for (Eigen::Index c = 0; c < coordinates.cols(); ++c) {
    const float low = coordinates.col(c).minCoeff();
    const float extent = coordinates.col(c).maxCoeff() - low;
    coordinates.col(c).array() -= low;
    if (extent > 0) coordinates.col(c) *= static_cast<float>(kStretch) / extent;
  }
  return coordinates;
}

MatrixF randomInitialization(std::size_t n, int dims, std::uint64_t seed) {
  MatrixF coordinates(static_cast<Eigen::Index>(n), dims);
  for (Eigen::Index i = 0; i < coordinates.size(); ++i)
    coordinates.data()[i] = static_cast<float>(
        kInitialDeviation * randomNormal(seed, kStartWord, static_cast<std::uint64_t>(i)));
  return coordinates;
}

}  // namespace lookbook
