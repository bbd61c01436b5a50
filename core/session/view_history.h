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
  camera,      ///< camera of the gallery or of a map
  map,         ///< which map is shown, and in how many dimensions
  moment,      ///< the moment of a run
  dataset,     ///< which data sets are shown
  order,       ///< order of the gallery
  coloring,    ///< colours of points
  marks,       ///< dots or thumbnails, their size and opacity, names of classes
  parameters,  ///< parameters of the next map: parameterChanges()
  comparison,  ///< the measure of pairs of classes, and whether cameras are linked
  page,
  removal,  ///< removal of a map
  note,     ///< the name and the note of a map
  closing,  ///< closing or reopening a data set
};

/// Which changes a history records.
enum class HistoryKind : std::uint8_t {
  edits,  ///< selections, filters, parameters, removing and closing: undo and redo
  moves,  ///< pages, images and cameras: back and forward, as in a browser
};

/// The changes of a view, of one kind, that can be undone, the newest last. Undoing a step reverts
/// only what it changed and does not affect what was added since, such as data sets and maps.
/// Selecting the light or dark theme is not a step.
///
/// If undo shows another map, it is shown with its last camera, and at the moment of the step. If a
/// move of a map's camera is undone, that map is shown.
///
/// Changes of the same part within a second are one step, such as a drag of the camera or of a
/// slider, or an arrow key that is held. So are changes of one parameter within three seconds, as
/// while typing; if it ends with its old value, the step is removed.
/// A value type; not thread-safe. Most of its memory is that of selections, a byte for each image,
/// of at most kMostSteps steps.
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
  /// Nothing is recorded if no part differs, if a data set was opened, if a first map was shown, or
  /// if there is no data set yet.
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
