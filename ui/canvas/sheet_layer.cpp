#include "ui/canvas/sheet_layer.h"

#include "ui/canvas/zooming.h"

#include <vtkOpenGLState.h>

#include <algorithm>
#include <cmath>

namespace lookbook::ui {

namespace {

// The width of the texture of slots. The shader has the same constant.
constexpr int kSlotsAcross = 2048;

constexpr const char* kSheetVertexShader = R"(#version 150
uniform vec4 rectangle;  // left, bottom, right, top
void main() {
  gl_Position = vec4((gl_VertexID & 1) == 0 ? rectangle.x : rectangle.z,
                     (gl_VertexID & 2) == 0 ? rectangle.y : rectangle.w, 0.0, 1.0);
}
)";

constexpr const char* kSheetFragmentShader = R"(#version 150
uniform sampler2DArray atlas;
uniform usampler2D slots;
uniform float viewHeight;
uniform vec2 corner;      // of the first cell in view, pixels
uniform ivec2 firstCell;
uniform vec2 tile;        // pixels
uniform int columns;
uniform int bandRows;     // 0: images run along the rows
uniform sampler2D blocks;
uniform int firstBlock;
uniform int blocksAcross;
uniform int blocksInRow;  // of the texture
uniform vec2 blockCells;  // 0: there are no blocks
uniform vec2 blockTexels;
uniform int firstSlot;
uniform int count;
uniform vec2 texels;      // of a tile, at the level
uniform vec2 pageTexels;  // of a page, at the level
uniform float level;
uniform int taps;         // samples along each side of a pixel
uniform vec2 sharpness;   // pixels a texel, at least 1
uniform float detail;     // how far a tile shows its pixels, and not their mean alone
uniform float blur;       // how far a pixel mixes the means of all tiles that it covers
uniform float gap;        // strength of the line between tiles
uniform float frame;      // width of a selected tile's frame, pixels
uniform float tint;       // how far a selected tile takes the accent's colour
uniform float checkSide;  // of a selected tile's check mark, pixels; 0: there is none
uniform float checkInset; // from the tile's corner
uniform vec3 gapColor;
uniform vec3 accent;
out vec4 color;

float greyAt(vec2 t, vec3 page) {
  t -= 0.5;
  vec2 whole = floor(t);
  t = whole + clamp((t - whole - 0.5) * sharpness + 0.5, 0.0, 1.0) + 0.5;
  t = clamp(t, vec2(0.5), texels - 0.5);
  return textureLod(atlas, vec3((page.xy + t) / pageTexels, page.z), level).r;
}

int indexOf(ivec2 cell) {
  return bandRows > 0 ? cell.x * bandRows + cell.y : cell.y * columns + cell.x;
}

bool holds(ivec2 cell) {
  return cell.x >= 0 && cell.y >= 0 && (bandRows > 0 ? cell.y < bandRows : cell.x < columns) &&
         indexOf(cell) < count;
}

// Of the mean image of the block there; a line stands between blocks.
float blockGrey(vec2 place) {
  vec2 blockPlace = (vec2(firstCell) + place) / blockCells;
  ivec2 block = ivec2(floor(blockPlace));
  block.x = clamp(block.x, 0, blocksAcross - 1);
  vec2 inside = clamp(blockPlace - vec2(block), 0.0, 1.0);
  vec2 pixel = inside * blockCells * tile;
  if (min(pixel.x, pixel.y) < 1.0) return 0.24;
  int number = firstBlock + block.y * blocksAcross + block.x;
  vec2 texel = clamp(inside * blockTexels, vec2(0.5), blockTexels - 0.5);
  texel += vec2(number % blocksInRow, number / blocksInRow) * blockTexels;
  return textureLod(blocks, texel / vec2(textureSize(blocks, 0)), 0.0).r;
}

float smallGrey(vec2 place, uvec2 slot) {
  return blockCells.x > 0.0 ? blockGrey(place) : float(slot.g) / 255.0;
}

uvec2 slotOf(ivec2 cell) {
  int slot = firstSlot + indexOf(cell);
  return texelFetch(slots, ivec2(slot & 2047, slot >> 11), 0).rg;
}

vec3 shaded(float grey, uint state) {
  return state == 1u ? mix(accent * 0.55, vec3(1.0), grey) : vec3(grey);
}

float distanceToLine(vec2 place, vec2 from, vec2 to) {
  vec2 along = to - from;
  float part = clamp(dot(place - from, along) / dot(along, along), 0.0, 1.0);
  return distance(place, from + part * along);
}

// A tick on a disc with a white rim.
vec3 checked(vec3 shade, vec2 pixel) {
  vec2 at = (pixel - checkInset) / checkSide;
  float outside = (distance(at, vec2(0.5)) - 0.5) * checkSide;
  float rim = abs(outside + 0.75) - 0.75;
  float tick = (min(distanceToLine(at, vec2(0.29, 0.52), vec2(0.44, 0.67)),
                    distanceToLine(at, vec2(0.44, 0.67), vec2(0.72, 0.36))) - 0.055) * checkSide;
  shade = mix(shade, accent, clamp(0.5 - outside, 0.0, 1.0));
  return mix(shade, vec3(1.0), clamp(0.5 - min(rim, tick), 0.0, 1.0));
}

// The means of the tiles round a place, each by the part of it that is covered.
vec3 overview(vec2 place) {
  vec2 low = place - 0.5 * blur / tile;
  vec2 high = place + 0.5 * blur / tile;
  vec3 sum = vec3(0.0);
  float area = 0.0;
  for (float y = floor(low.y); y < high.y; ++y)
    for (float x = floor(low.x); x < high.x; ++x) {
      ivec2 cell = firstCell + ivec2(x, y);
      if (!holds(cell)) continue;
      vec2 part = min(high, vec2(x, y) + 1.0) - max(low, vec2(x, y));
      uvec2 slot = slotOf(cell);
      sum += part.x * part.y * shaded(smallGrey(place, slot), slot.r >> 28);
      area += part.x * part.y;
    }
  return sum / area;
}

vec3 picture(vec2 inside, uint word) {
  vec3 page = vec3(vec2(float(word & 4095u), float((word >> 12) & 4095u)) * texels,
                   float((word >> 24) & 15u));
  float grey = 0.0;
  if (taps == 1) {
    grey = greyAt(inside * texels, page);
  } else {
    vec2 stride = texels / tile / float(taps);
    vec2 start = inside * texels - stride * 0.5 * float(taps - 1);
    for (int y = 0; y < taps; ++y)
      for (int x = 0; x < taps; ++x) grey += greyAt(start + stride * vec2(x, y), page);
    grey /= float(taps * taps);
  }
  uint state = word >> 28;
  vec3 shade = mix(vec3(grey), shaded(grey, state), tint);
  vec2 pixel = inside * tile;
  vec2 near = min(pixel, tile - pixel + 1.0);
  if (state == 1u && min(near.x, near.y) < 1.0 + frame) shade = accent;
  if (state == 1u && checkSide > 0.0) shade = checked(shade, pixel);
  if (min(pixel.x, pixel.y) < 1.0) shade = mix(shade, gapColor, gap);
  return shade;
}

void main() {
  vec2 place = (vec2(gl_FragCoord.x, viewHeight - gl_FragCoord.y) - corner) / tile;
  vec2 whole = floor(place);
  ivec2 cell = firstCell + ivec2(whole);
  if (!holds(cell)) discard;
  uvec2 slot = slotOf(cell);
  vec3 shade = blur > 0.01 ? overview(place)
                           : shaded(smallGrey(place, slot), slot.r >> 28);
  if (detail > 0.0) shade = mix(shade, picture(place - whole, slot.r), detail);
  color = vec4(shade, 1.0);
}
)";

}  // namespace

