#pragma once

#include "ui/look/palette.h"

#include <QIcon>
#include <QString>

namespace lookbook::ui {

/// The icon of an action in the colours of the theme, sharp at every size and pixel ratio. It has
/// the colour of text, the accent if the action is checked (State On), a pale colour if it is
/// disabled, and the colour of text on the accent if its menu entry is selected.
/// @param name name of a file in resources/icons; any other is a programming error
QIcon themedIcon(const QString& name, const Theme& theme);

/// The icon of the application, in colours.
QIcon applicationIcon();

}  // namespace lookbook::ui
