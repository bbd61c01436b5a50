#include "ui/panels/parts/image_wall.h"

#include "ui/keys/widget_keys.h"
#include "ui/library/open_datasets.h"
#include "ui/look/class_palette.h"
#include "ui/look/shown_image.h"
#include "ui/panels/parts/image_view.h"
#include "ui/state/view_store.h"
#include "ui/text/shown_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

constexpr int kCaptionedImage = 56;  ///< twice 28 pixels
constexpr int kSmallImage = 30;      ///< 28 pixels and a frame
constexpr int kWallCaption = 15;
constexpr int kBetween = 6;

SelectionChange changeOf(Qt::KeyboardModifiers modifiers) {
  return modifiers.testFlag(Qt::ControlModifier) ? SelectionChange::toggle
                                                 : SelectionChange::replace;
}

}  // namespace

void markPixel(QPainter& painter, const QRectF& place, int columns, int rows, std::size_t pixel,
               const QColor& color) {
  const auto across = static_cast<std::size_t>(columns);
  const std::size_t row = pixel / across;
  const double width = place.width() / columns;
  const double height = place.height() / rows;
  const QRectF marked(place.left() + static_cast<double>(pixel % across) * width,
                      place.top() + static_cast<double>(row) * height, width, height);
  constexpr double kApart = 2;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(Qt::black, 3));
  painter.drawRect(marked.adjusted(-kApart, -kApart, kApart, kApart));
  painter.setPen(QPen(color, 1.5));
  painter.drawRect(marked.adjusted(-kApart, -kApart, kApart, kApart));
}

ImageWall::ImageWall(ViewStore& state, OpenDatasets& library, Look look)
    : state_(state),
      library_(library),
      look_(look),
      side_(look == Look::small ? kSmallImage : kCaptionedImage),
      caption_(look == Look::small ? kBetween : kWallCaption) {
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::StrongFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  connect(&state, &ViewStore::contentChanged, viewport(), [this] { viewport()->update(); });
  connect(&state, &ViewStore::hoverChanged, viewport(), [this] { viewport()->update(); });
}

void ImageWall::setImages(DatasetId dataset, std::vector<ImageIndex> images, std::size_t wrong,
                          std::optional<std::size_t> pixel) {
  dataset_ = dataset;
  images_ = std::move(images);
  wrong_ = wrong;
  pixel_ = pixel;
  verticalScrollBar()->setValue(0);
  fitScrollBar();
  viewport()->update();
}

QSize ImageWall::sizeHint() const {
  constexpr int kColumns = 3;
  return {kColumns * (side_ + kBetween), 2 * (side_ + caption_)};
}

std::size_t ImageWall::columns() const {
  return static_cast<std::size_t>(
      std::max(1, (viewport()->width() - kBetween) / (side_ + kBetween)));
}

double ImageWall::left() const {
  const int taken = static_cast<int>(columns()) * (side_ + kBetween) - kBetween;
  return std::floor((viewport()->width() - taken) / 2.0);
}

QRectF ImageWall::placeRect(std::size_t place) const {
  const std::size_t across = columns();
  const std::size_t row = place / across;
  return {left() + static_cast<double>(place % across) * (side_ + kBetween),
          kBetween + static_cast<double>(row) * (side_ + caption_) - verticalScrollBar()->value(),
          static_cast<double>(side_), static_cast<double>(side_)};
}

std::optional<std::size_t> ImageWall::placeAt(const QPointF& position) const {
  const double x = position.x() - left();
  const double y = position.y() - kBetween + verticalScrollBar()->value();
  if (x < 0 || y < 0) return {};
  const auto column = static_cast<std::size_t>(x / (side_ + kBetween));
  const std::size_t place = static_cast<std::size_t>(y / (side_ + caption_)) * columns() + column;
  if (column >= columns() || place >= images_.size()) return {};
  return place;
}

