#pragma once

#include "core/data/dataset.h"
#include "core/session/ids.h"

#include <QPoint>

#include <functional>
#include <optional>
#include <utility>

class QWidget;

namespace lookbook::ui {

class GestureCanvas;
class Workspace;

/// An image of an open data set.
using MenuSubject = std::pair<DatasetId, ImageIndex>;

/// Shows the context menu of an image, with actions on the image, its class and the selection.
/// Opening the menu changes nothing; only its entries do.
/// @param owner a widget of the window whose commands the menu has
void showImageMenu(QWidget& owner, Workspace& workspace, MenuSubject subject,
                   QPoint globalPosition);
/// Shows the context menu of a place without an image.
void showPlaceMenu(QWidget& owner, Workspace& workspace, DatasetId dataset, QPoint globalPosition);

/// Connects both menus to a canvas.
/// @param dataset returns the data set that the canvas shows; empty: no menu
void offerMenus(GestureCanvas& canvas, Workspace& workspace,
                std::function<std::optional<DatasetId>()> dataset);
/// Gives a widget that shows an image the menu of that image.
/// @param subject returns the image that the widget shows; empty: no menu
void offerImageMenu(QWidget& widget, Workspace& workspace,
                    std::function<std::optional<MenuSubject>()> subject);

}  // namespace lookbook::ui
