#include "ui/panels/save/figure_sources.h"

#include "ui/canvas/map/map_view.h"
#include "ui/look/main_part.h"
#include "ui/maps/map_caption.h"
#include "ui/maps/map_words.h"
#include "ui/maps/run_words.h"
#include "ui/text/phrases.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/figure_stamp.h"
#include "ui/workspace/grid_maker.h"
#include "ui/workspace/workspace.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>
#include <tuple>
#include <utility>

namespace lookbook::ui {

namespace {

QString tr(const char* text) {
  return QCoreApplication::translate("FigureSources", text);
}

/// The projection of a map in 3-D. Points behind the camera are NaN.
MatrixF seenFrom(const MapCamera& camera, const MatrixF& positions) {
  constexpr double kView = 1000;
  const MapView view(camera, MapExtent::of(positions, farOutliers(positions)), 3,
                     QSizeF(kView, kView));
  MatrixF seen(positions.rows(), 2);
  constexpr float kUnseen = std::numeric_limits<float>::quiet_NaN();
  for (Eigen::Index row = 0; row < positions.rows(); ++row) {
    const MapView::Place place =
        view.project({positions(row, 0), positions(row, 1), positions(row, 2)});
    seen(row, 0) = place.visible ? static_cast<float>(place.x) : kUnseen;
    seen(row, 1) = place.visible ? static_cast<float>(-place.y) : kUnseen;
  }
  return seen;
}

PointValues valuesOf(const MapItem& item, Coloring coloring) {
  PointValues values{.of = item.values(coloring), .title = coloringTitle(coloring)};
  if (values.of) std::tie(values.worst, values.best) = colorRange(*values.of, coloring);
  return values;
}

/// The part of a 2-D map that is in view; null: all of it.
QRectF partInView(const DatasetView& view, const MatrixF& positions, QSizeF size) {
  if (view.threeDimensional || size.isEmpty()) return {};
  MapCamera camera = view.mapCamera;
  if (camera.height <= 0) {
    const MatrixF flat = positions.leftCols(std::min<Eigen::Index>(positions.cols(), 2));
    const std::vector<std::uint32_t> outliers = farOutliers(flat);
    if (outliers.empty()) return {};
    camera = MapView({}, MapExtent::of(flat, outliers), 2, size).resolved();
  }
  const double width = camera.height * size.width() / size.height();
  return {camera.focus[0] - width / 2, camera.focus[1] - camera.height / 2, width, camera.height};
}

constexpr QSizeF kPage(1600, 1200);
constexpr QSizeF kChartPage(960, 600);

void addMap(std::vector<FigureSource>& sources, const Workspace& workspace, DatasetId dataset,
            const MapItem& item, QSizeF mapView) {
  if (!item.record().positions) return;
  MapFigure figure = figureOf(workspace, dataset, item);
  figure.part = partInView(workspace.state().viewOf(dataset), *figure.positions, mapView);
  const QString name = shownName(workspace.library().dataset(dataset).data()->title());
  const QString stamp = figure.stamp;
  sources.push_back({.title = tr("Map: %1, %2").arg(name, item.title),
                     .kind = QStringLiteral("map"),
                     .figure = std::move(figure),
                     .size = kPage});
  LineChart chart = curve(item);
  if (chart.points.empty()) return;
  const QString of = tr("%1, %2").arg(name, methodTitle(item.options().method));
  sources.push_back({.title = tr("Curve: %1, %2").arg(name, chart.yLabel),
                     .kind = QStringLiteral("curve"),
                     .figure = ChartFigure{.chart = std::move(chart),
                                           .title = of,
                                           .caption = describeMap(item),
                                           .stamp = stamp,
                                           .look = {}},
                     .size = kChartPage});
}

void addSheet(std::vector<FigureSource>& sources, Workspace& workspace, DatasetId dataset) {
  const DatasetView& view = workspace.state().viewOf(dataset);
  OpenDataset& open = workspace.library().dataset(dataset);
  const Dataset& data = *open.data();
  SheetFigure sheet;
  sheet.dataset = open.data();
  for (const auto& images : open.byClass(shownBy(view), view.sort, view.sortReversed))
    sheet.images.insert(sheet.images.end(), images.begin(), images.end());
  sheet.title = shownName(data.title());
  sheet.caption = captionOf({imageCount(sheet.images.size()),
                             tr("%1 × %2 pixels each").arg(data.columns()).arg(data.rows())});
  sheet.stamp = stampText(workspace, dataset);
  sources.push_back({.title = tr("Sheet: %1").arg(sheet.title),
                     .kind = QStringLiteral("sheet"),
                     .figure = std::move(sheet),
                     .size = kPage});
}

void addGrid(std::vector<FigureSource>& sources, Workspace& workspace) {
  std::vector<DatasetId> datasets;
  for (const auto dataset : workspace.state().view().compared)
    if (dataset && std::ranges::find(datasets, *dataset) == datasets.end())
      datasets.push_back(*dataset);
  if (datasets.empty()) return;
  GridMaker maker(workspace);
  maker.setImages(datasets, 0);
  if (maker.mapsDone() == 0) return;
  sources.push_back({.title = tr("Grid of all methods"),
                     .kind = QStringLiteral("grid"),
                     .figure = maker.stamped(),
                     .size = naturalSize(maker.figure())});
}

}  // namespace

MapFigure figureOf(const Workspace& workspace, DatasetId dataset, const MapItem& item) {
  const OpenDataset& open = workspace.library().dataset(dataset);
  const ViewState& state = workspace.state().view();
  const DatasetView& view = state.datasets[dataset.index()];
  MapFigure figure;
  figure.dataset = open.data();
  figure.images = item.images();
  figure.positions = item.positionsAt(view.moment);
  const bool deep = view.threeDimensional && figure.positions && figure.positions->cols() >= 3;
  if (deep)
    figure.positions = std::make_shared<const MatrixF>(seenFrom(view.mapCamera, *figure.positions));
  figure.title =
      tr("%1, %2").arg(shownName(open.data()->title()), methodTitle(item.options().method));
  figure.caption = captionOf(factsOf(item, view.moment < 0, deep));
  if (item.options().method == kProjection && !deep) {
    figure.xLabel = componentLabel(item.record().componentVariances, 0);
    figure.yLabel = componentLabel(item.record().componentVariances, 1);
  }
  figure.stamp = stampText(workspace, dataset);
  figure.filter = shownBy(view);
  figure.selection = view.selection;
  figure.values = valuesOf(item, state.coloring);
  figure.look.opacity = state.opacity;
  return figure;
}

std::vector<FigureSource> figureSources(Workspace& workspace, QSizeF mapView) {
  std::vector<FigureSource> sources;
  const ViewState& view = workspace.state().view();
  std::vector<DatasetId> datasets;
  if (view.active) datasets.push_back(*view.active);
  for (const DatasetId dataset : workspace.library().ids())
    if (dataset != view.active) datasets.push_back(dataset);
  for (const DatasetId dataset : datasets) {
    if (const MapItem* item = workspace.maps().shownMap(dataset))
      addMap(sources, workspace, dataset, *item, mapView);
    addSheet(sources, workspace, dataset);
  }
  addGrid(sources, workspace);
  if (!showsMaps(view))
    std::ranges::stable_partition(
        sources, [](const FigureSource& source) { return source.kind == QLatin1String("sheet"); });
  return sources;
}

}  // namespace lookbook::ui
