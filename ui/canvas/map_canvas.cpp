#include "ui/canvas/map_canvas.h"

#include "ui/canvas/canvas_impl.h"

#include <QMouseEvent>
namespace lookbook::ui {
struct MapCanvas::Map {
  MapCamera camera;
  Tool tool = Tool::navigate;
};
MapCanvas::MapCanvas(QWidget* parent) : Canvas(parent), map_(std::make_unique<Map>()) {}
MapCanvas::~MapCanvas() = default;
void MapCanvas::setDataset(DatasetPtr d) {
  Canvas::setDataset(std::move(d));
}
void MapCanvas::setTheme(const Theme& t) {
  Canvas::setTheme(t);
}
void MapCanvas::setSelection(SharedImageSet s) {
  Canvas::setSelection(std::move(s));
}
void MapCanvas::setHovered(std::optional<ImageIndex> i) {
  Canvas::setHovered(i);
}
void MapCanvas::setCurrent(std::optional<ImageIndex> i) {
  Canvas::setCurrent(i);
}
void MapCanvas::setPoints(std::vector<ImageIndex>, std::shared_ptr<const MatrixF>) {}
void MapCanvas::movePoints(std::shared_ptr<const MatrixF>) {}
void MapCanvas::clearPoints() {}
void MapCanvas::setFilter(const Filter&) {}
void MapCanvas::setMarks(Marks) {}
void MapCanvas::setPointSize(double) {}
void MapCanvas::setOpacity(double) {}
void MapCanvas::setTool(Tool t) {
  map_->tool = t;
}
MapCanvas::Tool MapCanvas::tool() const {
  return map_->tool;
}
MapCamera MapCanvas::camera() const {
  return map_->camera;
}
void MapCanvas::setCamera(const MapCamera& c) {
  map_->camera = c;
}
void MapCanvas::showAll() {}
void MapCanvas::showImage(ImageIndex) {}
void MapCanvas::showImages(const ImageSet&) {}
std::optional<QPointF> MapCanvas::imagePosition(ImageIndex) const {
  return {};
}
std::optional<ImageIndex> MapCanvas::imageAt(QPointF) const {
  return {};
}
void MapCanvas::prepareFrame() {}
void MapCanvas::paintOver(QPainter&) {}
bool MapCanvas::isEmpty() const {
  return true;
}
bool MapCanvas::wantsImageOnCard(ImageIndex) const {
  return true;
}
void MapCanvas::mousePressEvent(QMouseEvent*) {}
void MapCanvas::mouseMoveEvent(QMouseEvent*) {}
void MapCanvas::mouseReleaseEvent(QMouseEvent*) {}
void MapCanvas::mouseDoubleClickEvent(QMouseEvent*) {}
void MapCanvas::wheelEvent(QWheelEvent*) {}
void MapCanvas::keyPressEvent(QKeyEvent* e) {
  Canvas::keyPressEvent(e);
}
void MapCanvas::keyReleaseEvent(QKeyEvent* e) {
  Canvas::keyReleaseEvent(e);
}
void MapCanvas::resizeEvent(QResizeEvent* e) {
  Canvas::resizeEvent(e);
}
bool MapCanvas::event(QEvent* e) {
  return Canvas::event(e);
}
}  // namespace lookbook::ui
