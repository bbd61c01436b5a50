#pragma once

#include <QAbstractButton>
#include <QString>
#include <QStringList>

class QAction;
class QToolButton;

namespace lookbook::ui {

/// Buttons of the commands of the window (ui/commands). A panel names a command by its id, and the
/// window connects its buttons to the commands (CommandSet::bind()), so that panels do not depend
/// on the table of commands.

/// A flat button that runs a command. The command determines its icon, its tooltip with the keys,
/// and whether it is enabled and checked. Its object name is the id of the command.
QToolButton* commandButton(const char* command);
/// Makes an existing button run a command; its text does not change.
void setCommand(QAbstractButton* button, const char* command);

/// A flat button with the icon and the tooltip of a command; its owner handles clicks. Its object
/// name is the id of the command.
QToolButton* describedButton(const char* command);

/// Sets a tooltip that ends with the keys of a command: "Dots alone (T)".
void setKeyedToolTip(QWidget* widget, const char* command, const QString& text);

/// Why the command of an action of the window cannot be run now; "" if it can be run.
[[nodiscard]] QString whyNot(const QAction& action);

// For CommandSet.

void setWhyNot(QAction& action, const QString& reason);

/// The command of a button; "" if the widget has none.
QString commandOf(const QWidget& widget);
/// The command whose keys are in the tooltip of the widget; "" if there is none.
QString keyedBy(const QWidget& widget);
/// Adds the keys of a command to the tooltip of a widget for which keyedBy() is that command.
/// @param text the tooltip if its owner has not set one
void setKeys(QWidget* widget, const QString& keys, const QString& text);
/// Restores the tooltip with keys after another one was shown for a while.
void restoreKeyedToolTip(QWidget* widget);
/// Sets the icon of a flat button that has none.
void setIconName(QWidget* button, const QString& icon);

}  // namespace lookbook::ui
