#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <memory>

class QOpenGLContextGroup;

namespace lookbook::ui {

/// How the images of a data set are put side by side on the pages of a texture.
struct AtlasShape {
  int columns = 0;  ///< pixels of an image
  int rows = 0;
  int across = 1;  ///< tiles side by side on a page
  int down = 1;    ///< tiles one above the other on a page
  int pages = 1;
  int levels = 1;  ///< halvings at which a tile stays whole, the full size included

  /// The fewest pages no side of which is longer than `longestSide`.
  static AtlasShape of(std::size_t images, int rows, int columns, int longestSide);

  [[nodiscard]] int pageWidth() const { return across * columns; }
  [[nodiscard]] int pageHeight() const { return down * rows; }
  /// Where an image is: tile x in bits 0-11, tile y in bits 12-23, page in bits 24-27.
  [[nodiscard]] std::uint32_t address(ImageIndex image) const;
};

/// All images of one data set as one grey texture array (a layer a page), with no mip level at
/// which neighbours would mix. Canvases whose contexts share resources share the texture. Made,
/// used and destroyed with such a context current, on the window's thread.
class ImageAtlas {
 public:
  /// The atlas of the data set for the current context: a shared one, or a new one (70,000 images:
  /// about a tenth of a second).
  static std::shared_ptr<ImageAtlas> of(const DatasetPtr& dataset);

  explicit ImageAtlas(DatasetPtr dataset);
  ~ImageAtlas();
  ImageAtlas(const ImageAtlas&) = delete;
  ImageAtlas& operator=(const ImageAtlas&) = delete;

  [[nodiscard]] const AtlasShape& shape() const { return shape_; }
  /// Binds the texture to the active texture unit.
  void bind() const;

 private:
  void upload();

  DatasetPtr dataset_;
  QOpenGLContextGroup* group_;
  AtlasShape shape_;
  unsigned texture_ = 0;
};

}  // namespace lookbook::ui
