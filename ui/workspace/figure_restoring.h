#pragma once

#include "ui/workspace/figure_stamp.h"

#include <QString>

namespace lookbook::ui {

class MapCollection;
class OpenDatasets;
class ViewStore;

/// Shows in the window what a figure shows, as one step that can be taken back. Maps that the
/// window has are taken. Of those that are missing, the ones that the page shows are made again by
/// their recipes unless that takes long: takesLong(); all others wait for the user.
/// @param name the file's, for people
/// @return sentences on what is recomputed or was left out; "": everything is shown
QString restoreFigure(ViewStore& state, OpenDatasets& library, MapCollection& maps,
                      const OpenedFigure& figure, const QString& name);

}  // namespace lookbook::ui