void SheetLayer::setSlots(std::vector<Slot> placed) {
  slots_ = std::move(placed);
  slotsChanged_ = true;
}

void SheetLayer::setView(std::vector<Sheet> sheets, int columns, int bandRows, QSizeF tile,
                         double left) {
  sheets_ = std::move(sheets);
  columns_ = columns;
  bandRows_ = bandRows;
  tileWidth_ = tile.width();
  tileHeight_ = tile.height();
  left_ = left;
}

void SheetLayer::setBlocks(Blocks blocks) {
  blocks_ = std::move(blocks);
  blocksChanged_ = true;
}

int SheetLayer::blocksInRow() const {
  return std::max(1, kSlotsAcross / std::max(1, blocks_.columns));
}

void SheetLayer::uploadBlocks(Gl& gl) {
  if (blockTexture_ == 0) {
    gl.glGenTextures(1, &blockTexture_);
    gl.glBindTexture(GL_TEXTURE_2D, blockTexture_);
    for (const unsigned filter : {GL_TEXTURE_MIN_FILTER, GL_TEXTURE_MAG_FILTER})
      gl.glTexParameteri(GL_TEXTURE_2D, filter, GL_LINEAR);
    gl.glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    blocksChanged_ = true;
  }
  gl.glBindTexture(GL_TEXTURE_2D, blockTexture_);
  if (!blocksChanged_) return;
  blocksChanged_ = false;
  const auto across = static_cast<std::size_t>(std::max(1, blocks_.columns));
  const auto down = static_cast<std::size_t>(std::max(1, blocks_.rows));
  const std::size_t count = blocks_.pixels.size() / across / down;
  const auto inRow = static_cast<std::size_t>(blocksInRow());
  const std::size_t width = inRow * across;
  const std::size_t height = std::max<std::size_t>(1, (count + inRow - 1) / inRow) * down;
  std::vector<std::uint8_t> texels(width * height);
  for (std::size_t block = 0; block < count; ++block)
    for (std::size_t row = 0; row < down; ++row)
      std::copy_n(
          blocks_.pixels.begin() + static_cast<std::ptrdiff_t>((block * down + row) * across),
          across,
          texels.begin() + static_cast<std::ptrdiff_t>(((block / inRow) * down + row) * width +
                                                       block % inRow * across));
  gl.glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  gl.glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, static_cast<int>(width), static_cast<int>(height), 0,
                  GL_RED, GL_UNSIGNED_BYTE, texels.data());
  gl.glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
}

