#include "ui/panels/parts/chart_view.h"

#include "ui/state/view_store.h"

#include <QPainter>

namespace lookbook::ui {

ChartView::ChartView(ViewStore& state, QWidget* parent) : QWidget(parent), state_(state) {
  setMinimumSize(200, 84);
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Expanding);
}

void ChartView::setChart(LineChart chart) {
  chart_ = std::move(chart);
  setAccessibleName(tr("%1 by %2").arg(chart_.yLabel, chart_.xLabel));
  update();
}

QSize ChartView::sizeHint() const {
  return {280, 96};
}

void ChartView::paintEvent(QPaintEvent*) {
  if (chart_.yLabel.isEmpty()) return;
  QPainter painter(this);
  painter.setFont(font());
  paint(painter, rect(), chart_, state_.theme());
}

}  // namespace lookbook::ui
