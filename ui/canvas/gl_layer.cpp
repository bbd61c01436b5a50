#include "ui/canvas/gl_layer.h"

#include <QOpenGLContext>
#include <vtkOpenGLShaderCache.h>
#include <vtkOpenGLState.h>
#include <vtkRenderer.h>
#include <vtkViewport.h>

namespace lookbook::ui {

int GlLayer::RenderOpaqueGeometry(vtkViewport* viewport) {
  auto* renderer = vtkRenderer::SafeDownCast(viewport);
  auto* window =
      renderer ? vtkOpenGLRenderWindow::SafeDownCast(renderer->GetRenderWindow()) : nullptr;
  QOpenGLContext* context = QOpenGLContext::currentContext();
  if (!window || !context) return 0;
  vtkOpenGLState* state = window->GetState();
  const vtkOpenGLState::ScopedglEnableDisable keepDepth(state, GL_DEPTH_TEST);
  const vtkOpenGLState::ScopedglEnableDisable keepBlend(state, GL_BLEND);
  const vtkOpenGLState::ScopedglBlendFuncSeparate keepFunction(state);
  state->vtkglDisable(GL_DEPTH_TEST);
  state->vtkglEnable(GL_BLEND);
  state->vtkglBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE,
                                GL_ONE_MINUS_SRC_ALPHA);
  draw(*window, *context->extraFunctions());
  state->vtkglActiveTexture(GL_TEXTURE0);
  return 1;
}

void GlLayer::ReleaseGraphicsResources(vtkWindow*) {
  release();
}

vtkShaderProgram* GlLayer::useProgram(vtkOpenGLRenderWindow& window, const char* vertexShader,
                                      const char* fragmentShader) {
  return window.GetShaderCache()->ReadyShaderProgram(vertexShader, fragmentShader, "");
}

}  // namespace lookbook::ui
