#include "core/session/view_history.h"

#include "core/session/parameter_change.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>

namespace lookbook {

namespace {

constexpr std::chrono::seconds kOneGesture{1};
constexpr std::chrono::seconds kOneEdit{3};

/// Calls `visit` for each field that is part of a step, with that field of all the given states.
/// This is the only list of these fields.
template <class Visitor, class... States>
void eachField(Visitor&& visit, States&... states) {
  visit(ViewPart::dataset, states.active...);
  visit(ViewPart::dataset, states.compared[0]...);
  visit(ViewPart::dataset, states.compared[1]...);
  visit(ViewPart::comparison, states.camerasLinked...);
  visit(ViewPart::page, states.page...);
  visit(ViewPart::comparison, states.pairMeasure...);
  visit(ViewPart::parameters, states.parameters...);
  visit(ViewPart::marks, states.marks...);
  visit(ViewPart::marks, states.pointSize...);
  visit(ViewPart::marks, states.opacity...);
  visit(ViewPart::marks, states.classNames...);
  visit(ViewPart::coloring, states.coloring...);
  const std::size_t count = std::min({states.datasets.size()...});
  for (std::size_t i = 0; i < count; ++i) {
    visit(ViewPart::filter, states.datasets[i].filter...);
    visit(ViewPart::filter, states.datasets[i].onlySelection...);
    visit(ViewPart::selection, states.datasets[i].selection...);
    visit(ViewPart::image, states.datasets[i].current...);
    visit(ViewPart::order, states.datasets[i].sort...);
    visit(ViewPart::order, states.datasets[i].sortReversed...);
    visit(ViewPart::order, states.datasets[i].arrangement...);
    visit(ViewPart::map, states.datasets[i].map...);
    visit(ViewPart::map, states.datasets[i].secondMap...);
    visit(ViewPart::map, states.datasets[i].threeDimensional...);
    visit(ViewPart::removal, states.datasets[i].removedMaps...);
    visit(ViewPart::note, states.datasets[i].mapNotes...);
    visit(ViewPart::closing, states.datasets[i].closed...);
    visit(ViewPart::moment, states.datasets[i].moment...);
    visit(ViewPart::camera, states.datasets[i].galleryCamera...);
    visit(ViewPart::camera, states.datasets[i].mapCamera...);
  }
}

HistoryKind kindOf(ViewPart part) {
  switch (part) {
    case ViewPart::page:
    case ViewPart::image:
    case ViewPart::camera:
    case ViewPart::moment:
      return HistoryKind::moves;
    default:
      return HistoryKind::edits;
  }
}

/// Whether no data set or map was shown in a place. Filling it is not a step, so that undo does not
/// empty it again.
template <class Field>
bool isEmptyPlace(const Field& field) {
  if constexpr (std::is_same_v<Field, std::optional<DatasetId>> ||
                std::is_same_v<Field, std::optional<MapId>>)
    return !field;
  return false;
}

/// The most important of the parts that differ. It may imply others: another map has another
/// camera, and a click that selects an image also makes it the current one.
std::optional<ViewPart> changedPart(HistoryKind kind, const ViewState& before,
                                    const ViewState& after) {
  constexpr std::array kByWeight{
      ViewPart::closing,   ViewPart::removal, ViewPart::note,       ViewPart::map,
      ViewPart::selection, ViewPart::filter,  ViewPart::order,      ViewPart::coloring,
      ViewPart::marks,     ViewPart::dataset, ViewPart::parameters, ViewPart::comparison,
      ViewPart::image,     ViewPart::moment,  ViewPart::page,       ViewPart::camera};
  std::array<bool, kByWeight.size()> changed{};
  eachField(
      [&](ViewPart part, const auto& was, const auto& is) {
        if (was != is && !isEmptyPlace(was)) changed[static_cast<std::size_t>(part)] = true;
      },
      before, after);
  for (const ViewPart part : kByWeight)
    if (kindOf(part) == kind && changed[static_cast<std::size_t>(part)]) return part;
  return std::nullopt;
}

/// `now` with the fields of this kind that differ between `from` and `to` set to those of `to`.
/// @param undoes whether `to` is the earlier state: a place that was filled since is not emptied
ViewState patched(HistoryKind kind, ViewState now, const ViewState& from, const ViewState& to,
                  bool undoes) {
  eachField(
      [=](ViewPart part, auto& field, const auto& was, const auto& wanted) {
        const bool filled = undoes && isEmptyPlace(wanted);
        if (kindOf(part) == kind && was != wanted && !filled) field = wanted;
      },
      now, from, to);
  return now;
}

/// Sets the cameras after undo or redo to `to`: another map gets its last camera and the moment of
/// `to`, a map that changes between 2-D and 3-D is shown as a whole, and another arrangement or
/// order of the gallery gets the camera of `to`.
void setCameras(ViewState& edited, const ViewState& now, const ViewState& to) {
  const std::size_t count =
      std::min({edited.datasets.size(), now.datasets.size(), to.datasets.size()});
  for (std::size_t i = 0; i < count; ++i) {
    DatasetView& view = edited.datasets[i];
    const DatasetView& was = now.datasets[i];
    if (std::tie(view.arrangement, view.sort, view.sortReversed) !=
        std::tie(was.arrangement, was.sort, was.sortReversed))
      view.galleryCamera = to.datasets[i].galleryCamera;
    if (view.map != was.map) {
      const auto map = std::exchange(view.map, was.map);
      showMap(view, map);
      view.moment = to.datasets[i].moment;
    } else if (view.threeDimensional != was.threeDimensional) {
      view.mapCamera = {};
    }
  }
}

/// Shows the map whose camera or moment is restored. If that map was removed, nothing changes.
void goToMaps(ViewState& moved, const ViewState& now, const ViewState& from, const ViewState& to) {
  const std::size_t count =
      std::min({now.datasets.size(), from.datasets.size(), to.datasets.size()});
  for (std::size_t i = 0; i < count; ++i) {
    const DatasetView& was = from.datasets[i];
    const DatasetView& wanted = to.datasets[i];
    const bool same = was.map == wanted.map && was.mapCamera == wanted.mapCamera;
    if (same && was.moment == wanted.moment) continue;
    DatasetView& view = moved.datasets[i];
    view.mapCamera = now.datasets[i].mapCamera;
    view.moment = now.datasets[i].moment;
    if (!wanted.map || view.removedMaps.contains(*wanted.map)) continue;
    showMap(view, wanted.map);
    view.threeDimensional = wanted.threeDimensional;
    view.mapCamera = wanted.mapCamera;
    view.moment = wanted.moment;
  }
}

/// Whether consecutive changes of a part can be one step: moves of a camera, a slider or the
/// current image.
bool flows(ViewPart part) {
  return part == ViewPart::camera || part == ViewPart::moment || part == ViewPart::marks ||
         part == ViewPart::image;
}

/// The parameter that differs; "" if none or several do.
std::string changedParameter(const ViewState& before, const ViewState& after) {
  const auto changes = parameterChanges(before.parameters, after.parameters);
  return changes.size() == 1 ? changes.front().name : std::string();
}

/// Whether a change of that part belongs to the previous step.
bool goesOn(const ViewHistory::Step& step, ViewPart part, const ViewState& before,
            const ViewState& after, ViewHistory::Clock::time_point now) {
  if (step.part != part) return false;
  if (part != ViewPart::parameters) return flows(part) && now - step.when < kOneGesture;
  const std::string parameter = changedParameter(before, after);
  return now - step.when < kOneEdit && !parameter.empty() &&
         parameter == changedParameter(step.before, step.after);
}

}  // namespace

void ViewHistory::record(const ViewState& before, const ViewState& after, Clock::time_point now) {
  if (before.datasets.empty() || before.datasets.size() != after.datasets.size()) return;
  const auto part = changedPart(kind_, before, after);
  if (!part) return;
  const bool undone = done_ < steps_.size();
  steps_.erase(steps_.begin() + static_cast<std::ptrdiff_t>(done_), steps_.end());
  if (!undone && !steps_.empty() && goesOn(steps_.back(), *part, before, after, now)) {
    steps_.back().after = after;
    steps_.back().when = now;
    if (*part == ViewPart::parameters && !changedPart(kind_, steps_.back().before, after))
      steps_.pop_back();
    done_ = steps_.size();
    return;
  }
  steps_.push_back({.part = *part, .before = before, .after = after, .when = now});
  if (steps_.size() > kMostSteps) steps_.pop_front();
  done_ = steps_.size();
}

const ViewHistory::Step* ViewHistory::undoable() const {
  return done_ > 0 ? &steps_[done_ - 1] : nullptr;
}

const ViewHistory::Step* ViewHistory::redoable() const {
  return done_ < steps_.size() ? &steps_[done_] : nullptr;
}

ViewState ViewHistory::undo(const ViewState& now) {
  if (done_ == 0) return now;
  const Step& step = steps_[--done_];
  return between(now, step.after, step.before, true);
}

ViewState ViewHistory::redo(const ViewState& now) {
  if (done_ == steps_.size()) return now;
  const Step& step = steps_[done_++];
  return between(now, step.before, step.after, false);
}

ViewState ViewHistory::between(const ViewState& now, const ViewState& from, const ViewState& to,
                               bool undoes) const {
  ViewState next = patched(kind_, now, from, to, undoes);
  if (kind_ == HistoryKind::edits) {
    setCameras(next, now, to);
    return next;
  }
  goToMaps(next, now, from, to);
  if (to.active && to.active->index() < now.datasets.size() &&
      !now.datasets[to.active->index()].closed)
    next.active = to.active;
  return next;
}

bool ViewHistory::reaches(const std::function<bool(const ViewState&)>& condition) const {
  return std::ranges::any_of(
      steps_, [&](const Step& step) { return condition(step.before) || condition(step.after); });
}

}  // namespace lookbook
