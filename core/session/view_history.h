#pragma once

#include "core/session/view_state.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>

namespace lookbook {

/// The part of a view that the user changed, which names the step in the menu.
enum class ViewPart : std::uint8_t {
  selection,
  image,       ///< the current one
  filter,      ///< split and classes
  camera,      ///< of gallery or map
  map,         ///< which map is shown, and in how many dimensions
  moment,      ///< of a map's run
  dataset,     ///< which data sets are shown
  order,       ///< of the gallery
  coloring,    ///< of a map's points
  marks,       ///< dots or thumbnails, their size and opacity, names of classes
  parameters,  ///< of the next map: parameterChanges()
  comparison,  ///< what is shown of each pair of classes, and whether cameras are linked
  page,
  removal,  ///< of a map
  note,     ///< the name and the note of a map
  closing,  ///< of a data set, or reopening it
};

/// Which changes a history records.
enum class HistoryKind : std::uint8_t {
  edits,  ///< selections, filters, parameters, removing and closing: undo and redo
  moves,  ///< from page to page, from image to image, of cameras: back and forward, as in a browser
};

/// The changes of a view that can be undone, newest last: those of one kind. A step stores only
/// what it changed, so that undoing it does not affect what was added since, such as data sets and
/// maps. Selecting the light or dark theme is not a step.
///
/// If undo shows another map, it shows it with the camera that this map had last, at the moment of
/// that time. If a move of a map's camera is undone, that map is shown.
///
/// Changes of the same kind within a second are one step: a drag of the camera or of a slider, an
/// arrow key held down. So are changes of one parameter within three seconds, as when it is typed;
/// if it ends with its old value, the step is removed.
/// A value type; not thread-safe. Its memory is mainly that of the selections, a byte an image, for
/// at most kMostSteps steps.
class ViewHistory {
 public:
  explicit ViewHistory(HistoryKind kind = HistoryKind::edits) : kind_(kind) {}

  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMostSteps = 200;

  struct Step {
    ViewPart part;  ///< the most important one that it changed
    ViewState before;
    ViewState after;
    Clock::time_point when;
  };

  /// Records a change of the view; steps that were undone can then no longer be redone.
  /// Nothing is recorded if no part differs, if a data set was opened or a first map shown, or
  /// before there is a data set.
  void record(const ViewState& before, const ViewState& after, Clock::time_point now);

  /// The step that undo() or redo() would apply, valid until the next change; null if none.
  [[nodiscard]] const Step* undoable() const;
  [[nodiscard]] const Step* redoable() const;

  /// The current view with the last step undone, or redone. Unchanged if there is none.
  [[nodiscard]] ViewState undo(const ViewState& now);
  [[nodiscard]] ViewState redo(const ViewState& now);

  /// Whether the condition holds for a state that undo or redo can reach.
  [[nodiscard]] bool reaches(const std::function<bool(const ViewState&)>& condition) const;

 private:
  [[nodiscard]] ViewState between(const ViewState& now, const ViewState& from, const ViewState& to,
                                  bool undoes) const;

  HistoryKind kind_;
  std::deque<Step> steps_;
  std::size_t done_ = 0;  ///< steps_[done_] is the next to redo
};

}  // namespace lookbook
