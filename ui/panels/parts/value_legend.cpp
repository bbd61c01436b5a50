#include "ui/panels/parts/value_legend.h"

#include "ui/look/palette.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QLinearGradient>
#include <QPainter>

namespace lookbook::ui {

namespace {

constexpr int kBarWidth = 96;
constexpr int kBarHeight = 8;

}  // namespace

ValueLegend::ValueLegend(ViewStore& state, QWidget* parent)
    : QWidget(parent), state_(state), color_(valueColor) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
  connect(&state, &ViewStore::contentChanged, this, [this] { update(); });
}

void ValueLegend::setRange(double least, double largest) {
  setRamp(valueColor, QString::number(least, 'f', 2), QString::number(largest, 'f', 2));
}

void ValueLegend::setRamp(std::function<QColor(double)> color, const QString& least,
                          const QString& largest) {
  color_ = std::move(color);
  least_ = least;
  largest_ = largest;
  updateGeometry();
  update();
}

QSize ValueLegend::sizeHint() const {
  const QFontMetrics metrics(font());
  return {metrics.horizontalAdvance(least_ + largest_) + kBarWidth + 2 * kGap, metrics.height()};
}

void ValueLegend::paintEvent(QPaintEvent*) {
  constexpr int kStops = 16;
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(state_.theme().quietText);
  painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, least_);
  painter.drawText(rect(), Qt::AlignRight | Qt::AlignVCenter, largest_);
  const QRectF bar(fontMetrics().horizontalAdvance(least_) + kGap, (height() - kBarHeight) / 2.0,
                   kBarWidth, kBarHeight);
  QLinearGradient gradient(bar.topLeft(), bar.topRight());
  for (int stop = 0; stop <= kStops; ++stop) {
    const double share = static_cast<double>(stop) / kStops;
    gradient.setColorAt(share, color_(share));
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(gradient);
  painter.drawRoundedRect(bar, kBarHeight / 2.0, kBarHeight / 2.0);
}

}  // namespace lookbook::ui
