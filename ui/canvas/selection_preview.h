#pragma once

#include "core/data/image_set.h"
#include "ui/state/selection_change.h"

#include <span>

namespace lookbook::ui {

/// The selection as it will be when a drag is let go: drags show what they choose.
inline ImageSet changed(const ImageSet& selection, std::span<const ImageIndex> images,
                        SelectionChange change) {
  ImageSet region(selection.universe(), images);
  switch (change) {
    case SelectionChange::replace:
      return region;
    case SelectionChange::add:
      return selection.united(region);
    case SelectionChange::remove:
      return selection.without(region);
    case SelectionChange::toggle:
      return selection.united(region).without(selection.intersected(region));
  }
  return selection;
}

}  // namespace lookbook::ui
