#pragma once

#include "ui/maps/map_item.h"

#include <QString>

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook::ui {

/// What a map's footer says.

/// How its run stands: "KL 2.453, iteration 412", "49.1 % of variance in 2-D".
QString describeState(const MapItem& item, bool threeDimensional);

/// How far the map can be trusted, in a few words.
QString describeScores(const MapScores& scores);
/// A score of a map: its term (ui/text/glossary.h), its name, and its value, where there is one.
struct ScoreRow {
  const char* term;
  Label title;
  std::optional<Estimate> (*of)(const MapScores& scores);
};
/// All scores, in the order in which they are listed.
std::span<const ScoreRow> scoreRows();
/// The terms of what the footer says of a map, and of its colours; their ids in the glossary.
std::vector<std::string_view> termsOf(const MapItem& item, Coloring coloring);
/// The term of a colouring; empty for the classes.
std::string_view termOf(Coloring coloring);

/// A line for each score: its name and value, with a standard error if it is of a sample.
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
