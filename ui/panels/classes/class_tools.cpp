#include "ui/panels/classes/class_tools.h"

#include "ui/panels/parts/buttons.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace lookbook::ui {

ClassTools::ClassTools(ViewStore& state, QWidget* parent) : QWidget(parent), state_(state) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kGap);
  auto* measures = segments(
      {tr("One pixel"), tr("Confusions by image"), tr("Confusions on the map")}, &measures_);
  measures->setObjectName(QStringLiteral("pairMeasure"));
  row->addWidget(measures);
  row->addStretch(1);
  setPlainToolTip(measures_->button(0),
                  tr("The pixel and grey value that separate each pair best on the train images, "
                     "and the share of the test images that they separate"));
  setPlainToolTip(measures_->button(1),
                  tr("How often most of the 5 nearest images are of another class"));
  setPlainToolTip(
      measures_->button(2),
      tr("How often most of the 5 nearest points on the map shown are of another class"));
  connect(measures_, &QButtonGroup::idClicked, this, [this](int id) {
    state_.change([&](ViewState& view) { view.pairMeasure = static_cast<PairMeasure>(id); });
  });
  connect(&state, &ViewStore::contentChanged, this, &ClassTools::follow);
  follow();
}

void ClassTools::follow() {
  measures_->button(static_cast<int>(state_.view().pairMeasure))->setChecked(true);
}

}  // namespace lookbook::ui
