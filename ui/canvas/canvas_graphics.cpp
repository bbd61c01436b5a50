#include "ui/canvas/canvas_graphics.h"

#include "ui/canvas/canvas.h"

#include <QCoreApplication>
#include <QOpenGLExtraFunctions>
#include <QSurfaceFormat>
#include <vtkCallbackCommand.h>
#include <vtkCommand.h>
#include <vtkCullerCollection.h>
#include <vtkOpenGLCamera.h>
#include <vtkOpenGLFramebufferObject.h>
#include <vtkOpenGLState.h>

namespace lookbook::ui {

namespace {

QSurfaceFormat neededFormat() {
  QSurfaceFormat format = QSurfaceFormat::defaultFormat();
  format.setRenderableType(QSurfaceFormat::OpenGL);
  format.setVersion(3, 2);
  format.setProfile(QSurfaceFormat::CoreProfile);
  return format;
}

void tellCurrent(vtkObject*, unsigned long, void* context, void* answer) {
  *static_cast<bool*>(answer) = context == QOpenGLContext::currentContext();
}

}  // namespace

void prepareOpenGl() {
  QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
  QSurfaceFormat::setDefaultFormat(neededFormat());
}

CanvasGraphics::CanvasGraphics() : renderer_(vtkSmartPointer<vtkOpenGLRenderer>::New()) {
  // Created directly: VTK's object factories would need further libraries.
  renderer_->SetActiveCamera(vtkSmartPointer<vtkOpenGLCamera>::New());
  renderer_->SetAutomaticLightCreation(false);
  renderer_->GetCullers()->RemoveAllItems();
  renderer_->SetBackgroundAlpha(1);
}

CanvasGraphics::~CanvasGraphics() {
  if (!window_) return;
  makeCurrent();
  renderer_->ReleaseGraphicsResources(window_);
  window_->Finalize();
  window_->RemoveRenderer(renderer_);
  window_->RemoveAllObservers();
  window_ = nullptr;
  // Layers release their shared textures here, while the context is current.
  renderer_ = nullptr;
  context_.doneCurrent();
}

void CanvasGraphics::makeCurrent() {
  if (QOpenGLContext::currentContext() != &context_) context_.makeCurrent(&surface_);
}

bool CanvasGraphics::start() {
  context_.setFormat(neededFormat());
  context_.setShareContext(QOpenGLContext::globalShareContext());
  const bool created = context_.create();
  const QSurfaceFormat format = context_.format();
  if (!created || context_.isOpenGLES() || format.version() < qMakePair(3, 2)) {
    failure_ =
        QCoreApplication::translate(
            "Canvas",
            "Lookbook needs OpenGL 3.2, but this display offers %1. Install a newer graphics "
            "driver, or use Mesa's software driver: LIBGL_ALWAYS_SOFTWARE=1.")
            .arg(created
                     ? QStringLiteral("%1.%2").arg(format.majorVersion()).arg(format.minorVersion())
                     : QCoreApplication::translate("Canvas", "none"));
    return false;
  }
  surface_.setFormat(format);
  surface_.create();
  makeCurrent();
  window_ = vtkSmartPointer<vtkGenericOpenGLRenderWindow>::New();
  const auto current = vtkSmartPointer<vtkCallbackCommand>::New();
  current->SetCallback(tellCurrent);
  current->SetClientData(&context_);
  window_->AddObserver(vtkCommand::WindowIsCurrentEvent, current);
  window_->SetOwnContext(false);
  window_->SetMultiSamples(0);
  window_->SetFrameBlitModeToNoBlit();
  window_->SetReadyForRendering(true);
  window_->OpenGLInitContext();
  window_->AddRenderer(renderer_);
  return true;
}

bool CanvasGraphics::begin(QSize pixels, const QColor& background) {
  if (!failure_.isEmpty() || (!window_ && !start())) return false;
  makeCurrent();
  window_->SetSize(pixels.width(), pixels.height());
  renderer_->SetBackground(background.redF(), background.greenF(), background.blueF());
  return true;
}

bool CanvasGraphics::prepare() {
  if (!window_ || !failure_.isEmpty()) return false;
  makeCurrent();
  return true;
}

QImage CanvasGraphics::end() {
  window_->Render();
  const int* size = window_->GetSize();
  QImage picture(size[0], size[1], QImage::Format_RGB32);
  window_->GetState()->PushReadFramebufferBinding();
  vtkOpenGLFramebufferObject* drawn = window_->GetDisplayFramebuffer();
  drawn->Bind(GL_READ_FRAMEBUFFER);
  drawn->ActivateReadBuffer(0);
  QOpenGLExtraFunctions& gl = *context_.extraFunctions();
  gl.glPixelStorei(GL_PACK_ALIGNMENT, 4);
  gl.glReadPixels(0, 0, picture.width(), picture.height(), GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV,
                  picture.bits());
  window_->GetState()->PopReadFramebufferBinding();
  picture.mirror();  // OpenGL's first row is the lowest
  return picture;
}

}  // namespace lookbook::ui
