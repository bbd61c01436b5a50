#pragma once

#include <QColor>
#include <QPalette>

namespace lookbook::ui {

/// The colour of a class: the same in every view, figure and legend, light or dark.
/// The first ten are told apart by eyes without red or green receptors, and none is grey, which
/// means dimmed; further ones step round the hues.
QColor classColor(int label);

/// The colour of a number, by its share of the range in [0, 1]: from dark violet over green to
/// yellow, rising evenly in lightness (viridis without its ends, which light and dark ground hide).
QColor valueColor(double share);

struct Theme;

/// The colour of a quantity, by its share of the range in [0, 1]: from the panels' ground to the
/// accent, so that more is stronger, in light and in dark.
QColor rampColor(double share, const Theme& theme);

/// The colour of a number with a sign, in [-1, 1]: red below 0, the canvas' ground at 0, blue
/// above.
QColor signedColor(double value, const Theme& theme);

/// The colours of one look of the window and of figures.
struct Theme {
  bool dark = false;
  QColor window;  ///< behind panels
  QColor panel;   ///< panels and fields
  QColor canvas;  ///< behind points and sprites
  QColor text;
  QColor quietText;  ///< captions and units; still readable
  QColor line;       ///< separators and frames
  QColor accent;     ///< the one accent: focus, selection, primary button
  QColor onAccent;   ///< text on the accent
};

const Theme& lightTheme();
const Theme& darkTheme();

/// Qt's palette for the theme.
QPalette palette(const Theme& theme);

}  // namespace lookbook::ui
