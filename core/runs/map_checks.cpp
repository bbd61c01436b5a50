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
  const bool map = isOptimized(o.method);
  if (o.method == kFromFile)
    return badArgument(text("A map loaded from a file cannot be recomputed."));
  if (n < (map ? 4 : 2) || d < 1)
    return badArgument(plural(
        n, "There is %n point in %1 dimensions; at least %2 points are needed.",
        "There are %n points in %1 dimensions; at least %2 points are needed.", d, map ? 4 : 2));
  if (!map && o.dims > d)
    return badArgument("dims is %1; it must be at most %2, the dimensions of the input.", o.dims,
                       d);
  if (map && o.dims != 2 && o.dims != 3)
    return badArgument("dims is %1; a map has 2 or 3.", o.dims);
  return map ? stepsOf(o.method).check(o, static_cast<std::size_t>(n)) : Result<void>();
}

Result<void> checkInitial(const MatrixF& initial, const PointSource& input, const MapOptions& o) {
  if (initial.size() == 0) {
    if (isOptimized(o.method) && !stepsOf(o.method).startsAtRandom(o) && o.dims > input.cols())
      return badArgument(
          "PCA cannot start a map in %1 dimensions, because the input has %2. Use init random.",
          o.dims, input.cols());
    return {};
  }
  if (!isOptimized(o.method)) return badArgument(text("PCA does not take an initial map."));
  if (initial.rows() != input.rows() || initial.cols() != o.dims)
    return badArgument("The initial map is %1 x %2; it must be %3 x %4.", initial.rows(),
                       initial.cols(), input.rows(), o.dims);
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