void SheetLayer::uploadSlots(Gl& gl) {
  if (texture_ == 0) {
    gl.glGenTextures(1, &texture_);
    gl.glBindTexture(GL_TEXTURE_2D, texture_);
    gl.glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    gl.glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    gl.glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 0);
    slotsChanged_ = true;
  }
  gl.glBindTexture(GL_TEXTURE_2D, texture_);
  if (!slotsChanged_) return;
  slotsChanged_ = false;
  const std::size_t rows = (slots_.size() + kSlotsAcross - 1) / kSlotsAcross;
  std::vector<Slot> padded(slots_);
  padded.resize(std::max<std::size_t>(rows, 1) * kSlotsAcross);
  gl.glTexImage2D(GL_TEXTURE_2D, 0, GL_RG32UI, kSlotsAcross,
                  static_cast<int>(padded.size() / kSlotsAcross), 0, GL_RG_INTEGER, GL_UNSIGNED_INT,
                  padded.data());
}

void SheetLayer::setTileUniforms(vtkShaderProgram& program) const {
  const AtlasShape& shape = atlas_->shape();
  // The smallest mip level that still has a texel for every pixel.
  int level = 0;
  while (level + 1 < shape.levels && (shape.columns >> (level + 1)) >= tileWidth_) ++level;
  const double across = shape.columns >> level;
  const double down = shape.rows >> level;
  const std::array<float, 2> texels{static_cast<float>(across), static_cast<float>(down)};
  const std::array<float, 2> page{static_cast<float>(shape.pageWidth() >> level),
                                  static_cast<float>(shape.pageHeight() >> level)};
  const std::array<float, 2> sharpness{static_cast<float>(std::max(1.0, tileWidth_ / across)),
                                       static_cast<float>(std::max(1.0, tileHeight_ / down))};
  const std::array<float, 2> tile{static_cast<float>(tileWidth_), static_cast<float>(tileHeight_)};
  program.SetUniform2f("texels", texels.data());
  program.SetUniform2f("pageTexels", page.data());
  program.SetUniform2f("sharpness", sharpness.data());
  program.SetUniform2f("tile", tile.data());
  program.SetUniformf("level", static_cast<float>(level));
  // A bilinear sample covers two texels; leaving out a few tenths more is not visible.
  const double texelsAPixel = across / tileWidth_;
  program.SetUniformi("taps", std::clamp(static_cast<int>(std::ceil(texelsAPixel / 2.6)), 1, 4));
  program.SetUniformi("columns", columns_);
  program.SetUniformi("bandRows", bandRows_);
  program.SetUniformi("blocksInRow", blocksInRow());
  const std::array<float, 2> blockTexels{static_cast<float>(blocks_.columns),
                                         static_cast<float>(blocks_.rows)};
  program.SetUniform2f("blockTexels", blockTexels.data());
  // Smaller tiles would cause moire patterns, so that only averages are shown.
  const double side = std::min(tileWidth_, tileHeight_);
  const bool blocks = !blocks_.pixels.empty();
  program.SetUniformf("detail",
                      static_cast<float>(blocks ? smoothStep(kBlocksBelow - 5, kBlocksBelow, side)
                                                : smoothStep(2.5, 7, side)));
  program.SetUniformf("blur", static_cast<float>(1 - smoothStep(1.5, 2.5, side)));
  program.SetUniformf("gap", static_cast<float>(smoothStep(6, 14, tileWidth_)));
  program.SetUniformf("frame", tileWidth_ < 14 ? 0.0F : tileWidth_ < 28 ? 1.0F : 2.0F);
  program.SetUniformf("tint", static_cast<float>(1 - smoothStep(14, 28, tileWidth_)));
  program.SetUniformf("checkSide", static_cast<float>(checkSide_));
  program.SetUniformf("checkInset", static_cast<float>(checkInset_));
}

