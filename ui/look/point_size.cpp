#include "ui/look/point_size.h"

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

double automaticDiameter(QSizeF room, std::size_t points) {
  // Chosen to give a diameter of 3.2 for 70,000 points in 1030 x 709.
  constexpr double kFactor = 0.411;
  constexpr double kByRoom = 0.75;
  constexpr double kByCount = -0.27;
  constexpr double kLargestShare = 1.0 / 70;
  const double side = std::sqrt(std::max(1.0, room.width() * room.height()));
  const double count = std::max<double>(1, static_cast<double>(points));
  const double wanted = kFactor * std::pow(side, kByRoom) * std::pow(count, kByCount);
  return std::max(0.6, std::min(wanted, kLargestShare * side));
}

SelectedDot selectedDot(double diameter, std::size_t selected) {
  constexpr double kMostAdded = 9;
  constexpr double kFewestWithoutRing = 4000;
  const double count = std::max<double>(1, static_cast<double>(selected));
  const double factor = std::clamp(4.7 * std::pow(count, -0.13), 1.3, 4.5);
  SelectedDot dot;
  dot.diameter = std::min(factor * diameter, std::max(1.3 * diameter, diameter + kMostAdded));
  // With very many dots, the rings would hide the dots.
  const double rings = std::clamp(2 - 2 * std::log(count) / std::log(kFewestWithoutRing), 0.0, 1.0);
  dot.ring = rings * std::min(0.17 * dot.diameter, 2.0);
  return dot;
}

}  // namespace lookbook::ui
