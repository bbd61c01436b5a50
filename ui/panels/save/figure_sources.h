#pragma once

#include "core/session/ids.h"
#include "ui/figure/any_figure.h"

#include <QSizeF>
#include <QString>

#include <vector>

namespace lookbook::ui {

struct MapItem;
class Workspace;

/// A part of the window, in its current state, that can be exported as a figure.
struct FigureSource {
  QString title;  ///< "Map: Fashion-MNIST, t-SNE 2"
  QString kind;   ///< "map": in settings, and as the name of the file
  AnyFigure figure;
  QSizeF size;  ///< suitable page size, in 1/96 inch
};

/// The figure of a map with its filter, selection, colours and, in 3-D, its direction of view. Its
/// part is null.
MapFigure figureOf(const Workspace& workspace, DatasetId dataset, const MapItem& item);

/// All figures of the window except the matrices of the page of classes: maps, sheets of the
/// gallery, curves of runs, and the grid of all methods with the maps that exist. Those of the page
/// shown come first.
/// @param mapView size of the map on the screen, which determines the part of the map in view
std::vector<FigureSource> figureSources(Workspace& workspace, QSizeF mapView);

}  // namespace lookbook::ui
