#pragma once

#include "core/session/ids.h"

namespace lookbook::ui {

class OpenDatasets;
class ViewStore;

// What a user does with one class of an open data set, in a legend, on its name or in a menu. Each
// is one step to undo.

/// Hides all other classes.
void showClassAlone(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label);
/// The same; shows all classes where it is alone already.
void toggleClassAlone(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label);
void setClassShown(ViewStore& state, DatasetId dataset, int label, bool shown);
void showAllClasses(ViewStore& state, DatasetId dataset);
/// Selects the images of the class that are of the split shown, and no others. The class is shown
/// then.
void selectClass(ViewStore& state, const OpenDatasets& library, DatasetId dataset, int label);

}  // namespace lookbook::ui
