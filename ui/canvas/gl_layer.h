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

/// Something a renderer draws with shaders of its own: flat on the screen, in the order the layers
/// were added, blended over what is there. Graphics resources are made on the first frame in a
/// context and made anew in the next one.
class GlLayer : public vtkProp {
 public:
  int RenderOpaqueGeometry(vtkViewport* viewport) override;
  void ReleaseGraphicsResources(vtkWindow* window) override;

 protected:
  using Gl = QOpenGLExtraFunctions;

  /// Draws; shaders, textures and buffers may be made here.
  virtual void draw(vtkOpenGLRenderWindow& window, Gl& gl) = 0;
  /// Lets go of everything made for the context, which is current.
  virtual void release() = 0;

  /// The compiled program, bound. Null if the driver refuses it.
  static vtkShaderProgram* useProgram(vtkOpenGLRenderWindow& window, const char* vertexShader,
                                      const char* fragmentShader);
};

/// A layer as VTK counts references to it.
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
