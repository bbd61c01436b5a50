#include "ui/state/selection_change.h"

namespace lookbook::ui {

ImageSet changed(const ImageSet& selection, std::span<const ImageIndex> images,
                 SelectionChange change) {
  const ImageSet region(selection.universe(), images);
  switch (change) {
    case SelectionChange::add:
      return selection.united(region);
    case SelectionChange::remove:
      return selection.without(region);
    case SelectionChange::toggle:
      return selection.united(region).without(selection.intersected(region));
    case SelectionChange::replace:
      break;
  }
  return region;
}

}  // namespace lookbook::ui
