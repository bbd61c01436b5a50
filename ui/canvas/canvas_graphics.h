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

/// VTK drawing out of sight, in an OpenGL context of its own that shares textures with all others.
/// To be used from the window's thread.
class CanvasGraphics {
 public:
  CanvasGraphics();
  ~CanvasGraphics();

  /// What is drawn.
  [[nodiscard]] vtkOpenGLRenderer& renderer() { return *renderer_; }

  /// Makes the context current for a picture of so many pixels.
  /// False: OpenGL 3.2 is missing, as failure() says.
  bool begin(QSize pixels, const QColor& background);
  /// Draws, and returns the picture.
  QImage end();

  /// Makes the context current, for work between pictures. False before the first one.
  bool prepare();

  /// Why nothing can be drawn, as a sentence; empty: all is well.
  [[nodiscard]] const QString& failure() const { return failure_; }

 private:
  bool start();
  void makeCurrent();

  QOffscreenSurface surface_;
  QOpenGLContext context_;
  vtkSmartPointer<vtkGenericOpenGLRenderWindow> window_;  ///< made with the first frame
  vtkSmartPointer<vtkOpenGLRenderer> renderer_;
  QString failure_;
};

}  // namespace lookbook::ui
