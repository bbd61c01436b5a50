#include "ui/canvas/canvas.h"

#include "ui/canvas/canvas_impl.h"

#include <QFocusEvent>
#include <QPaintEvent>
#include <QPainter>

#include <cmath>
#include <utility>

namespace lookbook::ui {

namespace {

void paintMessage(QPainter& painter, const QRect& area, const QString& headline,
                  const QString& hint, const Theme& theme) {
  const QFont plain = painter.font();
  QFont large = plain;
  large.setPointSizeF(large.pointSizeF() * 1.25);
  large.setWeight(QFont::DemiBold);
  const QRect text = area.adjusted(32, 0, -32, 0);
  const int middle = area.height() / 2;
  painter.setFont(large);
  painter.setPen(theme.text);
  painter.drawText(QRect(text.left(), 0, text.width(), middle - 4),
                   Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, headline);
  painter.setFont(plain);
  painter.setPen(theme.quietText);
  painter.drawText(QRect(text.left(), middle + 4, text.width(), middle - 4),
                   Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, hint);
}

}  // namespace

SelectionChange selectionChangeFor(Qt::KeyboardModifiers modifiers) {
  const bool control = modifiers.testFlag(Qt::ControlModifier);
  const bool shift = modifiers.testFlag(Qt::ShiftModifier);
  if (modifiers.testFlag(Qt::AltModifier) || (control && shift)) return SelectionChange::remove;
  if (shift) return SelectionChange::add;
  return control ? SelectionChange::toggle : SelectionChange::replace;
}

Canvas::Canvas(QWidget* parent) : QWidget(parent), impl_(std::make_unique<Impl>()) {
  setAttribute(Qt::WA_OpaquePaintEvent);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(160, 120);
}

Canvas::~Canvas() = default;

void Canvas::drawFrame() {
  if (!std::exchange(impl_->frameWanted, false)) return;
  const double ratio = devicePixelRatioF();
  const QSize pixels = (QSizeF(size()) * ratio).toSize().expandedTo({1, 1});
  if (!impl_->graphics.begin(pixels, impl_->theme.canvas)) return;
  prepareFrame();
  impl_->picture = impl_->graphics.end();
  impl_->picture.setDevicePixelRatio(ratio);
  // The picture is on the screen once the current event has been handled.
  QMetaObject::invokeMethod(this, &Canvas::frameDrawn, Qt::QueuedConnection);
}

QImage Canvas::picture() {
  drawFrame();
  return impl_->picture;
}

void Canvas::paintEvent(QPaintEvent* event) {
  drawFrame();
  QPainter painter(this);
  if (const QString& failure = impl_->graphics.failure(); !failure.isEmpty()) {
    painter.fillRect(event->rect(), impl_->theme.canvas);
    paintMessage(painter, rect(), tr("Nothing can be drawn here"), failure, impl_->theme);
    return;
  }
  painter.drawImage(QPointF(0, 0), impl_->picture);
  if (isEmpty()) {
    impl_->opening && !impl_->dataset
        ? paintMessage(painter, rect(), tr("Opening …"), {}, impl_->theme)
        : paintMessage(painter, rect(), impl_->emptyHeadline, impl_->emptyHint, impl_->theme);
  } else {
    paintOver(painter);
    impl_->card.paint(painter, impl_->theme);
  }
  if (impl_->ringed) {
    constexpr qreal kRing = 2;
    painter.setPen(QPen(impl_->theme.accent, kRing));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(kRing / 2, kRing / 2, -kRing / 2, -kRing / 2));
  }
}

bool Canvas::event(QEvent* event) {
  if (event->type() == QEvent::ScreenChangeInternal) requestFrame();  // of another resolution
  // A focus ring shows keyboard users where they are; after a click it is not needed.
  if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
    const Qt::FocusReason reason = static_cast<QFocusEvent*>(event)->reason();
    impl_->ringed = event->type() == QEvent::FocusIn &&
                    (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason);
    update();
  }
  return QWidget::event(event);
}

void Canvas::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  impl_->card.hide();
  requestFrame();
}

void Canvas::leaveEvent(QEvent* event) {
  point(std::nullopt, {});
  QWidget::leaveEvent(event);
}

void Canvas::requestFrame() {
  impl_->frameWanted = true;
  update();
}

void Canvas::requestOverlay(const QRect& where) {
  if (!where.isEmpty()) update(where);
}

void Canvas::requestOverlay() {
  update();
}

void Canvas::point(std::optional<ImageIndex> image, QPointF position) {
  const QRect before = impl_->card.bounds();
  const bool another = image != impl_->underPointer;
  if (!image) {
    impl_->card.hide();
  } else {
    if (another || !impl_->card.isShown())
      impl_->card.show(*impl_->dataset, *image, wantsImageOnCard(*image), noteOnCard(*image));
    impl_->card.place(position, rect(), font());
  }
  if (impl_->card.bounds() != before || another) {
    requestOverlay(before);
    requestOverlay(impl_->card.bounds());
  }
  if (!another) return;
  impl_->underPointer = image;
  setHovered(image);
  Q_EMIT hovered(image);
}

void Canvas::setDataset(DatasetPtr dataset) {
  impl_->dataset = std::move(dataset);
  if (!impl_->dataset) sayNoDataset();
  impl_->selection = nullptr;
  impl_->hovered.reset();
  impl_->current.reset();
  impl_->underPointer.reset();
  impl_->card.hide();
  requestFrame();
  requestOverlay();
}

void Canvas::setTheme(const Theme& theme) {
  impl_->theme = theme;
  requestFrame();
  requestOverlay();
}

void Canvas::setSelection(SharedImageSet selection) {
  if (impl_->selection == selection) return;
  impl_->selection = std::move(selection);
  requestFrame();
}

void Canvas::setHovered(std::optional<ImageIndex> image) {
  if (impl_->dataset && image && *image >= impl_->dataset->size()) image.reset();
  impl_->hovered = image;
}

void Canvas::setCurrent(std::optional<ImageIndex> image) {
  if (impl_->dataset && image && *image >= impl_->dataset->size()) image.reset();
  impl_->current = image;
}

void Canvas::setEmptyMessage(const QString& headline, const QString& hint) {
  impl_->emptyHeadline = headline;
  impl_->emptyHint = hint;
  requestOverlay();
}

void Canvas::setOpening(bool opening) {
  if (std::exchange(impl_->opening, opening) == opening) return;
  if (!impl_->dataset) requestOverlay();
}

void Canvas::sayNoDataset() {
  setEmptyMessage(tr("No data set is open"), tr("Open one with File > Open, drop its files here, "
                                                "or select one in the list of data sets."));
}

void Canvas::mouseDoubleClickEvent(QMouseEvent* event) {
  event->accept();
}

}  // namespace lookbook::ui
