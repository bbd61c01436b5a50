#pragma once

#include "core/base/result.h"
#include "core/embedding/common/map_options.h"

#include <cstddef>
#include <cstdint>

namespace lookbook {

/// Estimates the peak memory in bytes of computing a map of n points in d dimensions, not counting
/// the points and the program. The estimate is the memory of the largest step, with a thread for
/// each core; measured peaks are within about a third of it.
std::uint64_t memoryNeeded(std::size_t n, std::size_t d, const MapOptions& options);

/// Checks that this much memory is available. Errors: exhausted, with the amounts needed and
/// available.
Result<void> checkMemory(std::size_t n, std::size_t d, const MapOptions& options);

}  // namespace lookbook
