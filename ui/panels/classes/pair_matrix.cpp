#include "ui/panels/classes/pair_matrix.h"

#include "ui/figure/chart_figure.h"
#include "ui/keys/widget_keys.h"
#include "ui/panels/parts/layouts.h"
#include "ui/state/view_store.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr double kLeastCell = 14;  ///< there is still room for a name beside each row
constexpr double kMostCell = 144;
constexpr double kUsualCell = 44;  ///< numbers have the font size of other texts
constexpr int kMostLabelRoom = 96;

QFont smaller(QFont font) {
  font.setPointSizeF(std::max(7.0, font.pointSizeF() - 1));
  return font;
}

/// The font of the numbers in cells of that size.
QFont numberFont(QFont font, double side) {
  constexpr double kMostTimes = 2;
  font.setPointSizeF(font.pointSizeF() * std::clamp(side / kUsualCell, 1.0, kMostTimes));
  return font;
}

}  // namespace

PairMatrix::PairMatrix(ViewStore& state, QWidget* parent)
    : QAbstractScrollArea(parent), state_(state) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
  setAccessibleName(tr("A number for each pair of classes"));
  connect(&state, &ViewStore::contentChanged, viewport(), [this] { viewport()->update(); });
}

void PairMatrix::setTable(PairTable table) {
  table_ = std::move(table);
  walked_ = {std::min(1, table_.size() - 1), 0};
  hovered_.reset();
  updateGeometry();
  fitScrollBars();
  viewport()->update();
  Q_EMIT pointed();
}

void PairMatrix::setRange(double least, double largest) {
  least_ = least;
  largest_ = largest;
  viewport()->update();
}

int PairMatrix::neededLabelRoom() const {
  const QFontMetrics metrics(smaller(font()));
  int room = 0;
  for (const QString& name : table_.classes) room = std::max(room, metrics.horizontalAdvance(name));
  return std::min(room, kMostLabelRoom) + kGap;
}

void PairMatrix::setLabelRoom(int width) {
  labelRoom_ = width;
  updateGeometry();
  fitScrollBars();
  viewport()->update();
}

void PairMatrix::setMostHeight(int height) {
  if (std::exchange(mostHeight_, height) == height) return;
  updateGeometry();
  fitScrollBars();
}

double PairMatrix::cellSide(const QSizeF& room) const {
  if (table_.size() == 0) return 0;
  const double fit = std::min(room.width(), room.height()) - labelRoom_ - 1;
  return std::clamp(std::floor(fit / table_.size()), kLeastCell, kMostCell);
}

int PairMatrix::heightForWidth(int width) const {
  const double side = cellSide(QSizeF(width, mostHeight_));
  return std::min(mostHeight_, static_cast<int>(labelRoom_ + side * table_.size() + 2));
}

QSize PairMatrix::sizeHint() const {
  constexpr int kWidth = 320;
  return {kWidth, heightForWidth(kWidth)};
}

QSize PairMatrix::minimumSizeHint() const {
  constexpr int kLeast = 160;
  return {kLeast, kLeast};
}

void PairMatrix::fitScrollBars() {
  side_ = cellSide(QSizeF(viewport()->size()));
  const int whole = static_cast<int>(std::ceil(labelRoom_ + side_ * table_.size())) + 1;
  const auto fit = [&](QScrollBar* bar, int room) {
    bar->setRange(0, std::max(0, whole - room));
    bar->setPageStep(room);
    bar->setSingleStep(static_cast<int>(side_));
  };
  fit(horizontalScrollBar(), viewport()->width());
  fit(verticalScrollBar(), viewport()->height());
}

QRectF PairMatrix::cellRect(Cell cell) const {
  return {labelRoom_ + cell.second * side_ - horizontalScrollBar()->value(),
          labelRoom_ + cell.first * side_ - verticalScrollBar()->value(), side_, side_};
}

std::optional<PairMatrix::Cell> PairMatrix::cellAt(const QPointF& position) const {
  if (side_ <= 0 || position.x() < labelRoom_ || position.y() < labelRoom_) return {};
  const QPointF from = cellRect({0, 0}).topLeft();
  const int column = static_cast<int>((position.x() - from.x()) / side_);
  const int row = static_cast<int>((position.y() - from.y()) / side_);
  if (row >= table_.size() || column >= table_.size()) return {};
  return Cell{row, column};
}

std::optional<PairMatrix::Cell> PairMatrix::current() const {
  if (hovered_) return hovered_;
  if (hasFocus() && table_.size() > 0) return walked_;
  return {};
}

void PairMatrix::setHovered(std::optional<Cell> cell) {
  if (std::exchange(hovered_, cell) == cell) return;
  viewport()->update();
  Q_EMIT pointed();
}

