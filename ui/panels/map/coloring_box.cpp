#include "ui/panels/map/coloring_box.h"

#include "ui/maps/map_item.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QAbstractItemView>

namespace lookbook::ui {

namespace {

constexpr int kColoringLetters = 12;  // that can be read at least
constexpr int kWidestColoring = 250;  // logical pixels

}  // namespace

ColoringBox::ColoringBox(ViewStore& state, bool compared) {
  setObjectName(QStringLiteral("coloring"));
  setLead(tr("Colour by:"));
  setAccessibleName(tr("Colour by"));
  setPlainToolTip(this, tr("What the colours show: the class of each point, how far its place in "
                           "the map can be trusted, or how differently two maps place it"));
  // A map alone has no other that its points could have moved from: it shows their classes then.
  const int colorings = compared ? kColorings : kColoringsOfOne;
  for (int coloring = 0; coloring < colorings; ++coloring)
    addItem(coloringTitle(static_cast<Coloring>(coloring)));
  // Narrow where there is little room; the list has all of its words.
  setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  setMinimumContentsLength(kColoringLetters);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setMaximumWidth(kWidestColoring);
  view()->setMinimumWidth(view()->sizeHintForColumn(0) + 2 * kGap);
  const auto follow = [this, &state, colorings] {
    const int coloring = static_cast<int>(state.view().coloring);
    setCurrentIndex(coloring < colorings ? coloring : 0);
  };
  follow();
  connect(this, &QComboBox::activated, this, [&state](int coloring) {
    state.change([&](ViewState& view) { view.coloring = static_cast<Coloring>(coloring); });
  });
  connect(&state, &ViewStore::contentChanged, this, follow);
}

}  // namespace lookbook::ui
