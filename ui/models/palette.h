#pragma once

#include <QColor>
#include <QPalette>

namespace lookbook::ui {

/// The colour of a class: the same in every view, figure and legend, light or dark.
/// The first ten are Petroff's sequence, made for colour-blind eyes (Petroff 2021, "Accessible
/// color sequences for data visualization", arXiv 2107.02270); further ones step round the hues.
QColor classColor(int label);

/// The colour of a number, by its share of the range in [0, 1]: from red over ochre to blue, told
/// apart by colour-blind eyes on light and on dark ground.
QColor valueColor(double share);

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
