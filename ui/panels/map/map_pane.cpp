#include "ui/panels/map/map_pane.h"

#include "ui/canvas/map/map_canvas.h"
#include "ui/commands/conditions/why_not.h"
#include "ui/look/palette.h"
#include "ui/maps/map_words.h"
#include "ui/maps/placing.h"
#include "ui/panels/frame/floating.h"
#include "ui/panels/library/filter_card.h"
#include "ui/panels/map/map_footer.h"
#include "ui/panels/map/map_header.h"
#include "ui/panels/map/timeline.h"
#include "ui/panels/maps/map_note_dialog.h"
#include "ui/panels/menus/image_menu.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/workspace/workspace.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

MapPane::MapPane(Workspace& workspace, QWidget* parent)
    : QWidget(parent),
      workspace_(workspace),
      canvas_(new MapCanvas),
      timeline_(new Timeline(workspace)),
      footer_(new MapFooter(workspace.state(), workspace.library(), workspace.maps())),
      legend_(new FilterCard(workspace.state(), workspace.library(), canvas_)),
      legendPlace_(new Floating(legend_, Qt::TopLeftCorner, QPoint(kGap, kGap))),
      header_(new MapHeader),
      bottom_(new QWidget) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(canvas_, 1);
  auto* line = new QHBoxLayout(bottom_);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(0);
  line->addWidget(timeline_, 1);
  line->addWidget(footer_, 1);
  legend_->setProperty("role", QStringLiteral("card"));
  legend_->setAttribute(Qt::WA_StyledBackground);
  legend_->setCursor(Qt::ArrowCursor);
  showLegend();
  canvas_->setTheme(workspace.state().theme());
  compute_ = new QPushButton(tr("Compute"), canvas_);
  compute_->setObjectName(QStringLiteral("compute"));
  compute_->setProperty("role", QStringLiteral("primary"));
  setPlainToolTip(compute_, tr("Compute this map from its recipe"));
  compute_->hide();
  canvas_->installEventFilter(this);
  connect(compute_, &QPushButton::clicked, this, [this] {
    if (MapItem* shown = item()) shown->job->resume();
    canvas_->setFocus();
  });
  connectCanvas();
  connectHeader();
  connect(&workspace.state(), &ViewStore::viewChanged, this, &MapPane::follow);
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, [this](DatasetId dataset) {
    if (dataset != dataset_) return;
    listMaps();
    showMap();
  });
  connect(&workspace.maps(), &MapCollection::mapAdvanced, this,
          [this](DatasetId dataset, MapId map) {
            if (dataset != dataset_ || map != map_) return;
            showPositions();
            showStatus();
          });
  connect(&workspace.maps(), &MapCollection::scoring, this,
          [this](DatasetId dataset, MapId map, double fraction) {
            if (dataset == dataset_ && map == map_ && item() &&
                workspace_.maps().scoringPoints(*item()))
              footer_->showScoring(fraction);
          });
  connect(&workspace.placing(), &Placing::changed, this, &MapPane::showPlaced);
  connect(footer_, &MapFooter::pairsRequested, this, &MapPane::activate);
  const ViewState& view = workspace.state().view();
  canvas_->setMarks(view.marks);
  canvas_->setPointSize(view.pointSize);
  canvas_->setOpacity(view.opacity);
  canvas_->setClassNames(view.classNames);
}

