#include "ui/canvas/hover_card.h"

#include "ui/look/shown_image.h"
#include "ui/text/shown_text.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kImageSide = 112;  // four times a 28-pixel image, so that its pixels stay equal
constexpr int kPadding = 8;
constexpr int kCardSwatch = 10;
constexpr int kDistance = 18;  // from the pointer
constexpr int kShadow = 2;
constexpr int kWidestName = 320;

QFont strong(QFont font) {
  font.setWeight(QFont::DemiBold);
  return font;
}

}  // namespace

void HoverCard::show(const Dataset& dataset, ImageIndex image, bool withImage,
                     const QString& note) {
  note_ = note;
  shown_ = true;
  image_ = withImage ? shownImage(dataset, image) : QImage();
  imageSize_ = QSize(0, 0);
  if (withImage) {
    const int longer = std::max(dataset.rows(), dataset.columns());
    // Integer factors keep pixels square and equal; larger images are scaled to fit.
    const double scale = longer <= kImageSide ? std::max(1, kImageSide / longer)
                                              : static_cast<double>(kImageSide) / longer;
    imageSize_ = QSize(static_cast<int>(std::lround(dataset.columns() * scale)),
                       static_cast<int>(std::lround(dataset.rows() * scale)));
  }
  className_ = shownName(dataset.className(dataset.label(image)));
  index_ = QString::fromStdString(dataset.describeIndex(image));
  swatch_ = classColor(dataset.label(image));
}

bool HoverCard::hide() {
  const bool was = shown_;
  shown_ = false;
  return was;
}

void HoverCard::place(QPointF pointer, const QRect& canvas, const QFont& font) {
  const QFontMetrics bold(strong(font));
  const QFontMetrics plain(font);
  const int text =
      std::max(kCardSwatch + 6 + std::min(kWidestName, bold.horizontalAdvance(className_)),
               std::max(plain.horizontalAdvance(index_), plain.horizontalAdvance(note_)));
  const int lines = note_.isEmpty() ? 1 : 2;
  const int image = imageSize_.height() > 0 ? imageSize_.height() + kPadding - 2 : 0;
  const QSize size(std::max(imageSize_.width(), text) + 2 * kPadding,
                   image + bold.height() + lines * plain.height() + 2 * kPadding - 2);
  const QPoint p = pointer.toPoint();
  const QRect inside = canvas.adjusted(4, 4, -4, -4);
  // To the right and below; on the other side of the pointer if there is no room.
  int x = p.x() + kDistance;
  if (x + size.width() > inside.right()) x = p.x() - kDistance - size.width();
  int y = p.y() + kDistance;
  if (y + size.height() > inside.bottom()) y = p.y() - kDistance - size.height();
  x = std::clamp(x, inside.left(), std::max(inside.left(), inside.right() - size.width()));
  y = std::clamp(y, inside.top(), std::max(inside.top(), inside.bottom() - size.height()));
  rect_ = QRect(QPoint(x, y), size);
}

QRect HoverCard::bounds() const {
  return shown_ ? rect_.adjusted(-kShadow, -kShadow, kShadow + 1, kShadow + 2) : QRect();
}

void HoverCard::paint(QPainter& painter, const Theme& theme) const {
  if (!shown_) return;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QColor shadow(0, 0, 0, theme.dark ? 90 : 28);
  painter.setPen(Qt::NoPen);
  painter.setBrush(shadow);
  painter.drawRoundedRect(QRectF(rect_).adjusted(-1, 0, 1, 2), 7, 7);
  painter.setPen(QPen(theme.line, 1));
  painter.setBrush(theme.panel);
  painter.drawRoundedRect(QRectF(rect_).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

  int y = rect_.top() + kPadding;
  const int left = rect_.left() + kPadding;
  if (!image_.isNull()) {
    const int x = rect_.left() + (rect_.width() - imageSize_.width()) / 2;
    painter.setRenderHint(QPainter::SmoothPixmapTransform, image_.width() > imageSize_.width());
    painter.drawImage(QRect(QPoint(x, y), imageSize_), image_);
    y += imageSize_.height() + kPadding - 2;
  }
  const QFont plain = painter.font();
  painter.setFont(strong(plain));
  const QFontMetrics bold(painter.font());
  painter.setPen(Qt::NoPen);
  painter.setBrush(swatch_);
  painter.drawEllipse(
      QRectF(left, y + (bold.height() - kCardSwatch) / 2.0, kCardSwatch, kCardSwatch));
  painter.setPen(theme.text);
  painter.drawText(left + kCardSwatch + 6, y + bold.ascent(),
                   bold.elidedText(className_, Qt::ElideRight, kWidestName));
  y += bold.height();
  painter.setFont(plain);
  painter.setPen(theme.quietText);
  painter.drawText(left, y + QFontMetrics(plain).ascent(), index_);
  if (!note_.isEmpty())
    painter.drawText(left, y + QFontMetrics(plain).height() + QFontMetrics(plain).ascent(), note_);
  painter.restore();
}

}  // namespace lookbook::ui
