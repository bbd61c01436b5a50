#pragma once

#include "ui/canvas/gl_layer.h"
#include "ui/canvas/map/map_view.h"

#include <cstdint>
#include <vector>

namespace lookbook::ui {

/// The look of dots, in device pixels.
struct DotLook {
  double diameter = 3;
  double ring = 0;  ///< width of the line around each dot, within the diameter
};

/// The points of a map as round dots. Positions, colours and drawing order are three buffers, each
/// of which is uploaded only when it changes: 840 kB for 70,000 moved points, 280 kB for a new
/// order. The last dots in the order may be emphasized: larger, with a ring.
class PointLayer : public GlLayer {
 public:
  /// Sets x, y, z of each row, one row after another.
  void setPositions(std::vector<float> positions);
  /// Sets red, green, blue and opacity of each row.
  void setColors(std::vector<std::uint8_t> colors);
  /// Sets the rows that are drawn, later ones over earlier ones. The last `emphasized` rows are
  /// emphasized.
  void setOrder(std::vector<std::uint32_t> order, std::size_t emphasized);
  void setLook(const DotLook& plain, const DotLook& emphasized, const QColor& ring);
  /// @param strength opacity of all dots, in [0, 1]  @param haze colour of distant dots in 3-D
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
  bool attached_ = false;  ///< whether the buffers are attached to the vertex array

  MapView view_;
  std::size_t emphasized_ = 0;
  DotLook plainLook_;
  DotLook emphasizedLook_;
  QColor ring_;
  double strength_ = 1;
  QColor haze_;
};

}  // namespace lookbook::ui
