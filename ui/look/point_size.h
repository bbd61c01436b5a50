#pragma once

#include <QSizeF>

#include <cstddef>

namespace lookbook::ui {

/// The size of a map's points, the same in the window, figures and films. All lengths are in 1/96
/// inch, which is a logical pixel of the window.

/// The diameter of the points of a map that fills its room: smaller for more points, but more
/// slowly than the room for each, so that 12 images are discs and 70,000 a dense cloud, on a grid's
/// cell as on the largest screen. At least 0.6 and at most 1/70 of the room's side.
double automaticDiameter(QSizeF room, std::size_t points);

/// A selected point among points that are dimmed.
struct SelectedDot {
  double diameter = 0;
  double ring = 0;  ///< width of the line round it; 0: none
};

/// Selected points are larger than the others. The fewer they are, the larger: three are visible at
/// a glance, but a third of all points do not hide each other more than before.
/// @param diameter of the others
SelectedDot selectedDot(double diameter, std::size_t selected);

}  // namespace lookbook::ui
