#include "ui/panels/run/run_card.h"

#include "ui/commands/conditions/run_targets.h"
#include "ui/maps/run_words.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/frame/floating.h"
#include "ui/panels/parts/labels.h"
#include "ui/panels/parts/layouts.h"
#include "ui/workspace/workspace.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kButtonSide = 28;  // logical pixels

}  // namespace

/// A curve without axes, with its last value as text.
class Sparkline : public QWidget {
 public:
  Sparkline() { setFixedHeight(40); }

  void setChart(LineChart chart) {
    chart_ = std::move(chart);
    setVisible(chart_.points.size() > 1);
    update();
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    if (chart_.points.size() < 2) return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPointF& last = chart_.points.back();
    const QString words = QStringLiteral("%1 %2").arg(chart_.yLabel).arg(last.y(), 0, 'f', 3);
    const int lineHeight = fontMetrics().height();
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(rect(), Qt::AlignRight | Qt::AlignTop, words);
    const auto [lowest, highest] = std::ranges::minmax_element(chart_.points, {}, &QPointF::y);
    const double range = std::max(1e-12, highest->y() - lowest->y());
    const double right = std::max(chart_.xMaximum, last.x());
    const QRectF area = QRectF(rect()).adjusted(1, lineHeight / 2.0, -1, -2);
    QPolygonF line;
    for (const QPointF& point : chart_.points)
      line << QPointF(area.left() + area.width() * point.x() / std::max(1.0, right),
                      area.bottom() - area.height() * (point.y() - lowest->y()) / range);
    painter.setPen(QPen(palette().color(QPalette::Highlight), 1.5));
    painter.drawPolyline(line);
  }

 private:
  LineChart chart_;
};

RunCard::RunCard(Workspace& workspace, QWidget* over)
    : QFrame(over),
      workspace_(workspace),
      words_(new ElidedLabel),
      bar_(new QProgressBar),
      curve_(new Sparkline) {
  setProperty("role", QStringLiteral("card"));
  setAttribute(Qt::WA_StyledBackground);
  setObjectName(QStringLiteral("runCard"));
  words_->setObjectName(QStringLiteral("runCardWords"));
  bar_->setTextVisible(false);
  bar_->setRange(0, 1000);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kGap + 2, kGap / 2, kGap / 2, kGap);
  layout->setSpacing(kGap / 2);
  auto* row = new QHBoxLayout;
  row->setSpacing(0);
  row->addWidget(words_, 1);
  for (const char* command : {"pause", "stop"}) {
    auto* button = commandButton(command);
    button->setFixedSize(kButtonSide, kButtonSide);
    row->addWidget(button);
  }
  layout->addLayout(row);
  layout->addWidget(bar_);
  layout->addWidget(curve_);
  new Floating(this, Qt::BottomRightCorner, QPoint(kGap + 4, kGap + 4));
  connect(&workspace.state(), &ViewStore::contentChanged, this, &RunCard::follow);
  connect(&workspace.maps(), &MapCollection::mapsChanged, this, &RunCard::follow);
  connect(&workspace.maps(), &MapCollection::mapAdvanced, this, &RunCard::follow);
  follow();
}

QSize RunCard::sizeHint() const {
  constexpr int kWidth = 270;
  return {kWidth, QFrame::sizeHint().height()};
}

void RunCard::follow() {
  const auto items = runItems(workspace_);
  const auto active = [](const MapItem* item) { return item->job->active(); };
  const auto shown = std::ranges::find_if(items, active);
  setVisible(shown != items.end());
  if (shown == items.end()) return;
  const MapItem& item = **shown;
  words_->setText(stateWords(item));
  setPlainToolTip(words_, words_->text());
  double fraction = 1;
  for (const MapItem* other : items)
    if (active(other)) fraction = std::min(fraction, double{other->snapshot().stageFraction});
  bar_->setValue(static_cast<int>(1000 * fraction));
  curve_->setChart(curve(item));
  raise();
}

}  // namespace lookbook::ui
