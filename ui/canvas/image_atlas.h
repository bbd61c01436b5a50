#pragma once

#include "core/data/dataset.h"

#include <cstdint>
#include <memory>

class QOpenGLContextGroup;

namespace lookbook::ui {

/// How the images of a data set are arranged on the pages of a texture.
struct AtlasShape {
  int columns = 0;  ///< pixels of an image
  int rows = 0;
  int across = 1;  ///< tiles side by side on a page
  int down = 1;    ///< tiles one above the other on a page
  int pages = 1;
  /// Mip levels, including the full size: as many as halve a tile into whole pixels.
  int levels = 1;

  /// The shape with the fewest pages of which no side is longer than `longestSide` pixels.
  static AtlasShape of(std::size_t images, int rows, int columns, int longestSide);

  [[nodiscard]] int pageWidth() const { return across * columns; }
  [[nodiscard]] int pageHeight() const { return down * rows; }
  /// The place of an image: tile x in bits 0-11, tile y in bits 12-23, page in bits 24-27.
  [[nodiscard]] std::uint32_t address(ImageIndex image) const;
};

/// All images of one data set as one grey texture array, one layer for each page. It has only the
/// mip levels at which neighbouring images do not mix. Canvases whose contexts share resources
/// share the texture. Create, use and destroy it with such a context current, on the window's
/// thread.
class ImageAtlas {
 public:
  /// The atlas of the data set for the current context: the existing one, or a new one.
  /// @param whole true: uploads all images now (70,000 images: about a tenth of a second); false:
  /// the caller calls uploadSome() until it returns false, and does not draw from the atlas before
  static std::shared_ptr<ImageAtlas> of(const DatasetPtr& dataset, bool whole = true);

  explicit ImageAtlas(DatasetPtr dataset, bool whole = true);
  ~ImageAtlas();
  ImageAtlas(const ImageAtlas&) = delete;
  ImageAtlas& operator=(const ImageAtlas&) = delete;

  [[nodiscard]] const AtlasShape& shape() const { return shape_; }
  /// Uploads the next few thousand images. Returns false if all are uploaded.
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
