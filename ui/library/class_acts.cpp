#include "ui/library/class_acts.h"

#include "ui/library/open_datasets.h"
#include "ui/state/view_store.h"

namespace lookbook::ui {

namespace {

ClassSet allBut(const OpenDatasets& library, DatasetId dataset, int label) {
  ClassSet others;
  const int classes = library.dataset(dataset).data()->classCount();
  for (int other = 0; other < classes; ++other)
    others.set(static_cast<std::size_t>(other), other != label);
  return others;
}

void hideClasses(ViewStore& state, DatasetId dataset, const ClassSet& hidden) {
  state.changeDataset(dataset, [&](DatasetView& view) { view.filter.hiddenClasses = hidden; });
}

}  // namespace

void showClassAlone(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label) {
  hideClasses(state, dataset, allBut(library, dataset, label));
}

void toggleClassAlone(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label) {
  const ClassSet others = allBut(library, dataset, label);
  const bool alone = state.viewOf(dataset).filter.hiddenClasses == others;
  hideClasses(state, dataset, alone ? ClassSet() : others);
}

void setClassShown(ViewStore& state, DatasetId dataset, int label, bool shown) {
  state.changeDataset(dataset, [&](DatasetView& view) {
    view.filter.hiddenClasses.set(static_cast<std::size_t>(label), !shown);
  });
}

void showAllClasses(ViewStore& state, DatasetId dataset) {
  hideClasses(state, dataset, {});
}

void selectClass(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label) {
  const Dataset& data = *library.dataset(dataset).data();
  ImageSet chosen(data.size());
  for (const ImageIndex image : data.indices(state.viewOf(dataset).filter.split))
    if (data.label(image) == label) chosen.insert(image);
  state.asOneStep([&] {
    setClassShown(state, dataset, label, true);
    state.select(dataset, chosen);
  });
}

}  // namespace lookbook::ui
