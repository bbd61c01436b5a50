#include "core/runs/map_checks.h"

#include "core/base/finite.h"
#include "core/embedding/methods.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

namespace lookbook {

Result<void> checkInput(const PointSource& input, const MapOptions& o) {
  const Eigen::Index n = input.rows();
  const Eigen::Index d = input.cols();
  const bool map = o.method != Method::pca;
  if (o.method == Method::file) return badArgument("a map from a file is there: nothing makes it");
  if (n < (map ? 4 : 2) || d < 1)
    return badArgument("the input is " + std::to_string(n) + " points in " + std::to_string(d) +
                       " dimensions; expected at least " + (map ? "4" : "2") + " points");
  if (!map && o.dims > d)
    return badArgument("dims is " + std::to_string(o.dims) + "; expected at most " +
                       std::to_string(d) + ", the input's dimensions");
  if (map && o.dims != 2 && o.dims != 3)
    return badArgument("dims is " + std::to_string(o.dims) + "; expected 2 or 3 for a map");
  return map ? stepsOf(o.method).check(o, static_cast<std::size_t>(n)) : Result<void>();
}

Result<void> checkInitial(const MatrixF& initial, const PointSource& input, const MapOptions& o) {
  if (initial.size() == 0) {
    if (o.method != Method::pca && !stepsOf(o.method).startsAtRandom(o) && o.dims > input.cols())
      return badArgument("an initialisation by PCA in " + std::to_string(o.dims) +
                         " dimensions; expected at most " + std::to_string(input.cols()) +
                         ", the input's, or init random");
    return {};
  }
  if (o.method == Method::pca) return badArgument("PCA takes no initial map");
  if (initial.rows() != input.rows() || initial.cols() != o.dims)
    return badArgument("the initial map is " + std::to_string(initial.rows()) + " x " +
                       std::to_string(initial.cols()) + "; expected " +
                       std::to_string(input.rows()) + " x " + std::to_string(o.dims));
  if (const auto found = firstNotFinite(initial))
    return badArgument("The initial map holds %1. All values must be finite numbers.", *found);
  return {};
}

bool allTheSame(const PointSource& points, const std::stop_token& stop) {
  constexpr Eigen::Index kRows = 64;
  MatrixF rows(1, points.cols());
  points.read(0, rows);
  const Eigen::RowVectorXf first = rows.row(0);
  for (Eigen::Index begin = 0; begin < points.rows(); begin += kRows) {
    if (stop.stop_requested()) return false;
    resizeAnew(rows, std::min(kRows, points.rows() - begin), points.cols());
    points.read(begin, rows);
    for (Eigen::Index i = 0; i < rows.rows(); ++i)
      if (rows.row(i) != first) return false;
  }
  return true;
}

}  // namespace lookbook
