#pragma once

#include "core/session/view_history.h"

#include <QString>

namespace lookbook::ui {

/// Describes a step for the menu entry "Undo": "selection", "perplexity 30 → 50".
QString describeStep(const ViewHistory::Step& step);

}  // namespace lookbook::ui