void ImageWall::fitScrollBar() {
  const std::size_t rows = (images_.size() + columns() - 1) / columns();
  const int whole = static_cast<int>(rows) * (side_ + caption_) + 2 * kBetween;
  verticalScrollBar()->setRange(0, std::max(0, whole - viewport()->height()));
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(side_ / 2);
  if (leastRows_ == 0) return;
  setMinimumHeight(std::min(whole, leastRows_ * (side_ + caption_) + 2 * kBetween));
  setMaximumHeight(whole);
}

void ImageWall::setLeastRows(int rows) {
  leastRows_ = rows;
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  fitScrollBar();
}

void ImageWall::resizeEvent(QResizeEvent*) {
  fitScrollBar();
}

void ImageWall::mouseMoveEvent(QMouseEvent* event) {
  const auto place = placeAt(event->position());
  viewport()->setCursor(place ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (!dataset_) return;
  state_.setHovered(*dataset_, place ? std::optional(images_[*place]) : std::nullopt);
}

void ImageWall::mouseReleaseEvent(QMouseEvent* event) {
  const auto place = placeAt(event->position());
  if (event->button() != Qt::LeftButton || !place) return;
  lookAt(*place, changeOf(event->modifiers()));
}

void ImageWall::mouseDoubleClickEvent(QMouseEvent* event) {
  const auto place = placeAt(event->position());
  if (event->button() == Qt::LeftButton && place) Q_EMIT opened(images_[*place]);
}

void ImageWall::contextMenuEvent(QContextMenuEvent* event) {
  const bool byKey = event->reason() != QContextMenuEvent::Mouse;
  const auto place = byKey ? currentPlace() : placeAt(event->pos());
  if (!place) return;
  if (byKey) reveal(*place);
  Q_EMIT menuRequested(
      images_[*place],
      byKey ? viewport()->mapToGlobal(placeRect(*place).center().toPoint()) : event->globalPos());
}

void ImageWall::lookAt(std::size_t place, SelectionChange change) {
  state_.asOneStep([&] {
    state_.change([this](ViewState& view) { view.active = dataset_; });
    state_.click(*dataset_, images_[place], change);
  });
}

std::optional<std::size_t> ImageWall::currentPlace() const {
  const auto current = dataset_ ? state_.viewOf(*dataset_).current : std::nullopt;
  const auto at = current ? std::ranges::find(images_, *current) : images_.end();
  if (at == images_.end()) return {};
  return static_cast<std::size_t>(at - images_.begin());
}

/// Moves from the current image by this number of places; to the first image if the current one is
/// not on the wall.
void ImageWall::walk(std::ptrdiff_t places) {
  if (images_.empty()) return;
  const auto from = currentPlace();
  const std::ptrdiff_t to =
      from ? std::clamp<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(*from) + places, 0,
                                        std::ssize(images_) - 1)
           : 0;
  state_.setHovered(*dataset_, {});
  lookAt(static_cast<std::size_t>(to), SelectionChange::replace);
  reveal(static_cast<std::size_t>(to));
}

void ImageWall::reveal(std::size_t at) {
  const QRectF place = placeRect(at);
  QScrollBar* bar = verticalScrollBar();
  if (place.top() < kBetween)
    bar->setValue(bar->value() - static_cast<int>(kBetween - place.top()));
  const double below = place.bottom() + caption_ - viewport()->height();
  if (below > 0) bar->setValue(bar->value() + static_cast<int>(below) + 1);
}

/// If the image leaves the wall, the next one becomes the current image.
void ImageWall::toggleCurrent() {
  const auto place = currentPlace();
  if (!place) return;
  state_.asOneStep([&] {
    lookAt(*place, SelectionChange::toggle);
    if (images_.empty() || currentPlace()) return;
    lookAt(std::min(*place, images_.size() - 1), SelectionChange::replace);
  });
}

