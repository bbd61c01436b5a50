#include "ui/panels/gallery/gallery_scrolling.h"

#include "ui/canvas/gallery/gallery_canvas.h"

#include <QScrollBar>
#include <QSignalBlocker>

#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kScrollStep = 96;  // pixels

/// Sets a scroll bar for a visible part of a whole; hides it if everything is visible.
void show(QScrollBar& bar, double whole, double visible, double at, const QRect& where) {
  const int more = static_cast<int>(std::ceil(whole - visible));
  bar.setVisible(more > 1);
  if (more <= 1) return;
  const QSignalBlocker quiet(bar);
  bar.setRange(0, more);
  bar.setPageStep(static_cast<int>(visible));
  bar.setSingleStep(kScrollStep);
  bar.setValue(static_cast<int>(std::lround(at)));
  bar.setGeometry(where);
}

}  // namespace

GalleryScrolling::GalleryScrolling(GalleryCanvas& canvas)
    : QObject(&canvas),
      canvas_(canvas),
      across_(new QScrollBar(Qt::Horizontal, &canvas)),
      down_(new QScrollBar(Qt::Vertical, &canvas)) {
  across_->setObjectName(QStringLiteral("galleryAcross"));
  down_->setObjectName(QStringLiteral("galleryDown"));
  for (QScrollBar* bar : {across_, down_}) {
    bar->setCursor(Qt::ArrowCursor);
    bar->hide();
    connect(bar, &QScrollBar::valueChanged, this, [this] {
      canvas_.scrollTo({across_->isVisible() ? across_->value() : canvas_.scrolled().x(),
                        down_->isVisible() ? down_->value() : canvas_.scrolled().y()});
    });
  }
  connect(&canvas, &GalleryCanvas::viewMoved, this, &GalleryScrolling::follow);
}

void GalleryScrolling::follow() {
  const QSizeF whole = canvas_.wholeSize();
  const QPointF at = canvas_.scrolled();
  const int wide = down_->sizeHint().width();
  const int tall = across_->sizeHint().height();
  const bool isTall = whole.height() > canvas_.height() + 1;
  show(*across_, whole.width(), canvas_.width(), at.x(),
       {0, canvas_.height() - tall, canvas_.width() - (isTall ? wide : 0), tall});
  show(*down_, whole.height(), canvas_.height(), at.y(),
       {canvas_.width() - wide, 0, wide, canvas_.height()});
}

}  // namespace lookbook::ui
