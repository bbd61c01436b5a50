#include "ui/workspace/grid_maker.h"

#include "core/runs/images_text.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"
#include "ui/maps/method_grid.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/figure_stamp.h"
#include "ui/workspace/workspace.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <numeric>
#include <utility>

namespace lookbook::ui {

namespace {

/// The approximate share of the computation of a map that is done.
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

/// Whether a map with these options can be used for those wanted. A PCA with more components can,
/// because the first ones are the same.
bool isLike(MapOptions options, const MapOptions& wanted) {
  if (!isOptimized(options.method)) options.dims = std::min(options.dims, wanted.dims);
  return toJson(options) == toJson(wanted);
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
  own_.reset();
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

void GridMaker::setOwnMaps(std::vector<DatasetId> datasets) {
  constexpr std::size_t kMost = 6;  // maps of a row: more would be too small to read
  cancel();
  datasets_.clear();
  limit_ = 0;
  own_.emplace();
  figure_ = {};
  QStringList titles;
  for (const DatasetId dataset : datasets) {
    const DatasetPtr& data = workspace_.library().dataset(dataset).data();
    const Maps& maps = workspace_.maps().of(dataset);
    std::vector<MapId> shown;
    GridFigure::Row row{.title = shownName(data->title()), .maps = {}};
    for (std::size_t map = maps.size(); map-- > 0 && shown.size() < kMost;) {
      if (!maps[map] || !maps[map]->record().positions) continue;
      shown.insert(shown.begin(), MapId(map));
      MapFigure figure;
      figure.dataset = data;
      figure.images = maps[map]->images();
      figure.title = maps[map]->title;
      row.maps.insert(row.maps.begin(), std::move(figure));
    }
    if (shown.empty()) continue;
    datasets_.push_back(dataset);
    titles += row.title;
    own_->push_back(std::move(shown));
    figure_.rows.push_back(std::move(row));
  }
  figure_.title = tr("Maps of %1").arg(titles.join(QStringLiteral(", ")));
  fillAll();
  Q_EMIT changed();
  Q_EMIT progressed();
}

std::vector<GridMaker::Cell> GridMaker::cells() const {
  std::vector<Cell> cells;
  std::size_t columns = 0;
  for (const GridFigure::Row& row : figure_.rows) columns = std::max(columns, row.maps.size());
  for (std::size_t column = 0; column < columns; ++column)
    for (std::size_t row = 0; row < figure_.rows.size(); ++row)
      if (column < figure_.rows[row].maps.size()) cells.push_back({row, column});
  return cells;
}

MapFigure& GridMaker::figureOf(const Cell& cell) {
  return figure_.rows[cell.row].maps[cell.column];
}

/// A map with the same recipe, preferably a finished one.
std::optional<MapId> GridMaker::mapOf(const Cell& cell) const {
  if (own_) return (*own_)[cell.row][cell.column];
  const auto& images = figure_.rows[cell.row].maps[cell.column].images;
  const MapOptions wanted = chosenFor(gridMethods()[cell.column], images.size());
  const Maps& maps = workspace_.maps().of(datasets_[cell.row]);
  std::optional<MapId> found;
  for (std::size_t map = 0; map < maps.size(); ++map) {
    const MapItem* item = maps[map].get();
    if (!item || item->record().recipe.parent || !item->record().recipe.changes.empty() ||
        item->images() != images || !isLike(item->options(), wanted))
      continue;
    const MapJob::State state = item->job->state();
    if (state == MapJob::State::finished) return MapId(map);
    if (item->job->active() || (state == MapJob::State::failed && !found)) found = MapId(map);
  }
  return found;
}

MapItem* GridMaker::itemOf(const Cell& cell) const {
  const auto map = mapOf(cell);
  return map ? workspace_.maps().item(datasets_[cell.row], *map) : nullptr;
}

std::optional<std::pair<DatasetId, MapId>> GridMaker::mapIn(std::size_t row,
                                                            std::size_t column) const {
  const auto map = mapOf({row, column});
  if (!map || !workspace_.maps().item(datasets_[row], *map)) return std::nullopt;
  return std::pair(datasets_[row], *map);
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
  if (!settled(*item) && !own_) {
    figure.caption = tr("being computed …");
    return false;
  }
  if (item->job->state() == MapJob::State::failed)
    figure.caption = item->job->error();
  else if (item->scores)
    fillCell(figure, item->record().positions, *item->scores);
  else
    figure.positions = item->record().positions;
  if (item->scores && figure.positions && figure.positions->cols() > 2)
    figure.caption = tr("In 3-D: %1").arg(figure.caption);  // the figure draws two dimensions
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

/// Waits for the first cell that is not finished, and begins its map if it has not begun.
void GridMaker::goOn() {
  if (busy_) return;
  if (!running_) {  // maps that the user computes count, too
    const int before = done_;
    fillAll();
    if (done_ != before) Q_EMIT changed();
    return Q_EMIT progressed();
  }
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
