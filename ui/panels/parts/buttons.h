#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace lookbook::ui {

struct Theme;

/// A row of buttons of which exactly one is checked. `group` receives their group, with ids from 0.
QWidget* segments(const QStringList& texts, QButtonGroup** group);
/// A flat button with a tooltip and an icon, given by its name (see icons.h). recolour() on an
/// ancestor adapts the icon to the theme.
QToolButton* iconButton(const QString& icon, const QString& toolTip);

/// Gives an icon button another icon, in the theme's colours.
void showIcon(QToolButton* button, const QString& icon, const Theme& theme);

/// Adapts the icons of all icon buttons below `root` to the theme.
void recolour(QWidget* root, const Theme& theme);

}  // namespace lookbook::ui
