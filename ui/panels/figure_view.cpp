#include "ui/panels/figure_view.h"

#include "ui/models/workspace.h"

#include <QPainter>

#include <utility>

namespace lookbook::ui {

FigureView::FigureView(Workspace& workspace, QWidget* parent)
    : QWidget(parent), workspace_(workspace) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  setMinimumSize(480, 320);
  connect(&workspace, &Workspace::contentChanged, this, [this](const ViewState& before) {
    if (before.theme != workspace_.view().theme) render();
  });
}

void FigureView::setFigure(GridFigure figure) {
  figure_ = std::move(figure);
  setAccessibleName(figure_.title);
  render();
}

void FigureView::resizeEvent(QResizeEvent*) {
  render();
}

void FigureView::render() {
  const double ratio = devicePixelRatioF();
  const QSizeF size = this->size();
  painter_.start(
      [figure = figure_, theme = workspace_.theme(), size, ratio](const std::stop_token&) {
        QImage image((size * ratio).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        QPainter painter(&image);
        paint(painter, QRectF(QPointF(0, 0), size), figure, theme);
        return image;
      },
      [this](const QImage& image) {
        picture_ = image;
        update();
      });
}

void FigureView::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (picture_.isNull()) return;
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(rect(), picture_);
}

}  // namespace lookbook::ui
