#pragma once

#include "ui/look/palette.h"

#include <QIcon>
#include <QString>

namespace lookbook::ui {

/// An action's icon in the theme's colours, sharp at every size and pixel ratio: the text's colour,
/// the accent where the action is checked (State On), pale where it is disabled, the colour on the
/// accent where its menu entry is selected.
/// @param name of a file of resources/icons. Another is a programming error.
QIcon themedIcon(const QString& name, const Theme& theme);

/// Lookbook's own icon, in colours.
QIcon applicationIcon();

}  // namespace lookbook::ui
