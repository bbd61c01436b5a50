#pragma once

#include "core/session/view_state.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

namespace lookbook {

/// What about a view a user changed: a step's name in the menu.
enum class ViewPart : std::uint8_t {
  selection,
  image,     ///< the current one
  filter,    ///< split and classes
  camera,    ///< of gallery or map, linked or not
  map,       ///< which map is shown, and in how many dimensions
  moment,    ///< of a map's run, looked back at
  dataset,   ///< which data sets are shown
  order,     ///< of the gallery
  coloring,  ///< of a map's points
  marks,     ///< dots or thumbnails, their size and opacity
};

/// The changes of a view that can be taken back, newest last. A step remembers what it changed and
/// nothing else, so that taking it back leaves alone what has come about since: data sets that were
/// opened, maps that were made. Turning a page or choosing a look is no step.
///
/// What follows on itself within a second is one step: a drag of the camera, a slider's, an arrow
/// key held down.
/// A value; not thread-safe. The memory is that of the selections, a byte an image, of at most
/// kMostSteps steps.
class ViewHistory {
 public:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t kMostSteps = 200;

  /// The view has gone from one state to another. What was taken back cannot be done again then.
  /// Nothing is remembered where no part differs, a data set was opened or a first map shown.
  void record(const ViewState& before, const ViewState& after, Clock::time_point now);

  /// What undo() or redo() would change; nothing: there is no step.
  [[nodiscard]] std::optional<ViewPart> undoable() const;
  [[nodiscard]] std::optional<ViewPart> redoable() const;

  /// The view as it is now with the last step taken back, or done again. Unchanged if there is
  /// none.
  [[nodiscard]] ViewState undo(const ViewState& now);
  [[nodiscard]] ViewState redo(const ViewState& now);

 private:
  struct Step {
    ViewPart part;
    ViewState before;
    ViewState after;
    Clock::time_point when;
  };

  std::deque<Step> steps_;
  std::size_t done_ = 0;  ///< steps_[done_] is the next to be done again
};

}  // namespace lookbook
