#include "ui/library/open_datasets.h"

#include "core/session/image_choice.h"
#include "ui/library/readings.h"
#include "ui/state/compared.h"

#include <algorithm>
#include <utility>

namespace lookbook::ui {

OpenDatasets::OpenDatasets(ViewStore& state, Notices& notices) : state_(state), notices_(notices) {
  connect(&state, &ViewStore::viewChanged, this, &OpenDatasets::follow);
}

void OpenDatasets::follow(const ViewState& before) {
  const ViewState& now = state_.view();
  for (std::size_t i = 0; i < std::min(before.datasets.size(), now.datasets.size()); ++i) {
    if (before.datasets[i].closed != now.datasets[i].closed) Q_EMIT closedChanged(DatasetId(i));
  }
}

bool OpenDatasets::isOpen(DatasetId number) const {
  const auto& views = state_.view().datasets;  // some are missing while a session is being restored
  return number.index() >= views.size() || !views[number.index()].closed;
}

void OpenDatasets::close(DatasetId number) {
  if (!isOpen(number)) return;
  std::optional<DatasetId> nearest;  // the data set before it, or the first one
  for (const DatasetId other : ids())
    if (other != number && (!nearest || other < number)) nearest = other;
  state_.change([&](ViewState& view) {
    view.datasets[number.index()].closed = true;
    for (auto& side : view.compared)
      if (side == number) side.reset();
    // A single data set is on the left.
    if (!view.compared[0]) std::swap(view.compared[0], view.compared[1]);
    if (view.active == number) view.active = nearest;
  });
}

std::optional<DatasetId> OpenDatasets::find(const QString& id) const {
  for (const DatasetId number : ids())
    if (dataset(number).data()->id() == id.toStdString()) return number;
  return {};
}

void OpenDatasets::open(const QString& nameOrPath, bool activate,
                        std::function<void(const Result<DatasetId>&)> answer) {
  load([name = nameOrPath.toStdString()](const std::stop_token&) { return openAsRemembered(name); },
       [this, activate, answer = std::move(answer)](Result<DatasetPtr> read) {
         const int before = count();
         const Result<DatasetId> number =
             read.map([this](const DatasetPtr& data) { return adopt(data); });
         if (number && activate)
           state_.change([&](ViewState& view) {
             count() > before ? showOpened(view, *number) : showDataset(view, *number);
           });
         if (answer)
           answer(number);
         else if (!number)
           notices_.report(number.error());
       });
}

void OpenDatasets::reread(DatasetId number, const OpenOptions& options) {
  load([before = dataset(number).data(),
        options](const std::stop_token&) { return reopen(*before, options); },
       [this, number](const Result<DatasetPtr>& read) {
         if (!read) return notices_.report(read.error());
         const DatasetId other = adopt(*read);
         if (other == number) return;
         state_.asOneStep([&] {
           state_.change([&](ViewState& view) {
             for (auto& side : view.compared)
               if (side == number) side = other;
             showDataset(view, other);
           });
           close(number);
         });
       });
}

std::vector<DatasetId> OpenDatasets::ids() const {
  std::vector<DatasetId> ids;
  for (std::size_t i = 0; i < datasets_.size(); ++i)
    if (isOpen(DatasetId(i))) ids.emplace_back(i);
  return ids;
}

std::vector<ImageIndex> OpenDatasets::imagesOf(MapImages choice, DatasetId number,
                                               std::size_t first) const {
  if (choice == MapImages::shown) return *shown(number);
  return lookbook::imagesOf(choice, *dataset(number).data(), state_.viewOf(number), first);
}

std::size_t OpenDatasets::countOf(MapImages choice, DatasetId number, std::size_t first) const {
  if (choice == MapImages::shown) return shown(number)->size();
  return lookbook::countOf(choice, *dataset(number).data(), state_.viewOf(number), first);
}

void OpenDatasets::selectShown(DatasetId number) {
  state_.select(number, ImageSet(dataset(number).data()->size(), *shown(number)));
}

void OpenDatasets::invertSelection(DatasetId number) {
  // Images that are hidden only because they are not selected count as shown here.
  const DatasetView& view = state_.viewOf(number);
  const OpenDataset& open = dataset(number);
  const ImageSet within(open.data()->size(), *open.shown(view.filter));
  state_.select(number, view.selection->inverted().intersected(within));
}

DatasetId OpenDatasets::insert(DatasetPtr data) {
  datasets_.push_back(std::make_unique<OpenDataset>(std::move(data)));
  return DatasetId(datasets_.size() - 1);
}

DatasetId OpenDatasets::adopt(DatasetPtr data, MapJob::Begin begin) {
  std::optional<DatasetId> like;  // the same data set, preferably an open one
  for (std::size_t i = 0; i < datasets_.size(); ++i)
    if (datasets_[i]->data()->fingerprint() == data->fingerprint() &&
        (!like || isOpen(DatasetId(i))))
      like = DatasetId(i);
  if (like) {
    state_.change([&](ViewState& view) {
      view.datasets[like->index()].closed = false;
      if (!view.active) view.active = like;
    });
    return *like;
  }
  const DatasetId number = insert(std::move(data));
  const Dataset& added = *dataset(number).data();
  state_.change([&](ViewState& view) {
    DatasetView datasetView;
    datasetView.selection = std::make_shared<const ImageSet>(added.size());
    view.datasets.push_back(datasetView);
    if (!view.active) view.active = number;
  });
  announce(number);
  Q_EMIT adopted(number, begin);
  if (!added.warnings().empty()) Q_EMIT warned(number);
  return number;
}

}  // namespace lookbook::ui
