#pragma once

#include "core/base/matrix.h"
#include "core/base/parallel.h"
#include "core/base/point_source.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/embedding/pca/pca.h"

#include <optional>
#include <stop_token>

namespace lookbook {

/// The space that a map is computed from, in which its neighbours are found and its scores are
/// measured: the first principal components of the input, or the input as it is.
struct InputSpace {
  MatrixF points;            ///< n x c
  std::optional<Pca> basis;  ///< the components of the projection; empty: the input as it is

  /// @param input n x d
  /// @param components number of components, limited to d; 0: the input as it is
  /// Errors: those of fitPca(); cancelled. Cost: that of fitPca(). Memory: the points. The same
  /// bytes for any team.
  static Result<InputSpace> of(const PointSource& input, int components, ThreadTeam& team,
                               const std::stop_token& stop = {}, const Progress& progress = {});
};

}  // namespace lookbook
