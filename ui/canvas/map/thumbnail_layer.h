#pragma once

#include "ui/canvas/gl_layer.h"
#include "ui/canvas/image_atlas.h"

#include <QRectF>

#include <memory>
#include <vector>

namespace lookbook::ui {

/// Images drawn anywhere on the screen, framed in a colour: the thumbnails of a map.
class ThumbnailLayer : public GlLayer {
 public:
  struct Thumbnail {
    ImageIndex image = 0;
    QRectF rect;   ///< of the image, in device pixels from the view's top left corner
    QColor frame;  ///< its opacity is the whole thumbnail's
  };

  /// Where the images come from; call with the context current.
  void setAtlas(std::shared_ptr<ImageAtlas> atlas) { atlas_ = std::move(atlas); }
  [[nodiscard]] const ImageAtlas* atlas() const { return atlas_.get(); }
  /// The first ones are drawn below the later ones.
  void setThumbnails(const std::vector<Thumbnail>& thumbnails, double frameWidth, QSize view);

 protected:
  void draw(vtkOpenGLRenderWindow& window, Gl& gl) override;
  void release() override;

 private:
  struct Vertex {
    std::array<float, 2> place;   ///< clip space
    std::array<float, 2> inside;  ///< 0 to 1 over the image; beyond it is frame
    std::array<float, 3> tile;    ///< x, y, page
    std::array<float, 2> size;    ///< of the image, pixels
    std::array<std::uint8_t, 4> frame;
  };

  std::shared_ptr<ImageAtlas> atlas_;
  std::vector<Vertex> corners_;  ///< six for each thumbnail
  vtkNew<vtkOpenGLBufferObject> buffer_;
  vtkNew<vtkOpenGLVertexArrayObject> vertices_;
  bool attached_ = false;
};

}  // namespace lookbook::ui
