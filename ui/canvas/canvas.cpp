#include "ui/canvas/canvas.h"

#include "ui/canvas/canvas_impl.h"

#include <QCoreApplication>
#include <QOpenGLContext>
#include <QPaintEvent>
#include <QPainter>
#include <QSurfaceFormat>
#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkCullerCollection.h>
#include <vtkOpenGLCamera.h>

#include <cmath>

namespace lookbook::ui {

namespace {

constexpr std::size_t kFrameTimes = 240;

/// Asked in the midst of a frame too, where binding the widget's framebuffer, as the widget's
/// makeCurrent() does, would take VTK's own away.
void makeCurrent(vtkObject*, unsigned long, void* canvas, void*) {
  auto* widget = static_cast<QOpenGLWidget*>(canvas);
  if (widget->context() != QOpenGLContext::currentContext()) widget->makeCurrent();
}

void tellWhetherCurrent(vtkObject*, unsigned long, void* canvas, void* answer) {
  const QOpenGLContext* context = static_cast<QOpenGLWidget*>(canvas)->context();
  *static_cast<bool*>(answer) = context && context == QOpenGLContext::currentContext();
}

QSurfaceFormat neededFormat() {
  QSurfaceFormat format = QSurfaceFormat::defaultFormat();
  format.setRenderableType(QSurfaceFormat::OpenGL);
  format.setVersion(3, 2);
  format.setProfile(QSurfaceFormat::CoreProfile);
  format.setSwapBehavior(QSurfaceFormat::DoubleBuffer);
  return format;
}

void observe(vtkObject& object, unsigned long event, QOpenGLWidget* canvas,
             void (*callback)(vtkObject*, unsigned long, void*, void*)) {
  const auto command = vtkSmartPointer<vtkCallbackCommand>::New();
  command->SetCallback(callback);
  command->SetClientData(canvas);
  object.AddObserver(event, command);
}

}  // namespace

void prepareOpenGl() {
  QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
  QSurfaceFormat::setDefaultFormat(neededFormat());
}

SelectionChange selectionChangeFor(Qt::KeyboardModifiers modifiers) {
  const bool control = modifiers.testFlag(Qt::ControlModifier);
  const bool shift = modifiers.testFlag(Qt::ShiftModifier);
  if (modifiers.testFlag(Qt::AltModifier) || (control && shift)) return SelectionChange::remove;
  if (shift) return SelectionChange::add;
  return control ? SelectionChange::toggle : SelectionChange::replace;
}

Canvas::Overlay::Overlay(Canvas& canvas) : QWidget(&canvas), canvas_(canvas) {
  setAttribute(Qt::WA_TransparentForMouseEvents);
  setAttribute(Qt::WA_NoSystemBackground);
  setAttribute(Qt::WA_TranslucentBackground);
  setFocusPolicy(Qt::NoFocus);
}

void Canvas::Overlay::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.setClipRegion(event->region());
  const Impl& impl = *canvas_.impl_;
  if (!impl.failure.isEmpty() || canvas_.isEmpty()) {
    const bool failed = !impl.failure.isEmpty();
    const QString headline = failed ? Canvas::tr("Nothing can be drawn here") : impl.emptyHeadline;
    const QString hint = failed ? impl.failure : impl.emptyHint;
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setWeight(QFont::DemiBold);
    const QRect text = rect().adjusted(32, 0, -32, 0);
    painter.setFont(large);
    painter.setPen(impl.theme.text);
    const int middle = height() / 2;
    painter.drawText(QRect(text.left(), 0, text.width(), middle - 4),
                     Qt::AlignHCenter | Qt::AlignBottom | Qt::TextWordWrap, headline);
    painter.setFont(font());
    painter.setPen(impl.theme.quietText);
    painter.drawText(QRect(text.left(), middle + 4, text.width(), middle - 4),
                     Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, hint);
    return;
  }
  canvas_.paintOver(painter);
  impl.card.paint(painter, impl.theme);
}

void Canvas::Impl::releaseGraphics() {
  if (!window) return;
  renderer->ReleaseGraphicsResources(window);
  window->Finalize();
  window->RemoveRenderer(renderer);
  window->RemoveAllObservers();
  window = nullptr;
}

Canvas::Canvas(QWidget* parent) : QOpenGLWidget(parent), impl_(std::make_unique<Impl>()) {
  setFormat(neededFormat());
  setUpdateBehavior(QOpenGLWidget::PartialUpdate);  // a frame stays until something changes
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(160, 120);
  impl_->overlay = new Overlay(*this);
  // Named outright rather than through VTK's object factories, which would need to be linked in.
  impl_->renderer->SetActiveCamera(vtkSmartPointer<vtkOpenGLCamera>::New());
  impl_->renderer->SetAutomaticLightCreation(false);
  impl_->renderer->GetCullers()->RemoveAllItems();
  connect(this, &QOpenGLWidget::frameSwapped, this, [this] {
    if (!impl_->sinceChange.isValid() || impl_->frameWanted) return;
    impl_->frameTimes.push_back(static_cast<double>(impl_->sinceChange.nsecsElapsed()) * 1e-6);
    if (impl_->frameTimes.size() > kFrameTimes) impl_->frameTimes.pop_front();
    impl_->sinceChange.invalidate();
    emit frameDrawn();
  });
}

