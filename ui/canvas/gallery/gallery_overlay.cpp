#include "ui/canvas/gallery/gallery_sheet.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kCaptionSwatch = 10;
constexpr int kStickyHeight = 28;
constexpr int kOverGap = 12;  // how far a long caption may reach into the gap on its right
constexpr double kNarrowestCaption = 36;

/// Where a sheet's caption is painted: above it, or at the view's edge while the sheet is scrolled
/// past it. Empty where there is none to see.
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
  // Kept within the sides; what is scrolled out below is cut off, not pushed up onto the images.
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
    // On a ground of its own: never text on images.
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

/// A frame round a tile, at least as large as can be seen.
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
  if (impl_->hovered && s.slotOf(*impl_->hovered))
    paintOutline(painter, imageRect(*impl_->hovered), Qt::white, Qt::black);
  if (impl_->current && s.slotOf(*impl_->current))
    paintOutline(painter, imageRect(*impl_->current), theme.accent, theme.onAccent);
  for (std::size_t i = 0; i < s.sections.size(); ++i) {
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

void GalleryCanvas::refreshOverlay() {
  Sheet& s = *sheet_;
  QRegion now;
  const double tile = s.tile(size());
  const QPointF origin = s.origin(size());
  for (std::size_t i = 0; i < s.layout.sheets().size(); ++i)
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
