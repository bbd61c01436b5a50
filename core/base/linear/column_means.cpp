#include "core/base/linear/column_means.h"

#include <algorithm>
#include <vector>

namespace lookbook {

namespace {

/// The number of rows for each partial sum: fewer for wide points, which need much memory.
std::size_t rowsOfSum(Eigen::Index d) {
  constexpr std::size_t kRows = 4096;
  constexpr Eigen::Index kNarrow = 1024;
  constexpr std::size_t kNumbers = 4U << 20;
  constexpr std::size_t kFewest = 16;
  return d <= kNarrow ? kRows : std::max(kFewest, kNumbers / static_cast<std::size_t>(d));
}

}  // namespace

Eigen::RowVectorXd columnMeans(const PointSource& points, ThreadTeam& team) {
  const auto n = static_cast<std::size_t>(points.rows());
  const Eigen::Index d = points.cols();
  const std::size_t block = rowsOfSum(d);
  std::vector<Eigen::RowVectorXd> sums((n + block - 1) / block);
  std::vector<MatrixF> blocks(static_cast<std::size_t>(team.size()));
  forRanges(team, n, block, [&](std::size_t begin, std::size_t end, int worker) {
    MatrixF& rows = blocks[static_cast<std::size_t>(worker)];
    rows.resize(static_cast<Eigen::Index>(end - begin), d);
    points.read(static_cast<Eigen::Index>(begin), rows);
    Eigen::RowVectorXd sum = Eigen::RowVectorXd::Zero(d);
    for (Eigen::Index i = 0; i < rows.rows(); ++i) sum += rows.row(i).cast<double>();
    sums[begin / block] = std::move(sum);
  });
  Eigen::RowVectorXd total = Eigen::RowVectorXd::Zero(d);
  for (const Eigen::RowVectorXd& sum : sums) total += sum;
  return total / static_cast<double>(n);
}

}  // namespace lookbook
