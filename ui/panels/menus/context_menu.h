#pragma once

#include <QPoint>
#include <QString>

#include <functional>
#include <initializer_list>

class QMenu;
class QWidget;

namespace lookbook::ui {

/// Begins the context menu of a widget: empty, named "contextMenu", gone once it is closed.
/// @param title names what it is about, in a line that cannot be pressed; "": none
QMenu* contextMenu(QWidget& owner, const QString& title);

/// Adds an entry that does something.
/// @param name the object name of its action  @param title with '&' as entryText() writes it
void addEntry(QMenu& menu, const char* name, const QString& title, std::function<void()> act);

/// Adds commands of the window (ui/commands) by their ids, with their titles and keys. Those that
/// cannot be run now cannot be pressed while the menu is open.
void addCommands(QMenu& menu, const QWidget& owner, std::initializer_list<const char*> ids);

/// Runs a command of the window.
void runCommand(const QWidget& owner, const char* id);

}  // namespace lookbook::ui
