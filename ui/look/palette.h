#pragma once

#include <QColor>
#include <QPalette>

namespace lookbook::ui {

/// The colour of a class: the same in every view, figure and legend, light or dark.
/// The first ten can be distinguished without red or green receptors, and none is grey, which means
/// dimmed; further colours step around the hues.
QColor classColor(int label);

/// The colour of a number, by its share of the range in [0, 1]: from dark violet over green to
/// yellow, rising evenly in lightness (viridis without its ends, which light and dark ground hide).
QColor valueColor(double share);

struct Theme;

/// The colour of a quantity, by its share of the range in [0, 1]: from the background of panels to
/// the accent, so that larger values are stronger in both themes.
QColor rampColor(double share, const Theme& theme);

/// The colour of a signed number in [-1, 1]: red below 0, the background of the canvas at 0, blue
/// above 0.
QColor signedColor(double value, const Theme& theme);

/// The colours of a theme, light or dark, for the window and for figures.
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
