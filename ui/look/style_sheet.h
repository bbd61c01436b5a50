#pragma once

#include <QString>

namespace lookbook::ui {

struct Theme;

/// The style sheet of the whole window.
QString windowStyleSheet(const Theme& theme);

}  // namespace lookbook::ui
