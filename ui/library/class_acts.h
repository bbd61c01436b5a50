#pragma once

#include "core/session/ids.h"

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

// Actions of the user on one class of an open data set, in a legend, on its name or in a menu. Each
// is one step for undo.

/// Hides all other classes.
void showClassAlone(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label);
/// Hides all other classes; if it is already the only one shown, shows all classes.
void toggleClassAlone(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label);
void setClassShown(ViewStore& state, DatasetId dataset, int label, bool shown);
void showAllClasses(ViewStore& state, DatasetId dataset);
/// Selects the images of the class in the split shown, and no others. Shows the class if it was
/// hidden.
void selectClass(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label);

}  // namespace lookbook::ui
