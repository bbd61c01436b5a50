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

/// Shows the context menu of an image: look at it, select it, its class, show it on another page,
/// copy it; and what can be done with the selection. Only its entries change anything.
/// @param owner a widget of the window, whose commands are offered
void showImageMenu(QWidget& owner, Workspace& workspace, MenuSubject subject,
                   QPoint globalPosition);
/// Shows the context menu of a place without an image.
void showPlaceMenu(QWidget& owner, Workspace& workspace, DatasetId dataset, QPoint globalPosition);

/// Gives a canvas both menus.
/// @param dataset whose images it shows; none: no menu
void offerMenus(GestureCanvas& canvas, Workspace& workspace,
                std::function<std::optional<DatasetId>()> dataset);
/// Gives a widget that shows an image the menu of that.
/// @param subject none: no menu
void offerImageMenu(QWidget& widget, Workspace& workspace,
                    std::function<std::optional<MenuSubject>()> subject);

}  // namespace lookbook::ui
