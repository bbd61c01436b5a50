#pragma once

#include <QColor>
#include <QImage>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QSize>
#include <QString>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkOpenGLRenderer.h>
#include <vtkSmartPointer.h>

namespace lookbook::ui {

/// Draws with VTK off screen, in an OpenGL context of its own that shares textures with all others.
/// For the window's thread.
class CanvasGraphics {
 public:
  CanvasGraphics();
  ~CanvasGraphics();

  /// The renderer, whose props are drawn.
  [[nodiscard]] vtkOpenGLRenderer& renderer() { return *renderer_; }

  /// Makes the context current and begins a picture of this size. Returns false if OpenGL 3.2 is
  /// missing; failure() then has the message.
  bool begin(QSize pixels, const QColor& background);
  /// Draws, and returns the picture. Call it after begin().
  QImage end();

  /// Makes the context current for work between pictures, such as uploads. Returns false before the
  /// first begin(), or if nothing can be drawn.
  bool prepare();

  /// Why nothing can be drawn, as a sentence; empty if there is no failure.
  [[nodiscard]] const QString& failure() const { return failure_; }

 private:
  bool start();
  void makeCurrent();

  QOffscreenSurface surface_;
  QOpenGLContext context_;
  vtkSmartPointer<vtkGenericOpenGLRenderWindow> window_;  ///< created for the first frame
  vtkSmartPointer<vtkOpenGLRenderer> renderer_;
  QString failure_;
};

}  // namespace lookbook::ui
