#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/base/vector_target.cpp"
#include <hwy/foreach_target.h>
// foreach_target.h has to come first.
#include "core/base/vector_target.h"

#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace lookbook::HWY_NAMESPACE {
namespace {

std::int64_t target() {
  return HWY_TARGET;
}

}  // namespace
}  // namespace lookbook::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace lookbook {

HWY_EXPORT(target);

std::string vectorTarget() {
  return hwy::TargetName(HWY_DYNAMIC_DISPATCH(target)());
}

bool vectorsExceedBinary() {
  return HWY_DYNAMIC_DISPATCH(target)() != HWY_STATIC_TARGET;
}

}  // namespace lookbook
#endif
