#pragma once

#include "core/base/text.h"

#include <QString>

namespace lookbook::ui {

/// Translates the core's texts into the language of the window. They are looked up in the installed
/// catalogues by their English format, in the context "core"; a text that no catalogue contains
/// stays English. Names among the arguments are not translated, and numbers are formatted as in
/// English. Thread-safe.
QString translated(const Text& text);
QString translated(Label label);

}  // namespace lookbook::ui
