#pragma once

#include <QSizeF>

#include <cstddef>

namespace lookbook::ui {

/// The size of the points of a map, by the same rule in the window, figures and films. All lengths
/// are in 1/96 inch, which is a logical pixel of the window.

/// The diameter of the points of a map that fills `room`. It decreases with the number of points,
/// but more slowly than the room for each, so that 12 points are discs and 70,000 form a dense
/// cloud, both in a small cell of a grid and on a large screen. At least 0.6 and at most 1/70 of
/// the side of the room.
double automaticDiameter(QSizeF room, std::size_t points);

/// A selected point among points that are dimmed.
struct SelectedDot {
  double diameter = 0;
  double ring = 0;  ///< width of the line around it; 0: none
};

/// The look of selected points, which are larger than the others: the fewer there are, the larger.
/// Three selected points are visible at a glance, but a third of all points do not hide each other
/// more than before.
/// @param diameter of the other points  @param selected number of selected points
SelectedDot selectedDot(double diameter, std::size_t selected);

}  // namespace lookbook::ui
