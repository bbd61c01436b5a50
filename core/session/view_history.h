#pragma once

#include "core/session/view_state.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>

namespace lookbook {

/// What about a view a user changed: a step's name in the menu.
enum class ViewPart : std::uint8_t {
  selection,
  image,       ///< the current one
  filter,      ///< split and classes
  camera,      ///< of gallery or map, linked or not
  map,         ///< which map is shown, and in how many dimensions
  moment,      ///< of a map's run, looked back at
  dataset,     ///< which data sets are shown
  order,       ///< of the gallery
  coloring,    ///< of a map's points
  marks,       ///< dots or thumbnails, their size and opacity
  parameters,  ///< of the next map: parameterChanges()
  comparison,  ///< what the comparison shows of its two data sets
  page,
};

/// The changes of a view that can be taken back, newest last. A step remembers what it changed and
/// nothing else, so that taking it back leaves alone what has come about since: data sets that were
/// opened, maps that were made. Choosing a look, light or dark, is no step.
///
/// What follows on itself within a second is one step: a drag of the camera, a slider's, an arrow
/// key held down. So are changes of one parameter within three seconds, as when it is typed; none
/// is left where it ends as it was.
/// A value; not thread-safe. The memory is that of the selections, a byte an image, of at most
/// kMostSteps steps.
class ViewHistory {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMostSteps = 200;

  struct Step {
    ViewPart part;  ///< the weightiest that it changed
    ViewState before;
    ViewState after;
    Clock::time_point when;
  };

  /// The view has gone from one state to another. What was taken back cannot be done again then.
  /// Nothing is remembered where no part differs, a data set was opened or a first map shown, and
  /// before there is a data set.
  void record(const ViewState& before, const ViewState& after, Clock::time_point now);

  /// The step that undo() or redo() is about; null: there is none. Until the next change.
  [[nodiscard]] const Step* undoable() const;
  [[nodiscard]] const Step* redoable() const;

  /// The view as it is now with the last step taken back, or done again. Unchanged if there is
  /// none.
  [[nodiscard]] ViewState undo(const ViewState& now);
  [[nodiscard]] ViewState redo(const ViewState& now);

 private:
  std::deque<Step> steps_;
  std::size_t done_ = 0;  ///< steps_[done_] is the next to be done again
};

}  // namespace lookbook
