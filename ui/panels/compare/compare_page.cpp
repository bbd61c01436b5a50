#include "ui/panels/compare/compare_page.h"

#include "ui/canvas/map/map_canvas.h"
#include "ui/panels/compare/map_pair_bar.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/library/compared_box.h"
#include "ui/panels/library/pane_buttons.h"
#include "ui/panels/map/coloring_box.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/map/map_tools.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/compared.h"
#include "ui/workspace/workspace.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace lookbook::ui {

ComparePage::ComparePage(Workspace& workspace, QWidget* parent)
    : PageWidget(parent), workspace_(workspace), halves_(new QGridLayout), bottom_(new QWidget) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  halves_->setSpacing(0);  // the rows of the grid keep both maps at the same height
  halves_->setHorizontalSpacing(1);
  halves_->setRowStretch(1, 1);
  auto* bottom = new QHBoxLayout(bottom_);
  bottom->setContentsMargins(0, 0, 0, 0);
  bottom->setSpacing(kGap);
  for (std::size_t side = 0; side < sides_.size(); ++side) {
    makeSide(side);
    halves_->addWidget(sides_[side].header, 0, static_cast<int>(side));
    halves_->addWidget(sides_[side].pane, 1, static_cast<int>(side));
    bottom->addWidget(&sides_[side].pane->bottomLine(), 1);
  }
  tools_ = new MapTools(workspace.state(), {&pane(0).canvas(), &pane(1).canvas()});
  pane(0).setLegendInset(2 * kGap + tools_->sizeHint().width());
  toggleLegend();  // hidden at first, because two legends would cover much of the two maps
  makeHeader();
  layout->addLayout(halves_, 1);

  connect(&workspace.library(), &OpenDatasets::opened, this, [this] {
    if (isVisible()) opened();
  });
  connect(&workspace.state(), &ViewStore::contentChanged, this, &ComparePage::follow);
  for (int side = 0; side < 2; ++side)
    connect(&pane(side).canvas(), &MapCanvas::cameraChanged, this,
            [this, side] { linkCameras(side); });
  // Created last, because it uses what the panes show.
  auto* pair =
      new MapPairBar(workspace.state(), workspace.library(), workspace.maps(), pane(0), pane(1));
  layout->insertWidget(0, pair);
  connect(pair, &MapPairBar::alignmentChanged, this, [this] { linkCameras(0); });
  follow();
}

void ComparePage::makeHeader() {
  header_ = new QWidget;
  auto* row = new QHBoxLayout(header_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(2);
  for (const char* command : {"linkCameras", "methodGrid"}) row->addWidget(commandButton(command));
  row->addWidget(new ColoringBox(workspace_.state(), workspace_.maps(), true), 1);
}

void ComparePage::makeSide(std::size_t side) {
  Side& s = sides_[side];
  s.pane = new MapPane(workspace_);
  s.pane->canvas().setObjectName(side == 0 ? QStringLiteral("leftCanvas")
                                           : QStringLiteral("rightCanvas"));
  auto* datasets = new ComparedBox(workspace_.state(), workspace_.library(), side, true);
  datasets->setObjectName(side == 0 ? QStringLiteral("leftDataset")
                                    : QStringLiteral("rightDataset"));
  connect(datasets, &QComboBox::activated, this, [this] { keyTarget().setFocus(); });
  s.header = new QWidget;
  asPanel(s.header);
  auto* above = new QHBoxLayout(s.header);
  above->setContentsMargins(kGap, 2, kGap, 2);
  above->addWidget(datasets);
  above->addWidget(&s.pane->header());
  above->addStretch(1);
  if (side == 0)
    above->addWidget(new AddPaneButton(workspace_.state(), workspace_.library(), true));
  else
    above->addWidget(closePaneButton(workspace_.state()));
}

void ComparePage::opened() {
  const std::vector<DatasetId> open = workspace_.library().ids();
  workspace_.state().change([&](ViewState& view) { compareOpen(view, open); });
}

void ComparePage::follow() {
  const auto& compared = workspace_.state().view().compared;
  for (std::size_t side = 0; side < sides_.size(); ++side) {
    Side& s = sides_[side];
    const auto dataset = compared[side];
    // The empty pane explains what to do.
    const bool shown = dataset || (side == 0 && !compared[1]);
    s.header->setVisible(dataset.has_value());
    s.pane->setVisible(shown);
    s.pane->bottomLine().setVisible(shown);
    halves_->setColumnStretch(static_cast<int>(side), shown ? 1 : 0);
    const MapPane::Part part = !sameDataset() ? MapPane::Part::only
                               : side == 0    ? MapPane::Part::first
                                              : MapPane::Part::second;
    if (dataset == s.pane->dataset() && part == s.pane->part()) continue;
    s.pane->setDataset(dataset, part);
    s.pane->setLegendWanted(part != MapPane::Part::second);
  }
  const bool wasLinked = std::exchange(linked_, workspace_.state().view().camerasLinked);
  if (linked_ && !wasLinked) linkCameras(0);
}

QWidget& ComparePage::keyTarget() {
  return pane(pane(0).isHidden() ? 1 : 0).canvas();
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
  // Two maps of one data set share a camera. If they are not aligned, they have the same view.
  const bool alike =
      sameDataset() ? !pane(1).sharesCamera() : workspace_.state().view().camerasLinked;
  if (linking_ || !alike) return;
  const int to = 1 - from;
  if (!pane(from).dataset() || !pane(to).dataset()) return;
  linking_ = true;
  pane(to).canvas().lookLike(pane(from).canvas());
  linking_ = false;
}

}  // namespace lookbook::ui
