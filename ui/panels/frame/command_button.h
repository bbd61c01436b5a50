#pragma once

#include <QAbstractButton>
#include <QString>
#include <QStringList>

class QAction;
class QToolButton;

namespace lookbook::ui {

/// Buttons of the window's commands (ui/commands). A panel names a command by its id; the window
/// binds what its panels name (CommandSet::bind), so that panels know nothing of the table.

/// A flat button of a command: icon, tooltip with the keys, whether it can be pressed and whether
/// it is down come from the command, which a click runs. Its object name is the command's id.
QToolButton* commandButton(const char* command);
/// Lets another button be one of a command; its text stays.
void setCommand(QAbstractButton* button, const char* command);

/// A flat button that looks like a command's and has its tooltip; what a click does is its owner's.
/// Its object name is the command's id.
QToolButton* describedButton(const char* command);

/// A tooltip that ends in a command's keys: "Dots alone (T)".
void setKeyedToolTip(QWidget* widget, const char* command, const QString& text);

/// Why the command of an action of the window cannot be run now; "": it can be.
[[nodiscard]] QString whyNot(const QAction& action);

// For CommandSet, which binds them.

void setWhyNot(QAction& action, const QString& reason);

/// The command whose button the widget is; "": none.
QString commandOf(const QWidget& widget);
/// The command whose keys end the widget's tooltip; "": none.
QString keyedBy(const QWidget& widget);
/// Says a command's keys, from now on, in the tooltip of a widget keyed by it.
/// @param text what the tooltip says where its owner has not said
void setKeys(QWidget* widget, const QString& keys, const QString& text);
/// Puts a keyed tooltip back where another was shown for a while.
void restoreKeyedToolTip(QWidget* widget);
/// Gives a flat button without an icon of its own that one.
void setIconName(QWidget* button, const QString& icon);

}  // namespace lookbook::ui
