#pragma once

#include "core/base/result.h"
#include "core/embedding/common/map_options.h"

#include <cstddef>
#include <cstdint>

namespace lookbook {

/// About how many bytes a map of n points in d dimensions takes at its peak, beside the points
/// themselves and the program: an estimate by what its largest step holds, within a third or so of
/// what was measured. Where it matters, threads are as many as the machine has.
std::uint64_t memoryNeeded(std::size_t n, std::size_t d, const MapOptions& options);

/// Whether that much is available. Errors: exhausted, which says what needs how much, and how much
/// there is.
Result<void> checkMemory(std::size_t n, std::size_t d, const MapOptions& options);

}  // namespace lookbook
