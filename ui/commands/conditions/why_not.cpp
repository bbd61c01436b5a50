#include "ui/commands/conditions/why_not.h"

#include "core/embedding/methods.h"
#include "core/runs/replay.h"
#include "ui/commands/conditions/run_targets.h"
#include "ui/workspace/workspace.h"

#include <QCoreApplication>

#include <algorithm>

namespace lookbook::ui {

namespace {

/// Gives the conditions a context for translators.
struct WhyNot {
  Q_DECLARE_TR_FUNCTIONS(lookbook::ui::WhyNot)
};

template <class Condition>
bool anyRun(const Workspace& workspace, Condition condition) {
  return std::ranges::any_of(runItems(workspace),
                             [&](const MapItem* item) { return condition(*item); });
}

bool isActive(const MapItem& item) {
  return item.job->active();
}

}  // namespace

QString whyNoDataset(const Workspace& workspace) {
  return workspace.state().view().active ? QString() : WhyNot::tr("Open a data set first");
}

QString whyNoSelection(const Workspace& workspace) {
  if (const QString why = whyNoDataset(workspace); !why.isEmpty()) return why;
  const ViewStore& state = workspace.state();
  return state.viewOf(*state.view().active).selection->empty() ? WhyNot::tr("Select images first")
                                                               : QString();
}

QString whyNoImage(const Workspace& workspace) {
  if (const QString why = whyNoDataset(workspace); !why.isEmpty()) return why;
  const ViewStore& state = workspace.state();
  return state.viewOf(*state.view().active).current ? QString()
                                                    : WhyNot::tr("Click an image first");
}

QString whyNothingToShow(const Workspace& workspace) {
  return whyNoImage(workspace).isEmpty() ? QString() : whyNoSelection(workspace);
}

QString whyNoUndo(const Workspace& workspace) {
  return workspace.state().history().undoable() ? QString()
                                                : WhyNot::tr("There is nothing to undo");
}

QString whyNoRedo(const Workspace& workspace) {
  return workspace.state().history().redoable() ? QString()
                                                : WhyNot::tr("There is nothing to redo");
}

QString whyNotBack(const Workspace& workspace) {
  return workspace.state().moves().undoable() ? QString()
                                              : WhyNot::tr("There is nothing to go back to");
}

QString whyNotForward(const Workspace& workspace) {
  return workspace.state().moves().redoable() ? QString()
                                              : WhyNot::tr("There is nothing to go forward to");
}

QString whyNoMap(const Workspace& workspace) {
  const auto active = workspace.state().view().active;
  return active && workspace.maps().shownMap(*active) ? QString()
                                                      : WhyNot::tr("There is no map yet");
}

QString whyNoFigure(const Workspace& workspace) {
  return workspace.library().countOpen() > 0
             ? QString()
             : WhyNot::tr("There is nothing to make a figure of yet. Open a data set.");
}

QString whyNotRun(const Workspace& workspace) {
  const std::vector<DatasetId> targets = runTargets(workspace);
  if (targets.empty()) return WhyNot::tr("Open a data set to compute a map of it");
  for (const DatasetId dataset : targets)
    if (countForRun(workspace, dataset) < kLeastImages)
      return WhyNot::tr("A map needs at least %1 images. Select more.").arg(kLeastImages);
  return {};
}

QString whyNotPause(const Workspace& workspace) {
  const bool any = anyRun(workspace, [](const MapItem& item) {
    return item.job->active() || item.job->state() == MapJob::State::waiting;
  });
  return any ? QString() : WhyNot::tr("There is no run to pause or resume");
}

QString whyNotStep(const Workspace& workspace) {
  return anyRun(workspace, isActive) ? QString() : WhyNot::tr("There is no active run");
}

QString whyNotRestart(const Workspace& workspace) {
  return runItems(workspace).empty() ? WhyNot::tr("There is no map to recompute") : QString();
}

QString whyNotApply(const Workspace& workspace) {
  if (!anyRun(workspace, isActive)) return WhyNot::tr("There is no active run");
  const bool any =
      anyRun(workspace, [&](const MapItem& item) { return takesParameters(workspace, item); });
  return any ? QString()
             : WhyNot::tr(
                   "The parameters are those of the run already, or the method cannot be changed "
                   "during a run");
}

QString whyNotBranch(const Workspace& workspace, std::optional<DatasetId> dataset) {
  const MapItem* item = dataset ? workspace.maps().shownMap(*dataset) : nullptr;
  if (!item || item->record().moments.empty()) return WhyNot::tr("There is no run to branch yet");
  const MapOptions& next = workspace.state().view().parameters.options;
  if (next.method != item->options().method)
    return WhyNot::tr(
               "This map was computed by %1. Select that method in the Run menu to branch it.")
        .arg(methodTitle(item->options().method));
  const Moment& moment = item->momentAt(workspace.state().viewOf(*dataset).moment);
  if (next.dims != moment.positions->cols())
    return WhyNot::tr(
               "This map has %1 dimensions. Select the same number in the Run menu to branch it.")
        .arg(moment.positions->cols());
  const int end = iterationsOf(next, item->images().size());
  if (moment.iteration >= end)
    return WhyNot::tr(
               "The parameters of the Run menu end at iteration %1. Look back to an earlier "
               "moment, or increase the number of iterations.")
        .arg(end);
  return {};
}

QString whyNotPlace(const MapCollection& maps, std::optional<DatasetId> dataset) {
  if (!dataset) return WhyNot::tr("Open a data set first; new images are placed on its map.");
  const MapItem* item = maps.shownMap(*dataset);
  if (!item) return WhyNot::tr("Compute a map first; new images are placed on it.");
  if (item->job->active())
    return WhyNot::tr("New images are placed on a finished map. Wait for the run, or stop it.");
  if (item->job->state() == MapJob::State::waiting)
    return WhyNot::tr("New images are placed on a finished map. Compute this one first.");
  if (item->options().method == kFromFile)
    return WhyNot::tr(
        "This map comes from a file, which does not say how it was computed. Select a map that was "
        "computed here to place new images.");
  if (!item->ended()) return WhyNot::tr("This map has no points. Select another one.");
  return {};
}

QString whyNotTurn(const Workspace& workspace) {
  const auto active = workspace.state().view().active;
  const MapItem* item = active ? workspace.maps().shownMap(*active) : nullptr;
  if (!item) return WhyNot::tr("There is no map to show in 3-D yet");
  return item->options().dims >= 3
             ? QString()
             : WhyNot::tr("This map has two dimensions. Run one with three to see it in 3-D.");
}

QString whyNotAlign(const MapItem* left, const MapItem* right) {
  if (!left || !right || left == right)
    return WhyNot::tr("Compute a second map of this data set to compare them");
  if (left->images() != right->images()) return WhyNot::tr("These maps show different images");
  if (!left->ended() || !right->ended()) return WhyNot::tr("Waiting for both runs to finish");
  if (left->images().size() < 3 || left->options().dims < 2 || right->options().dims < 2)
    return WhyNot::tr("These maps are too small to compare");
  return {};
}

QString whyNotColored(const ViewStore& state, const MapCollection& maps, const MapItem& item) {
  const Coloring coloring = state.view().coloring;
  if (!tellsOfScores(coloring)) return {};
  if (coloring == Coloring::reconstructionError && item.options().method != kProjection)
    return WhyNot::tr("Only PCA has a reconstruction error");
  if (item.job->active()) return WhyNot::tr("Scores are computed when the run has finished");
  if (item.job->state() == MapJob::State::waiting)
    return WhyNot::tr("Scores are computed with the map");
  if (!maps.scoringPoints(item) && (item.knowsValues(coloring) || !item.scores))
    return WhyNot::tr("This map has no such scores");
  return WhyNot::tr("Scoring every point …");
}

}  // namespace lookbook::ui
