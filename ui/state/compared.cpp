#include "ui/state/compared.h"

#include <algorithm>
#include <utility>

namespace lookbook::ui {

void showDataset(ViewState& view, DatasetId dataset) {
  auto& [left, right] = view.compared;
  const bool compared = left || right;
  if (compared && left != dataset && right != dataset)
    (right && right == view.active && left != view.active ? right : left) = dataset;
  view.active = dataset;
}

void showOpened(ViewState& view, DatasetId dataset) {
  auto& [left, right] = view.compared;
  if (left && !right && left != dataset) {
    right = dataset;
    if (!showsCompared(view)) std::swap(left, right);  // the data set shown is on the left
  }
  showDataset(view, dataset);
}

void showBeside(ViewState& view, std::size_t side, DatasetId dataset) {
  view.compared[side] = dataset;
  view.active = dataset;
}

void showAlone(ViewState& view) {
  auto& [left, right] = view.compared;
  if (!left) left = right;
  right.reset();
  if (left) view.active = left;
}

void compareOpen(ViewState& view, std::span<const DatasetId> open) {
  auto& [left, right] = view.compared;
  if (left || right || !view.active) return;
  left = view.active;
  const auto other = std::ranges::find_if(open, [&](DatasetId id) { return id != *left; });
  if (other != open.end()) right = *other;
}

}  // namespace lookbook::ui
