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

/// The menu that has a command's entry.
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

/// An action of the user, described once. Menus, toolbars, shortcuts, tooltips, the table that F1
/// shows and the README's are made from it.
struct Command {
  const char* id;  ///< the object name of its action and of its button
  Scope scope = Scope::window;
  Menu menu = Menu::none;
  bool separated = false;  ///< a line stands above its entry
  QString title = {};      ///< of its entry, with the '&' of its mnemonic
  const char* icon = "";   ///< of its button
  const char* keys = "";   ///< "Ctrl+O"; several are separated by ", "
  QString help = {};       ///< what it does: a row of the tables, and the tooltip
  QString toolTip = {};    ///< instead of `help`
  /// Why it cannot be run now (conditions/why_not.h); "": it can be. None: always.
  std::function<QString(const Workspace&)> whyNot = {};
  /// The title, where it changes.
  std::function<QString(const Workspace&)> titleNow = {};
  /// The icon of its button, where it changes.
  std::function<const char*(const Workspace&)> iconNow = {};
  /// Whether it is on, of a command that switches something.
  std::function<bool(const Workspace&)> checked = {};
  /// What it does. None: the canvas handles the keys itself, or the entry opens a menu.
  std::function<void(CommandContext&)> run = {};
  bool keysOfCanvas = false;  ///< the canvas handles the keys, and `run` is for the button
  Menu opens = Menu::none;    ///< the entry is this menu
};

/// The keys, in their order.
[[nodiscard]] QList<QKeySequence> keysOf(const Command& command);
/// Of a menu, with its mnemonic's '&'; "": of none.
[[nodiscard]] QString menuTitle(Menu menu);
/// Without the mnemonic's '&'.
[[nodiscard]] QString plainTitle(const QString& title);

}  // namespace lookbook::ui
