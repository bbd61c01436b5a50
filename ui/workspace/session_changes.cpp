#include "ui/workspace/session_changes.h"

#include <cstddef>
#include <utility>

namespace lookbook::ui {

namespace {

bool selectTheSame(const DatasetView& a, const DatasetView& b) {
  const bool none =
      (!a.selection || a.selection->empty()) && (!b.selection || b.selection->empty());
  return none || (a.selection && b.selection && *a.selection == *b.selection);
}

/// The view without what does not count as a change.
DatasetView withoutPassing(DatasetView view) {
  view.selection.reset();
  view.current.reset();
  view.galleryCamera = {};
  view.mapCamera = {};
  view.moment = -1;
  view.otherCameras.clear();
  view.removedMaps.clear();  // Content::maps has the existing maps
  view.map.reset();
  view.secondMap.reset();
  view.threeDimensional = false;
  return view;
}

ViewState withoutPassing(const ViewState& view) {
  ViewState counting = view;
  counting.page = Page::gallery;
  counting.active.reset();
  counting.compared = {};
  counting.theme = ThemeChoice::system;
  counting.parameters = {};
  counting.pointSize = ViewState().pointSize;
  counting.opacity = ViewState().opacity;
  counting.classNames = ViewState().classNames;
  counting.datasets.clear();
  return counting;
}

}  // namespace

SessionChanges::SessionChanges(ViewStore& state, OpenDatasets& library, MapCollection& maps,
                               QObject* parent)
    : QObject(parent), state_(state), library_(library), maps_(maps) {
  connect(&state, &ViewStore::contentChanged, this, &SessionChanges::compare);
  connect(&maps, &MapCollection::mapsChanged, this, &SessionChanges::compare);
}

SessionChanges::Content SessionChanges::content() const {
  Content content{.view = state_.view(), .maps = {}};
  for (const DatasetId dataset : library_.ids()) {
    const Maps& maps = maps_.of(dataset);
    for (std::size_t i = 0; i < maps.size(); ++i) {
      const auto& item = maps[i];
      if (!item || item->options().method == kProjection) continue;
      const MapJob::State is = item->job->state();
      if (is == MapJob::State::waiting || is == MapJob::State::failed) continue;
      content.maps.emplace(dataset, MapId(i), item->record().iteration, !item->job->active());
    }
  }
  return content;
}

void SessionChanges::markSaved(Content content) {
  saved_ = std::move(content);
  anySaved_ = true;
  compare();
}

void SessionChanges::compare() {
  const Content now = content();
  Costly costly;
  bool any = withoutPassing(now.view) != withoutPassing(saved_.view) || now.maps != saved_.maps;
  for (const auto& map : now.maps) costly.maps += saved_.maps.contains(map) ? 0 : 1;
  const std::size_t saved = saved_.view.datasets.size();
  for (std::size_t i = 0; i < now.view.datasets.size(); ++i) {
    const DatasetView& is = now.view.datasets[i];
    const DatasetView was = i < saved ? saved_.view.datasets[i] : DatasetView();
    if (is.closed) {
      any = any || (i < saved && !was.closed);
      continue;
    }
    const bool opened = i >= saved && (anySaved_ || i > 0);
    const bool selected = !selectTheSame(is, was);
    if (selected && is.selection && is.selection->count() > 1) ++costly.selections;
    if (is.mapNotes != was.mapNotes) ++costly.notes;
    any = any || opened || selected || withoutPassing(is) != withoutPassing(was);
  }
  any = any || now.view.datasets.size() < saved;
  if (any == any_ && costly.maps == costly_.maps && costly.selections == costly_.selections &&
      costly.notes == costly_.notes)
    return;
  any_ = any;
  costly_ = costly;
  Q_EMIT changed();
}

}  // namespace lookbook::ui
