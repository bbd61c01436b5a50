#pragma once

namespace lookbook::ui {

/// Whether the running maps of all windows report their progress only every two seconds, so that
/// little moves. For the window's thread.
void setCalm(bool calm);
bool isCalm();

}  // namespace lookbook::ui