Canvas::~Canvas() {
  if (!impl_->window) return;
  makeCurrent();
  impl_->releaseGraphics();
  // Layers that share textures let go of them here, while the context is current.
  impl_->renderer = nullptr;
  doneCurrent();
  if (context()) disconnect(context(), nullptr, this, nullptr);
}

void Canvas::initializeGL() {
  const QSurfaceFormat format = context()->format();
  if (format.renderableType() == QSurfaceFormat::OpenGLES || format.version() < qMakePair(3, 2)) {
    impl_->failure = tr("Lookbook draws with OpenGL 3.2, and this display offers %1.%2. A newer "
                        "graphics driver helps, or Mesa's software one: LIBGL_ALWAYS_SOFTWARE=1.")
                         .arg(format.majorVersion())
                         .arg(format.minorVersion());
    impl_->overlay->update();
    return;
  }
  const auto window = vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New();
  observe(*window, vtkCommand::WindowMakeCurrentEvent, this, ui::makeCurrent);
  observe(*window, vtkCommand::WindowIsCurrentEvent, this, tellWhetherCurrent);
  window->SetOwnContext(false);
  window->SetMultiSamples(0);
  window->SetFrameBlitModeToBlitToCurrent();
  window->SetReadyForRendering(true);
  window->OpenGLInitContext();
  window->AddRenderer(impl_->renderer);
  impl_->window = window;
  impl_->frameWanted = true;
  connect(
      context(), &QOpenGLContext::aboutToBeDestroyed, this,
      [this] {
        makeCurrent();
        impl_->releaseGraphics();
        doneCurrent();
      },
      Qt::DirectConnection);
}

void Canvas::paintGL() {
  if (!impl_->window || !impl_->frameWanted) return;
  impl_->frameWanted = false;
  const double ratio = devicePixelRatioF();
  impl_->window->SetSize(std::max(1, static_cast<int>(std::lround(width() * ratio))),
                         std::max(1, static_cast<int>(std::lround(height() * ratio))));
  const QColor& background = impl_->theme.canvas;
  impl_->renderer->SetBackground(background.redF(), background.greenF(), background.blueF());
  impl_->renderer->SetBackgroundAlpha(1);
  impl_->window->OpenGLInitState();
  prepareFrame();
  impl_->window->Render();
}

bool Canvas::event(QEvent* event) {
  switch (event->type()) {
    case QEvent::Show:
    case QEvent::Resize:
    case QEvent::ParentChange:
    case QEvent::ScreenChangeInternal:
      requestFrame();  // its picture is gone, or of another size
      break;
    default:
      break;
  }
  return QOpenGLWidget::event(event);
}

void Canvas::resizeEvent(QResizeEvent* event) {
  QOpenGLWidget::resizeEvent(event);
  impl_->overlay->setGeometry(rect());
  impl_->card.hide();
}

void Canvas::leaveEvent(QEvent* event) {
  point(std::nullopt, {});
  QOpenGLWidget::leaveEvent(event);
}

void Canvas::requestFrame() {
  if (!impl_->sinceChange.isValid()) impl_->sinceChange.start();
  impl_->frameWanted = true;
  update();
}

void Canvas::requestOverlay(const QRect& where) {
  if (!where.isEmpty()) impl_->overlay->update(where);
}

void Canvas::requestOverlay() {
  impl_->overlay->update();
}

void Canvas::point(std::optional<ImageIndex> image, QPointF position) {
  const QRect before = impl_->card.bounds();
  const bool another = image != impl_->underPointer;
  if (!image) {
    impl_->card.hide();
  } else {
    if (another || !impl_->card.isShown())
      impl_->card.show(*impl_->dataset, *image, wantsImageOnCard(*image));
    impl_->card.place(position, rect(), font());
  }
  if (impl_->card.bounds() != before || another) {
    requestOverlay(before);
    requestOverlay(impl_->card.bounds());
  }
  if (!another) return;
  impl_->underPointer = image;
  setHovered(image);
  emit hovered(image);
}

void Canvas::setDataset(DatasetPtr dataset) {
  impl_->dataset = std::move(dataset);
  impl_->selection = nullptr;
  impl_->hovered.reset();
  impl_->current.reset();
  impl_->underPointer.reset();
  impl_->card.hide();
  requestFrame();
  requestOverlay();
}

void Canvas::setTheme(const Theme& theme) {
  impl_->theme = theme;
  requestFrame();
  requestOverlay();
}

void Canvas::setSelection(SharedImageSet selection) {
  if (impl_->selection == selection) return;
  impl_->selection = std::move(selection);
  requestFrame();
}

void Canvas::setHovered(std::optional<ImageIndex> image) {
  if (impl_->dataset && image && *image >= impl_->dataset->size()) image.reset();
  impl_->hovered = image;
}

void Canvas::setCurrent(std::optional<ImageIndex> image) {
  if (impl_->dataset && image && *image >= impl_->dataset->size()) image.reset();
  impl_->current = image;
}

void Canvas::setEmptyMessage(const QString& headline, const QString& hint) {
  impl_->emptyHeadline = headline;
  impl_->emptyHint = hint;
  requestOverlay();
}

std::vector<double> Canvas::frameTimes() const {
  return {impl_->frameTimes.begin(), impl_->frameTimes.end()};
}

}  // namespace lookbook::ui
