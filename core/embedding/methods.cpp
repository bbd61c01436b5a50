#include "core/embedding/methods.h"

#include "core/embedding/mde/mde_steps.h"
#include "core/embedding/tsne/tsne_steps.h"
#include "core/embedding/umap/umap_steps.h"

#include <array>
#include <cassert>
#include <cstddef>

namespace lookbook {

const MethodSteps& stepsOf(Method method) {
  static constexpr std::array<const MethodSteps*, kMethods.size()> kSteps{
      nullptr, &kTsneSteps, &kUmapSteps, &kMdeSteps, nullptr};
  const MethodSteps* const steps = kSteps[static_cast<std::size_t>(method)];
  assert(steps != nullptr);
  return *steps;
}

int iterationsOf(const MapOptions& options, std::size_t n) {
  return isOptimized(options.method) ? stepsOf(options.method).iterations(options, n) : 0;
}

Text briefOf(const MapOptions& options) {
  return isOptimized(options.method) ? stepsOf(options.method).brief(options) : Text();
}

}  // namespace lookbook
