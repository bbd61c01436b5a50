#include "ui/canvas/image_atlas.h"

#include <QOpenGLContext>
#include <QOpenGLExtraFunctions>

#include <algorithm>
#include <cmath>
#include <vector>

namespace lookbook::ui {

namespace {

constexpr int kMostTiles = 4096;  // along a page's side: 12 bits of an address
constexpr int kMostPages = 16;    // 4 bits of an address

QOpenGLExtraFunctions& gl() {
  return *QOpenGLContext::currentContext()->extraFunctions();
}

/// Halves a tile: each pixel is the mean of four.
std::vector<std::uint8_t> halved(const std::vector<std::uint8_t>& tile, int rows, int columns) {
  std::vector<std::uint8_t> half(tile.size() / 4);
  const auto width = static_cast<std::size_t>(columns);
  std::size_t out = 0;
  for (int y = 0; y + 1 < rows; y += 2) {
    const std::uint8_t* upper = tile.data() + static_cast<std::size_t>(y) * width;
    const std::uint8_t* lower = upper + width;
    for (std::size_t x = 0; x + 1 < width; x += 2)
      half[out++] =
          static_cast<std::uint8_t>((upper[x] + upper[x + 1] + lower[x] + lower[x + 1] + 2) / 4);
  }
  return half;
}

}  // namespace

AtlasShape AtlasShape::of(std::size_t images, int rows, int columns, int longestSide) {
  AtlasShape shape;
  shape.columns = columns;
  shape.rows = rows;
  const auto count = static_cast<double>(std::max<std::size_t>(images, 1));
  const int mostAcross = std::clamp(longestSide / std::max(columns, 1), 1, kMostTiles);
  const int mostDown = std::clamp(longestSide / std::max(rows, 1), 1, kMostTiles);
  // A page is as nearly square, in pixels, as possible.
  const double square = std::sqrt(count * rows / std::max(columns, 1));
  shape.across = std::clamp(static_cast<int>(std::ceil(square)), 1, mostAcross);
  shape.down = std::clamp(static_cast<int>(std::ceil(count / shape.across)), 1, mostDown);
  if (static_cast<double>(shape.across) * shape.down < count) {
    shape.across = mostAcross;
    shape.down = mostDown;
  }
  shape.pages = static_cast<int>(
      std::ceil(count / (static_cast<double>(shape.across) * static_cast<double>(shape.down))));
  shape.pages = std::min(shape.pages, kMostPages);
  while ((rows >> (shape.levels - 1)) % 2 == 0 && (columns >> (shape.levels - 1)) % 2 == 0 &&
         (std::min(rows, columns) >> shape.levels) >= 4)
    ++shape.levels;
  return shape;
}

std::uint32_t AtlasShape::address(ImageIndex image) const {
  const auto perPage = static_cast<std::uint32_t>(across) * static_cast<std::uint32_t>(down);
  const std::uint32_t page = image / perPage;
  const std::uint32_t onPage = image % perPage;
  const auto width = static_cast<std::uint32_t>(across);
  return (onPage % width) | (onPage / width) << 12U | (page & 15U) << 24U;
}

std::shared_ptr<ImageAtlas> ImageAtlas::of(const DatasetPtr& dataset, bool whole) {
  // One atlas for each data set and group of contexts that share textures, as long as it is in use.
  static std::vector<std::weak_ptr<ImageAtlas>> known;
  std::erase_if(known, [](const auto& atlas) { return atlas.expired(); });
  const QOpenGLContextGroup* group = QOpenGLContext::currentContext()->shareGroup();
  for (const auto& candidate : known)
    if (auto atlas = candidate.lock(); atlas->dataset_ == dataset && atlas->group_ == group) {
      while (whole && atlas->uploadSome()) {
      }
      return atlas;
    }
  auto atlas = std::make_shared<ImageAtlas>(dataset, whole);
  known.push_back(atlas);
  return atlas;
}

ImageAtlas::ImageAtlas(DatasetPtr dataset, bool whole)
    : dataset_(std::move(dataset)), group_(QOpenGLContext::currentContext()->shareGroup()) {
  GLint longest = 0;
  gl().glGetIntegerv(GL_MAX_TEXTURE_SIZE, &longest);
  shape_ = AtlasShape::of(dataset_->size(), dataset_->rows(), dataset_->columns(), longest);
  gl().glGenTextures(1, &texture_);
  bind();
  gl().glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAX_LEVEL, shape_.levels - 1);
  gl().glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_NEAREST);
  gl().glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  gl().glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  gl().glTexParameteri(GL_TEXTURE_2D_ARRAY, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  for (int level = 0; level < shape_.levels; ++level)
    gl().glTexImage3D(GL_TEXTURE_2D_ARRAY, level, GL_R8, shape_.pageWidth() >> level,
                      shape_.pageHeight() >> level, shape_.pages, 0, GL_RED, GL_UNSIGNED_BYTE,
                      nullptr);
  if (whole) upload(static_cast<std::size_t>(shape_.down) * static_cast<std::size_t>(shape_.pages));
}

