#pragma once

namespace lookbook::ui {

/// What a click or a dragged region does to the selection.
enum class SelectionChange { replace, add, remove, toggle };

}  // namespace lookbook::ui
