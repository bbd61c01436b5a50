#include "ui/maps/map_cost.h"

#include "core/embedding/methods.h"

namespace lookbook::ui {

namespace {

/// Seconds for one point in one step, for each of its neighbours, on two cores. Measured with t-SNE
/// of 70,000 images (41 s for 1,000 steps with 90 neighbours) and rounded up.
constexpr double kOfPoint = 1e-7;
constexpr double kOfPair = 1e-8;

}  // namespace

bool takesLong(const MapOptions& asked, std::size_t n) {
  const MapOptions options = chosenFor(asked, n);
  constexpr double kSomeMinutes = 300;
  constexpr double kMostSteps = 1e5;
  const auto points = static_cast<double>(n);
  const double steps = iterationsOf(options, n);
  const double others =
      isOptimized(options.method) ? stepsOf(options.method).partners(options, n) : 0;
  const double step = points * (kOfPoint + kOfPair / 10 * others);
  // If neighbours are found exactly, every pair of points counts.
  const bool exact = usesNeighbors(options) && !searchesByHnsw(options, n);
  constexpr double kPixels = 784;
  const double components = options.pcaComponents == 0 ? kPixels : options.pcaComponents;
  const double search = exact ? points * points * components * kOfPair / 250 : 0;
  return steps > kMostSteps || steps * step + search > kSomeMinutes;
}

}  // namespace lookbook::ui
