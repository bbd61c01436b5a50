#pragma once

#include <QString>

#include <vector>

namespace lookbook::ui {

/// A row of the table in the help dialog and in the README.
struct HelpRow {
  QString keys;  ///< or a gesture
  QString effect;
};

/// The rows of one menu, of the canvas, or of the gestures.
struct HelpSection {
  QString title;
  std::vector<HelpRow> rows;
};

/// All commands with keys, grouped by menu, and the gestures.
std::vector<HelpSection> helpTable();

}  // namespace lookbook::ui
