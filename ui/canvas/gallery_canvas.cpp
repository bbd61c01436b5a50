#include "ui/canvas/gallery_canvas.h"

#include "ui/canvas/canvas_impl.h"

#include <QMouseEvent>
namespace lookbook::ui {
struct GalleryCanvas::Sheet {
  std::vector<Section> sections;
  GalleryCamera camera;
};
GalleryCanvas::GalleryCanvas(QWidget* parent) : Canvas(parent), sheet_(std::make_unique<Sheet>()) {}
GalleryCanvas::~GalleryCanvas() = default;
void GalleryCanvas::setDataset(DatasetPtr d) {
  Canvas::setDataset(std::move(d));
}
void GalleryCanvas::setTheme(const Theme& t) {
  Canvas::setTheme(t);
}
void GalleryCanvas::setSelection(SharedImageSet s) {
  Canvas::setSelection(std::move(s));
}
void GalleryCanvas::setHovered(std::optional<ImageIndex> i) {
  Canvas::setHovered(i);
}
void GalleryCanvas::setCurrent(std::optional<ImageIndex> i) {
  Canvas::setCurrent(i);
}
void GalleryCanvas::setSections(std::vector<Section> s) {
  sheet_->sections = std::move(s);
}
GalleryCamera GalleryCanvas::camera() const {
  return sheet_->camera;
}
void GalleryCanvas::setCamera(const GalleryCamera& c) {
  sheet_->camera = c;
}
void GalleryCanvas::showAll() {}
void GalleryCanvas::showImage(ImageIndex, double) {}
QRectF GalleryCanvas::imageRect(ImageIndex) const {
  return {};
}
std::optional<ImageIndex> GalleryCanvas::imageAt(QPointF) const {
  return {};
}
void GalleryCanvas::prepareFrame() {}
void GalleryCanvas::paintOver(QPainter&) {}
bool GalleryCanvas::isEmpty() const {
  return true;
}
bool GalleryCanvas::wantsImageOnCard(ImageIndex) const {
  return true;
}
void GalleryCanvas::mousePressEvent(QMouseEvent*) {}
void GalleryCanvas::mouseMoveEvent(QMouseEvent*) {}
void GalleryCanvas::mouseReleaseEvent(QMouseEvent*) {}
void GalleryCanvas::mouseDoubleClickEvent(QMouseEvent*) {}
void GalleryCanvas::wheelEvent(QWheelEvent*) {}
void GalleryCanvas::keyPressEvent(QKeyEvent* e) {
  Canvas::keyPressEvent(e);
}
void GalleryCanvas::keyReleaseEvent(QKeyEvent* e) {
  Canvas::keyReleaseEvent(e);
}
void GalleryCanvas::resizeEvent(QResizeEvent* e) {
  Canvas::resizeEvent(e);
}
bool GalleryCanvas::event(QEvent* e) {
  return Canvas::event(e);
}
}  // namespace lookbook::ui
