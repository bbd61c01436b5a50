#include "ui/commands/command_table.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace lookbook::ui {

QList<QKeySequence> keysOf(const Command& command) {
  return keysOf(command.keys);
}

QString menuTitle(Menu menu) {
  switch (menu) {
    case Menu::file:
      return CommandTable::tr("&File");
    case Menu::edit:
      return CommandTable::tr("&Edit");
    case Menu::selection:
      return CommandTable::tr("&Selection");
    case Menu::view:
      return CommandTable::tr("&View");
    case Menu::run:
      return CommandTable::tr("&Run");
    case Menu::help:
      return CommandTable::tr("&Help");
    case Menu::none:
    case Menu::recent:
    case Menu::panels:
    case Menu::look:
      break;
  }
  return {};
}

QString plainTitle(const QString& title) {
  return QString(title).remove(u'&');
}

const std::vector<Command>& CommandTable::all() {
  static const std::vector<Command> commands = [] {
    std::vector<Command> whole;
    for (std::vector<Command> part :
         {file(), edit(), selection(), view(), map(), run(), start(), help(), canvas()})
      std::ranges::move(part, std::back_inserter(whole));
    return whole;
  }();
  return commands;
}

const Command* CommandTable::find(const QString& id) {
  const auto found =
      std::ranges::find_if(all(), [&](const Command& c) { return id == QLatin1String(c.id); });
  return found == all().end() ? nullptr : &*found;
}

}  // namespace lookbook::ui
