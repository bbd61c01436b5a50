#include "ui/canvas/gallery/gallery_sheet.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kCaptionSwatch = 10;
constexpr int kStickyHeight = 28;
constexpr int kOverGap = 12;  // pixels by which a long caption may extend into the gap at its right
constexpr double kNarrowestCaption = 36;
constexpr int kLabelInset = 12;

/// The place of a sheet's caption: above the sheet, or at the edge of the view while the sheet is
/// scrolled past it. Empty if it is not visible.
struct Caption {
  QRect rect;
  bool sticky = false;
};

Caption captionOf(const GalleryLayout& layout, std::size_t sheet, double tile, QPointF origin,
                  const QRect& view) {
  QRect above = layout.captionRect(sheet, tile).translated(origin).toAlignedRect();
  const QRectF images = layout.sheetRect(sheet, tile).translated(origin);
  above.setWidth(above.width() + kOverGap);
  Caption caption{.rect = above, .sticky = false};
  if (above.top() < view.top() - 4 && images.bottom() > view.top() + 2 * kStickyHeight) {
    caption.sticky = true;
    caption.rect = QRect(above.left(), view.top() + 6, above.width(), kStickyHeight);
  }
  // Kept within the left and right edges. At the bottom it is cut off, not moved up onto the
  // images.
  caption.rect = caption.rect.intersected(view.adjusted(6, -above.height(), -6, above.height()));
  if (!caption.rect.intersects(view) || caption.rect.width() < kNarrowestCaption) return {};
  return caption;
}

void paintCaption(QPainter& painter, const Caption& caption, const GalleryCanvas::Section& section,
                  const Theme& theme) {
  const QFont plain = painter.font();
  QFont bold = plain;
  bold.setWeight(QFont::DemiBold);
  const QFontMetrics title(bold);
  const QFontMetrics detail(plain);
  const int inset = caption.sticky ? 8 : 0;
  const int room = caption.rect.width() - 2 * inset - kCaptionSwatch - 6;
  const QString name = title.elidedText(section.title, Qt::ElideRight, room);
  const int nameWidth = title.horizontalAdvance(name);
  const int detailWidth = detail.horizontalAdvance(section.detail) + 8;
  const bool withDetail = !section.detail.isEmpty() && nameWidth + detailWidth <= room;
  int x = caption.rect.left() + inset;
  int baseline = caption.rect.bottom() - 8;
  if (caption.sticky) {
    // The text has its own background, so that it is never painted on images.
    const int width = 2 * inset + kCaptionSwatch + 6 + nameWidth + (withDetail ? detailWidth : 0);
    const QRectF ground(caption.rect.left(), caption.rect.top(), width, kStickyHeight - 1);
    painter.setPen(QPen(theme.line, 1));
    painter.setBrush(theme.panel);
    painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    baseline = caption.rect.top() + (kStickyHeight - title.height()) / 2 + title.ascent();
  }
  painter.setPen(Qt::NoPen);
  painter.setBrush(section.color);
  painter.drawEllipse(QRectF(x, baseline - title.capHeight() / 2.0 - kCaptionSwatch / 2.0,
                             kCaptionSwatch, kCaptionSwatch));
  x += kCaptionSwatch + 6;
  painter.setFont(bold);
  painter.setPen(theme.text);
  painter.drawText(x, baseline, name);
  painter.setFont(plain);
  if (!withDetail) return;
  painter.setPen(theme.quietText);
  painter.drawText(x + nameWidth + 8, baseline, section.detail);
}

/// The rectangle for the name and the count of a band, to the left of it. It stays in view as long
/// as a part of the band does. Empty if there is no room.
QRect bandLabel(const GalleryLayout& layout, std::size_t sheet, double tile, QPointF origin,
                const QRect& view, int line) {
  QRectF label = layout.captionRect(sheet, tile);
  label.moveTop(label.top() + origin.y());
  label.setLeft(kLabelInset);
  label.setRight(GalleryLayout::kLabel - kLabelInset);
  label.setTop(std::max<double>(label.top(), view.top()));
  if (label.top() > view.bottom() || label.height() < line) return {};
  return label.toAlignedRect();
}

void paintBandLabel(QPainter& painter, const QRect& label, const GalleryCanvas::Section& section,
                    const Theme& theme) {
  const QFont plain = painter.font();
  QFont bold = plain;
  bold.setWeight(QFont::DemiBold);
  const QFontMetrics title(bold);
  const int left = label.left() + kCaptionSwatch + 6;
  const int room = label.right() - left;
  const bool two = label.height() >= 2 * title.height() + 2;
  const int baseline = label.top() + title.ascent() + (two ? 2 : 0);
  painter.setPen(Qt::NoPen);
  painter.setBrush(section.color);
  painter.drawEllipse(QRectF(label.left(),
                             baseline - title.capHeight() / 2.0 - kCaptionSwatch / 2.0,
                             kCaptionSwatch, kCaptionSwatch));
  painter.setFont(bold);
  painter.setPen(theme.text);
  const int detail = QFontMetrics(plain).horizontalAdvance(section.detail);
  const QString name = title.elidedText(section.title, Qt::ElideRight, room);
  painter.drawText(left, baseline, name);
  painter.setFont(plain);
  painter.setPen(theme.quietText);
  if (two)
    painter.drawText(left, baseline + title.height(), section.detail);
  else if (title.horizontalAdvance(name) + 8 + detail <= room)
    painter.drawText(label.right() - detail, baseline, section.detail);
}