void PairMatrix::walk(int rows, int columns) {
  walked_.first = std::clamp(walked_.first + rows, 0, table_.size() - 1);
  walked_.second = std::clamp(walked_.second + columns, 0, table_.size() - 1);
  hovered_.reset();
  const QRectF place = cellRect(walked_);
  const auto show = [&](QScrollBar* bar, double from, double to, int room) {
    if (from < labelRoom_) bar->setValue(bar->value() - static_cast<int>(labelRoom_ - from));
    if (to > room) bar->setValue(bar->value() + static_cast<int>(std::ceil(to - room)));
  };
  show(horizontalScrollBar(), place.left(), place.right(), viewport()->width());
  show(verticalScrollBar(), place.top(), place.bottom(), viewport()->height());
  viewport()->update();
  Q_EMIT pointed();
}

void PairMatrix::open(const Cell& cell) {
  walked_ = cell;
  if (table_.cell(cell.first, cell.second).share) Q_EMIT opened(cell.first, cell.second);
}

void PairMatrix::resizeEvent(QResizeEvent*) {
  fitScrollBars();
}

void PairMatrix::mouseMoveEvent(QMouseEvent* event) {
  setHovered(cellAt(event->position()));
  const bool opens = hovered_ && table_.cell(hovered_->first, hovered_->second).share;
  viewport()->setCursor(opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void PairMatrix::mouseReleaseEvent(QMouseEvent* event) {
  const auto cell = cellAt(event->position());
  if (event->button() == Qt::LeftButton && cell) open(*cell);
}

void PairMatrix::keyPressEvent(QKeyEvent* event) {
  if (table_.size() == 0) return event->ignore();
  switch (actOf(Scope::matrix, *event).value_or(KeyAct::cancel)) {
    case KeyAct::left:
      return walk(0, -1);
    case KeyAct::right:
      return walk(0, 1);
    case KeyAct::up:
      return walk(-1, 0);
    case KeyAct::down:
      return walk(1, 0);
    case KeyAct::press:
      return open(walked_);
    default:
      event->ignore();
  }
}

void PairMatrix::focusInEvent(QFocusEvent*) {
  viewport()->update();
  Q_EMIT pointed();
}

void PairMatrix::focusOutEvent(QFocusEvent*) {
  viewport()->update();
  Q_EMIT pointed();
}

bool PairMatrix::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave) setHovered({});
  return QAbstractScrollArea::viewportEvent(event);
}

void PairMatrix::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  painter.setFont(smaller(font()));
  paintLabels(painter);
  painter.setClipRect(QRectF(labelRoom_, labelRoom_, viewport()->width() - labelRoom_,
                             viewport()->height() - labelRoom_));
  painter.setFont(numberFont(painter.font(), side_));
  const QRectF seen(viewport()->rect());
  for (int row = 0; row < table_.size(); ++row)
    for (int column = 0; column < table_.size(); ++column)
      if (cellRect({row, column}).intersects(seen)) paintCell(painter, {row, column});
  const auto shown = current();
  if (!shown) return;
  const Theme& theme = state_.theme();
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(hasFocus() ? theme.accent : theme.text, 2));
  painter.drawRect(cellRect(*shown).adjusted(0, 0, -1, -1));
}

void PairMatrix::paintLabels(QPainter& painter) const {
  const Theme& theme = state_.theme();
  const QFontMetrics metrics = painter.fontMetrics();
  const int room = labelRoom_ - kGap / 2;
  const auto shown = current();
  for (int label = 0; label < table_.size(); ++label) {
    const QString name =
        metrics.elidedText(table_.classes[static_cast<std::size_t>(label)], Qt::ElideRight, room);
    const QRectF place = cellRect({label, label});
    painter.setPen(shown && shown->first == label ? theme.text : theme.quietText);
    if (place.bottom() > labelRoom_)
      painter.drawText(QRectF(0, place.top(), room, side_), Qt::AlignRight | Qt::AlignVCenter,
                       name);
    if (place.right() <= labelRoom_) continue;
    painter.setPen(shown && shown->second == label ? theme.text : theme.quietText);
    painter.save();
    painter.translate(place.left(), room);
    painter.rotate(-90);  // from bottom to top
    painter.drawText(QRectF(0, 0, room, side_), Qt::AlignLeft | Qt::AlignVCenter, name);
    painter.restore();
  }
}

void PairMatrix::paintCell(QPainter& painter, const Cell& cell) const {
  const Theme& theme = state_.theme();
  const auto share = table_.cell(cell.first, cell.second).share;
  const QRectF place = cellRect(cell).adjusted(0, 0, -1, -1);
  if (!share) return;
  paintPairCell(painter, place, *share, cell.first == cell.second, least_, largest_, theme);
}

}  // namespace lookbook::ui
