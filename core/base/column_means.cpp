#include "core/base/column_means.h"

#include <vector>

namespace lookbook {

Eigen::RowVectorXd columnMeans(const MatrixView& points, ThreadTeam& team) {
  constexpr std::size_t kBlock = 4096;
  const auto n = static_cast<std::size_t>(points.rows());
  const Eigen::Index d = points.cols();
  std::vector<Eigen::RowVectorXd> sums((n + kBlock - 1) / kBlock);
  forRanges(team, n, kBlock, [&](std::size_t begin, std::size_t end, int) {
    Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(d);
    for (std::size_t i = begin; i < end; ++i) {
      const float* row = points.data() + static_cast<Eigen::Index>(i) * points.outerStride();
      for (Eigen::Index j = 0; j < d; ++j) sum[j] += static_cast<double>(row[j]);
    }
    sums[begin / kBlock] = std::move(sum);
  });
  Eigen::RowVectorXd total = Eigen::RowVectorXd::Zero(d);
  for (const Eigen::RowVectorXd& sum : sums) total += sum;
  return total / static_cast<double>(n);
}

}  // namespace lookbook
