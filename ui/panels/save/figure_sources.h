#pragma once

#include "core/session/ids.h"
#include "ui/figure/any_figure.h"

#include <QSizeF>
#include <QString>

#include <vector>

namespace lookbook::ui {

struct MapItem;
class Workspace;

/// Something of the window that can be kept as a figure, as it is now.
struct FigureSource {
  QString title;  ///< "Map: Fashion-MNIST, t-SNE 2"
  QString kind;   ///< "map": for the settings, and as a file's name
  AnyFigure figure;
  QSizeF size;  ///< that suits it, 1/96 inch
};

/// A map with its filter, selection, colours and, in 3-D, the side it is seen from; its part is
/// null.
MapFigure figureOf(const Workspace& workspace, DatasetId dataset, const MapItem& item);

/// All that there is but the comparison's matrices: maps, the gallery's sheets, the runs' curves,
/// and the grid of all methods as far as it is made. What the page shown is about comes first.
/// @param mapView the map's size on the screen, to tell which part of a map is in view
std::vector<FigureSource> figureSources(Workspace& workspace, QSizeF mapView);

}  // namespace lookbook::ui
