#include "core/base/linear/eigen_blocking.h"

#include <Eigen/Core>

#include <cstddef>
#include <mutex>

namespace lookbook {

void fixEigenBlocking() {
  // Sizes for one core that every desktop processor of the last ten years has.
  constexpr std::ptrdiff_t kLevel1 = 32 << 10;
  constexpr std::ptrdiff_t kLevel2 = 512 << 10;
  constexpr std::ptrdiff_t kLevel3 = 2 << 20;
  static std::once_flag once;
  std::call_once(once, [] { Eigen::setCpuCacheSizes(kLevel1, kLevel2, kLevel3); });
}

}  // namespace lookbook
