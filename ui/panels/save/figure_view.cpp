#include "ui/panels/save/figure_view.h"

#include "ui/panels/parts/layouts.h"
#include "ui/state/notices.h"
#include "ui/state/view_store.h"

#include <QPainter>

#include <utility>

namespace lookbook::ui {

FigureView::FigureView(ViewStore& state, Notices& notices, QWidget* parent)
    : QWidget(parent), state_(state), notices_(notices) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setMinimumSize(480, 320);
  connect(&state, &ViewStore::contentChanged, this, [this](const ViewState& before) {
    if (before.theme != state_.view().theme) render();
  });
}

void FigureView::setFigure(AnyFigure figure) {
  setPage(std::move(figure), {});
}

void FigureView::setPage(AnyFigure figure, QSizeF size) {
  figure_ = std::move(figure);
  page_ = size;
  std::visit([this](const auto& kind) { setAccessibleName(kind.title); }, figure_);
  render();
}

void FigureView::resizeEvent(QResizeEvent*) {
  render();
}

QRect FigureView::pageRect() const {
  if (page_.isEmpty()) return rect();
  const QRect room = rect().adjusted(2 * kGap, 2 * kGap, -2 * kGap, -2 * kGap);
  const QSize size = page_.scaled(QSizeF(room.size()), Qt::KeepAspectRatio).toSize();
  QRect page(QPoint(0, 0), size.expandedTo({1, 1}));
  page.moveCenter(room.center());
  return page;
}

void FigureView::render() {
  const double ratio = devicePixelRatioF();
  const QSize pixels = (QSizeF(pageRect().size()) * ratio).toSize();
  const QSizeF page = page_.isEmpty() ? QSizeF(size()) : page_;
  const Theme& theme =
      page_.isEmpty()
          ? state_.theme()
          : std::visit([](const auto& kind) -> const Theme& { return themeOf(kind.look); },
                       figure_);
  painter_.start(
      [figure = figure_, theme, page, pixels](const std::stop_token&) -> Result<QImage> {
        QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.scale(pixels.width() / page.width(), pixels.height() / page.height());
        paint(painter, QRectF(QPointF(0, 0), page), figure, theme);
        return image;
      },
      [this](const Result<QImage>& image) {
        if (!image) return notices_.report(image.error());
        picture_ = *image;
        update();
        Q_EMIT painted();
      });
}

void FigureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (picture_.isNull()) return;
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  const QRect page = pageRect();
  if (!page_.isEmpty()) {
    // A chequerboard shows transparent areas.
    constexpr int kSquare = 8;
    painter.fillRect(page, Qt::white);
    painter.save();
    painter.setClipRect(page);
    for (int y = 0; y * kSquare < page.height(); ++y)
      for (int x = y % 2; x * kSquare < page.width(); x += 2)
        painter.fillRect(page.left() + x * kSquare, page.top() + y * kSquare, kSquare, kSquare,
                         QColor(0xe4e6e9));
    painter.restore();
  }
  painter.drawImage(page, picture_);
  if (page_.isEmpty()) return;
  painter.setPen(state_.theme().line);
  painter.drawRect(page.adjusted(-1, -1, 0, 0));
}

}  // namespace lookbook::ui
