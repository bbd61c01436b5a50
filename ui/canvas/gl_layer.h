#pragma once

#include <QColor>
#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>
#include <vtkNew.h>
#include <vtkOpenGLBufferObject.h>
#include <vtkOpenGLRenderWindow.h>
#include <vtkOpenGLVertexArrayObject.h>
#include <vtkProp.h>
#include <vtkShaderProgram.h>
#include <vtkSmartPointer.h>

#include <array>

namespace lookbook::ui {

/// A part of the picture with its own shaders: flat on the screen, blended over the layers that
/// were added before it. It creates its graphics resources on the first frame in a context, and
/// again if the context changes.
class GlLayer : public vtkProp {
 public:
  int RenderOpaqueGeometry(vtkViewport* viewport) override;
  void ReleaseGraphicsResources(vtkWindow* window) override;

 protected:
  using Gl = QOpenGLExtraFunctions;

  /// Draws the layer. Shaders, textures and buffers may be created here.
  virtual void draw(vtkOpenGLRenderWindow& window, Gl& gl) = 0;
  /// Releases everything that was created for the context, which is current.
  virtual void release() = 0;

  /// Compiles a program, or finds it compiled, and binds it. Null if the driver rejects it.
  static vtkShaderProgram* useProgram(vtkOpenGLRenderWindow& window, const char* vertexShader,
                                      const char* fragmentShader);
};

/// Creates a layer, whose references VTK counts.
template <class Layer>
vtkSmartPointer<Layer> makeLayer() {
  auto* layer = new Layer;
  layer->InitializeObjectBase();
  return vtkSmartPointer<Layer>::Take(layer);
}

inline std::array<float, 3> rgb(const QColor& color) {
  return {color.redF(), color.greenF(), color.blueF()};
}

}  // namespace lookbook::ui
