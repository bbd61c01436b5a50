#include "ui/commands/command_set.h"

#include "ui/commands/command_context.h"
#include "ui/commands/command_table.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/workspace/workspace.h"

#include <QAbstractButton>
#include <QMenu>
#include <QToolButton>

#include <algorithm>

namespace lookbook::ui {

namespace {

QString whyNot(const Command& command, const Workspace& workspace) {
  return command.whyNot ? command.whyNot(workspace) : QString();
}

QString wordsOf(const Command& command) {
  return command.toolTip.isEmpty() ? command.help : command.toolTip;
}

}  // namespace

CommandSet::CommandSet(CommandContext& context, QWidget& window)
    : QObject(&window), context_(context) {
  for (const Command& command : CommandTable::all()) {
    if (command.opens != Menu::none) continue;
    auto* action = new QAction(command.title, &window);
    action->setObjectName(QString::fromUtf8(command.id));
    action->setCheckable(command.checked != nullptr);
    if (!command.keysOfCanvas) action->setShortcuts(keysOf(command));
    connect(action, &QAction::triggered, this, [this, &command] { run(command); });
    window.addAction(action);
    commands_.push_back({.command = &command, .action = action});
  }
  const Workspace& workspace = context.workspace();
  const auto follow = [this] { refresh(); };
  connect(&workspace.state(), &ViewStore::contentChanged, this, follow);
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, follow);
  connect(&workspace.state(), &ViewStore::historyChanged, this, follow);
  connect(&workspace.library(), &OpenDatasets::opened, this, follow);
  connect(&workspace.library(), &OpenDatasets::closedChanged, this, follow);
  refresh();
}

CommandSet::Bound& CommandSet::boundOf(const QString& id) {
  const auto found = std::ranges::find_if(
      commands_, [&](const Bound& bound) { return id == QLatin1String(bound.command->id); });
  if (found == commands_.end()) qFatal("no command is named %s", qPrintable(id));
  return *found;
}

void CommandSet::fill(QMenu& root) {
  for (const Menu menu :
       {Menu::file, Menu::edit, Menu::selection, Menu::view, Menu::run, Menu::help})
    addEntries(*root.addMenu(menuTitle(menu)), menu);
}

void CommandSet::addEntries(QMenu& menu, Menu entries) {
  menus_[entries] = &menu;
  for (const Command& command : CommandTable::all()) {
    if (command.menu != entries) continue;
    if (command.separated) menu.addSeparator();
    if (command.opens != Menu::none)
      addEntries(*menu.addMenu(command.title), command.opens);
    else
      menu.addAction(boundOf(QString::fromUtf8(command.id)).action);
  }
  const auto offer = [this, entries](bool open) {
    for (const Bound& bound : commands_)
      if (bound.command->menu == entries)
        bound.action->setEnabled(!open || whyNot(*bound.command, context_.workspace()).isEmpty());
  };
  connect(&menu, &QMenu::aboutToShow, this, [offer] { offer(true); });
  // Actions are enabled again, so that their keys can report why a command cannot be run.
  connect(&menu, &QMenu::aboutToHide, this, [offer] { offer(false); });
}

void CommandSet::bind(const QWidget& root) {
  for (auto* widget : root.findChildren<QWidget*>()) {
    if (const QString id = commandOf(*widget); !id.isEmpty())
      attach(boundOf(id), static_cast<QAbstractButton*>(widget));
    if (const QString id = keyedBy(*widget); !id.isEmpty()) {
      const Command& command = *boundOf(id).command;
      setKeys(widget, QString::fromUtf8(command.keys), wordsOf(command));
      setIconName(widget, QString::fromUtf8(command.icon));
    }
  }
  refresh();
}

void CommandSet::attach(Bound& bound, QAbstractButton* button) {
  const Command& command = *bound.command;
  setIconName(button, QString::fromUtf8(command.icon));
  button->setCheckable(command.checked != nullptr);
  if (keyedBy(*button).isEmpty()) setKeyedToolTip(button, command.id, wordsOf(command));
  connect(button, &QAbstractButton::clicked, bound.action, &QAction::trigger);
  bound.buttons.emplace_back(button);
}

void CommandSet::run(const Command& command) {
  const QString reason = whyNot(command, context_.workspace());
  if (reason.isEmpty()) {
    if (!reported_.isEmpty() && context_.said() == reported_) context_.say({});
    reported_.clear();
    if (command.run) command.run(context_);
  } else {
    reported_ = reason;
    context_.say(reason);
  }
  refresh();
}

void CommandSet::refresh() {
  for (const Bound& bound : commands_) refresh(bound);
}

void CommandSet::refresh(const Bound& bound) const {
  const Command& command = *bound.command;
  const Workspace& workspace = context_.workspace();
  if (command.titleNow) bound.action->setText(command.titleNow(workspace));
  const bool on = command.checked && command.checked(workspace);
  bound.action->setChecked(on);
  const QString reason = whyNot(command, workspace);
  setWhyNot(*bound.action, reason);
  for (QAbstractButton* button : bound.buttons) {
    if (!button) continue;
    if (auto* flat = qobject_cast<QToolButton*>(button); flat && command.iconNow)
      showIcon(flat, QString::fromUtf8(command.iconNow(workspace)), workspace.state().theme());
    button->setChecked(on);
    button->setEnabled(reason.isEmpty());
    if (reason.isEmpty())
      restoreKeyedToolTip(button);
    else
      setPlainToolTip(button, reason);
  }
}

}  // namespace lookbook::ui