/// The frame around a tile, with a minimum size so that it is visible.
QRectF outline(QRectF tile) {
  const double grow = std::max(0.0, (9 - tile.width()) / 2);
  return tile.adjusted(-grow, -grow, grow, grow);
}

void paintOutline(QPainter& painter, const QRectF& tile, const QColor& color,
                  const QColor& ground) {
  const QRectF frame = outline(tile).adjusted(-1, -1, 1, 1);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(ground, 4));
  painter.drawRect(frame);
  painter.setPen(QPen(color, 2));
  painter.drawRect(frame);
}

}  // namespace

void GalleryCanvas::paintOver(QPainter& painter) {
  const Sheet& s = *sheet_;
  const Theme& theme = impl_->theme;
  const double tile = s.tile(size());
  const QPointF origin = s.origin(size());
  painter.setRenderHint(QPainter::Antialiasing);
  painter.save();
  if (s.inRows()) painter.setClipRect(rect().adjusted(static_cast<int>(s.left()) - 3, 0, 0, 0));
  if (impl_->hovered && s.slotOf(*impl_->hovered))
    paintOutline(painter, imageRect(*impl_->hovered), Qt::white, Qt::black);
  if (impl_->current && s.slotOf(*impl_->current))
    paintOutline(painter, imageRect(*impl_->current), theme.accent, theme.onAccent);
  if (impl_->underPointer && !drag_.selects()) paintCheck(painter, *impl_->underPointer);
  painter.restore();
  for (std::size_t i = 0; i < s.sections.size(); ++i) {
    if (s.inRows()) {
      const QRect label =
          bandLabel(s.layout, i, tile, origin, rect(), painter.fontMetrics().height());
      if (!label.isEmpty()) paintBandLabel(painter, label, s.sections[i], theme);
      continue;
    }
    const Caption caption = captionOf(s.layout, i, tile, origin, rect());
    if (!caption.rect.isEmpty()) paintCaption(painter, caption, s.sections[i], theme);
  }
  if (drag_.selects()) {
    QColor fill = theme.accent;
    fill.setAlpha(40);
    painter.setPen(QPen(theme.accent, 1));
    painter.setBrush(fill);
    painter.drawRect(QRectF(drag_.from, drag_.to).normalized());
  }
}

QRectF GalleryCanvas::checkRect(ImageIndex image) const {
  const QRectF tile = imageRect(image);
  const double side = checkSide(tile.width(), sheet_->layout.aspect());
  if (tile.isEmpty() || side == 0) return {};
  return {tile.left() + kCheckInset, tile.top() + kCheckInset, side, side};
}

/// Paints the check mark: filled if the image is selected, otherwise a ring to click on.
void GalleryCanvas::paintCheck(QPainter& painter, ImageIndex image) const {
  const QRectF mark = checkRect(image);
  if (mark.isEmpty()) return;
  const bool selected = impl_->selection && impl_->selection->contains(image);
  const Theme& theme = impl_->theme;
  painter.setPen(QPen(Qt::white, 1.5));
  painter.setBrush(selected ? theme.accent : QColor(0, 0, 0, 120));
  painter.drawEllipse(mark.adjusted(0.75, 0.75, -0.75, -0.75));
  const auto at = [&](double x, double y) {
    return QPointF(mark.left() + x * mark.width(), mark.top() + y * mark.height());
  };
  painter.setPen(QPen(Qt::white, mark.width() / 9, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  painter.setBrush(Qt::NoBrush);
  painter.drawPolyline(QPolygonF{at(0.29, 0.52), at(0.44, 0.67), at(0.72, 0.36)});
}

void GalleryCanvas::refreshOverlay() {
  Sheet& s = *sheet_;
  QRegion now;
  const double tile = s.tile(size());
  const QPointF origin = s.origin(size());
  if (s.inRows()) now += QRect(0, 0, static_cast<int>(s.left()), height());
  for (std::size_t i = 0; !s.inRows() && i < s.layout.sheets().size(); ++i)
    now += captionOf(s.layout, i, tile, origin, rect()).rect.adjusted(-2, -2, 2, 2);
  for (const auto image : {impl_->hovered, impl_->current})
    if (image && s.slotOf(*image))
      now += outline(imageRect(*image)).adjusted(-5, -5, 5, 5).toAlignedRect();
  if (drag_.selects())
    now += QRectF(drag_.from, drag_.to).normalized().adjusted(-2, -2, 2, 2).toAlignedRect();
  for (const QRect& part : now.united(s.painted)) requestOverlay(part.intersected(rect()));
  s.painted = now;
}

}  // namespace lookbook::ui
