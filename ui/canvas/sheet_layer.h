#pragma once

#include "ui/canvas/gl_layer.h"
#include "ui/canvas/image_atlas.h"
#include "ui/look/palette.h"

#include <QRectF>

#include <cstdint>
#include <memory>
#include <vector>

namespace lookbook::ui {

/// How an image of a sheet is drawn.
enum class SlotState : std::uint8_t { plain, selected };

/// The gallery's sheets: one rectangle a sheet, whose fragments find their cell, its image and the
/// pixel of it. What is where and how it looks is one small texture, so that a new order or
/// selection of 70,000 images is an upload of 560 kB, and a frame costs what its pixels cost.
/// Tiles of a few pixels fade into the mean images of blocks, where there are any, else into the
/// means of their images.
class SheetLayer : public GlLayer {
 public:
  /// Sizes and places in device pixels from the view's top left corner.
  struct Sheet {
    double left = 0;
    double top = 0;
    std::size_t firstSlot = 0;
    std::size_t count = 0;
    std::size_t across = 0;  ///< columns and rows of cells that have images
    std::size_t down = 0;
    std::size_t firstBlock = 0;  ///< of Blocks, and how many of these are side by side
    std::size_t blocksAcross = 0;
    double blockColumns = 0;  ///< cells of a block; 0: the sheet has no blocks
    double blockRows = 0;
  };

  /// Mean images of blocks of cells, which small tiles fade into; each `columns` x `rows` grey
  /// values, one after the other.
  struct Blocks {
    std::vector<std::uint8_t> pixels;
    int columns = 0;
    int rows = 0;
  };

  /// A place of a sheet and the image in it.
  struct Slot {
    std::uint32_t word = 0;  ///< the image's address in the atlas; a SlotState in bits 28 and up
    std::uint32_t mean = 0;  ///< of the image's grey values, in [0, 255]
  };

  /// Tiles that are smaller, in device pixels, show their blocks.
  static constexpr double kBlocksBelow = 10;

  /// Where the images come from; call with the context current.
  void setAtlas(std::shared_ptr<ImageAtlas> atlas) { atlas_ = std::move(atlas); }
  [[nodiscard]] const ImageAtlas* atlas() const { return atlas_.get(); }
  void setSlots(std::vector<Slot> placed);
  /// @param columns cells in a row of every sheet, where images run along the rows
  /// @param bandRows cells in a column of every sheet, where they run down the columns; else 0
  /// @param left nothing is drawn left of it, in device pixels
  void setView(std::vector<Sheet> sheets, int columns, int bandRows, QSizeF tile, double left);
  void setBlocks(Blocks blocks);
  /// The square of a selected tile's check mark, in device pixels.
  /// @param side 0: none  @param inset from the tile's top left corner
  void setCheck(double side, double inset) {
    checkSide_ = side;
    checkInset_ = inset;
  }
  void setTheme(const Theme& theme) { theme_ = theme; }

 protected:
  void draw(vtkOpenGLRenderWindow& window, Gl& gl) override;
  void release() override;

 private:
  void uploadSlots(Gl& gl);
  void uploadBlocks(Gl& gl);
  [[nodiscard]] int blocksInRow() const;
  void setTileUniforms(vtkShaderProgram& program) const;
  void drawSheet(const Sheet& sheet, vtkShaderProgram& program, Gl& gl, int width,
                 int height) const;

  std::shared_ptr<ImageAtlas> atlas_;
  std::vector<Slot> slots_;
  bool slotsChanged_ = true;
  std::vector<Sheet> sheets_;
  Blocks blocks_;
  bool blocksChanged_ = true;
  int columns_ = 1;
  int bandRows_ = 0;
  double left_ = 0;
  double tileWidth_ = 1;
  double tileHeight_ = 1;
  double checkSide_ = 0;
  double checkInset_ = 0;
  Theme theme_;

  unsigned texture_ = 0;       ///< of slots_
  unsigned blockTexture_ = 0;  ///< of blocks_
  vtkNew<vtkOpenGLVertexArrayObject> vertices_;
};

}  // namespace lookbook::ui