bool ImageAtlas::uploadSome() {
  constexpr std::size_t kTileRows = 16;
  const std::size_t before = uploaded_;
  upload(kTileRows);
  return uploaded_ > before;
}

ImageAtlas::~ImageAtlas() {
  const QOpenGLContext* context = QOpenGLContext::currentContext();
  // Without a current context of its group, the texture is already deleted, or will be deleted with
  // the group.
  if (context && context->shareGroup() == group_) gl().glDeleteTextures(1, &texture_);
}

void ImageAtlas::bind() const {
  gl().glBindTexture(GL_TEXTURE_2D_ARRAY, texture_);
}

void ImageAtlas::upload(std::size_t tileRows) {
  // One row of tiles at a time, at all levels, so that little memory is needed besides the texture.
  const auto across = static_cast<std::size_t>(shape_.across);
  std::vector<std::vector<std::uint8_t>> strips;
  strips.reserve(static_cast<std::size_t>(shape_.levels));
  for (int level = 0; level < shape_.levels; ++level)
    strips.emplace_back(across * (dataset_->imageSize() >> (2 * level)));
  gl().glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  const std::size_t room =
      across * static_cast<std::size_t>(shape_.down) * static_cast<std::size_t>(shape_.pages);
  const std::size_t n = std::min({dataset_->size(), room, uploaded_ + tileRows * across});
  for (std::size_t first = uploaded_; first < n; first += across) {
    for (auto& strip : strips) std::fill(strip.begin(), strip.end(), std::uint8_t{0});
    for (std::size_t i = first; i < std::min(first + across, n); ++i) {
      const auto image = dataset_->image(static_cast<ImageIndex>(i));
      std::vector<std::uint8_t> tile(image.size());
      std::ranges::transform(image, tile.begin(),
                             [this](std::uint8_t grey) { return dataset_->shown(grey); });
      for (int level = 0; level < shape_.levels; ++level) {
        const int columns = shape_.columns >> level;
        const int rows = shape_.rows >> level;
        if (level > 0) tile = halved(tile, 2 * rows, 2 * columns);
        const std::size_t stride = across * static_cast<std::size_t>(columns);
        auto* out = strips[static_cast<std::size_t>(level)].data() +
                    (i - first) * static_cast<std::size_t>(columns);
        for (int y = 0; y < rows; ++y)
          std::copy_n(tile.data() + y * columns, columns,
                      out + static_cast<std::size_t>(y) * stride);
      }
    }
    const int tileRow = static_cast<int>(first / across);
    for (int level = 0; level < shape_.levels; ++level)
      gl().glTexSubImage3D(GL_TEXTURE_2D_ARRAY, level, 0,
                           (tileRow % shape_.down) * (shape_.rows >> level), tileRow / shape_.down,
                           shape_.pageWidth() >> level, shape_.rows >> level, 1, GL_RED,
                           GL_UNSIGNED_BYTE, strips[static_cast<std::size_t>(level)].data());
  }
  gl().glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
  uploaded_ = n;
}

}  // namespace lookbook::ui
