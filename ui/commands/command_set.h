#pragma once

#include "ui/commands/command.h"

#include <QAction>
#include <QObject>
#include <QPointer>
#include <QString>

#include <map>
#include <vector>

class QAbstractButton;
class QMenu;

namespace lookbook::ui {

class CommandContext;

/// The commands of one window: an action for each command, with the same object name, the menus,
/// and the buttons of panels that name a command. If a command cannot be run, its keys report why,
/// and its buttons and its menu entry are disabled.
class CommandSet : public QObject {
  Q_OBJECT

 public:
  /// @param window receives the actions
  CommandSet(CommandContext& context, QWidget& window);

  /// Creates the menus below this one. Menus that are filled elsewhere (see menu()) stay empty.
  void fill(QMenu& root);
  /// A menu that fill() has made.
  [[nodiscard]] QMenu& menu(Menu menu) const { return *menus_.at(menu); }

  /// Connects each button below `root` that names a command to it, and adds the keys to the
  /// tooltips (ui/panels/frame/command_button.h). A name that no command has is a programming
  /// error.
  void bind(const QWidget& root);

 private:
  struct Bound {
    const Command* command;
    QAction* action;
    std::vector<QPointer<QAbstractButton>> buttons = {};
  };

  [[nodiscard]] Bound& boundOf(const QString& id);
  void attach(Bound& bound, QAbstractButton* button);
  void run(const Command& command);
  void refresh();
  void refresh(const Bound& bound) const;
  void addEntries(QMenu& menu, Menu entries);

  CommandContext& context_;
  std::vector<Bound> commands_;
  std::map<Menu, QMenu*> menus_;
  QString reported_;  ///< why the last command could not be run
};

}  // namespace lookbook::ui
