#pragma once

#include <QKeySequence>
#include <QList>

#include <cstdint>
#include <optional>
#include <vector>

class QKeyEvent;

namespace lookbook::ui {

/// Where keys are active. Those of the window and of the canvas are active together; all others
/// belong to a widget with the focus, or to a dialog.
enum class Scope : std::uint8_t {
  window,     ///< anywhere in the window
  canvas,     ///< single keys, except while a text field has the focus
  review,     ///< while images are reviewed one by one
  quiz,       ///< while the user guesses classes
  drag,       ///< while something is dragged on the canvas
  field,      ///< in a text field
  mapPair,    ///< on the controls that move one map onto another
  pad,        ///< on the drawing pad
  wall,       ///< on a wall of images: a selection, or a pair of classes
  pairPage,   ///< on the page of a pair of classes
  matrix,     ///< on the matrix of classes
  legend,     ///< in the list of classes
  thumbnail,  ///< on a single image that acts as a button
  popover,    ///< in fields that a button opens over the window
  dialog,     ///< in a dialog that saves something
};

/// The effect of a key on a widget.
enum class KeyAct : std::uint8_t {
  left,
  right,
  up,
  down,
  scrollUp,
  scrollDown,
  showAll,
  zoomIn,
  zoomOut,
  hold,     ///< while the key is held, a drag pans
  press,    ///< opens, shows or hides the item with the focus; lowers the pen
  select,   ///< selects the item with the focus, or removes it from the selection
  isolate,  ///< shows only the item with the focus
  clear,    ///< clears the drawing
  back,     ///< goes back to the previous page
  cancel,   ///< cancels the current action
  save,
};

// Keys of the canvas; the table of commands lists them, too.
inline constexpr const char* kMoveKeys = "Left, Right, Up, Down";
inline constexpr const char* kScrollKeys = "PgUp, PgDown";
inline constexpr const char* kShowAllKeys = "Home";
inline constexpr const char* kZoomInKeys = "+, =";
inline constexpr const char* kZoomOutKeys = "-";
inline constexpr const char* kHoldKeys = "Space";

/// Keys that widgets handle themselves, that is, all keys that are not in the table of commands
/// (ui/commands/command_table.h). No other source file names a key.
struct WidgetKeys {
  Scope scope;
  const char* keys;          ///< "Left, Right"
  std::vector<KeyAct> acts;  ///< the effect of each key; a single one is the effect of all
};
const std::vector<WidgetKeys>& widgetKeys();

/// The effect of a key in a scope, regardless of modifiers; empty: none.
std::optional<KeyAct> actOf(Scope scope, const QKeyEvent& event);

/// The keys that have this effect, with their modifiers, for shortcuts.
QList<QKeySequence> keysOf(Scope scope, KeyAct act);

/// The keys in a text such as "Ctrl+O, F3", in the same order.
QList<QKeySequence> keysOf(const char* text);

}  // namespace lookbook::ui
