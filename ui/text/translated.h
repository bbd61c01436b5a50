#pragma once

#include "core/base/text.h"

#include <QString>

namespace lookbook::ui {

/// Core's texts in the language of the window: looked up in the installed catalogues by their
/// English format, in the context "core"; English where no catalogue has them. Names from outside
/// that are among the arguments stay as they are; numbers are written as in the text's English.
/// Thread-safe.
QString translated(const Text& text);
QString translated(Label label);

}  // namespace lookbook::ui
