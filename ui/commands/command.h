#pragma once

#include "ui/keys/widget_keys.h"

#include <QKeySequence>
#include <QList>
#include <QString>

#include <cstdint>
#include <functional>

namespace lookbook::ui {

class CommandContext;
class Workspace;

/// The menu that contains a command's entry.
enum class Menu : std::uint8_t {
  none,
  file,
  recent,
  edit,
  selection,
  view,
  panels,
  look,
  run,
  help
};

/// The single description of an action of the user. Menus, toolbars, shortcuts, tooltips, the table
/// of F1 and that of the README are derived from it.
struct Command {
  const char* id;  ///< the object name of its action and of its button
  Scope scope = Scope::window;
  Menu menu = Menu::none;
  bool separated = false;  ///< whether a separator is above its entry
  QString title = {};      ///< text of its entry, with the '&' of its mnemonic
  const char* icon = "";   ///< of its button
  const char* keys = "";   ///< "Ctrl+O"; several are separated by ", "
  QString help = {};       ///< what it does, for a row of the tables and for the tooltip
  QString toolTip = {};    ///< tooltip, if it is not `help`
  /// Why it cannot be run now (conditions/why_not.h); "": it can be run. No function: it can always
  /// be run.
  std::function<QString(const Workspace&)> whyNot = {};
  /// The current title, for a command whose title changes.
  std::function<QString(const Workspace&)> titleNow = {};
  /// The icon of its button, for a command whose icon changes.
  std::function<const char*(const Workspace&)> iconNow = {};
  /// Whether the command is switched on, for a command that can be.
  std::function<bool(const Workspace&)> checked = {};
  /// Runs the command. No function: the canvas handles the keys itself, or the entry opens a menu.
  std::function<void(CommandContext&)> run = {};
  bool keysOfCanvas = false;  ///< whether the canvas handles the keys and `run` only the button
  Menu opens = Menu::none;    ///< the entry opens this menu
};

/// The keys of a command, in their order.
[[nodiscard]] QList<QKeySequence> keysOf(const Command& command);
/// The title of a menu, with the '&' of its mnemonic; "" for Menu::none.
[[nodiscard]] QString menuTitle(Menu menu);
/// The title without the '&' of its mnemonic.
[[nodiscard]] QString plainTitle(const QString& title);

}  // namespace lookbook::ui
