#pragma once

#include "core/base/result.h"

#include <concepts>
#include <cstdint>
#include <exception>
#include <new>
#include <string>
#include <system_error>

namespace lookbook {

/// Bytes that this program can still allocate: the least of what the machine has available, what
/// the limit of the container (cgroup) leaves, and what the limit of addresses (ulimit -v) leaves.
/// Cost: some small files of /proc and /sys are read. Thread-safe.
std::uint64_t availableMemory();

/// The most memory that one file, map or graph may take: half of what is available, but no more
/// than 8 GiB.
std::uint64_t memoryBudget();

/// "312 MB", "2 GB", "1.5 GB": a megabyte is a million bytes.
Text byteCount(std::uintmax_t bytes);

/// Checks that work which needs this many bytes can begin. Less than 64 MiB is always allowed.
/// Errors: exhausted, with the amounts of memory needed and available.
/// @param what the work: "PCA of 70,000 points in 784 dimensions"
/// @param remedy what the user can do: "Select fewer points."
Result<void> checkAvailable(std::uint64_t needed, const Text& what, const Text& remedy);

/// Converts an exception into an error. Lack of memory or threads is of the kind `exhausted`.
/// @param what the work that failed: "The map cannot be computed"
Error errorOf(const std::exception& exception, const Text& what);

/// Runs work that returns a Result, and converts exceptions that it throws into errors.
template <std::invocable Work>
auto guarded(const Text& what, Work&& work) -> decltype(work()) {
  try {
    return work();
  } catch (const std::exception& exception) {
    return tl::unexpected(errorOf(exception, what));
  }
}

}  // namespace lookbook
