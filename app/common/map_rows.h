#pragma once

#include "core/base/class_id.h"
#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/data/dataset.h"

#include <cstdint>
#include <span>
#include <string>

namespace lookbook::cli {

enum class MapUse : std::uint8_t {
  shown,    ///< 2 or 3 coordinates
  measured  ///< any number of coordinates, for the caller to check
};

/// Opens a map from any file that the window opens, for a selection of images: its rows in their
/// order. What was doubtful is printed as a warning. The number of rows is the caller's to compare.
/// @param labels of the images; empty if there are none
/// Errors: those of readMapFile() and selectRows().
Result<MatrixF> readMapRows(const std::string& path, std::span<const ImageIndex> images,
                            std::span<const ClassId> labels, MapUse use = MapUse::shown);

}  // namespace lookbook::cli
