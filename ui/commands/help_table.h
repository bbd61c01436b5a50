#pragma once

#include <QString>

#include <vector>

namespace lookbook::ui {

/// A row of the table that F1 and README show.
struct HelpRow {
  QString keys;  ///< or a gesture
  QString effect;
};

/// The rows of one menu, or of the canvas.
struct HelpSection {
  QString title;
  std::vector<HelpRow> rows;
};

/// All commands that have keys, by their menus, and the gestures.
std::vector<HelpSection> helpTable();

}  // namespace lookbook::ui
