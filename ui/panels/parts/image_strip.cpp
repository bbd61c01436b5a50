#include "ui/panels/parts/image_strip.h"

#include "ui/panels/parts/image_view.h"
#include "ui/text/shown_text.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr double kLeastSide = 31;  ///< 28 pixels and a gap
constexpr double kMostSide = 132;

}  // namespace

ImageStrip::ImageStrip(QWidget* parent) : QWidget(parent) {
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void ImageStrip::setMostHeight(int height) {
  if (mostHeight_ == height) return;
  mostHeight_ = height;
  updateGeometry();
  update();
}

void ImageStrip::setPictures(std::vector<Picture> pictures) {
  pictures_ = std::move(pictures);
  updateGeometry();
  update();
}

ImageStrip::Layout ImageStrip::layoutFor(int width) const {
  Layout layout;
  const auto count = static_cast<double>(std::max<std::size_t>(1, pictures_.size()));
  const bool captions = std::ranges::any_of(
      pictures_, [](const Picture& picture) { return !picture.caption.isEmpty(); });
  const int caption = captions ? kCaption : 0;
  layout.side = std::clamp(std::floor(width / count), kLeastSide, kMostSide);
  layout.columns = std::max(1, static_cast<int>(width / layout.side));
  for (int rows = 2; rows * kLeastSide <= mostHeight_; ++rows) {
    const double columns = std::ceil(count / rows);
    const double side =
        std::floor(std::min({width / columns, mostHeight_ / double(rows), kMostSide}));
    if (side <= layout.side) continue;
    layout.side = side;
    layout.columns = static_cast<int>(columns);
  }
  layout.step = static_cast<int>(layout.side) + caption;
  return layout;
}

int ImageStrip::heightForWidth(int width) const {
  const Layout layout = layoutFor(width);
  const int count = static_cast<int>(pictures_.size());
  return (count + layout.columns - 1) / layout.columns * layout.step;
}

QSize ImageStrip::sizeHint() const {
  constexpr int kWidth = 320;
  return {kWidth, heightForWidth(kWidth)};
}

QSize ImageStrip::minimumSizeHint() const {
  return {static_cast<int>(kLeastSide), heightForWidth(width())};
}

void ImageStrip::paintEvent(QPaintEvent*) {
  const Layout layout = layoutFor(width());
  QPainter painter(this);
  QFont small = font();
  small.setPointSizeF(std::max(7.0, small.pointSizeF() - 2));
  painter.setFont(small);
  painter.setPen(palette().color(QPalette::PlaceholderText));
  for (std::size_t i = 0; i < pictures_.size(); ++i) {
    const auto at = static_cast<int>(i);
    const QPoint corner(at % layout.columns * layout.side, at / layout.columns * layout.step);
    const QRectF cell(QRect(corner, QSize(layout.side, layout.side)));
    const QImage& image = pictures_[i].image;
    painter.drawImage(crispRect(image.size(), cell.adjusted(1, 1, -1, -1), devicePixelRatioF()),
                      image);
    painter.drawText(QRectF(cell.left(), cell.bottom(), cell.width(), kCaption), Qt::AlignCenter,
                     pictures_[i].caption);
  }
}

bool ImageStrip::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const Layout layout = layoutFor(width());
  const int column = static_cast<int>(help->pos().x() / layout.side);
  const auto at = static_cast<std::size_t>(help->pos().y() / layout.step * layout.columns + column);
  if (column < layout.columns && at < pictures_.size()) {
    QToolTip::showText(help->globalPos(), toolTipText(pictures_[at].toolTip), this);
  } else {
    QToolTip::hideText();
  }
  return true;
}

}  // namespace lookbook::ui
