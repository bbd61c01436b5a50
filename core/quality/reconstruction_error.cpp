#include "core/quality/reconstruction_error.h"

#include "core/base/linear/eigen_blocking.h"
#include "core/base/matrix.h"

#include <cmath>
#include <cstddef>

namespace lookbook {

std::vector<float> reconstructionErrors(const Pca& pca, const PointSource& points,
                                        ThreadTeam& team) {
  constexpr std::size_t kRows = 1024;
  fixEigenBlocking();
  const auto d = static_cast<float>(points.cols());
  const Eigen::RowVectorXf mean = pca.mean.transpose();
  std::vector<float> errors(static_cast<std::size_t>(points.rows()));
  forRanges(team, errors.size(), kRows, [&](std::size_t begin, std::size_t end, int) {
    MatrixF rest(static_cast<Eigen::Index>(end - begin), points.cols());
    points.read(static_cast<Eigen::Index>(begin), rest);
    rest.rowwise() -= mean;
    const MatrixF kept = rest * pca.components.transpose();
    rest.noalias() -= kept * pca.components;
    for (std::size_t i = begin; i < end; ++i)
      errors[i] = std::sqrt(rest.row(static_cast<Eigen::Index>(i - begin)).squaredNorm() / d);
  });
  return errors;
}

}  // namespace lookbook
