#pragma once

#include <QString>

class QWidget;

namespace lookbook::ui {

class CommandContext;

/// The effects of the commands that ask for a file or open a dialog.

void openFiles(CommandContext& context);
void openFolder(CommandContext& context);
void openMap(CommandContext& context);
void placePicture(CommandContext& context);
/// Saves the session to its file; if it has none, works like saveSessionAs().
void saveSession(CommandContext& context);
void saveSessionAs(CommandContext& context);
/// Asks where to save a session. Returns "" if the user cancels.
/// @param file its current file; "": none
QString askForSessionFile(QWidget* parent, const QString& file);
void exportFigure(CommandContext& context);
/// Copies a figure of what the page shows to the clipboard, with the look of the last export.
void copyFigure(CommandContext& context);
/// @param selection whether the dialog begins with "the selection" as the images to export
void exportData(CommandContext& context, bool selection);
/// Shows programs that load the images shown in other languages.
void copyCode(CommandContext& context);
void showGrid(CommandContext& context);
void showSettings(CommandContext& context);
/// Asks for the name and the note of the map shown.
void nameMap(CommandContext& context);
void showMapList(CommandContext& context);

}  // namespace lookbook::ui
