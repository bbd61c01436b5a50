#pragma once

#include "ui/maps/map_item.h"

#include <QString>

#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook::ui {

/// Texts of the footer of a map.

/// The state of its run: "KL 2.453, iteration 412", "49.1% of variance in 2-D".
QString describeState(const MapItem& item, bool threeDimensional);

/// The scores of the map, in a few words.
QString describeScores(const MapScores& scores);
/// A score of a map: its term (ui/text/glossary.h), its name, and its value, if it has one.
struct ScoreRow {
  const char* term;
  Label title;
  std::optional<Estimate> (*of)(const MapScores& scores);
};
/// All scores, in the order in which they are listed.
std::span<const ScoreRow> scoreRows();
/// The ids of the glossary's terms that the footer of a map and its colouring use.
std::vector<std::string_view> termsOf(const MapItem& item, Coloring coloring);
/// The term of a colouring; empty for the classes.
std::string_view termOf(Coloring coloring);

/// A line for each score: its name and value, with a standard error if it is of a sample.
QString explainScores(const MapScores& scores);

/// The same while the map is being computed, estimated from a sample of its points.
QString describeLive(const LiveScores& scores);
QString explainLive(const LiveScores& scores, std::size_t points);

/// Explains the values of a colouring; "" if its title is enough.
QString explainColoring(Coloring coloring, const MapOptions& options);
/// The range of the colour scale, from the worst to the best value. The few worst values are left
/// out, because they would use most of the range.
std::pair<double, double> colorRange(const std::vector<float>& values, Coloring coloring);

}  // namespace lookbook::ui
