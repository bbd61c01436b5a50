#pragma once

#include <QKeySequence>
#include <QList>

#include <cstdint>
#include <optional>
#include <vector>

class QKeyEvent;

namespace lookbook::ui {

/// Where keys act. Those of the window and of the canvas are active together; the others belong to
/// a widget that has the focus, or to a dialog.
enum class Scope : std::uint8_t {
  window,     ///< anywhere in the window
  canvas,     ///< single keys, which a text field takes for itself
  review,     ///< while images are reviewed one by one
  quiz,       ///< while the user guesses classes
  drag,       ///< while something is dragged on the canvas
  field,      ///< in a field of text
  mapPair,    ///< while one map moves onto another
  pad,        ///< on the drawing pad
  wall,       ///< among the images of a selection or of a pair of classes
  pairPage,   ///< on the page of a pair of classes
  matrix,     ///< on the matrix of classes
  legend,     ///< in the list of classes
  thumbnail,  ///< on a single image that can be pressed
  popover,    ///< in fields that a button opens over the window
  dialog,     ///< in a dialog that saves something
};

/// What a widget does with one of its own keys.
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
  press,    ///< opens, shows or hides what the focus is on; puts the pen down
  select,   ///< selects what the focus is on, or takes it out of the selection
  isolate,  ///< shows it alone
  clear,    ///< the drawing
  back,     ///< to where one came from
  cancel,   ///< the current action
  save,
};

// Keys of the canvas, which the table of commands lists.
inline constexpr const char* kMoveKeys = "Left, Right, Up, Down";
inline constexpr const char* kScrollKeys = "PgUp, PgDown";
inline constexpr const char* kShowAllKeys = "Home";
inline constexpr const char* kZoomInKeys = "+, =";
inline constexpr const char* kZoomOutKeys = "-";
inline constexpr const char* kHoldKeys = "Space";

/// Keys that widgets handle themselves: all that are not in the table of commands
/// (ui/commands/command_table.h). No other source names a key.
struct WidgetKeys {
  Scope scope;
  const char* keys;          ///< "Left, Right"
  std::vector<KeyAct> acts;  ///< of each key; a single one: of all
};
const std::vector<WidgetKeys>& widgetKeys();

/// What a key does in a scope, whatever modifiers are held; empty: it has no effect there.
std::optional<KeyAct> actOf(Scope scope, const QKeyEvent& event);

/// For shortcuts: the keys with their modifiers.
QList<QKeySequence> keysOf(Scope scope, KeyAct act);

/// The keys of a text such as "Ctrl+O, F3", in its order.
QList<QKeySequence> keysOf(const char* text);

}  // namespace lookbook::ui
