#pragma once

#include "ui/commands/command.h"

#include <QCoreApplication>

#include <vector>

namespace lookbook::ui {

/// The table of all commands. To add a command, enter it here, in the function of its menu, or in
/// canvas() if it is in no menu.
class CommandTable {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::CommandTable)

 public:
  /// All commands, in the order of the menus.
  static const std::vector<Command>& all();
  /// The command with that id; null if there is none.
  static const Command* find(const QString& id);

 private:
  static std::vector<Command> file();
  static std::vector<Command> edit();
  static std::vector<Command> selection();
  static std::vector<Command> view();
  static std::vector<Command> map();
  static std::vector<Command> run();
  static std::vector<Command> start();
  static std::vector<Command> help();
  static std::vector<Command> canvas();
};

}  // namespace lookbook::ui
