// The commands of the menus Edit and View.

#include "ui/commands/command_context.h"
#include "ui/commands/command_table.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/panels/inspect/drawing_panel.h"
#include "ui/panels/inspect/inspector.h"
#include "ui/panels/map/map_page.h"
#include "ui/panels/map/map_tools.h"
#include "ui/panels/map/pairs_panel.h"
#include "ui/panels/registry.h"
#include "ui/text/shown_text.h"
#include "ui/text/step_words.h"
#include "ui/workspace/workspace.h"

namespace lookbook::ui {

namespace {

QString stepTitle(const QString& verb, const ViewHistory::Step* step) {
  return step ? QStringLiteral("%1 %2").arg(verb, entryText(describeStep(*step))) : verb;
}

void toggleDrawingPad(CommandContext& context) {
  auto& pad = context.part<DrawingPanel>();
  if (!context.togglePanel(pad)) return context.page().keyTarget().setFocus();
  if (!showsMaps(context.workspace().state().view())) context.showPage(Page::map);
  pad.focusPad();
}

/// The command that shows a page.
Command pageCommand(const PageEntry& entry) {
  return {
      .id = pageInfo(entry.page).word,
      .menu = Menu::view,
      .title = entry.title,
      .icon = entry.icon,
      .keys = entry.keys,
      .help = entry.help,
      .toolTip = plainTitle(entry.title),
      .checked = [page = entry.page](
                     const Workspace& workspace) { return workspace.state().view().page == page; },
      .run = [page = entry.page](CommandContext& context) { context.showPage(page); }};
}

/// The command of one of the looks.
Command lookCommand(const char* id, const QString& title, const QString& help, ThemeChoice look) {
  return {.id = id,
          .menu = Menu::look,
          .title = title,
          .help = help,
          .checked =
              [look](const Workspace& workspace) { return workspace.state().view().theme == look; },
          .run =
              [look](CommandContext& context) {
                context.workspace().state().change([&](ViewState& view) { view.theme = look; });
              }};
}

/// The command of one of the map's tools.
Command toolCommand(const char* id, const QString& title, const char* icon, const char* keys,
                    const QString& help, MapCanvas::Tool tool) {
  return {.id = id,
          .scope = Scope::canvas,
          .menu = Menu::view,
          .separated = tool == MapCanvas::Tool::navigate,
          .title = title,
          .icon = icon,
          .keys = keys,
          .help = help,
          .run = [tool](CommandContext& context) {
            context.part<MapPage>().tools().setTool(tool);
            context.part<ComparePage>().tools().setTool(tool);
          }};
}

}  // namespace

std::vector<Command> CommandTable::edit() {
  return {
      {.id = "undo",
       .menu = Menu::edit,
       .title = tr("&Undo"),
       .keys = "Ctrl+Z",
       .help =
           tr("Undo: selection, filter, colours, parameters, removing a map, closing a data set"),
       .whyNot = whyNoUndo,
       .titleNow =
           [](const Workspace& workspace) {
             return stepTitle(tr("&Undo"), workspace.state().history().undoable());
           },
       .run = [](CommandContext& context) { context.workspace().state().undo(); }},
      {.id = "redo",
       .menu = Menu::edit,
       .title = tr("&Redo"),
       .keys = "Ctrl+Shift+Z",
       .help = tr("Redo what was undone"),
       .whyNot = whyNoRedo,
       .titleNow =
           [](const Workspace& workspace) {
             return stepTitle(tr("&Redo"), workspace.state().history().redoable());
           },
       .run = [](CommandContext& context) { context.workspace().state().redo(); }},
      {.id = "copyImage",
       .menu = Menu::edit,
       .separated = true,
       .title = tr("&Copy image"),
       .icon = "copy",
       .keys = "Ctrl+C",
       .help = tr("Copy the image in the inspector"),
       .run = [](CommandContext& context) { context.part<Inspector>().copyImage(); }},
      {.id = "goToImage",
       .menu = Menu::edit,
       .title = tr("&Go to image…"),
       .keys = "Ctrl+F",
       .help = tr("Go to an image: 62345 or test 2345"),
       .run = [](CommandContext& context) { context.askForImage(); }},
  };
}

std::vector<Command> CommandTable::view() {
  std::vector<Command> commands{
      {.id = "back",
       .menu = Menu::view,
       .title = tr("Bac&k"),
       .keys = "Alt+Left",
       .help = tr("Back to the previous page, image or part of a map"),
       .whyNot = whyNotBack,
       .run = [](CommandContext& context) { context.workspace().state().back(); }},
      {.id = "forward",
       .menu = Menu::view,
       .title = tr("&Forward"),
       .keys = "Alt+Right",
       .help = tr("Forward to the next page, image or part of a map"),
       .whyNot = whyNotForward,
       .run = [](CommandContext& context) { context.workspace().state().forward(); }}};
  for (const PageEntry& entry : pageEntries()) commands.push_back(pageCommand(entry));
  commands.push_back({.id = "draw",
                      .scope = Scope::canvas,
                      .menu = Menu::view,
                      .separated = true,
                      .title = tr("Dra&wing pad"),
                      .icon = "draw",
                      .keys = "D",
                      .help = tr("Drawing pad: what you draw is placed on the map"),
                      .toolTip = tr("Draw an image and see it placed"),
                      .run = toggleDrawingPad});
  commands.push_back(
      {.id = "inspector",
       .scope = Scope::canvas,
       .menu = Menu::view,
       .title = tr("&Inspector"),
       .icon = "inspector",
       .keys = "I",
       .help = tr("Show or hide the inspector"),
       .run = [](CommandContext& context) { context.togglePanel(context.part<Inspector>()); }});
  commands.push_back({.id = "legend",
                      .scope = Scope::canvas,
                      .menu = Menu::view,
                      .title = tr("L&egend"),
                      .icon = "filter",
                      .keys = "Shift+L",
                      .help = tr("Show or hide the legend of the map"),
                      .run = [](CommandContext& context) { context.page().toggleLegend(); }});
  commands.push_back(
      {.id = "panels", .menu = Menu::view, .title = tr("&Panels"), .opens = Menu::panels});
  commands.push_back({.id = "allPanels",
                      .menu = Menu::view,
                      .title = tr("&Hide or show all panels"),
                      .keys = "F9",
                      .help = tr("Hide all panels, or show them again"),
                      .run = [](CommandContext& context) { context.togglePanels(); }});
  commands.push_back({.id = "fullScreen",
                      .menu = Menu::view,
                      .title = tr("&Full screen"),
                      .keys = "F11",
                      .help = tr("Full screen, and back"),
                      .run = [](CommandContext& context) { context.toggleFullScreen(); }});
  commands.push_back({.id = "menu",
                      .keys = "F10",
                      .help = tr("Open the menu"),
                      .run = [](CommandContext& context) { context.openMenu(); }});
  commands.push_back(
      {.id = "look", .menu = Menu::view, .title = tr("&Theme"), .opens = Menu::look});
  commands.push_back(lookCommand("lookSystem", tr("Follow &system"),
                                 tr("Use the theme of the system"), ThemeChoice::system));
  commands.push_back(lookCommand("lookLight", tr("&Light"), tr("Light"), ThemeChoice::light));
  commands.push_back(lookCommand("lookDark", tr("&Dark"), tr("Dark"), ThemeChoice::dark));
  commands.push_back({.id = "theme",
                      .icon = "theme",
                      .help = tr("Switch between the light and the dark theme"),
                      .run = [](CommandContext& context) {
                        const bool dark = context.workspace().state().theme().dark;
                        context.workspace().state().change([&](ViewState& view) {
                          view.theme = dark ? ThemeChoice::light : ThemeChoice::dark;
                        });
                      }});
  return commands;
}

std::vector<Command> CommandTable::map() {
  return {
      toolCommand("toolNavigate", tr("M&ove"), "navigate", "V",
                  tr("Map tool: move; a drag pans, or turns in 3-D"), MapCanvas::Tool::navigate),
      toolCommand("toolRectangle", tr("&Rectangle"), "rectangle", "R",
                  tr("Map tool: select by a rectangle; Shift adds, Alt removes"),
                  MapCanvas::Tool::rectangle),
      toolCommand("toolLasso", tr("&Lasso"), "lasso", "L",
                  tr("Map tool: select by a lasso; Shift adds, Alt removes"),
                  MapCanvas::Tool::lasso),
      {.id = "nextMarks",
       .scope = Scope::canvas,
       .menu = Menu::view,
       .title = tr("&Dots or thumbnails"),
       .keys = "T",
       .help = tr("Dots, thumbnails, or dots that become thumbnails"),
       .run = [](CommandContext& context) { context.part<MapPage>().tools().nextMarks(); }},
      {.id = "classNames",
       .scope = Scope::canvas,
       .menu = Menu::view,
       .title = tr("Show or hide class &names"),
       .keys = "N",
       .help = tr("Show or hide the names of the classes on the map"),
       .whyNot =
           [](const Workspace& workspace) {
             return showsMaps(workspace.state().view()) ? QString() : tr("This page shows no map.");
           },
       .checked = [](const Workspace& workspace) { return workspace.state().view().classNames; },
       .run =
           [](CommandContext& context) {
             context.workspace().state().change(
                 [](ViewState& view) { view.classNames = !view.classNames; });
           }},
      {.id = "threeDimensional",
       .menu = Menu::view,
       .title = tr("&3-D"),
       .keys = "Ctrl+D",
       .help = tr("Turn the map in three dimensions, and back"),
       .whyNot = whyNotTurn,
       .run =
           [](CommandContext& context) {
             Workspace& workspace = context.workspace();
             workspace.state().changeDataset(*workspace.state().view().active,
                                             [](DatasetView& view) {
                                               view.threeDimensional = !view.threeDimensional;
                                               view.mapCamera = MapCamera{};
                                             });
           }},
      {.id = "linkCameras",
       .scope = Scope::canvas,
       .menu = Menu::view,
       .title = tr("Lin&k cameras"),
       .icon = "link",
       .keys = "K",
       .help = tr("Link the cameras of a comparison: both maps move together"),
       .checked = [](const Workspace& workspace) { return workspace.state().view().camerasLinked; },
       .run =
           [](CommandContext& context) {
             context.workspace().state().change(
                 [](ViewState& view) { view.camerasLinked = !view.camerasLinked; });
           }},
      {.id = "distortedPairs",
       .help = tr("Show or hide the pairs of images that this map distorts most"),
       .run = [](CommandContext& context) { context.togglePanel(context.part<PairsPanel>()); }},
  };
}

}  // namespace lookbook::ui
