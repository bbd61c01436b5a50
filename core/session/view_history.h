#pragma once

#include "core/session/view_state.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>

namespace lookbook {

/// The part of a view that the user changed, which names the step in the menu.
enum class ViewPart : std::uint8_t {
  selection,
  image,       ///< the current one
  filter,      ///< split and classes
  camera,      ///< of gallery or map, linked or not
  map,         ///< which map is shown, and in how many dimensions
  moment,      ///< of a map's run
  dataset,     ///< which data sets are shown
  order,       ///< of the gallery
  coloring,    ///< of a map's points
  marks,       ///< dots or thumbnails, their size and opacity
  parameters,  ///< of the next map: parameterChanges()
  comparison,  ///< contents of the comparison
  page,
};

/// The changes of a view that can be undone, newest last. A step stores only what it changed, so
/// that undoing it does not affect what was added since, such as data sets and maps. Selecting the
/// light or dark theme is not a step.
///
/// Changes of the same kind within a second are one step: a drag of the camera or of a slider, an
/// arrow key held down. So are changes of one parameter within three seconds, as when it is typed;
/// if it ends with its old value, the step is removed.
/// A value type; not thread-safe. Its memory is mainly that of the selections, a byte an image, for
/// at most kMostSteps steps.
class ViewHistory {
 public:
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

  /// The current view with the last step undone, or redone. Unchanged if there is
  /// none.
  [[nodiscard]] ViewState undo(const ViewState& now);
  [[nodiscard]] ViewState redo(const ViewState& now);

 private:
  std::deque<Step> steps_;
  std::size_t done_ = 0;  ///< steps_[done_] is the next to redo
};

}  // namespace lookbook
