#pragma once

#include "ui/commands/command.h"

#include <QCoreApplication>

#include <vector>

namespace lookbook::ui {

/// The one table of all commands. An action is added to the program here: to the menu that it
/// stands in, or to canvas() if it is in none.
class CommandTable {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::CommandTable)

 public:
  /// In the order of the menus.
  static const std::vector<Command>& all();
  /// Null: there is none of that id.
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
