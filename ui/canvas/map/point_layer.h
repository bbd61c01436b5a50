#pragma once

#include "ui/canvas/gl_layer.h"
#include "ui/canvas/map/map_view.h"

#include <cstdint>
#include <vector>

namespace lookbook::ui {

/// How dots look, in device pixels.
struct DotLook {
  double diameter = 3;
  double ring = 0;  ///< width of the line round each, within the diameter
};

/// A map's points as round dots: positions, colours and drawing order are three buffers, each
/// uploaded only when it changes, so that 70,000 moved points cost 840 kB and a new selection 280.
/// The last ones in order may be emphasized: larger, with a ring.
class PointLayer : public GlLayer {
 public:
  /// x, y, z of each row.
  void setPositions(std::vector<float> positions);
  /// Red, green, blue, opacity of each row.
  void setColors(std::vector<std::uint8_t> colors);
  /// The rows drawn, the first ones below the later ones; the last so many are emphasized.
  void setOrder(std::vector<std::uint32_t> order, std::size_t emphasized);
  void setLook(const DotLook& plain, const DotLook& emphasized, const QColor& ring);
  /// @param strength fades all dots, in [0, 1]
  void setView(const MapView& view, double strength, const QColor& haze);

 protected:
  void draw(vtkOpenGLRenderWindow& window, Gl& gl) override;
  void release() override;

 private:
  bool upload(vtkShaderProgram* program);
  static void drawDots(vtkShaderProgram& program, Gl& gl, const DotLook& look, std::size_t first,
                       std::size_t count);

  struct Buffer {
    vtkNew<vtkOpenGLBufferObject> object;
    bool changed = true;
  };

  std::vector<float> positions_;
  std::vector<std::uint8_t> colors_;
  std::vector<std::uint32_t> order_;
  Buffer positionBuffer_;
  Buffer colorBuffer_;
  Buffer orderBuffer_;
  vtkNew<vtkOpenGLVertexArrayObject> vertices_;
  bool attached_ = false;  ///< the buffers to the vertex array

  MapView view_;
  std::size_t emphasized_ = 0;
  DotLook plainLook_;
  DotLook emphasizedLook_;
  QColor ring_;
  double strength_ = 1;
  QColor haze_;
};

}  // namespace lookbook::ui
