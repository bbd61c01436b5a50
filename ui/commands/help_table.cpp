#include "ui/commands/help_table.h"

#include "ui/commands/command_table.h"

#include <QCoreApplication>

#include <utility>

namespace lookbook::ui {

namespace {

struct HelpWords {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::HelpWords)
};

/// The gestures, and the keys of widgets other than the window and the canvas.
HelpSection gestures() {
  return {
      .title = HelpWords::tr("Gestures"),
      .rows = {
          {HelpWords::tr("Wheel"),
           HelpWords::tr("Map: zoom to the pointer. Gallery: scroll (Shift: sideways)")},
          {HelpWords::tr("Ctrl+Wheel"), HelpWords::tr("Zoom")},
          {HelpWords::tr("Drag"),
           HelpWords::tr("Map: pan, or turn in 3-D. Gallery: select images")},
          {HelpWords::tr("Middle drag, Space+drag"), HelpWords::tr("Pan")},
          {HelpWords::tr("Click"), HelpWords::tr("Show an image in the inspector")},
          {HelpWords::tr("Ctrl+click"),
           HelpWords::tr("Select an image, or remove it from the selection")},
          {HelpWords::tr("Right click"),
           HelpWords::tr("Open the menu of an image, a class or an empty place")},
          {HelpWords::tr("Shift, Alt with a drag"),
           HelpWords::tr("Add to the selection, or remove from it")},
          {HelpWords::tr("Arrows, Return, Alt+Left"),
           HelpWords::tr("Classes: go from pair to pair, open the images of a pair, and go back")},
      }};
}

}  // namespace

std::vector<HelpSection> helpTable() {
  std::vector<HelpSection> sections;
  for (const Menu menu :
       {Menu::file, Menu::edit, Menu::selection, Menu::view, Menu::run, Menu::help, Menu::none}) {
    HelpSection section{
        .title = menu == Menu::none ? HelpWords::tr("Canvas") : plainTitle(menuTitle(menu)),
        .rows = {}};
    for (const Command& command : CommandTable::all())
      if (command.menu == menu && *command.keys != '\0')
        section.rows.push_back({QString::fromUtf8(command.keys), command.help});
    if (!section.rows.empty()) sections.push_back(std::move(section));
  }
  sections.push_back(gestures());
  return sections;
}

}  // namespace lookbook::ui
