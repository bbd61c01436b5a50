#pragma once

#include "ui/canvas/gl_layer.h"
#include "ui/canvas/image_atlas.h"

#include <QRectF>

#include <memory>
#include <vector>

namespace lookbook::ui {

/// The thumbnails of a map: images at any place on the screen, with coloured frames.
class ThumbnailLayer : public GlLayer {
 public:
  struct Thumbnail {
    ImageIndex image = 0;
    QRectF rect;   ///< of the image, in device pixels from the top left corner of the view
    QColor frame;  ///< its alpha is the opacity of the whole thumbnail
  };

  /// Sets the atlas that holds the images. Call it with the context current.
  void setAtlas(std::shared_ptr<ImageAtlas> atlas) { atlas_ = std::move(atlas); }
  [[nodiscard]] const ImageAtlas* atlas() const { return atlas_.get(); }
  /// Sets the thumbnails, in drawing order: later ones are drawn over earlier ones. The width of
  /// frames is in device pixels.
  void setThumbnails(const std::vector<Thumbnail>& thumbnails, double frameWidth, QSize view);

 protected:
  void draw(vtkOpenGLRenderWindow& window, Gl& gl) override;
  void release() override;

 private:
  struct Vertex {
    std::array<float, 2> place;   ///< in clip space
    std::array<float, 2> inside;  ///< 0 to 1 within the image; beyond it is the frame
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
