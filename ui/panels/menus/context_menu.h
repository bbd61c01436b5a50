#pragma once

#include <QPoint>
#include <QString>

#include <functional>
#include <initializer_list>

class QMenu;
class QWidget;

namespace lookbook::ui {

/// Creates an empty context menu of a widget, with the object name "contextMenu". It is deleted
/// when it closes.
/// @param title shown in the first line, which is disabled; "": none
QMenu* contextMenu(QWidget& owner, const QString& title);

/// Adds an entry that calls `act`.
/// @param name object name of its action
/// @param title text, with '&' escaped by entryText()
void addEntry(QMenu& menu, const char* name, const QString& title, std::function<void()> act);

/// Adds commands of the window (ui/commands) by their ids, with their titles and keys. Those that
/// cannot be run now are disabled while the menu is open.
void addCommands(QMenu& menu, const QWidget& owner, std::initializer_list<const char*> ids);

/// Runs a command of the window.
void runCommand(const QWidget& owner, const char* id);

}  // namespace lookbook::ui
