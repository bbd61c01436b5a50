#include "core/embedding/pca/centred_points.h"

#include "core/embedding/common/blocked_sums.h"

#include <cmath>

namespace lookbook {

std::size_t rowsAtOnce(Eigen::Index cols) {
  constexpr std::size_t kNumbers = 4U << 20;
  constexpr std::size_t kFewest = 16;
  constexpr std::size_t kMost = 2048;
  return std::clamp(kNumbers / static_cast<std::size_t>(cols), kFewest, kMost);
}

float fittingScale(const PointSource& points, const Eigen::RowVectorXd& mean, ThreadTeam& team) {
  const auto n = static_cast<std::size_t>(points.rows());
  std::vector<MatrixF> read(static_cast<std::size_t>(team.size()));
  std::vector<double> largest(read.size());
  forRanges(team, n, rowsAtOnce(points.cols()),
            [&](std::size_t begin, std::size_t end, int worker) {
              MatrixF& rows = read[static_cast<std::size_t>(worker)];
              resizeAnew(rows, static_cast<Eigen::Index>(end - begin), points.cols());
              points.read(static_cast<Eigen::Index>(begin), rows);
              double& mine = largest[static_cast<std::size_t>(worker)];
              mine = std::max(mine, (rows.cast<double>().rowwise() - mean).cwiseAbs().maxCoeff());
            });
  const double most = *std::ranges::max_element(largest);
  constexpr int kFarthest = 120;  // limit of the exponents of float
  return most > 0 ? std::ldexp(1.0F, std::clamp(-std::ilogb(most), -kFarthest, kFarthest)) : 1.0F;
}

Result<double> sumOfSquares(const CentredPoints& points, ThreadTeam& team,
                            const std::stop_token& stop) {
  const std::size_t block = rowsAtOnce(points.cols());
  const auto n = static_cast<std::size_t>(points.rows());
  std::vector<MatrixF> read(static_cast<std::size_t>(team.size()));
  std::vector<double> sums((n + block - 1) / block);
  forRanges(team, n, block, [&](std::size_t begin, std::size_t end, int worker) {
    if (stop.stop_requested()) return;
    MatrixF& rows = read[static_cast<std::size_t>(worker)];
    points.read(begin, end - begin, rows);
    const auto size = static_cast<std::size_t>(rows.size());
    for (std::size_t at = 0; at < size; at += kSumBlock) {
      const float* values = rows.data() + at;
      sums[begin / block] += dotProduct(values, values, std::min(kSumBlock, size - at));
    }
  });
  if (stop.stop_requested()) return cancelled();
  return std::accumulate(sums.begin(), sums.end(), 0.0);
}

}  // namespace lookbook
