#pragma once

#include "core/data/image_set.h"

#include <span>

namespace lookbook::ui {

/// What a click or a dragged region does to the selection.
enum class SelectionChange { replace, add, remove, toggle };

/// The selection with these images selected, added, removed or toggled.
ImageSet changed(const ImageSet& selection, std::span<const ImageIndex> images,
                 SelectionChange change);

}  // namespace lookbook::ui
