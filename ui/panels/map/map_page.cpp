#include "ui/panels/map/map_page.h"

#include "ui/panels/map/coloring_box.h"
#include "ui/panels/map/map_pane.h"
#include "ui/panels/map/map_tools.h"
#include "ui/panels/parts/layouts.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace lookbook::ui {

MapPage::MapPage(Workspace& workspace, QWidget* parent)
    : PageWidget(parent),
      pane_(new MapPane(workspace)),
      tools_(new MapTools(workspace.state(), {&pane_->canvas()})),
      header_(new QWidget) {
  pane_->canvas().setObjectName(QStringLiteral("mapCanvas"));
  pane_->setLegendInset(2 * kGap + tools_->sizeHint().width());
  auto* row = new QHBoxLayout(header_);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kGap);
  row->addWidget(&pane_->header(), 3);  // names of maps are long
  row->addWidget(new ColoringBox(workspace.state(), workspace.maps(), false), 1);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(pane_, 1);
  const auto follow = [this, &workspace] { pane_->setDataset(workspace.state().view().active); };
  connect(&workspace.state(), &ViewStore::contentChanged, this, follow);
  follow();
}

QWidget& MapPage::keyTarget() {
  return pane_->canvas();
}

QWidget* MapPage::bottomLine() {
  return &pane_->bottomLine();
}

bool MapPage::showImage(ImageIndex image) {
  pane_->canvas().showImage(image);
  return true;
}

void MapPage::showSelected() {
  pane_->showChosen();
}

void MapPage::showAll() {
  tools_->showAll();
}

void MapPage::toggleLegend() {
  pane_->toggleLegend();
}

}  // namespace lookbook::ui
