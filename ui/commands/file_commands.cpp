// The commands of the menu File.

#include "ui/commands/command_context.h"
#include "ui/commands/command_dialogs.h"
#include "ui/commands/command_table.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/panels/library/dataset_dialog.h"
#include "ui/panels/library/download_dialog.h"
#include "ui/panels/save/cache_dialog.h"
#include "ui/workspace/workspace.h"

namespace lookbook::ui {

namespace {

const Dataset* activeData(const Workspace& workspace) {
  const auto active = workspace.state().view().active;
  return active ? workspace.library().dataset(*active).data().get() : nullptr;
}

bool isTransposed(const Workspace& workspace) {
  const Dataset* data = activeData(workspace);
  return data && data->transposed();
}

void transpose(CommandContext& context) {
  Workspace& workspace = context.workspace();
  OpenOptions options = activeData(workspace)->openedWith();
  options.set("transpose", isTransposed(workspace) ? "no" : "yes");
  workspace.library().reread(*workspace.state().view().active, options);
}

}  // namespace

std::vector<Command> CommandTable::file() {
  return {
      {.id = "openFiles",
       .menu = Menu::file,
       .title = tr("&Open…"),
       .keys = "Ctrl+O",
       .help = tr("Open files: a data set, or a figure that Lookbook made"),
       .run = openFiles},
      {.id = "openFolder",
       .menu = Menu::file,
       .title = tr("Open &folder…"),
       .keys = "Ctrl+Shift+O",
       .help = tr("Open the folder of a data set"),
       .run = openFolder},
      {.id = "openMap",
       .menu = Menu::file,
       .title = tr("Open &map…"),
       .help = tr("Open a map that another program computed"),
       .run = openMap},
      {.id = "getDataset",
       .menu = Menu::file,
       .title = tr("Get &data set…"),
       .help = tr("Download Fashion-MNIST, MNIST or KMNIST"),
       .run =
           [](CommandContext& context) {
             DownloadDialog::openFor(context.workspace().library(), {}, &context.dialogParent());
           }},
      {.id = "placePicture",
       .menu = Menu::file,
       .title = tr("&Place a picture on the map…"),
       .keys = "Ctrl+Shift+P",
       .help = tr("Place a picture on the map, as dropping it there does"),
       .run = placePicture},
      {.id = "transposeDataset",
       .menu = Menu::file,
       .title = tr("&Transpose images"),
       .help = tr("Exchange rows and columns of the images shown, as in EMNIST's files; this is "
                  "remembered for these files"),
       .whyNot = whyNoDataset,
       .checked = isTransposed,
       .run = transpose},
      {.id = "aboutDataset",
       .menu = Menu::file,
       .title = tr("A&bout this data set…"),
       .help = tr("Show the place, splits and classes of the data set, and how it was read"),
       .whyNot = whyNoDataset,
       .run =
           [](CommandContext& context) {
             DatasetDialog::openFor(context.workspace().library(),
                                    *context.workspace().state().view().active,
                                    &context.dialogParent());
           }},
      {.id = "closeDataset",
       .menu = Menu::file,
       .title = tr("&Close data set"),
       .keys = "Ctrl+W",
       .help = tr("Close the data set shown and its maps; Undo reopens them"),
       .whyNot = whyNoDataset,
       .run =
           [](CommandContext& context) {
             context.workspace().library().close(*context.workspace().state().view().active);
           }},
      {.id = "recent", .menu = Menu::file, .title = tr("Open &recent"), .opens = Menu::recent},
      {.id = "saveSession",
       .menu = Menu::file,
       .separated = true,
       .title = tr("&Save session"),
       .keys = "Ctrl+S",
       .help = tr("Save the session: data sets, maps with their runs, selections, views"),
       .run = saveSession},
      {.id = "saveSessionAs",
       .menu = Menu::file,
       .title = tr("Save session &as…"),
       .keys = "Ctrl+Shift+S",
       .help = tr("Save the session to another file"),
       .run = saveSessionAs},
      {.id = "exportFigure",
       .menu = Menu::file,
       .title = tr("Export fi&gure…"),
       .keys = "Ctrl+Shift+F",
       .help = tr("Export a figure: map, sheet, grid or chart as PNG, SVG or PDF"),
       .whyNot = whyNoFigure,
       .run = exportFigure},
      {.id = "copyFigure",
       .menu = Menu::file,
       .title = tr("&Copy figure"),
       .keys = "Ctrl+Shift+C",
       .help = tr("Copy the figure of what is shown, to paste it elsewhere"),
       .whyNot = whyNoFigure,
       .run = copyFigure},
      {.id = "exportData",
       .menu = Menu::file,
       .title = tr("&Export data…"),
       .keys = "Ctrl+E",
       .help = tr("Export data for other programs"),
       .run = [](CommandContext& context) { exportData(context, false); }},
      {.id = "copyCode",
       .menu = Menu::file,
       .title = tr("Copy as c&ode…"),
       .help = tr("Show programs in Python, R and Julia that load the images shown"),
       .whyNot = whyNoDataset,
       .run = copyCode},
      {.id = "cache",
       .menu = Menu::file,
       .separated = true,
       .title = tr("&Cache…"),
       .help = tr("Show and limit the disk space of the cache"),
       .run =
           [](CommandContext& context) {
             CacheDialog::openFor(context.workspace().maps().cache(), &context.dialogParent());
           }},
      {.id = "settings",
       .menu = Menu::file,
       .title = tr("Se&ttings…"),
       .keys = "Ctrl+,",
       .help = tr("Set the theme, the font size, threads and folders of data sets"),
       .run = showSettings},
      {.id = "quit",
       .menu = Menu::file,
       .separated = true,
       .title = tr("&Quit"),
       .keys = "Ctrl+Q",
       .help = tr("Close the window"),
       .run = [](CommandContext& context) { context.dialogParent().close(); }},
  };
}

}  // namespace lookbook::ui
