#include "ui/maps/map_words.h"

#include "ui/look/lettering.h"
#include "ui/look/numbers.h"
#include "ui/text/phrases.h"
#include "ui/text/translated.h"

#include <QObject>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>

namespace lookbook::ui {

namespace {

/// The share of the variance that the components shown explain.
QString describeVariance(const std::vector<double>& variances, int components) {
  const auto shown = std::min(variances.size(), static_cast<std::size_t>(components));
  const double part = std::accumulate(variances.begin(), variances.begin() + shown, 0.0);
  return QObject::tr("%1 of the variance in %2-D").arg(percent(part)).arg(components);
}

/// "Recall of the 10 nearest neighbours: 0.380 ± 0.012", with the standard error of an estimate.
QString scoreLine(const QString& name, const Estimate& estimate) {
  const QString line = QObject::tr("%1: %2").arg(name).arg(estimate.value, 0, 'f', 3);
  return estimate.standardError > 0
             ? QObject::tr("%1 ± %2").arg(line).arg(estimate.standardError, 0, 'f', 3)
             : line;
}

template <class Order>
std::pair<double, double> rangeOf(std::vector<float> values, Order worse) {
  constexpr std::size_t kLeft = 50;  // one value in this many is left out
  std::erase_if(values, [](float value) { return std::isnan(value); });
  if (values.empty()) return {0, 1};
  const auto worst = values.begin() + static_cast<std::ptrdiff_t>(values.size() / kLeft);
  std::ranges::nth_element(values, worst, worse);
  return {static_cast<double>(*worst), static_cast<double>(std::ranges::max(values, worse))};
}

}  // namespace

QString describeState(const MapItem& item, bool threeDimensional) {
  const MapSnapshot& snapshot = item.snapshot();
  switch (item.job->state()) {
    case MapJob::State::waiting:
      return QObject::tr("not computed yet");
    case MapJob::State::failed:
      return item.job->error();
    case MapJob::State::stopped:
      return QObject::tr("stopped at iteration %1").arg(snapshot.record.iteration);
    case MapJob::State::finished:
      if (item.options().method == kFromFile) return QObject::tr("from a file");
      if (item.options().method == kProjection)
        return describeVariance(snapshot.record.componentVariances, threeDimensional ? 3 : 2);
      [[fallthrough]];
    case MapJob::State::running:
    case MapJob::State::paused:
      break;
  }
  const MethodInfo& method = infoOf(item.options().method);
  if (!snapshot.record.objective.empty())
    return QObject::tr("%1 %2, %3 %4")
        .arg(translated(method.objective.brief))
        .arg(snapshot.record.objective.back().value, 0, 'f', 3)
        .arg(translated(method.unit))
        .arg(snapshot.record.iteration);
  if (*method.unit.english != '\0' && snapshot.record.iteration > 0)
    return QObject::tr("%1 %2").arg(translated(method.unit)).arg(snapshot.record.iteration);
  return {};
}

QString describeScores(const MapScores& scores) {
  const QString words = QObject::tr("trustworthiness %1, neighbour recall %2")
                            .arg(scores.trustworthiness.value, 0, 'f', 3)
                            .arg(scores.neighborRecall.value, 0, 'f', 2);
  return scores.labelAccuracy ? QObject::tr("%1, 5-NN accuracy %2")
                                    .arg(words)
                                    .arg(scores.labelAccuracy->value, 0, 'f', 2)
                              : words;
}

QString describeLive(const LiveScores& scores) {
  const QString words =
      QObject::tr("neighbour recall ≈ %1").arg(scores.neighborRecall.value, 0, 'f', 2);
  return scores.labelAccuracy ? QObject::tr("%1, 5-NN accuracy ≈ %2")
                                    .arg(words)
                                    .arg(scores.labelAccuracy->value, 0, 'f', 2)
                              : words;
}

QString explainLive(const LiveScores& scores, std::size_t points) {
  QStringList lines{
      scoreLine(QObject::tr("Recall of the 10 nearest neighbours"), scores.neighborRecall)};
  if (scores.labelAccuracy)
    lines += scoreLine(QObject::tr("Accuracy of a vote of the 5 nearest neighbours in the map"),
                       *scores.labelAccuracy);
  lines +=
      QObject::tr(
          "Estimated from %1 of %2 points while the map is being computed, ± one standard error")
          .arg(grouped(std::min(points, LiveSample::kQueries)), grouped(points));
  return lines.join(u'\n');
}

std::span<const ScoreRow> scoreRows() {
  using Value = std::optional<Estimate>;
  static constexpr std::array kRows{
      ScoreRow{"trustworthiness", "Trustworthiness (neighbours in the map are near in the input)",
               [](const MapScores& scores) -> Value { return scores.trustworthiness; }},
      ScoreRow{"continuity", "Continuity (neighbours in the input are near in the map)",
               [](const MapScores& scores) -> Value { return scores.continuity; }},
      ScoreRow{"neighbour-recall", "Recall of the 10 nearest neighbours",
               [](const MapScores& scores) -> Value { return scores.neighborRecall; }},
      ScoreRow{"label-accuracy", "Accuracy of a vote of the 5 nearest neighbours in the map",
               [](const MapScores& scores) { return scores.labelAccuracy; }},
      ScoreRow{"label-accuracy", "Accuracy of the same vote in the input",
               [](const MapScores& scores) { return scores.labelAccuracyInput; }},
      ScoreRow{"silhouette", "Silhouette of the classes",
               [](const MapScores& scores) { return scores.silhouette; }},
      ScoreRow{"distance-correlation", "Distance correlation (rank correlation of all distances)",
               [](const MapScores& scores) -> Value { return scores.distanceCorrelation; }}};
  return kRows;
}

std::string_view termOf(Coloring coloring) {
  static constexpr std::array<std::string_view, kColorings> kTerms{"",
                                                                   "trustworthiness",
                                                                   "continuity",
                                                                   "neighbour-recall",
                                                                   "label-agreement",
                                                                   "reconstruction-error",
                                                                   "distance-moved",
                                                                   "neighbour-overlap"};
  return kTerms[static_cast<std::size_t>(coloring)];
}

std::vector<std::string_view> termsOf(const MapItem& item, Coloring coloring) {
  std::vector<std::string_view> terms;
  const auto add = [&](std::string_view term) {
    if (!term.empty() && std::ranges::find(terms, term) == terms.end()) terms.push_back(term);
  };
  const MethodInfo& method = infoOf(item.options().method);
  if (method.method == kProjection) add("explained-variance");
  if (!item.record().objective.empty()) add(method.objective.key);
  const bool moving = item.snapshot().liveScores.has_value();
  if (item.scores) add("trustworthiness");
  if (item.scores || moving) add("neighbour-recall");
  if (item.scores ? item.scores->labelAccuracy.has_value()
                  : moving && item.snapshot().liveScores->labelAccuracy)
    add("label-accuracy");
  add(termOf(coloring));
  return terms;
}

QString explainScores(const MapScores& scores) {
  QStringList lines;
  for (const ScoreRow& row : scoreRows())
    if (const auto estimate = row.of(scores)) lines += scoreLine(translated(row.title), *estimate);
  lines += scores.sampled()
               ? QObject::tr("Estimated from %1 of %2 points, ± one standard error")
                     .arg(grouped(scores.queries), grouped(scores.points))
               : QObject::tr("Computed from all %1 points").arg(grouped(scores.points));
  return lines.join(u'\n');
}

QString explainColoring(Coloring coloring, const MapOptions& options) {
  if (coloring != Coloring::reconstructionError) return {};
  return translated(
      plural(options.dims,
             "How much each image differs from its reconstruction by %n component: the root mean "
             "square over its pixels, which range from 0 (black) to 1 (white)",
             "How much each image differs from its reconstruction by %n components: the root mean "
             "square over its pixels, which range from 0 (black) to 1 (white)"));
}

std::pair<double, double> colorRange(const std::vector<float>& values, Coloring coloring) {
  // For the distance moved and the reconstruction error, larger is worse; for all others, smaller.
  const bool moreIsWorse = coloring == Coloring::moved || coloring == Coloring::reconstructionError;
  return moreIsWorse ? rangeOf(values, std::ranges::greater())
                     : rangeOf(values, std::ranges::less());
}

}  // namespace lookbook::ui
