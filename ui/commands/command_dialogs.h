#pragma once

namespace lookbook::ui {

class CommandContext;

/// What the commands do that ask for a file or open a dialog.

void openFiles(CommandContext& context);
void openFolder(CommandContext& context);
void openMap(CommandContext& context);
void placePicture(CommandContext& context);
void saveSession(CommandContext& context);
void exportFigure(CommandContext& context);
/// @param selection whether the images are set to the selection
void exportData(CommandContext& context, bool selection);
void showGrid(CommandContext& context);

}  // namespace lookbook::ui