void MapPane::connectHeader() {
  connect(header_, &MapHeader::mapSelected, this, &MapPane::chooseMap);
  connect(header_, &MapHeader::removeRequested, this,
          [this] { workspace_.maps().removeMap(*dataset_, *map_); });
  connect(header_, &MapHeader::noteRequested, this, [this] {
    auto* dialog = new MapNoteDialog(workspace_, *dataset_, *map_, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
  });
  connect(header_, &MapHeader::threeDimensionalRequested, this, [this](bool on) {
    if (!dataset_ || view().threeDimensional == on) return;
    workspace_.state().changeDataset(*dataset_, [&](DatasetView& v) {
      v.threeDimensional = on;
      v.mapCamera = MapCamera{};
    });
  });
}

QWidget& MapPane::header() {
  return *header_;
}

void MapPane::setLegendInset(int left) {
  legendPlace_->setInset(QPoint(left, kGap));
}

void MapPane::setLegendWanted(bool wanted) {
  legendWanted_ = wanted;
  showLegend();
}

void MapPane::toggleLegend() {
  legendFolded_ = !legendFolded_;
  showLegend();
}

void MapPane::showLegend() {
  legend_->setVisible(dataset_ && legendWanted_ && !legendFolded_);
}

void MapPane::connectCanvas() {
  connect(canvas_, &Canvas::hovered, this, [this](std::optional<ImageIndex> image) {
    if (dataset_) workspace_.state().setHovered(*dataset_, image);
  });
  connect(canvas_, &Canvas::clicked, this,
          [this](std::optional<ImageIndex> image, SelectionChange change) {
            if (!dataset_) return;
            workspace_.state().asOneStep([&] {
              activate();
              workspace_.state().click(*dataset_, image, change);
            });
          });
  connect(canvas_, &Canvas::regionChosen, this,
          [this](const std::vector<ImageIndex>& images, SelectionChange change) {
            if (!dataset_) return;
            workspace_.state().asOneStep([&] {
              activate();
              workspace_.state().selectRegion(*dataset_, images, change);
            });
          });
  offerMenus(*canvas_, workspace_, [this] { return dataset_; });
  connect(canvas_, &MapCanvas::cameraChanged, this, [this](const MapCamera& camera) {
    if (dataset_ && sharesCamera())
      workspace_.state().changeDataset(*dataset_, [&](DatasetView& v) { v.mapCamera = camera; });
  });
  connect(&workspace_.state(), &ViewStore::hoverChanged, this, [this](DatasetId dataset) {
    if (dataset == dataset_) canvas_->setHovered(workspace_.state().hovered(dataset));
  });
}

void MapPane::activate() {
  workspace_.state().change([this](ViewState& view) { view.active = dataset_; });
}

const DatasetView& MapPane::view() const {
  return workspace_.state().viewOf(*dataset_);
}

MapItem* MapPane::item() const {
  const auto map = dataset_ ? shownNumber() : std::nullopt;
  return map ? workspace_.maps().item(*dataset_, *map) : nullptr;
}

std::optional<MapId> MapPane::shownNumber() const {
  return part_ == Part::second ? workspace_.maps().secondMap(*dataset_) : view().map;
}

/// Shows a map that the user has selected, and its parameters in the Run menu.
void MapPane::chooseMap(MapId map) {
  const MapOptions& options = workspace_.maps().item(*dataset_, map)->options();
  workspace_.state().asOneStep([&] {
    workspace_.state().changeDataset(*dataset_, [&](DatasetView& view) {
      if (part_ == Part::second) {
        view.secondMap = map;
        return;
      }
      lookbook::showMap(view, map);
      view.threeDimensional = isThreeDimensional(options);
    });
    if (options.method != kFromFile)
      workspace_.state().change([&](ViewState& view) { view.parameters.options = options; });
  });
  canvas_->setFocus();
}

void MapPane::setPlaces(std::shared_ptr<const MatrixF> places) {
  const bool shared = sharesCamera();
  places_ = std::move(places);
  showPositions();
  if (dataset_ && sharesCamera() != shared)
    canvas_->setCamera(sharesCamera() ? view().mapCamera : MapCamera{});
}

void MapPane::setComparison(std::shared_ptr<const MapComparison> comparison) {
  comparison_ = std::move(comparison);
  showColoring();
}

void MapPane::setDataset(std::optional<DatasetId> dataset, Part part) {
  if (dataset == dataset_ && part == part_) return;
  dataset_ = dataset;
  part_ = part;
  timeline_->setDataset(part == Part::only ? dataset : std::nullopt);
  map_.reset();
  forgetMap();
  canvas_->setDataset(dataset ? workspace_.library().dataset(*dataset).data() : nullptr);
  legend_->setDataset(dataset);
  showLegend();
  listMaps();
  compute_->hide();
  if (!dataset) return;
  canvas_->setFilter(shownBy(view()));
  canvas_->setSelection(view().selection);
  canvas_->setCurrent(view().current);
  showMap();
}

void MapPane::follow(const ViewState& before) {
  const ViewState& now = workspace_.state().view();
  if (before.theme != now.theme) canvas_->setTheme(workspace_.state().theme());
  if (before.marks != now.marks) canvas_->setMarks(now.marks);
  if (before.pointSize != now.pointSize) canvas_->setPointSize(now.pointSize);
  if (before.opacity != now.opacity) canvas_->setOpacity(now.opacity);
  canvas_->setClassNames(now.classNames);
  if (!dataset_ || dataset_->index() >= before.datasets.size()) return;
  const DatasetView& was = before.datasets[dataset_->index()];
  const DatasetView& is = view();
  const bool filtered = shownBy(was) != shownBy(is);
  if (filtered) canvas_->setFilter(shownBy(is));
  if (was.selection != is.selection) canvas_->setSelection(is.selection);
  if (was.current != is.current) canvas_->setCurrent(is.current);
  if (shownNumber() != map_ || was.threeDimensional != is.threeDimensional) {
    forgetDrawn();
    listMaps();
    showMap();
  } else {
    if (sharesCamera() && was.mapCamera != is.mapCamera && canvas_->camera() != is.mapCamera)
      canvas_->setCamera(is.mapCamera);
    if (was.moment != is.moment) {
      showPositions();
      showPlaced();
    }
  }
  if (was.selection != is.selection) showPair();
  if (filtered) showStatus();
  if (before.coloring != now.coloring) showColoring();
}

void MapPane::listMaps() {
  std::vector<std::pair<QString, MapId>> titles;
  if (dataset_) {
    const auto& maps = workspace_.maps().of(*dataset_);
    for (std::size_t i = 0; i < maps.size(); ++i)
      if (maps[i]) titles.emplace_back(maps[i]->title, MapId(i));
  }
  header_->setMaps(titles, dataset_ ? shownNumber() : std::nullopt);
}

void MapPane::showMap() {
  if (!dataset_) return;
  if (shownNumber() != map_) {
    map_ = shownNumber();
    forgetMap();
    canvas_->clearPoints();
  }
  const MapItem* item = this->item();
  if (!item) {
    const QString obstacle = whyNotRun(workspace_);
    canvas_->setEmptyMessage(tr("No map yet"),
                             !obstacle.isEmpty()
                                 ? obstacle
                                 : tr("Press Run in the header to compute one, or open the menu "
                                      "beside it to select a method and its parameters."));
  } else if (item->job->state() == MapJob::State::waiting) {
    canvas_->setEmptyMessage(tr("This map is not computed yet"), item->title);
  } else if (item->job->active()) {
    canvas_->setEmptyMessage(
        tr("The map is being computed"),
        tr("Its points appear as soon as the principal components are found."));
  } else {
    canvas_->setEmptyMessage(tr("This map has no points"), describeState(*item, false));
  }
  compute_->setVisible(item && item->job->state() == MapJob::State::waiting);
  placeCompute();
  const bool canTurn = item && item->options().dims >= 3;
  header_->setDimensions(canTurn, view().threeDimensional);
  showPositions();
  showStatus();
  showColoring();
  showPlaced();
  showPair();
}

/// Places the button Compute of a map that is not computed yet: in the middle, below the message.
void MapPane::placeCompute() {
  constexpr int kBelowWords = 72;
  compute_->adjustSize();
  compute_->move((canvas_->width() - compute_->width()) / 2,
                 canvas_->height() / 2 + kBelowWords - compute_->height() / 2);
}

bool MapPane::eventFilter(QObject* watched, QEvent* event) {
  if (watched == canvas_ && event->type() == QEvent::Resize) placeCompute();
  return QWidget::eventFilter(watched, event);
}

void MapPane::forgetMap() {
  forgetDrawn();
  places_.reset();
  comparison_.reset();
}

void MapPane::forgetDrawn() {
  pointsSet_ = false;
  drawn_.reset();
  drawnMoment_ = -1;
}

void MapPane::showPositions() {
  const MapItem* item = this->item();
  if (!item || !item->record().positions) return;
  const double moment = part_ == Part::only ? view().moment : -1;
  if (places_ && moment < 0) {
    if (drawn_ == places_) return;
    drawn_ = places_;
  } else {
    const auto first = moment < 0 ? item->snapshot().firstLayout : nullptr;
    const auto latest = first ? first : item->record().positions;
    if (moment >= 0 ? moment == drawnMoment_ : latest == drawn_) return;
    drawn_ = first ? first : item->positionsAt(moment);
  }
  drawnMoment_ = moment;
  const bool deep = view().threeDimensional && drawn_->cols() >= 3;
  const auto positions =
      deep || drawn_->cols() <= 2 ? drawn_ : std::make_shared<const MatrixF>(drawn_->leftCols(2));
  if (pointsSet_) {
    canvas_->movePoints(positions);
    return;
  }
  pointsSet_ = true;
  canvas_->setPoints(item->images(), positions);
  if (sharesCamera() && view().mapCamera != MapCamera{}) canvas_->setCamera(view().mapCamera);
}

void MapPane::showStatus() {
  footer_->showStatus(*dataset_, item());
}

void MapPane::showColoring() {
  const MapItem* item = this->item();
  const Coloring coloring = workspace_.state().view().coloring;
  auto values = item && pointsSet_ ? item->values(coloring) : nullptr;
  if (comparison_ && coloring == Coloring::moved) values = {comparison_, &comparison_->moved};
  if (comparison_ && coloring == Coloring::overlap) values = {comparison_, &comparison_->overlap};
  const auto [worst, best] = values ? colorRange(*values, coloring) : std::pair(0.0, 1.0);
  canvas_->setValues(values, worst, best, coloringTitle(coloring));
  footer_->showColoring(item, values ? std::optional(std::pair(worst, best)) : std::nullopt);
}

}  // namespace lookbook::ui
