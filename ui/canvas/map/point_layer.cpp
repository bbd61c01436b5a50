#include "ui/canvas/map/point_layer.h"

#include <vtkOpenGLState.h>

namespace lookbook::ui {

namespace {

constexpr const char* kPointVertexShader = R"(#version 150
uniform vec3 focus;
uniform mat4 toClip;
uniform float diameter;
uniform float strength;
uniform vec3 haze;       // what far points fade into, in 3-D
uniform float hazeDepth;
in vec3 position;
in vec4 color;
flat out vec4 dotColor;
flat out float nearness;
void main() {
  gl_Position = toClip * vec4(position - focus, 1.0);
  nearness = 1.0 / max(gl_Position.w, 0.05);
  float size = max(diameter * nearness, 1.0);
  float far = clamp((gl_Position.w - 1.0) * hazeDepth, 0.0, 0.75);
  dotColor = vec4(mix(color.rgb, haze, far), color.a * strength);
  gl_PointSize = size;
}
)";

constexpr const char* kPointFragmentShader = R"(#version 150
uniform float ring;
uniform vec3 ringColor;
flat in vec4 dotColor;
flat in float nearness;
out vec4 color;
void main() {
  float size = 1.0 / dFdx(gl_PointCoord.x);
  vec2 p = (gl_PointCoord - 0.5) * size;
  float inside = 0.5 * size + 0.4 - length(p);
  float onRing = ring > 0.0 ? clamp(ring * nearness + 0.5 - inside, 0.0, 1.0) : 0.0;
  color = vec4(mix(dotColor.rgb, ringColor, onRing), dotColor.a * clamp(inside, 0.0, 1.0));
}
)";

}  // namespace

void PointLayer::setPositions(std::vector<float> positions) {
  positions_ = std::move(positions);
  positionBuffer_.changed = true;
}

void PointLayer::setColors(std::vector<std::uint8_t> colors) {
  colors_ = std::move(colors);
  colorBuffer_.changed = true;
}

void PointLayer::setOrder(std::vector<std::uint32_t> order, std::size_t emphasized) {
  order_ = std::move(order);
  emphasized_ = emphasized;
  orderBuffer_.changed = true;
}

void PointLayer::setLook(const DotLook& plain, const DotLook& emphasized, const QColor& ring) {
  plainLook_ = plain;
  emphasizedLook_ = emphasized;
  ring_ = ring;
}

void PointLayer::setView(const MapView& view, double strength, const QColor& haze) {
  view_ = view;
  strength_ = strength;
  haze_ = haze;
}

bool PointLayer::upload(vtkShaderProgram* program) {
  const auto bring = [](Buffer& buffer, const auto& values,
                        vtkOpenGLBufferObject::ObjectType type) {
    if (!buffer.changed) return true;
    buffer.changed = false;
    return buffer.object->Upload(values, type);
  };
  if (!bring(positionBuffer_, positions_, vtkOpenGLBufferObject::ArrayBuffer)) return false;
  if (!bring(colorBuffer_, colors_, vtkOpenGLBufferObject::ArrayBuffer)) return false;
  vertices_->Bind();
  if (!bring(orderBuffer_, order_, vtkOpenGLBufferObject::ElementArrayBuffer)) return false;
  orderBuffer_.object->Bind();
  if (attached_) return true;
  attached_ = vertices_->AddAttributeArray(program, positionBuffer_.object, "position", 0,
                                           3 * sizeof(float), VTK_FLOAT, 3, false) &&
              vertices_->AddAttributeArray(program, colorBuffer_.object, "color", 0, 4,
                                           VTK_UNSIGNED_CHAR, 4, true);
  return attached_;
}

void PointLayer::drawDots(vtkShaderProgram& program, Gl& gl, const DotLook& look, std::size_t first,
                          std::size_t count) {
  if (count == 0) return;
  program.SetUniformf("diameter", static_cast<float>(look.diameter));
  program.SetUniformf("ring", static_cast<float>(look.ring));
  const auto* offset = reinterpret_cast<const void*>(first * sizeof(std::uint32_t));
  gl.glDrawElements(GL_POINTS, static_cast<int>(count), GL_UNSIGNED_INT, offset);
}

void PointLayer::draw(vtkOpenGLRenderWindow& window, Gl& gl) {
  const std::size_t n = positions_.size() / 3;
  if (order_.empty() || n == 0 || colors_.size() != 4 * n || strength_ <= 0) return;
  vtkShaderProgram* program = useProgram(window, kPointVertexShader, kPointFragmentShader);
  if (!program || !upload(program)) return;
  auto matrix = view_.clipMatrix();
  const auto& focus = view_.resolved().focus;
  program->SetUniformMatrix4x4("toClip", matrix.data());
  program->SetUniform3f("focus", focus.data());
  program->SetUniformf("strength", static_cast<float>(strength_));
  program->SetUniform3f("haze", rgb(haze_).data());
  program->SetUniform3f("ringColor", rgb(ring_).data());
  program->SetUniformf("hazeDepth", view_.dims() == 3 ? 1.5F : 0.0F);
  const vtkOpenGLState::ScopedglEnableDisable keepSize(window.GetState(), GL_PROGRAM_POINT_SIZE);
  gl.glEnable(GL_PROGRAM_POINT_SIZE);
  const std::size_t plain = order_.size() - emphasized_;
  drawDots(*program, gl, plainLook_, 0, plain);
  drawDots(*program, gl, emphasizedLook_, plain, emphasized_);
  gl.glDisable(GL_PROGRAM_POINT_SIZE);
  vertices_->Release();
  orderBuffer_.object->Release();
}

void PointLayer::release() {
  for (Buffer* buffer : {&positionBuffer_, &colorBuffer_, &orderBuffer_}) {
    buffer->object->ReleaseGraphicsResources();
    buffer->changed = true;
  }
  vertices_->ReleaseGraphicsResources();
  attached_ = false;
}

}  // namespace lookbook::ui
