#include "ui/panels/gallery/selection_bar.h"

#include "ui/library/open_datasets.h"
#include "ui/look/numbers.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace lookbook::ui {

SelectionBar::SelectionBar(ViewStore& state, OpenDatasets& library)
    : state_(state), library_(library), count_(new ElidedLabel) {
  count_->setObjectName(QStringLiteral("selectionBarCount"));
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kGap, kGap / 2, kGap, kGap / 2);
  row->addWidget(count_, 1);
  const auto add = [&](const QString& title, const char* command) {
    auto* button = new QPushButton(title);
    button->setFocusPolicy(Qt::TabFocus);  // after a click, the canvas keeps the focus
    setCommand(button, command);
    row->addWidget(button);
  };
  add(tr("Show on map"), "showOnMap");
  add(tr("Export…"), "exportSelection");
  auto* back = new QPushButton(tr("Show all images"));
  back->setObjectName(QStringLiteral("closeSelection"));
  back->setFocusPolicy(Qt::TabFocus);
  setKeyedToolTip(back, "leave", tr("Show all images again, where you were before"));
  connect(back, &QPushButton::clicked, this, &SelectionBar::backRequested);
  row->addWidget(back);
  hide();
}

void SelectionBar::follow(std::optional<DatasetId> dataset) {
  const bool only = dataset && shownBy(state_.viewOf(*dataset)).only;
  setVisible(only);
  if (!only) return;
  const std::size_t all = state_.viewOf(*dataset).selection->count();
  const std::size_t shown = library_.shown(*dataset)->size();
  const QString images =
      shown == all ? tr("Selected images: %1").arg(grouped(all))
                   : tr("Selected images: %1 of %2 shown").arg(grouped(shown), grouped(all));
  count_->setText(tr("%1 · Click a check mark, or press Space, to remove one").arg(images));
}

}  // namespace lookbook::ui
