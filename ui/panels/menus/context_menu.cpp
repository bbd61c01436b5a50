#include "ui/panels/menus/context_menu.h"

#include "ui/panels/frame/command_button.h"

#include <QAction>
#include <QMenu>

#include <utility>

namespace lookbook::ui {

namespace {

QAction* commandNamed(const QWidget& owner, const char* id) {
  return owner.window()->findChild<QAction*>(QString::fromUtf8(id), Qt::FindDirectChildrenOnly);
}

}  // namespace

QMenu* contextMenu(QWidget& owner, const QString& title) {
  auto* menu = new QMenu(&owner);
  menu->setObjectName(QStringLiteral("contextMenu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (!title.isEmpty()) {
    menu->addAction(title)->setEnabled(false);
    menu->addSeparator();
  }
  return menu;
}

void addEntry(QMenu& menu, const char* name, const QString& title, std::function<void()> act) {
  QAction* action = menu.addAction(title);
  action->setObjectName(QString::fromUtf8(name));
  QObject::connect(action, &QAction::triggered, &menu, [act = std::move(act)] { act(); });
}

void addCommands(QMenu& menu, const QWidget& owner, std::initializer_list<const char*> ids) {
  for (const char* id : ids) {
    QAction* action = commandNamed(owner, id);
    if (!action) continue;
    menu.addAction(action);
    QObject::connect(&menu, &QMenu::aboutToShow, action,
                     [action] { action->setEnabled(whyNot(*action).isEmpty()); });
    // Actions are enabled again, so that their keys can report why a command cannot be run.
    QObject::connect(&menu, &QMenu::aboutToHide, action, [action] { action->setEnabled(true); });
  }
}

void runCommand(const QWidget& owner, const char* id) {
  if (QAction* action = commandNamed(owner, id)) action->trigger();
}

}  // namespace lookbook::ui
