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

/// The gallery's sheets. Each sheet is one rectangle; its fragment shader finds the cell, the image
/// in the cell and the pixel of the image. The order and the state of the images are in one small
/// texture, so that a new order or selection of 70,000 images is an upload of 560 kB, and the cost
/// of a frame depends only on its pixels. Tiles of a few pixels fade into the mean images of blocks
/// or, without blocks, into the mean grey of each image.
class SheetLayer : public GlLayer {
 public:
  /// The place of a sheet, in device pixels from the top left corner of the view.
  struct Sheet {
    double left = 0;
    double top = 0;
    std::size_t firstSlot = 0;
    std::size_t count = 0;
    std::size_t across = 0;  ///< columns and rows of cells with images
    std::size_t down = 0;
    /// The first of its blocks in Blocks, and how many are side by side.
    std::size_t firstBlock = 0;
    std::size_t blocksAcross = 0;
    double blockColumns = 0;  ///< cells of a block in each direction; 0: the sheet has no blocks
    double blockRows = 0;
  };

  /// Mean images of blocks of cells, into which small tiles fade: `columns` x `rows` grey values
  /// for each block, one block after another.
  struct Blocks {
    std::vector<std::uint8_t> pixels;
    int columns = 0;
    int rows = 0;
  };

  /// The image in one cell of a sheet.
  struct Slot {
    std::uint32_t word = 0;  ///< the image's address in the atlas, and a SlotState from bit 28
    std::uint32_t mean = 0;  ///< of the image's grey values, in [0, 255]
  };

  /// Tiles whose side is shorter than this, in device pixels, show their blocks.
  static constexpr double kBlocksBelow = 10;

  /// Sets the atlas that holds the images. Call it with the context current.
  void setAtlas(std::shared_ptr<ImageAtlas> atlas) { atlas_ = std::move(atlas); }
  [[nodiscard]] const ImageAtlas* atlas() const { return atlas_.get(); }
  void setSlots(std::vector<Slot> placed);
  /// @param columns cells in a row of every sheet, if images run along the rows
  /// @param bandRows cells in a column of every sheet, if images run down the columns; otherwise 0
  /// @param tile size of a cell in device pixels
  /// @param left in device pixels; nothing is drawn to the left of it
  void setView(std::vector<Sheet> sheets, int columns, int bandRows, QSizeF tile, double left);
  void setBlocks(Blocks blocks);
  /// Sets the square of the check mark on a selected tile, in device pixels.
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