void ImageWall::keyPressEvent(QKeyEvent* event) {
  // The window's Back and Forward.
  if (event->modifiers().testFlag(Qt::AltModifier)) return event->ignore();
  const auto across = static_cast<std::ptrdiff_t>(columns());
  switch (actOf(Scope::wall, *event).value_or(KeyAct::cancel)) {
    case KeyAct::left:
      return walk(-1);
    case KeyAct::right:
      return walk(1);
    case KeyAct::up:
      return walk(-across);
    case KeyAct::down:
      return walk(across);
    case KeyAct::select:
      return toggleCurrent();
    case KeyAct::press:
      if (const auto place = currentPlace()) Q_EMIT opened(images_[*place]);
      return;
    default:
      QAbstractScrollArea::keyPressEvent(event);
  }
}

bool ImageWall::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::Leave && dataset_) state_.setHovered(*dataset_, {});
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto place = placeAt(help->pos());
    QToolTip::showText(help->globalPos(), place ? toolTipText(describe(*place)) : QString(),
                       viewport());
    return true;
  }
  return QAbstractScrollArea::viewportEvent(event);
}

QString ImageWall::describe(std::size_t place) const {
  const Dataset& source = *library_.dataset(*dataset_).data();
  const ImageIndex image = images_[place];
  QString words = tr("%1, %2").arg(shownName(source.className(source.label(image))),
                                   QString::fromStdString(source.describeIndex(image)));
  if (pixel_) {
    const auto across = static_cast<std::size_t>(source.columns());
    words = tr("%1. Column %2, row %3: grey value %4 of 255")
                .arg(words)
                .arg(*pixel_ % across)
                .arg(*pixel_ / across)
                .arg(source.image(image)[*pixel_]);
  }
  return place < wrong_ ? tr("%1. Predicted wrongly").arg(words) : words;
}

void ImageWall::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  QFont small = font();
  small.setPointSizeF(std::max(7.0, small.pointSizeF() - 2));
  painter.setFont(small);
  const std::size_t across = columns();
  const int row = verticalScrollBar()->value() / (side_ + caption_);
  for (std::size_t place = static_cast<std::size_t>(row) * across; place < images_.size();
       ++place) {
    if (placeRect(place).top() > viewport()->height()) break;
    paintImage(painter, place);
  }
}

void ImageWall::paintImage(QPainter& painter, std::size_t place) const {
  const Theme& theme = state_.theme();
  const Dataset& source = *library_.dataset(*dataset_).data();
  const DatasetView& view = state_.viewOf(*dataset_);
  const ImageIndex image = images_[place];
  const QRectF cell = placeRect(place);
  const QImage picture = shownImage(source, image);
  const QRectF drawn = crispRect(picture.size(), cell, devicePixelRatioF());
  painter.drawImage(drawn, picture);
  const bool isWrong = place < wrong_;
  if (pixel_)
    markPixel(painter, drawn, source.columns(), source.rows(), *pixel_,
              verdictColor(!isWrong).lighter(130));
  const bool small = look_ == Look::small;
  const bool lit = (!small && view.selection->contains(image)) || view.current == image ||
                   state_.hovered(*dataset_) == image;
  const QColor quiet = small ? classColor(source.label(image)) : theme.line;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(lit ? theme.accent : quiet, lit ? 2.5 : small ? 1.5 : 1));
  painter.drawRect(drawn.adjusted(-1, -1, 1, 1));
  if (!small) paintWords(painter, place);
}

void ImageWall::paintWords(QPainter& painter, std::size_t place) const {
  const Theme& theme = state_.theme();
  const Dataset& source = *library_.dataset(*dataset_).data();
  const QRectF cell = placeRect(place);
  const bool isWrong = place < wrong_;
  painter.setPen(isWrong ? theme.text : theme.quietText);
  const QString words = pixel_    ? tr("grey %1").arg(source.image(images_[place])[*pixel_])
                        : isWrong ? tr("wrong")
                                  : QString();
  painter.drawText(QRectF(cell.left(), cell.bottom() + 1, cell.width(), caption_ - 2),
                   Qt::AlignCenter, isWrong && pixel_ ? tr("✕ %1").arg(words) : words);
}

}  // namespace lookbook::ui
