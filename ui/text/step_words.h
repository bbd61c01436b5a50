#pragma once

#include "core/session/view_history.h"

#include <QString>

namespace lookbook::ui {

/// What "Undo" is followed by: "selection", "perplexity 30 → 50".
QString describeStep(const ViewHistory::Step& step);

}  // namespace lookbook::ui
