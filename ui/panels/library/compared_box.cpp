#include "ui/panels/library/compared_box.h"

#include "ui/library/open_datasets.h"
#include "ui/panels/parts/labels.h"
#include "ui/state/compared.h"
#include "ui/state/view_store.h"
#include "ui/text/shown_text.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace lookbook::ui {

ComparedBox::ComparedBox(ViewStore& state, OpenDatasets& library, std::size_t side, bool itself)
    : state_(state), library_(library), side_(side), itself_(itself) {
  setPlainToolTip(this, tr("The data set on this side"));
  constexpr int kNarrowest = 64;  // logical pixels: in a small window the name is elided
  setMinimumWidth(kNarrowest);
  setAccessibleName(side == 0 ? tr("Data set on the left") : tr("Data set on the right"));
  connect(this, &QComboBox::activated, this, [this](int row) {
    const DatasetId dataset = library_.ids()[static_cast<std::size_t>(row)];
    state_.change([&](ViewState& view) { showBeside(view, side_, dataset); });
  });
  connect(&library, &OpenDatasets::opened, this, &ComparedBox::list);
  connect(&library, &OpenDatasets::closedChanged, this, &ComparedBox::list);
  connect(&state, &ViewStore::contentChanged, this, &ComparedBox::follow);
  list();
}

void ComparedBox::list() {
  clear();
  for (const DatasetId dataset : library_.ids())
    addItem(shownName(library_.dataset(dataset).data()->title()));
  follow();
}

void ComparedBox::follow() {
  const auto& compared = state_.view().compared;
  const std::vector<DatasetId> open = library_.ids();
  const auto shown =
      std::ranges::find(open, compared[side_], [](DatasetId id) { return std::optional(id); });
  setCurrentIndex(shown == open.end() ? -1 : static_cast<int>(shown - open.begin()));
  setVisible(compared[0] && compared[1] && (itself_ || compared[0] != compared[1]));
}

}  // namespace lookbook::ui
