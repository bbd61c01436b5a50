#pragma once

#include "ui/workspace/figure_stamp.h"

#include <QString>

namespace lookbook::ui {

class MapCollection;
class OpenDatasets;
class ViewStore;

/// Restores the view of a figure in the window, as one step that undo reverts. Maps that the window
/// already has are reused. Missing maps that the page shows are recomputed from their recipes,
/// unless takesLong() is true for them; all others wait for the user to start them. For the
/// window's thread.
/// @param name name of the file, as the user sees it
/// @return sentences about what is being recomputed or was left out; "": everything is shown
QString restoreFigure(ViewStore& state, OpenDatasets& library, MapCollection& maps,
                      const OpenedFigure& figure, const QString& name);

}  // namespace lookbook::ui
