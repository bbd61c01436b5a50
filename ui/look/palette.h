#pragma once

#include <QColor>
#include <QPalette>

namespace lookbook::ui {

/// The colour of a class, which is the same in every view, figure and legend of both themes. The
/// first ten can also be distinguished by people with protanopia or deuteranopia. None is grey,
/// because dimmed points are grey. Further colours step around the hues.
QColor classColor(int label);

/// The colour of a number, given as a share in [0, 1] of the range: from dark violet over green to
/// yellow, with evenly increasing lightness. This is viridis without its ends, which are not
/// visible on a dark or a light background.
QColor valueColor(double share);

struct Theme;

/// The colour of a quantity, given as a share in [0, 1] of the range: from the background of panels
/// to the accent, so that larger values stand out in both themes.
QColor rampColor(double share, const Theme& theme);

/// The colour of a signed number in [-1, 1]: red below 0, the background of the canvas at 0, blue
/// above 0.
QColor signedColor(double value, const Theme& theme);

/// The colours of a theme, light or dark, for the window and for figures.
struct Theme {
  bool dark = false;
  QColor window;  ///< background between panels
  QColor panel;   ///< background of panels and fields
  QColor canvas;  ///< background of points and images
  QColor text;
  QColor quietText;  ///< captions and units; still readable
  QColor line;       ///< separators and frames
  QColor accent;     ///< focus, selection, primary button
  QColor onAccent;   ///< text on the accent
};

const Theme& lightTheme();
const Theme& darkTheme();

/// Qt's palette for the theme.
QPalette palette(const Theme& theme);

}  // namespace lookbook::ui
