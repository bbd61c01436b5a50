#include "ui/panels/gallery/gallery_zoom.h"

#include "ui/panels/parts/labels.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kZoomSteps = 100;
constexpr int kZoomWidth = 120;

}  // namespace

GalleryZoom::GalleryZoom(QWidget* parent) : QWidget(parent), slider_(new QSlider(Qt::Horizontal)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  slider_->setObjectName(QStringLiteral("galleryZoom"));
  slider_->setAccessibleName(tr("Size of the images"));
  setPlainToolTip(slider_, tr("Size of the images (Ctrl+wheel, + and -)"));
  slider_->setRange(0, kZoomSteps);
  slider_->setPageStep(kZoomSteps / 10);
  slider_->setMinimumWidth(kZoomWidth / 2);  // a narrow window needs the room for texts
  slider_->setMaximumWidth(kZoomWidth);
  // After a click, the canvas keeps the focus.
  slider_->setFocusPolicy(Qt::TabFocus);
  layout->addWidget(slider_);
  connect(slider_, &QSlider::valueChanged, this, [this](int value) {
    const double part = static_cast<double>(value) / kZoomSteps;
    Q_EMIT tileRequested(smallest_ * std::pow(std::max(1.0, kLargest / smallest_), part));
  });
}

void GalleryZoom::show(double tile, double smallest) {
  smallest_ = std::max(smallest, 1e-3);
  const double whole = std::log(std::max(1.01, kLargest / smallest_));
  const double part = std::log(std::max(1.0, tile / smallest_)) / whole;
  const QSignalBlocker quiet(slider_);
  slider_->setValue(static_cast<int>(std::lround(std::min(1.0, part) * kZoomSteps)));
}

}  // namespace lookbook::ui
