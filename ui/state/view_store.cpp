#include "ui/state/view_store.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace lookbook::ui {

namespace {

void setSelection(DatasetView& view, const ImageSet& images) {
  if (images != *view.selection) view.selection = std::make_shared<const ImageSet>(images);
  // Otherwise the next selected image would hide all others, long after the user requested that.
  if (images.empty()) view.onlySelection = false;
}

}  // namespace

ViewStore::ViewStore(QObject* parent)
    : QObject(parent),
      systemIsDark_(QGuiApplication::palette().color(QPalette::Window).lightnessF() < 0.5F) {}

std::vector<DatasetId> ViewStore::shownDatasets() const {
  std::vector<DatasetId> shown;
  const auto add = [&](std::optional<DatasetId> dataset) {
    if (dataset && std::ranges::find(shown, *dataset) == shown.end()) shown.push_back(*dataset);
  };
  if (!showsCompared(view_))
    add(view_.active);
  else
    std::ranges::for_each(view_.compared, add);
  return shown;
}

void ViewStore::change(const std::function<void(ViewState&)>& edit) {
  ViewState next = view_;
  edit(next);
  if (next == view_) return;
  if (steps_ > 0) return show(std::move(next));
  history_.record(view_, next, ViewHistory::Clock::now());
  moves_.record(view_, next, ViewHistory::Clock::now());
  show(std::move(next));
  Q_EMIT historyChanged();
}

void ViewStore::changeDataset(DatasetId dataset, const std::function<void(DatasetView&)>& edit) {
  change([&](ViewState& view) { edit(view.datasets[dataset.index()]); });
}

void ViewStore::asOneStep(const std::function<void()>& changes) {
  const ViewState before = view_;
  ++steps_;
  changes();
  if (--steps_ > 0) return;
  Q_EMIT settled();
  history_.record(before, view_, ViewHistory::Clock::now());
  moves_.record(before, view_, ViewHistory::Clock::now());
  Q_EMIT historyChanged();
}

void ViewStore::restore(ViewState view) {
  show(std::move(view));
}

void ViewStore::undo() {
  show(repaired(history_.undo(view_)));
  Q_EMIT historyChanged();
}

void ViewStore::redo() {
  show(repaired(history_.redo(view_)));
  Q_EMIT historyChanged();
}

void ViewStore::back() {
  show(repaired(moves_.undo(view_)));
  Q_EMIT historyChanged();
}

void ViewStore::forward() {
  show(repaired(moves_.redo(view_)));
  Q_EMIT historyChanged();
}

ViewState ViewStore::repaired(ViewState past) const {
  return repair_ ? repair_(std::move(past)) : past;
}

void ViewStore::show(ViewState next) {
  if (next == view_) return;
  std::swap(view_, next);
  Q_EMIT viewChanged(next);
  if (withoutCameras(next) == withoutCameras(view_)) return;
  Q_EMIT contentChanged(next);
  if (steps_ == 0) Q_EMIT settled();
}

const Theme& ViewStore::theme() const {
  const bool dark =
      view_.theme == ThemeChoice::system ? systemIsDark_ : view_.theme == ThemeChoice::dark;
  return dark ? darkTheme() : lightTheme();
}

std::optional<ImageIndex> ViewStore::hovered(DatasetId dataset) const {
  const auto i = dataset.index();
  return i < hovered_.size() ? hovered_[i] : std::nullopt;
}

void ViewStore::setHovered(DatasetId dataset, std::optional<ImageIndex> image) {
  const auto i = dataset.index();
  if (i >= hovered_.size()) hovered_.resize(i + 1);
  if (std::exchange(hovered_[i], image) != image) Q_EMIT hoverChanged(dataset);
}

void ViewStore::select(DatasetId dataset, const ImageSet& images) {
  changeDataset(dataset, [&](DatasetView& view) { setSelection(view, images); });
}

void ViewStore::selectRegion(DatasetId dataset, const std::vector<ImageIndex>& images,
                             SelectionChange change) {
  select(dataset, changed(*viewOf(dataset).selection, images, change));
}

void ViewStore::click(DatasetId dataset, std::optional<ImageIndex> image, SelectionChange change) {
  if (!image) return;
  changeDataset(dataset, [&](DatasetView& view) {
    view.current = image;
    if (change != SelectionChange::replace)
      setSelection(view, changed(*view.selection, std::array{*image}, change));
  });
}

void ViewStore::clearSelection(DatasetId dataset) {
  select(dataset, ImageSet(viewOf(dataset).selection->universe()));
}

}  // namespace lookbook::ui
