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
  /// The atlas of the data set for the current context: a shared one, or a new one.
  /// @param whole uploads what is still missing (70,000 images: about a tenth of a second); else
  ///   uploadSome() does, and until then the atlas is not to be drawn from
  static std::shared_ptr<ImageAtlas> of(const DatasetPtr& dataset, bool whole = true);

  explicit ImageAtlas(DatasetPtr dataset, bool whole = true);
  ~ImageAtlas();
  ImageAtlas(const ImageAtlas&) = delete;
  ImageAtlas& operator=(const ImageAtlas&) = delete;

  [[nodiscard]] const AtlasShape& shape() const { return shape_; }
  /// Uploads the next few thousand images. False: there are no more.
  bool uploadSome();
  /// Binds the texture to the active texture unit.
  void bind() const;

 private:
  /// Uploads the next rows of tiles.
  void upload(std::size_t tileRows);

  DatasetPtr dataset_;
  QOpenGLContextGroup* group_;
  AtlasShape shape_;
  unsigned texture_ = 0;
  std::size_t uploaded_ = 0;  ///< images
};

}  // namespace lookbook::ui
