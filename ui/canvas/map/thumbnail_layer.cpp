#include "ui/canvas/map/thumbnail_layer.h"

#include <vtkOpenGLState.h>

#include <cstddef>

namespace lookbook::ui {

namespace {

constexpr const char* kThumbnailVertexShader = R"(#version 150
in vec2 place;
in vec2 inside;
in vec3 tile;
in vec2 size;
in vec4 frame;
out vec2 at;
flat out vec3 page;
flat out vec2 pixels;
flat out vec4 frameColor;
void main() {
  gl_Position = vec4(place, 0.0, 1.0);
  at = inside;
  page = tile;
  pixels = size;
  frameColor = frame;
}
)";

constexpr const char* kThumbnailFragmentShader = R"(#version 150
uniform sampler2DArray atlas;
uniform vec2 texels;
uniform vec2 pageTexels;
uniform float shade;
in vec2 at;
flat in vec3 page;
flat in vec2 pixels;
flat in vec4 frameColor;
out vec4 color;
void main() {
  if (at.x < 0.0 || at.y < 0.0 || at.x >= 1.0 || at.y >= 1.0) {
    color = frameColor;
    return;
  }
  vec2 sharpness = max(pixels / texels, vec2(1.0));
  vec2 t = at * texels - 0.5;
  vec2 whole = floor(t);
  t = whole + clamp((t - whole - 0.5) * sharpness + 0.5, 0.0, 1.0) + 0.5;
  t = clamp(t, vec2(0.5), texels - 0.5);
  float grey = textureLod(atlas, vec3((page.xy * texels + t) / pageTexels, page.z), 0.0).r;
  // The background in a shade of the frame's colour: the class is seen without a heavy frame.
  color = vec4(mix(frameColor.rgb * shade, vec3(1.0), grey), frameColor.a);
}
)";

}  // namespace

void ThumbnailLayer::setThumbnails(const std::vector<Thumbnail>& thumbnails, double frameWidth,
                                   QSize view) {
  corners_.clear();
  corners_.reserve(thumbnails.size() * 6);
  if (!atlas_) return;
  for (const Thumbnail& thumbnail : thumbnails) {
    const std::uint32_t address = atlas_->shape().address(thumbnail.image);
    const QRectF outer = thumbnail.rect.adjusted(-frameWidth, -frameWidth, frameWidth, frameWidth);
    const double beyondX = frameWidth / thumbnail.rect.width();
    const double beyondY = frameWidth / thumbnail.rect.height();
    Vertex vertex{};
    vertex.tile = {static_cast<float>(address & 4095U), static_cast<float>(address >> 12U & 4095U),
                   static_cast<float>(address >> 24U & 15U)};
    vertex.size = {static_cast<float>(thumbnail.rect.width()),
                   static_cast<float>(thumbnail.rect.height())};
    const QColor& frame = thumbnail.frame;
    vertex.frame = {
        static_cast<std::uint8_t>(frame.red()), static_cast<std::uint8_t>(frame.green()),
        static_cast<std::uint8_t>(frame.blue()), static_cast<std::uint8_t>(frame.alpha())};
    for (const int corner : {0, 1, 2, 2, 1, 3}) {
      const bool right = (corner & 1) != 0;
      const bool low = (corner & 2) != 0;
      const double x = right ? outer.right() : outer.left();
      const double y = low ? outer.bottom() : outer.top();
      vertex.place = {static_cast<float>(2 * x / view.width() - 1),
                      static_cast<float>(1 - 2 * y / view.height())};
      vertex.inside = {static_cast<float>(right ? 1 + beyondX : -beyondX),
                       static_cast<float>(low ? 1 + beyondY : -beyondY)};
      corners_.push_back(vertex);
    }
  }
}

void ThumbnailLayer::draw(vtkOpenGLRenderWindow& window, Gl& gl) {
  if (!atlas_ || corners_.empty()) return;
  vtkShaderProgram* program = useProgram(window, kThumbnailVertexShader, kThumbnailFragmentShader);
  if (!program || !buffer_->Upload(corners_, vtkOpenGLBufferObject::ArrayBuffer)) return;
  vertices_->Bind();
  if (!attached_) {
    const auto attach = [&](const char* name, std::size_t offset, int type, int count,
                            bool normalized) {
      return vertices_->AddAttributeArray(program, buffer_, name, static_cast<int>(offset),
                                          sizeof(Vertex), type, count, normalized);
    };
    attached_ = attach("place", offsetof(Vertex, place), VTK_FLOAT, 2, false) &&
                attach("inside", offsetof(Vertex, inside), VTK_FLOAT, 2, false) &&
                attach("tile", offsetof(Vertex, tile), VTK_FLOAT, 3, false) &&
                attach("size", offsetof(Vertex, size), VTK_FLOAT, 2, false) &&
                attach("frame", offsetof(Vertex, frame), VTK_UNSIGNED_CHAR, 4, true);
  }
  window.GetState()->vtkglActiveTexture(GL_TEXTURE0);
  atlas_->bind();
  const AtlasShape& shape = atlas_->shape();
  const std::array<float, 2> texels{static_cast<float>(shape.columns),
                                    static_cast<float>(shape.rows)};
  const std::array<float, 2> page{static_cast<float>(shape.pageWidth()),
                                  static_cast<float>(shape.pageHeight())};
  program->SetUniformi("atlas", 0);
  program->SetUniformf("shade", 0.3F);
  program->SetUniform2f("texels", texels.data());
  program->SetUniform2f("pageTexels", page.data());
  gl.glDrawArrays(GL_TRIANGLES, 0, static_cast<int>(corners_.size()));
  vertices_->Release();
}

void ThumbnailLayer::release() {
  buffer_->ReleaseGraphicsResources();
  vertices_->ReleaseGraphicsResources();
  attached_ = false;
  atlas_.reset();
}

}  // namespace lookbook::ui
