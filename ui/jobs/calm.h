#pragma once

namespace lookbook::ui {

/// Whether the maps of all windows that are being computed report their progress every two seconds
/// only, so that little moves. For the window's thread.
void setCalm(bool calm);
bool isCalm();

}  // namespace lookbook::ui
