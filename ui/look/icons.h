#pragma once

#include "ui/look/palette.h"

#include <QIcon>
#include <QString>

namespace lookbook::ui {

/// An action's icon in the theme's colours, sharp at every size and pixel ratio: the text's colour,
/// the accent where the action is checked (State On), pale where it is disabled, the colour on the
/// accent where its menu entry is selected.
/// Names: both, branch, clear, close, compare, copy, dots, expand, film, fit, gallery, grid, grow,
/// help, invert, lasso, link, loop, map, navigate, open, pause, rectangle, restart, run, search,
/// show-in-gallery, show-on-map, step, stop, theme, three-d, thumbnails, two-d. Another name is a
/// programming error.
QIcon themedIcon(const QString& name, const Theme& theme);

/// Lookbook's own icon, in colours.
QIcon applicationIcon();

}  // namespace lookbook::ui
