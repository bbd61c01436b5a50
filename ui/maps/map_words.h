#pragma once

#include "ui/maps/map_item.h"

#include <QString>

#include <utility>
#include <vector>

namespace lookbook::ui {

/// What a map's footer says.

/// How its run stands: "KL 2.453, iteration 412", "49.1 % of variance in 2-D".
QString describeState(const MapItem& item, bool threeDimensional);

/// How far the map can be trusted, in a few words.
QString describeScores(const MapScores& scores);
/// A line for each measure: what it is, and its error where it is of a sample.
QString explainScores(const MapScores& scores);

/// The same while the map moves, from a few of its points.
QString describeLive(const LiveScores& scores);
QString explainLive(const LiveScores& scores, std::size_t points);

/// What the numbers of a colouring are, where its title does not say it all.
QString explainColoring(Coloring coloring, const MapOptions& options);
/// What the colours go over, from the worst to the best: all values but the few worst, which would
/// take the range for themselves.
std::pair<double, double> colorRange(const std::vector<float>& values, Coloring coloring);

}  // namespace lookbook::ui
