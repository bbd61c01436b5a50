#include "app/common/map_rows.h"

#include "app/common/terminal.h"
#include "core/runs/files/fitted_map.h"

#include <limits>
#include <utility>

namespace lookbook::cli {

Result<MatrixF> readMapRows(const std::string& path, std::span<const ImageIndex> images,
                            std::span<const ClassId> labels, MapUse use) {
  constexpr auto kAnyRows = std::numeric_limits<std::uint32_t>::max();
  const auto most = use == MapUse::shown ? Eigen::Index{kMostMapDimensions}
                                         : std::numeric_limits<Eigen::Index>::max();
  auto file = readMapFile(path, kAnyRows, most);
  if (!file) return tl::unexpected(file.error());
  auto map = selectRows(*std::move(file), images, labels);
  if (!map) return tl::unexpected(map.error());
  if (map->doubt) warn(*map->doubt);
  return std::move(map->positions);
}

}  // namespace lookbook::cli
