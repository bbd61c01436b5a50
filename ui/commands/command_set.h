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

/// The commands of one window: an action for each (of the same object name), the menus, and the
/// buttons of panels that name one. Keys run a command that cannot be run as far as to say why; its
/// buttons, and its entry while the menu is open, cannot be pressed.
class CommandSet : public QObject {
  Q_OBJECT

 public:
  /// @param window whose actions they are
  CommandSet(CommandContext& context, QWidget& window);

  /// Makes the menus, below this one. Those that others fill are empty: menu().
  void fill(QMenu& root);
  /// A menu that fill() has made.
  [[nodiscard]] QMenu& menu(Menu menu) const { return *menus_.at(menu); }

  /// Lets each button below that names a command be one of it, and ends tooltips in their keys
  /// (ui/panels/frame/command_button.h). A name that no command has is a programming error.
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
