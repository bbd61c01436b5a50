#include "core/embedding/pca/input_space.h"

#include <algorithm>
#include <utility>

namespace lookbook {

Result<InputSpace> InputSpace::of(const PointSource& input, int components, ThreadTeam& team,
                                  const std::stop_token& stop, const Progress& progress) {
  const int kept = std::min(components, static_cast<int>(input.cols()));
  if (kept == 0) return InputSpace{.points = input.all(), .basis = {}};
  auto basis = fitPca(input, kept, team, stop, progress);
  if (!basis) return tl::unexpected(basis.error());
  InputSpace space{.points = basis->project(input, team, stop), .basis = std::move(*basis)};
  if (stop.stop_requested()) return cancelled();
  return space;
}

}  // namespace lookbook
