#include "ui/maps/map_scorer.h"

#include "ui/jobs/map_scoring.h"
#include "ui/maps/map_collection.h"

#include <array>
#include <utility>

namespace lookbook::ui {

namespace {

MapToScore toScore(const DatasetPtr& dataset, const MapItem& item) {
  return {.dataset = dataset,
          .images = item.images(),
          .positions = item.record().positions,
          .components = item.options().pcaComponents};
}

}  // namespace

MapScorer::MapScorer(ViewStore& state, OpenDatasets& library, MapCollection& maps, Notices& notices)
    : state_(state), library_(library), maps_(maps), notices_(notices) {}

void MapScorer::proceed() {
  if (working_) {
    if (itemOf(working_->dataset, working_->map)) return;
    task_.cancel();
    working_.reset();
  }
  if (const auto work = next()) start(*work);
}

bool MapScorer::scoringPoints(const MapItem& item) const {
  for (const auto& [dataset, map] : shown())
    if (itemOf(dataset, map) == &item) return pointsOf(dataset, map).has_value();
  return false;
}

MapItem* MapScorer::itemOf(DatasetId dataset, MapId map) const {
  return maps_.item(dataset, map);
}

std::vector<std::pair<DatasetId, MapId>> MapScorer::shown() const {
  const ViewState& view = state_.view();
  std::vector<std::pair<DatasetId, MapId>> maps;
  const auto add = [&](DatasetId dataset, std::optional<MapId> map) {
    if (map) maps.emplace_back(dataset, *map);
  };
  for (const DatasetId dataset : state_.shownDatasets())
    add(dataset, view.datasets[dataset.index()].map);
  if (comparesMapsOfOne(view)) add(*view.compared[0], maps_.secondMap(*view.compared[0]));
  return maps;
}

std::optional<MapScorer::Work> MapScorer::next() const {
  const auto lacksWhole = [this](DatasetId dataset, MapId map) {
    const MapItem* item = itemOf(dataset, map);
    return item && item->ended() && !item->scored;
  };
  const auto maps = shown();
  for (const auto& [dataset, map] : maps)
    if (lacksWhole(dataset, map)) return Work{.dataset = dataset, .map = map};
  for (const auto& [dataset, map] : maps)
    if (const auto points = pointsOf(dataset, map)) return points;
  for (const DatasetId dataset : library_.ids())
    for (std::size_t i = 0; i < maps_.of(dataset).size(); ++i)
      if (lacksWhole(dataset, MapId(i))) return Work{.dataset = dataset, .map = MapId(i)};
  return {};
}

std::optional<MapScorer::Work> MapScorer::pointsOf(DatasetId dataset, MapId map) const {
  const Coloring coloring = state_.view().coloring;
  const MapItem* item = itemOf(dataset, map);
  if (!tellsOfScores(coloring) || !item || !item->scores || item->knowsValues(coloring)) return {};
  const Work work{.dataset = dataset,
                  .map = map,
                  .kind = coloring == Coloring::reconstructionError ? Work::Kind::reconstruction
                                                                    : Work::Kind::points};
  return failed_.contains(work) ? std::nullopt : std::optional(work);
}

void MapScorer::start(const Work& work) {
  working_ = work;
  switch (work.kind) {
    case Work::Kind::whole:
      return scoreWhole(work);
    case Work::Kind::points:
      return scorePoints(work);
    case Work::Kind::reconstruction:
      return scoreReconstruction(work);
  }
}

void MapScorer::scoreWhole(const Work& work) {
  task_.start(
      [map = toScore(library_.dataset(work.dataset).data(), *itemOf(work.dataset, work.map))](
          const std::stop_token& stop) { return ui::scoreWhole(map, stop); },
      [this, work](const Result<MapScores>& scores) {
        if (MapItem* item = itemOf(work.dataset, work.map)) {
          item->scored = true;
          if (scores) item->scores = *scores;  // otherwise there are too few points
        }
        if (!scores && scores.error().kind == Error::Kind::exhausted)
          notices_.report(scores.error());
        finish(work);
      });
}

void MapScorer::scorePoints(const Work& work) {
  Q_EMIT maps_.scoring(work.dataset, work.map, 0);
  const auto progress = [this, work](double fraction) {
    QMetaObject::invokeMethod(
        this, [this, work, fraction] { Q_EMIT maps_.scoring(work.dataset, work.map, fraction); });
  };
  task_.start(
      [map = toScore(library_.dataset(work.dataset).data(), *itemOf(work.dataset, work.map)),
       progress](const std::stop_token& stop) { return scoreEveryPoint(map, stop, progress); },
      [this, work](const Result<PointScores>& scores) {
        keep(work, scores, &MapItem::pointScores);
      });
}

void MapScorer::scoreReconstruction(const Work& work) {
  task_.start(
      [map = toScore(library_.dataset(work.dataset).data(), *itemOf(work.dataset, work.map))](
          const std::stop_token& stop) { return reconstructionErrorsOf(map, stop); },
      [this, work](const Result<std::vector<float>>& errors) {
        keep(work, errors, &MapItem::reconstructionErrors);
      });
}

template <class Scores>
void MapScorer::keep(const Work& work, const Result<Scores>& scores,
                     std::shared_ptr<const Scores> MapItem::* kept) {
  MapItem* item = itemOf(work.dataset, work.map);
  if (item && scores) item->*kept = std::make_shared<const Scores>(*scores);
  if (!scores) {
    failed_.insert(work);
    if (scores.error().kind == Error::Kind::exhausted) notices_.report(scores.error());
  }
  finish(work);
}

void MapScorer::finish(const Work& work) {
  working_.reset();
  Q_EMIT maps_.mapsChanged(work.dataset);
  proceed();
}

}  // namespace lookbook::ui
