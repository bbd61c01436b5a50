#pragma once

#include "core/session/ids.h"

class QWidget;

namespace lookbook::ui {

class MessageBar;
class OpenDatasets;

/// Shows the warnings of a data set that was just opened: the first one, with a button for the
/// other reading if there is one; if there are several, with a button that lists them
/// (DatasetDialog).
void showWarnings(MessageBar& messages, OpenDatasets& library, DatasetId dataset, QWidget* window);

}  // namespace lookbook::ui
