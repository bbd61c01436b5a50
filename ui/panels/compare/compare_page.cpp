#include "ui/panels/compare/compare_page.h"

#include "core/readers/catalogue.h"
#include "ui/canvas/map/map_canvas.h"
#include "ui/panels/compare/class_side.h"
#include "ui/panels/compare/class_tools.h"
#include "ui/panels/compare/map_pair_bar.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/map/coloring_box.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/map/map_tools.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/panels/save/figure_sources.h"
#include "ui/text/shown_text.h"
#include "ui/workspace/workspace.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

namespace {

/// What stands left and right until the user chooses otherwise.
constexpr std::array<const char*, 2> kDefaults{"fashion-mnist", "mnist"};

}  // namespace

ComparePage::ComparePage(Workspace& workspace, QWidget* parent)
    : PageWidget(parent), workspace_(workspace) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  auto* halves = new QGridLayout;  // whose rows keep both maps as tall as one another
  halves->setSpacing(0);
  halves->setHorizontalSpacing(1);
  halves->setRowStretch(1, 1);
  bottom_ = new QWidget;
  // The window shows and hides the line itself, with the page.
  auto* around = new QHBoxLayout(bottom_);
  around->setContentsMargins(0, 0, 0, 0);
  mapsBottom_ = new QWidget;
  around->addWidget(mapsBottom_);
  auto* bottom = new QHBoxLayout(mapsBottom_);
  bottom->setContentsMargins(0, 0, 0, 0);
  bottom->setSpacing(kGap);
  for (int side = 0; side < 2; ++side) {
    QWidget* stack = makeSide(side);
    halves->addWidget(sides_[static_cast<std::size_t>(side)].header, 0, side);
    halves->addWidget(stack, 1, side);
    halves->setColumnStretch(side, 1);
    bottom->addWidget(&pane(side).bottomLine(), 1);
  }
  tools_ = new MapTools(workspace.state(), {&pane(0).canvas(), &pane(1).canvas()});
  pane(0).setLegendInset(2 * kGap + tools_->sizeHint().width());
  toggleLegend();  // folded until it is asked for: two would cover much of two maps
  makeHeader();
  sides_[0].classes->setOther(sides_[1].classes);
  sides_[1].classes->setOther(sides_[0].classes);
  layout->addLayout(halves, 1);

  connect(&workspace.library(), &OpenDatasets::opened, this, &ComparePage::take);
  connect(&workspace.state(), &ViewStore::contentChanged, this, &ComparePage::follow);
  for (int side = 0; side < 2; ++side)
    connect(&pane(side).canvas(), &MapCanvas::cameraChanged, this,
            [this, side] { linkCameras(side); });
  // Last: it looks at what the panes have been told to show.
  auto* pair =
      new MapPairBar(workspace.state(), workspace.library(), workspace.maps(), pane(0), pane(1));
  layout->insertWidget(0, pair);
  connect(pair, &MapPairBar::alignmentChanged, this, [this] { linkCameras(0); });
}

void ComparePage::makeHeader() {
  header_ = new QWidget;
  auto* row = new QHBoxLayout(header_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kGap);
  row->addWidget(new ClassTools(workspace_.state()), 1);
  mapTools_ = new QWidget;
  auto* maps = new QHBoxLayout(mapTools_);
  maps->setContentsMargins(0, 0, 0, 0);
  maps->setSpacing(2);
  for (const char* command : {"linkCameras", "methodGrid"}) maps->addWidget(commandButton(command));
  maps->addWidget(new ColoringBox(workspace_.state(), workspace_.maps(), true), 1);
  row->addWidget(mapTools_, 1);
}

QWidget* ComparePage::makeSide(int side) {
  Side& s = sides_[static_cast<std::size_t>(side)];
  s.pane = new MapPane(workspace_);
  s.pane->canvas().setObjectName(side == 0 ? QStringLiteral("leftCanvas")
                                           : QStringLiteral("rightCanvas"));
  s.datasets = new ElidedComboBox;
  s.datasets->setObjectName(side == 0 ? QStringLiteral("leftDataset")
                                      : QStringLiteral("rightDataset"));
  setPlainToolTip(s.datasets, tr("The data set on this side"));
  connect(s.datasets, &QComboBox::activated, this,
          [this, side](int row) { compare(side, idOf<DatasetId>(row)); });

  s.header = new QWidget;
  asPanel(s.header);
  auto* above = new QHBoxLayout(s.header);
  above->setContentsMargins(kGap, 2, kGap, 2);
  above->addWidget(s.datasets);
  above->addWidget(&s.pane->header(), 1);
  s.stack = new QStackedWidget;
  s.stack->addWidget(emptyState(side));
  s.stack->addWidget(s.pane);
  s.classes =
      new ClassSide(workspace_, side == 0 ? QStringLiteral("left") : QStringLiteral("right"));
  connect(s.classes, &ClassSide::datasetChosen, this,
          [this, side](int row) { compare(side, idOf<DatasetId>(row)); });
  s.stack->addWidget(s.classes);
  return s.stack;
}

QWidget* ComparePage::emptyState(int side) {
  Side& s = sides_[static_cast<std::size_t>(side)];
  auto* empty = new QWidget;
  auto* layout = new QVBoxLayout(empty);
  layout->addStretch(1);
  s.missing = quietLabel();
  s.missing->setObjectName(side == 0 ? QStringLiteral("leftMissing")
                                     : QStringLiteral("rightMissing"));
  s.missing->setWordWrap(true);
  s.missing->setAlignment(Qt::AlignCenter);
  s.missing->setTextInteractionFlags(Qt::TextSelectableByMouse);
  layout->addWidget(s.missing);
  auto* open = new QPushButton(tr("Open…"));
  setCommand(open, "openFolder");
  layout->addWidget(open, 0, Qt::AlignHCenter);
  layout->addStretch(1);
  return empty;
}

