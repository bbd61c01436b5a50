#include "ui/workspace/grid_maker.h"

#include "core/runs/images_text.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"
#include "ui/maps/method_grid.h"
#include "ui/workspace/figure_stamp.h"
#include "ui/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace lookbook::ui {

namespace {

/// The share of a map's making that is done, roughly.
double fractionOf(const MapItem& item) {
  constexpr double kBefore = 0.2;     // principal components, neighbours, graph
  constexpr double kOptimized = 0.9;  // then it is scored
  const MapSnapshot& snapshot = item.snapshot();
  switch (snapshot.stage) {
    case MapRun::Stage::optimize:
      return kBefore + (kOptimized - kBefore) * snapshot.stageFraction;
    case MapRun::Stage::finished:
      return kOptimized;
    default:
      return kBefore * (static_cast<double>(snapshot.stage) + snapshot.stageFraction) / 3;
  }
}

QString stageWords(const MapItem& item) {
  const MapSnapshot& snapshot = item.snapshot();
  if (item.job->state() == MapJob::State::paused) return GridMaker::tr("paused");
  if (snapshot.stage == MapRun::Stage::finished) return GridMaker::tr("scoring");
  if (snapshot.stage != MapRun::Stage::optimize) return GridMaker::tr("finding neighbours");
  return GridMaker::tr("iteration %1 of %2")
      .arg(grouped(static_cast<std::size_t>(snapshot.record.iteration)),
           grouped(static_cast<std::size_t>(snapshot.record.iterations)));
}

}  // namespace

GridMaker::GridMaker(Workspace& workspace, QObject* parent)
    : QObject(parent), workspace_(workspace) {
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, &GridMaker::goOn);
  connect(&workspace.maps(), &MapCollection::mapAdvanced, this, [this](DatasetId dataset) {
    if (current_ && datasets_[current_->row] == dataset) Q_EMIT progressed();
  });
}

void GridMaker::setImages(std::vector<DatasetId> datasets, std::size_t limit) {
  cancel();
  datasets_ = std::move(datasets);
  limit_ = limit;
  std::vector<GridImages> rows;
  for (const DatasetId number : datasets_) {
    const DatasetPtr& data = workspace_.library().dataset(number).data();
    std::vector<ImageIndex> images(limit_ == 0 ? data->size() : std::min(limit_, data->size()));
    std::iota(images.begin(), images.end(), 0U);
    rows.push_back({data, std::move(images)});
  }
  figure_ = methodGrid(rows);
  fillAll();
  Q_EMIT changed();
  Q_EMIT progressed();
}

std::vector<GridMaker::Cell> GridMaker::cells() const {
  std::vector<Cell> cells;
  for (std::size_t column = 0; column < gridMethods().size(); ++column)
    for (std::size_t row = 0; row < datasets_.size(); ++row) cells.push_back({row, column});
  return cells;
}

MapFigure& GridMaker::figureOf(const Cell& cell) {
  return figure_.rows[cell.row].maps[cell.column];
}

/// A map of the same recipe: finished at best, or on its way.
MapItem* GridMaker::itemOf(const Cell& cell) const {
  const auto& images = figure_.rows[cell.row].maps[cell.column].images;
  const auto wanted = toJson(chosenFor(gridMethods()[cell.column], images.size()));
  MapItem* found = nullptr;
  for (const auto& item : workspace_.maps().of(datasets_[cell.row])) {
    if (!item || item->record().recipe.parent || !item->record().recipe.changes.empty() ||
        item->images() != images || toJson(item->options()) != wanted)
      continue;
    const MapJob::State state = item->job->state();
    if (state == MapJob::State::finished) return item.get();
    if (item->job->active() || (state == MapJob::State::failed && !found)) found = item.get();
  }
  return found;
}

bool GridMaker::settled(const MapItem& item) {
  if (item.job->state() == MapJob::State::failed) return true;
  return item.job->state() == MapJob::State::finished && item.scored;
}

bool GridMaker::fill(const Cell& cell) {
  MapFigure& figure = figureOf(cell);
  if (figure.positions) return true;
  const MapItem* item = itemOf(cell);
  if (!item) {
    figure.caption.clear();
    return false;
  }
  if (!settled(*item)) {
    figure.caption = tr("being computed …");
    return false;
  }
  if (item->job->state() == MapJob::State::failed)
    figure.caption = item->job->error();
  else if (item->scores)
    fillCell(figure, item->record().positions, *item->scores);
  else
    figure.positions = item->record().positions;
  return true;
}

std::optional<GridMaker::Cell> GridMaker::fillAll() {
  std::optional<Cell> missing;
  done_ = 0;
  for (const Cell& cell : cells()) {
    if (fill(cell))
      ++done_;
    else if (!missing)
      missing = cell;
  }
  return missing;
}

GridFigure GridMaker::stamped() const {
  std::vector<const MapItem*> maps;
  for (const Cell& cell : cells())
    if (const MapItem* item = itemOf(cell)) maps.push_back(item);
  GridFigure figure = figure_;
  figure.stamp = stampText(workspace_, datasets_, maps);
  return figure;
}

void GridMaker::start() {
  running_ = true;
  goOn();
}

void GridMaker::cancel() {
  if (!running_) return;
  running_ = false;
  if (current_ && started_) workspace_.maps().discardMap(datasets_[current_->row], *started_);
  current_.reset();
  started_.reset();
  fillAll();
  Q_EMIT changed();
  Q_EMIT progressed();
}

/// The first cell that is not there yet is waited for; it is begun where nobody has.
void GridMaker::goOn() {
  if (!running_ || busy_) return;
  busy_ = true;
  const std::optional<Cell> before = std::exchange(current_, fillAll());
  if (current_ != before) started_.reset();
  if (current_ && !itemOf(*current_)) begin(*current_);
  running_ = current_.has_value();
  busy_ = false;
  if (current_ != before) Q_EMIT changed();
  Q_EMIT progressed();
}

void GridMaker::begin(const Cell& cell) {
  const auto& images = figureOf(cell).images;
  const DatasetId dataset = datasets_[cell.row];
  const bool all = images.size() == workspace_.library().dataset(dataset).data()->size();
  started_ = workspace_.maps().addMap(dataset, gridMethods()[cell.column], images,
                                      all ? allImages() : firstImages(images.size()));
  fill(cell);
}

int GridMaker::maps() const {
  return static_cast<int>(cells().size());
}

double GridMaker::fraction() const {
  if (maps() == 0) return 0;
  const MapItem* item = current_ ? itemOf(*current_) : nullptr;
  return (done_ + (item ? fractionOf(*item) : 0)) / maps();
}

QString GridMaker::words() const {
  const MapItem* item = current_ ? itemOf(*current_) : nullptr;
  if (!item) return {};
  return tr("%1 of %2: %3")
      .arg(methodTitle(item->options().method), figure_.rows[current_->row].title,
           stageWords(*item));
}

}  // namespace lookbook::ui
