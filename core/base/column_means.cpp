#include "core/base/column_means.h"

#include <vector>

namespace lookbook {

Eigen::RowVectorXd columnMeans(const PointSource& points, ThreadTeam& team) {
  constexpr std::size_t kBlock = 4096;
  const auto n = static_cast<std::size_t>(points.rows());
  const Eigen::Index d = points.cols();
  std::vector<Eigen::RowVectorXd> sums((n + kBlock - 1) / kBlock);
  std::vector<MatrixF> blocks(static_cast<std::size_t>(team.size()));
  forRanges(team, n, kBlock, [&](std::size_t begin, std::size_t end, int worker) {
    MatrixF& block = blocks[static_cast<std::size_t>(worker)];
    block.resize(static_cast<Eigen::Index>(end - begin), d);
    points.read(static_cast<Eigen::Index>(begin), block);
    Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(d);
    for (Eigen::Index i = 0; i < block.rows(); ++i) sum += block.row(i).cast<double>();
    sums[begin / kBlock] = std::move(sum);
  });
  Eigen::RowVectorXd total = Eigen::RowVectorXd::Zero(d);
  for (const Eigen::RowVectorXd& sum : sums) total += sum;
  return total / static_cast<double>(n);
}

}  // namespace lookbook
