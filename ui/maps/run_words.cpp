#include "ui/maps/run_words.h"

#include "core/embedding/methods.h"
#include "ui/jobs/pace.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/text/translated.h"

#include <QObject>

#include <algorithm>

namespace lookbook::ui {

namespace {

/// The current stage of the run.
QString stageWords(const MapItem& item) {
  const MapSnapshot& snapshot = item.snapshot();
  const MapOptions& options = item.options();
  const int percent = static_cast<int>(100 * snapshot.stageFraction);
  const QString left = timeLeft(snapshot.secondsLeft);
  const auto withLeft = [&](const QString& words) {
    return left.isEmpty() ? words : QObject::tr("%1 · %2").arg(words, left);
  };
  switch (snapshot.stage) {
    case MapRun::Stage::pca:
      return withLeft(QObject::tr("PCA …"));
    case MapRun::Stage::neighbors: {
      const QString search = searchesByHnsw(options, item.images().size())
                                 ? QObject::tr("nearest neighbours by HNSW, %1%").arg(percent)
                                 : QObject::tr("nearest neighbours, %1%").arg(percent);
      return withLeft(snapshot.firstLayout ? QObject::tr("%1 · rough layout shown").arg(search)
                                           : search);
    }
    case MapRun::Stage::affinities:
      return QObject::tr("%1 …").arg(translated(infoOf(options.method).preparing));
    case MapRun::Stage::optimize:
    case MapRun::Stage::finished:
      break;
  }
  if (!isOptimized(options.method)) return {};
  const QString words = QObject::tr("%1 %2 of %3")
                            .arg(translated(infoOf(options.method).unit))
                            .arg(snapshot.record.iteration)
                            .arg(snapshot.record.iterations);
  return snapshot.stage == MapRun::Stage::optimize ? withLeft(words) : words;
}

/// The curve of the objective, with marks where the schedule of the method changes.
LineChart objectiveCurve(const MapItem& item) {
  const MethodInfo& method = infoOf(item.options().method);
  if (!method.objective.measured()) return {};
  LineChart chart{.xLabel = translated(method.unit), .yLabel = translated(method.objective.title)};
  chart.xMaximum = item.record().iterations;
  if (const auto turn = stepsOf(method.method).turn) chart.marker = turn(item.options());
  for (const ObjectiveAt& at : item.record().objective)
    chart.points.emplace_back(at.iteration, at.value);
  return chart;
}

/// The cumulative variance that the first components explain, with a mark at the number of
/// components in the map.
LineChart varianceCurve(const MapItem& item) {
  constexpr std::size_t kMost = 50;
  LineChart chart{.xLabel = QObject::tr("components"),
                  .yLabel = QObject::tr("variance explained, %")};
  const std::vector<double>& variances = item.record().componentVariances;
  const std::size_t count = std::min(kMost, variances.size());
  chart.marker = item.options().dims;
  if (count == 0) return {};  // not computed yet
  chart.points.emplace_back(0, 0);
  for (std::size_t c = 0; c < count; ++c)
    chart.points.emplace_back(c + 1, chart.points.back().y() + 100 * variances[c]);
  return chart;
}

/// The state of a map from the cache. Maps that the command line computed have no moments.
QString cachedWords(const MapItem& item) {
  const MapSnapshot& snapshot = item.snapshot();
  const QString words = QObject::tr("%1 from the cache, computed in %2 s")
                            .arg(methodTitle(item.options().method))
                            .arg(snapshot.record.seconds, 0, 'f', 1);
  const bool bare = isOptimized(item.options().method) && snapshot.record.moments.empty();
  return bare ? QObject::tr("%1, without its moments").arg(words) : words;
}

/// The state of a finished map, with a note if neighbours or components are approximate.
QString finishedWords(const MapItem& item) {
  const MapRecord& record = item.record();
  QString words = item.snapshot().cached ? cachedWords(item)
                                         : QObject::tr("%1 finished in %2 s")
                                               .arg(methodTitle(item.options().method))
                                               .arg(record.seconds, 0, 'f', 1);
  if (record.recipe.pca && record.recipe.pca->solver == PcaSolver::krylov)
    words = QObject::tr("%1 · leading components, relative error %2")
                .arg(words)
                .arg(record.recipe.pca->residual, 0, 'g', 2);
  if (record.neighborRecall)
    words =
        QObject::tr("%1 · estimated HNSW recall %2").arg(words, percent(*record.neighborRecall));
  return words;
}

}  // namespace

QString stateWords(const MapItem& item) {
  if (item.options().method == kFromFile)
    return QObject::tr(
               "%1 was computed by another program. Select a method and press Run to compute a map "
               "here.")
        .arg(shownName(item.record().recipe.origin.file));
  const MapSnapshot& snapshot = item.snapshot();
  const QString stage = stageWords(item);
  switch (item.job->state()) {
    case MapJob::State::waiting:
      return QObject::tr("not computed yet; press Compute on the map");
    case MapJob::State::running:
      return stage;
    case MapJob::State::paused:
      return QObject::tr("paused · %1").arg(stage);
    case MapJob::State::stopped:
      return QObject::tr("stopped · %1").arg(stage);
    case MapJob::State::failed:
      return shownText(item.job->error());
    case MapJob::State::finished:
      if (snapshot.record.atOnePlace)
        return QObject::tr("%1 finished. All %2 images are the same, so they are all at one place.")
            .arg(methodTitle(item.options().method), grouped(item.images().size()));
      return finishedWords(item);
  }
  return {};
}

LineChart curve(const MapItem& item) {
  if (item.job->state() == MapJob::State::waiting) return {};
  return item.options().method == kProjection ? varianceCurve(item) : objectiveCurve(item);
}

}  // namespace lookbook::ui
