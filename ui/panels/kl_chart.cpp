#include "ui/panels/kl_chart.h"

#include "ui/models/workspace.h"

#include <QPainter>

namespace lookbook::ui {

KlChart::KlChart(Workspace& workspace, QWidget* parent) : QWidget(parent), workspace_(workspace) {
  setMinimumSize(200, 84);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
  setAccessibleName(tr("KL divergence by iteration"));
}

void KlChart::setChart(LineChart chart) {
  chart_ = std::move(chart);
  update();
}

QSize KlChart::sizeHint() const {
  return {280, 96};
}

void KlChart::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setFont(font());
  paint(painter, rect(), chart_, workspace_.theme());
}

}  // namespace lookbook::ui
