// The commands of the menu Run, and those of the canvas that are in no menu.

#include "ui/commands/command_context.h"
#include "ui/commands/command_dialogs.h"
#include "ui/commands/command_table.h"
#include "ui/commands/conditions/run_targets.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/panels/frame/page_widget.h"
#include "ui/panels/run/run_panel.h"
#include "ui/workspace/workspace.h"

#include <algorithm>

namespace lookbook::ui {

namespace {

/// A command that calls this function of the run panel.
auto onPanel(void (RunPanel::*effect)()) {
  return [effect](CommandContext& context) { (context.part<RunPanel>().*effect)(); };
}

/// Starts a run, and shows a page that shows its map.
void runAndShow(CommandContext& context) {
  ViewStore& state = context.workspace().state();
  state.asOneStep([&] {
    if (!showsMaps(state.view())) context.showPage(Page::map);
    context.part<RunPanel>().run();
  });
}

bool anyRun(const Workspace& workspace, std::initializer_list<MapJob::State> states) {
  return std::ranges::any_of(runItems(workspace), [&](const MapItem* item) {
    return std::ranges::find(states, item->job->state()) != states.end();
  });
}

/// Whether the key would resume the runs shown; otherwise it pauses them.
bool wouldResume(const Workspace& workspace) {
  return !anyRun(workspace, {MapJob::State::running}) &&
         anyRun(workspace, {MapJob::State::paused, MapJob::State::waiting});
}

QString pauseTitle(const Workspace& workspace) {
  if (wouldResume(workspace)) return CommandTable::tr("&Resume");
  return anyRun(workspace, {MapJob::State::running}) ? CommandTable::tr("&Pause")
                                                     : CommandTable::tr("&Pause or resume");
}

const char* pauseIcon(const Workspace& workspace) {
  return wouldResume(workspace) ? "run" : "pause";
}

}  // namespace

std::vector<Command> CommandTable::run() {
  return {
      {.id = "run",
       .menu = Menu::run,
       .title = tr("&Run"),
       .keys = "Ctrl+Return",
       .help = tr("Run: compute a new map with the parameters shown"),
       .toolTip = tr("Compute a new map with the parameters of the menu at the right"),
       .whyNot = whyNotRun,
       .run = runAndShow},
      {.id = "pause",
       .scope = Scope::canvas,
       .menu = Menu::run,
       .title = tr("&Pause or resume"),
       .icon = "pause",
       .keys = "P",
       .help = tr("Pause or resume the run"),
       .whyNot = whyNotPause,
       .titleNow = pauseTitle,
       .iconNow = pauseIcon,
       .run = onPanel(&RunPanel::pauseOrResume)},
      {.id = "step",
       .scope = Scope::canvas,
       .menu = Menu::run,
       .title = tr("&One iteration"),
       .icon = "step",
       .keys = "S",
       .help = tr("Compute one iteration"),
       .whyNot = whyNotStep,
       .run = onPanel(&RunPanel::step)},
      {.id = "apply",
       .scope = Scope::canvas,
       .menu = Menu::run,
       .title = tr("&Continue with these settings"),
       .icon = "apply",
       .keys = "A",
       .help = tr("Continue the run with the parameters shown"),
       .whyNot = whyNotApply,
       .run = onPanel(&RunPanel::apply)},
      {.id = "branch",
       .scope = Scope::canvas,
       .menu = Menu::run,
       .title = tr("&Branch from here"),
       .icon = "branch",
       .keys = "B",
       .help = tr("Branch from the moment looked back at, with the parameters shown"),
       .whyNot =
           [](const Workspace& workspace) {
             return whyNotBranch(workspace, workspace.state().view().active);
           },
       .run =
           [](CommandContext& context) {
             context.workspace().maps().branchMap(*context.workspace().state().view().active);
           }},
      {.id = "stop",
       .menu = Menu::run,
       .title = tr("&Stop"),
       .icon = "stop",
       .keys = "Ctrl+.",
       .help = tr("Stop the run, and keep the map as it is"),
       .whyNot = whyNotStep,
       .run = onPanel(&RunPanel::stop)},
      {.id = "restart",
       .menu = Menu::run,
       .title = tr("R&estart"),
       .icon = "restart",
       .keys = "Ctrl+Shift+Return",
       .help = tr("Recompute this map with the parameters shown, without the cache"),
       .whyNot = whyNotRestart,
       .run = onPanel(&RunPanel::restart)},
      {.id = "nameMap",
       .menu = Menu::run,
       .separated = true,
       .title = tr("&Name and note of the map…"),
       .keys = "F2",
       .help = tr("Enter a name and a note for the map shown"),
       .whyNot = whyNoMap,
       .run = nameMap},
      {.id = "dropMap",
       .menu = Menu::run,
       .title = tr("Re&move the map"),
       .help = tr("Remove the map shown; Undo restores it"),
       .whyNot = whyNoMap,
       .run =
           [](CommandContext& context) {
             Workspace& workspace = context.workspace();
             const DatasetId active = *workspace.state().view().active;
             workspace.maps().removeMap(active, *workspace.state().viewOf(active).map);
           }},
      {.id = "mapList",
       .menu = Menu::run,
       .title = tr("All &maps…"),
       .keys = "Ctrl+M",
       .help = tr("List the maps of the data set and their scores; sort, rename or remove them"),
       .whyNot = whyNoDataset,
       .run = showMapList},
      {.id = "methodGrid",
       .menu = Menu::run,
       .title = tr("&Grid of all methods…"),
       .icon = "grid",
       .keys = "Ctrl+G",
       .help = tr("Compute the maps of both data sets by every method, side by side"),
       .run = showGrid},
  };
}

std::vector<Command> CommandTable::canvas() {
  return {
      {.id = "showAll",
       .scope = Scope::canvas,
       .icon = "fit",
       .keys = kShowAllKeys,
       .help = tr("Show everything"),
       .run = [](CommandContext& context) { context.page().showAll(); },
       .keysOfCanvas = true},
      {.id = "zoomIn",
       .scope = Scope::canvas,
       .keys = kZoomInKeys,
       .help = tr("Zoom in"),
       .keysOfCanvas = true},
      {.id = "zoomOut",
       .scope = Scope::canvas,
       .keys = kZoomOutKeys,
       .help = tr("Zoom out"),
       .keysOfCanvas = true},
      {.id = "move",
       .scope = Scope::canvas,
       .keys = kMoveKeys,
       .help = tr("Gallery: the next image, with Shift selected. Map: pan, or turn in 3-D"),
       .keysOfCanvas = true},
      {.id = "scroll",
       .scope = Scope::canvas,
       .keys = kScrollKeys,
       .help = tr("Gallery: scroll by a window"),
       .keysOfCanvas = true},
      {.id = "hold",
       .scope = Scope::canvas,
       .keys = kHoldKeys,
       .help = tr("Select the current image, or not; while it is held, a drag pans"),
       .keysOfCanvas = true},
  };
}

}  // namespace lookbook::ui
