#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>

class QButtonGroup;
class QToolButton;

namespace lookbook::ui {

struct Theme;

/// Buttons side by side of which one is down; `group` gets their group, ids from 0.
QWidget* segments(const QStringList& texts, QButtonGroup** group);
/// A flat button with an icon by name (see icons.h) and a tooltip; its icon follows the theme when
/// recolour() is called on any widget above it.
QToolButton* iconButton(const QString& icon, const QString& toolTip);

/// Gives an icon button another icon, in the theme's colours.
void showIcon(QToolButton* button, const QString& icon, const Theme& theme);

/// Paints the icons of all icon buttons below in the theme's colours.
void recolour(QWidget* root, const Theme& theme);

}  // namespace lookbook::ui
