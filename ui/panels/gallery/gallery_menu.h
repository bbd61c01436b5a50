#pragma once

#include "core/data/dataset.h"

#include <QPoint>

#include <optional>

class QWidget;

namespace lookbook::ui {

class Workspace;

/// Shows the gallery's context menu: what can be done with an image, and with the selection.
/// @param owner a widget of the window, whose commands (ui/commands) are offered
/// @param image that was clicked on, which is the current one; nothing: none
void showGalleryMenu(QWidget& owner, Workspace& workspace, std::optional<ImageIndex> image,
                     QPoint globalPosition);

}  // namespace lookbook::ui
