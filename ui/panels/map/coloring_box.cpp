#include "ui/panels/map/coloring_box.h"

#include "ui/maps/map_collection.h"
#include "ui/maps/map_item.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QListView>
#include <QStandardItemModel>

#include <algorithm>

namespace lookbook::ui {

namespace {

constexpr int kColoringLetters = 12;  // characters that are always readable
constexpr int kWidestColoring = 250;  // logical pixels

/// Whether a PCA map is shown. Only its points can be projected back and compared with the images.
bool showsProjection(const ViewStore& state, const MapCollection& maps, bool compared) {
  const auto projects = [](const MapItem* item) {
    return item && item->options().method == kProjection;
  };
  return std::ranges::any_of(state.shownDatasets(), [&](DatasetId dataset) {
    const auto second = compared ? maps.secondMap(dataset) : std::nullopt;
    return projects(maps.shownMap(dataset)) || (second && projects(maps.item(dataset, *second)));
  });
}

}  // namespace

ColoringBox::ColoringBox(ViewStore& state, MapCollection& maps, bool compared) {
  setObjectName(QStringLiteral("coloring"));
  setLead(tr("Colour by:"));
  setAccessibleName(tr("Colour by"));
  setPlainToolTip(this, tr("What the colours show: the class of each point, how far its place in "
                           "the map can be trusted, or how differently two maps place it"));
  // A single map cannot be compared with another one; it then shows classes.
  const int colorings = compared ? kColorings : kColoringsOfOne;
  for (int coloring = 0; coloring < colorings; ++coloring)
    addItem(coloringTitle(static_cast<Coloring>(coloring)));
  // The box may be narrow; its list shows the entries in full.
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(kColoringLetters);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setMaximumWidth(kWidestColoring);
  view()->setMinimumWidth(view()->sizeHintForColumn(0) + 2 * kGap);
  const auto follow = [=, this, &state, &maps] {
    offer(Coloring::reconstructionError, showsProjection(state, maps, compared));
    const int coloring = static_cast<int>(state.view().coloring);
    setCurrentIndex(coloring < colorings ? coloring : 0);
  };
  follow();
  connect(this, &QComboBox::activated, this, [&state](int coloring) {
    state.change([&](ViewState& view) { view.coloring = static_cast<Coloring>(coloring); });
  });
  connect(&state, &ViewStore::contentChanged, this, follow);
  connect(&maps, &MapCollection::mapsChanged, this, follow);
}

void ColoringBox::offer(Coloring coloring, bool offered) {
  const int row = static_cast<int>(coloring);
  auto* entries = static_cast<QStandardItemModel*>(model());
  if (entries->item(row)->isEnabled() == offered) return;
  entries->item(row)->setEnabled(offered);  // otherwise the arrow keys could select it
  static_cast<QListView*>(view())->setRowHidden(row, !offered);
}

}  // namespace lookbook::ui
