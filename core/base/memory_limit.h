#pragma once

#include <cstdint>

namespace lookbook {

/// Limits the memory that one file, map or graph may use, for the whole program, in addition to the
/// limit of the machine. memoryBudget() and checkAvailable() (core/base/memory.h) respect it from
/// now on; memory that is already allocated is not affected. Thread-safe.
/// @param bytes 0: no additional limit
void setMemoryLimit(std::uint64_t bytes);

/// The limit set last; 0: none. Thread-safe.
std::uint64_t memoryLimit();

}  // namespace lookbook