void SheetLayer::draw(vtkOpenGLRenderWindow& window, Gl& gl) {
  if (!atlas_ || sheets_.empty() || slots_.empty()) return;
  vtkShaderProgram* program = useProgram(window, kSheetVertexShader, kSheetFragmentShader);
  if (!program) return;
  vtkOpenGLState* state = window.GetState();
  state->vtkglDisable(GL_BLEND);
  state->vtkglActiveTexture(GL_TEXTURE2);
  uploadBlocks(gl);
  state->vtkglActiveTexture(GL_TEXTURE1);
  uploadSlots(gl);
  state->vtkglActiveTexture(GL_TEXTURE0);
  atlas_->bind();
  program->SetUniformi("atlas", 0);
  program->SetUniformi("slots", 1);
  program->SetUniformi("blocks", 2);
  const int* size = window.GetSize();
  program->SetUniformf("viewHeight", static_cast<float>(size[1]));
  setTileUniforms(*program);
  // Images keep their grey values, so that tiles are dark in both themes; the lines between them
  // are dark, too.
  program->SetUniform3f("gapColor", rgb(theme_.dark ? theme_.canvas : QColor(0x3c4046)).data());
  program->SetUniform3f("accent", rgb(theme_.accent).data());
  vertices_->Bind();
  for (const Sheet& sheet : sheets_) drawSheet(sheet, *program, gl, size[0], size[1]);
  vertices_->Release();
}

void SheetLayer::drawSheet(const Sheet& sheet, vtkShaderProgram& program, Gl& gl, int width,
                           int height) const {
  const double left = std::max(left_, sheet.left);
  const double top = std::max(0.0, sheet.top);
  const double right =
      std::min<double>(width, sheet.left + static_cast<double>(sheet.across) * tileWidth_);
  const double bottom =
      std::min<double>(height, sheet.top + static_cast<double>(sheet.down) * tileHeight_);
  if (sheet.count == 0 || left >= right || top >= bottom) return;
  // Cells are counted from the first one in view, so that single precision is enough at any zoom.
  const double cellX = std::floor((left - sheet.left) / tileWidth_);
  const double cellY = std::floor((top - sheet.top) / tileHeight_);
  const std::array<int, 2> firstCell{static_cast<int>(cellX), static_cast<int>(cellY)};
  const std::array<float, 2> corner{static_cast<float>(sheet.left + cellX * tileWidth_),
                                    static_cast<float>(sheet.top + cellY * tileHeight_)};
  const std::array<float, 4> rectangle{
      static_cast<float>(2 * left / width - 1), static_cast<float>(1 - 2 * bottom / height),
      static_cast<float>(2 * right / width - 1), static_cast<float>(1 - 2 * top / height)};
  program.SetUniform2i("firstCell", firstCell.data());
  program.SetUniform2f("corner", corner.data());
  program.SetUniform4f("rectangle", rectangle.data());
  const std::array<float, 2> blockCells{static_cast<float>(sheet.blockColumns),
                                        static_cast<float>(sheet.blockRows)};
  program.SetUniform2f("blockCells", blockCells.data());
  program.SetUniformi("firstBlock", static_cast<int>(sheet.firstBlock));
  program.SetUniformi("blocksAcross", static_cast<int>(sheet.blocksAcross));
  program.SetUniformi("firstSlot", static_cast<int>(sheet.firstSlot));
  program.SetUniformi("count", static_cast<int>(sheet.count));
  gl.glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void SheetLayer::release() {
  for (unsigned* texture : {&texture_, &blockTexture_}) {
    if (*texture != 0) QOpenGLContext::currentContext()->functions()->glDeleteTextures(1, texture);
    *texture = 0;
  }
  vertices_->ReleaseGraphicsResources();
  atlas_.reset();
}

}  // namespace lookbook::ui
