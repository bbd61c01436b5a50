#pragma once

#include <QString>

class QWidget;

namespace lookbook::ui {

class CommandContext;

/// What the commands do that ask for a file or open a dialog.

void openFiles(CommandContext& context);
void openFolder(CommandContext& context);
void openMap(CommandContext& context);
void placePicture(CommandContext& context);
/// Saves the session to its file; one without a file as saveSessionAs().
void saveSession(CommandContext& context);
void saveSessionAs(CommandContext& context);
/// Asks where to save a session; "": nowhere.
/// @param file where it is; "": nowhere yet
QString askForSessionFile(QWidget* parent, const QString& file);
void exportFigure(CommandContext& context);
/// Puts the figure of what the page shows on the clipboard, with the look that was exported last.
void copyFigure(CommandContext& context);
/// @param selection whether the images are set to the selection
void exportData(CommandContext& context, bool selection);
void showGrid(CommandContext& context);
void showSettings(CommandContext& context);
/// Asks for the name and the note of the map shown.
void nameMap(CommandContext& context);
void showMapList(CommandContext& context);

}  // namespace lookbook::ui
