#pragma once

#include <cstdint>

namespace lookbook {

/// Bounds what one file, map or graph may take, for the whole program, besides what the machine
/// leaves: memoryBudget() and checkAvailable() (core/base/memory.h) keep to it from now on. It has
/// no effect on what was made before. Thread-safe.
/// @param bytes 0: no bound of its own
void setMemoryLimit(std::uint64_t bytes);

/// As last set; 0: none. Thread-safe.
std::uint64_t memoryLimit();

}  // namespace lookbook
