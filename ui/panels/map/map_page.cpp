#include "ui/panels/map/map_page.h"

#include "ui/panels/map/map_pane.h"
#include "ui/panels/map/map_tools.h"
#include "ui/workspace/workspace.h"

#include <QVBoxLayout>

namespace lookbook::ui {

MapPage::MapPage(Workspace& workspace, QWidget* parent)
    : PageWidget(parent),
      pane_(new MapPane(workspace)),
      tools_(new MapTools(workspace.state(), {&pane_->canvas()})) {
  pane_->canvas().setObjectName(QStringLiteral("mapCanvas"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(tools_);
  layout->addWidget(pane_, 1);
  const auto follow = [this, &workspace] { pane_->setDataset(workspace.state().view().active); };
  connect(&workspace.state(), &ViewStore::contentChanged, this, follow);
  follow();
}

QWidget& MapPage::keyTarget() {
  return pane_->canvas();
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

}  // namespace lookbook::ui
