#include "ui/panels/gallery/gallery_tools.h"

#include "ui/panels/frame/command_button.h"
#include "ui/panels/gallery/gallery_zoom.h"
#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/fields.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QActionGroup>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace lookbook::ui {

namespace {

void changeActive(ViewStore& state, const std::function<void(DatasetView&)>& edit) {
  if (const auto active = state.view().active) state.changeDataset(*active, edit);
}

}  // namespace

GalleryTools::GalleryTools(ViewStore& state, QWidget* parent)
    : QWidget(parent), state_(state), zoom_(new GalleryZoom) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(sortButton());
  auto* arrangement = segments({tr("Rows"), tr("Sheets")}, &arrangement_);
  arrangement->setObjectName(QStringLiteral("arrangement"));
  setPlainToolTip(arrangement->findChildren<QAbstractButton*>().value(0),
                  tr("A few rows of each class, one class below the other"));
  setPlainToolTip(arrangement->findChildren<QAbstractButton*>().value(1),
                  tr("One sheet of each class, side by side"));
  connect(arrangement_, &QButtonGroup::idClicked, this, [this](int id) {
    changeActive(state_, [id](DatasetView& view) {
      view.arrangement = id == 0 ? Arrangement::rows : Arrangement::sheets;
      view.galleryCamera = {.tilePixels = id == 0 ? kOpeningView : 0};
    });
  });
  layout->addWidget(arrangement);
  layout->addWidget(commandButton("showAll"));
  layout->addWidget(zoom_, 1);
}

QWidget* GalleryTools::sortButton() {
  sort_ = new ElidedButton;
  sort_->setObjectName(QStringLiteral("sort"));
  sort_->setAutoRaise(true);
  sort_->setPopupMode(QToolButton::InstantPopup);
  auto* menu = new QMenu(sort_);
  orders_ = new QActionGroup(menu);
  for (const auto& [order, title] :
       {std::pair{SortOrder::index, tr("Index")},
        std::pair{SortOrder::appearance, tr("Appearance")},
        std::pair{SortOrder::brightness, tr("Brightness")},
        std::pair{SortOrder::distanceFromClassMean, tr("Distance from class mean")}}) {
    auto* action = menu->addAction(title);
    action->setCheckable(true);
    action->setData(static_cast<int>(order));
    orders_->addAction(action);
  }
  menu->addSeparator();
  reversed_ = menu->addAction(tr("Reverse the order"));
  reversed_->setObjectName(QStringLiteral("sortReversed"));
  reversed_->setCheckable(true);
  sort_->setMenu(menu);
  connect(orders_, &QActionGroup::triggered, this, [this](const QAction* action) {
    changeActive(state_, [action](DatasetView& view) {
      view.sort = static_cast<SortOrder>(action->data().toInt());
    });
  });
  connect(reversed_, &QAction::triggered, this, [this](bool reversed) {
    changeActive(state_, [reversed](DatasetView& view) { view.sortReversed = reversed; });
  });
  return sort_;
}

void GalleryTools::follow(const DatasetView& view) {
  for (QAction* action : orders_->actions()) {
    if (action->data().toInt() != static_cast<int>(view.sort)) continue;
    action->setChecked(true);
    sort_->setText(view.sortReversed ? tr("Sort: %1, reversed ▾").arg(action->text())
                                     : tr("Sort: %1 ▾").arg(action->text()));
  }
  reversed_->setChecked(view.sortReversed);
  arrangement_->button(view.arrangement == Arrangement::rows ? 0 : 1)->setChecked(true);
}

}  // namespace lookbook::ui