void ComparePage::fill() {
  filled_ = true;
  for (int side = 0; side < 2; ++side) {
    const auto slot = static_cast<std::size_t>(side);
    if (workspace_.state().view().compared[slot]) continue;
    const QString id = QString::fromUtf8(kDefaults[slot]);
    if (const auto open = workspace_.library().find(id)) {
      compare(side, open);
      continue;
    }
    sides_[slot].missing->setText(tr("Opening %1 …").arg(id));
    sides_[slot].opening = true;
    workspace_.library().open(id, false, [this, side](const Result<DatasetId>& opened) {
      sides_[static_cast<std::size_t>(side)].opening = false;
      if (opened) {
        compare(side, *opened);
      } else {
        tellMissing(side, opened.error());
      }
    });
  }
}

void ComparePage::tellMissing(int side, const Error& error) {
  const auto slot = static_cast<std::size_t>(side);
  QStringList files;
  for (const char* name : usualFileNames()) files += QString::fromUtf8(name);
  sides_[slot].missing->setText(
      tr("%1 is not on this machine.\n\nIt comes as four files, gzipped or not:\n%2\n\nPut them in "
         "one folder and open it, or drop it on this window.")
          .arg(side == 0 ? tr("Fashion-MNIST") : tr("MNIST"), files.join(QLatin1Char('\n'))));
  setPlainToolTip(sides_[slot].missing, shownError(error));
}

void ComparePage::take(DatasetId dataset) {
  listDatasets();
  const auto& compared = workspace_.state().view().compared;
  const auto empty = std::ranges::find(compared, std::optional<DatasetId>());
  const bool asked = std::ranges::none_of(sides_, &Side::opening);
  if (filled_ && asked && empty != compared.end())
    compare(static_cast<int>(empty - compared.begin()), dataset);
}

void ComparePage::compare(int side, std::optional<DatasetId> dataset) {
  workspace_.state().change(
      [&](ViewState& view) { view.compared[static_cast<std::size_t>(side)] = dataset; });
}

void ComparePage::listDatasets() {
  for (int side = 0; side < 2; ++side) {
    Side& s = sides_[static_cast<std::size_t>(side)];
    s.datasets->clear();
    for (const DatasetId dataset : workspace_.library().ids())
      s.datasets->addItem(shownName(workspace_.library().dataset(dataset).data()->title()));
    s.datasets->setCurrentIndex(
        numberOf(workspace_.state().view().compared[static_cast<std::size_t>(side)]));
  }
}

void ComparePage::follow() {
  const bool classes = workspace_.state().view().comparing == Comparing::classes;
  mapTools_->setVisible(!classes);
  mapsBottom_->setVisible(!classes);
  for (int side = 0; side < 2; ++side) {
    Side& s = sides_[static_cast<std::size_t>(side)];
    const auto dataset = workspace_.state().view().compared[static_cast<std::size_t>(side)];
    s.header->setVisible(!classes);
    s.stack->setCurrentIndex(!dataset ? 0 : classes ? 2 : 1);
    const MapPane::Part part = !sameDataset() ? MapPane::Part::only
                               : side == 0    ? MapPane::Part::first
                                              : MapPane::Part::second;
    if (dataset == s.pane->dataset() && part == s.pane->part()) continue;
    s.pane->setDataset(dataset, part);
    s.pane->setLegendWanted(part != MapPane::Part::second);
    s.classes->setDataset(dataset);
    s.datasets->setCurrentIndex(numberOf(dataset));
  }
  const bool wasLinked = std::exchange(linked_, workspace_.state().view().camerasLinked);
  if (linked_ && !wasLinked) linkCameras(0);
}

QWidget& ComparePage::keyTarget() {
  return pane(0).canvas();
}

void ComparePage::showAll() {
  tools_->showAll();
}

void ComparePage::toggleLegend() {
  for (int side = 0; side < 2; ++side) pane(side).toggleLegend();
}

std::optional<DatasetId> ComparePage::datasetAt(QPoint place) const {
  for (const Side& side : sides_)
    if (side.pane->isVisible() && side.pane->dataset() &&
        side.pane->rect().contains(side.pane->mapFrom(this, place)))
      return side.pane->dataset();
  return {};
}

bool ComparePage::sameDataset() const {
  const auto& compared = workspace_.state().view().compared;
  return compared[0] && compared[0] == compared[1];
}

void ComparePage::linkCameras(int from) {
  // Two maps of one data set have one camera; where the second lies elsewhere, it is seen alike.
  const bool alike =
      sameDataset() ? !pane(1).sharesCamera() : workspace_.state().view().camerasLinked;
  if (linking_ || !alike) return;
  const int to = 1 - from;
  if (!pane(from).dataset() || !pane(to).dataset()) return;
  linking_ = true;
  pane(to).canvas().lookLike(pane(from).canvas());
  linking_ = false;
}

std::vector<FigureSource> ComparePage::matrices() const {
  constexpr QSizeF kPage(1200, 1200);
  std::vector<FigureSource> sources;
  for (const Side& side : sides_)
    if (auto matrix = side.classes->matrix())
      sources.push_back({.title = tr("Classes: %1, %2").arg(matrix->title, matrix->measure),
                         .kind = QStringLiteral("classes"),
                         .figure = std::move(*matrix),
                         .size = kPage});
  return sources;
}

}  // namespace lookbook::ui
