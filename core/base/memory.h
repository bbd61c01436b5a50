#pragma once

#include "core/base/result.h"

#include <concepts>
#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <system_error>

namespace lookbook {

/// Bytes that this program can still take: what the machine has available, what the container's
/// limit (cgroup) leaves, and what its limit of addresses (ulimit -v) leaves, whichever is least.
/// Cost: some small files of /proc and /sys are read. Thread-safe.
std::uint64_t availableMemory();

/// What the content of one file, one map or one graph may take at most: half of what is available,
/// but no more than 8 GiB.
std::uint64_t memoryBudget();

/// "312 MB", "2 GB", "1.5 GB": a megabyte is a million bytes.
std::string byteCount(std::uintmax_t bytes);

/// Whether work that needs this many bytes can begin. Work that needs less than 64 MiB always can.
/// Errors: exhausted, which says what needs how much memory, and how much is available.
/// @param what the work: "PCA of 70,000 points in 784 dimensions"
/// @param remedy what the user can do: "Select fewer points."
Result<void> checkAvailable(std::uint64_t needed, const Text& what, const Text& remedy);

/// An exception as an error. Lack of memory or threads is of the kind `exhausted`.
/// @param what failed: "The map cannot be computed"
Error errorOf(const std::exception& exception, const Text& what);

/// Runs work that gives a Result; what it throws becomes its error. The edge where exceptions end.
template <std::invocable Work>
auto guarded(const Text& what, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& exception) {
    return tl::unexpected(errorOf(exception, what));
  }
}

}  // namespace lookbook
