#include "core/base/memory.h"

#include "core/base/memory_limit.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>

namespace lookbook {

namespace {

constexpr std::uint64_t kLargestBudget = std::uint64_t{8} << 30;
constexpr std::uint64_t kNoLimit = std::numeric_limits<std::uint64_t>::max();

std::atomic<std::uint64_t> limitSet{0};

/// The number in a file of the system; empty if it contains none ("max").
std::optional<std::uint64_t> numberIn(const std::string& path) {
  std::ifstream file(path);
  std::uint64_t number = 0;
  if (file >> number) return number;
  return std::nullopt;
}

/// The available memory of the machine: "MemAvailable" in /proc/meminfo.
std::uint64_t ofTheMachine() {
  std::ifstream file("/proc/meminfo");
  std::string key;
  std::uint64_t kibibytes = 0;
  std::string unit;
  while (file >> key >> kibibytes && std::getline(file, unit))
    if (key == "MemAvailable:") return kibibytes * 1024;
  const long pages = sysconf(_SC_PHYS_PAGES);
  const long size = sysconf(_SC_PAGESIZE);
  return pages > 0 && size > 0
             ? static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(size)
             : kLargestBudget;
}

std::uint64_t leftOf(std::optional<std::uint64_t> limit, std::uint64_t used) {
  if (!limit) return kNoLimit;
  return *limit > used ? *limit - used : 0;
}

/// The part of a group's memory that is cache of files, which the system can free.
std::uint64_t reclaimable(const std::string& statistics, std::string_view name) {
  std::ifstream file(statistics);
  std::string key;
  std::uint64_t bytes = 0;
  while (file >> key >> bytes)
    if (key == name) return bytes;
  return 0;
}

/// The memory that is left below the limit of a group.
std::uint64_t leftOf(const std::string& limit, const std::string& used,
                     const std::string& statistics, std::string_view cache) {
  const std::uint64_t taken = numberIn(used).value_or(0);
  return leftOf(numberIn(limit), taken - std::min(taken, reclaimable(statistics, cache)));
}

/// The memory that is left in the control group, from the files of version 2 or 1 as a container
/// sees them.
std::uint64_t ofTheContainer() {
  const std::string two = "/sys/fs/cgroup/memory.";
  const std::string one = "/sys/fs/cgroup/memory/memory.";
  return std::min(
      leftOf(two + "max", two + "current", two + "stat", "inactive_file"),
      leftOf(one + "limit_in_bytes", one + "usage_in_bytes", one + "stat", "total_inactive_file"));
}

/// The address space that is left below ulimit -v.
std::uint64_t ofAddresses() {
  rlimit limit{};
  if (getrlimit(RLIMIT_AS, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return kNoLimit;
  const auto pages = numberIn("/proc/self/statm");
  const auto size = static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
  return leftOf(limit.rlim_cur, pages.value_or(0) * size);
}

}  // namespace

std::uint64_t availableMemory() {
  return std::min({ofTheMachine(), ofTheContainer(), ofAddresses()});
}

void setMemoryLimit(std::uint64_t bytes) {
  limitSet = bytes;
}

std::uint64_t memoryLimit() {
  return limitSet;
}

std::uint64_t memoryBudget() {
  const std::uint64_t limit = memoryLimit();
  return std::min({availableMemory() / 2, kLargestBudget, limit > 0 ? limit : kNoLimit});
}

Text byteCount(std::uintmax_t bytes) {
  constexpr double kThousand = 1000;
  if (bytes < kThousand) return plural(bytes, "%n byte", "%n bytes");
  auto amount = static_cast<double>(bytes);
  constexpr int kLargestUnit = 4;
  int unit = 0;  // power of a thousand
  // Amounts that round to a thousand get the next unit.
  while (unit == 0 || (amount >= kThousand - 0.5 && unit < kLargestUnit)) {
    amount /= kThousand;
    ++unit;
  }
  // Tenths only if they matter: 1.5 GB, but 2 GB and 312 MB.
  const double shown = unit >= 3 ? std::round(10 * amount) / 10 : std::round(amount);
  switch (unit) {
    case 1:
      return text("%1 kB", shown);
    case 2:
      return text("%1 MB", shown);
    case 3:
      return text("%1 GB", shown);
    default:
      return text("%1 TB", shown);
  }
}

Result<void> checkAvailable(std::uint64_t needed, const Text& what, const Text& remedy) {
  constexpr std::uint64_t kNoMatter = 64U << 20;
  if (needed < kNoMatter) return {};
  if (const std::uint64_t limit = memoryLimit(); limit > 0 && needed > limit)
    return fail(Error::Kind::exhausted,
                "%1 needs about %2 of memory, more than the limit of %3. %4", what,
                byteCount(needed), byteCount(limit), remedy);
  const std::uint64_t available = availableMemory();
  if (needed <= available) return {};
  return fail(Error::Kind::exhausted, "%1 needs about %2 of memory, but only %3 is available. %4",
              what, byteCount(needed), byteCount(available), remedy);
}

Error errorOf(const std::exception& exception, const Text& what) {
  const bool memory = dynamic_cast<const std::bad_alloc*>(&exception) != nullptr ||
                      dynamic_cast<const std::length_error*>(&exception) != nullptr;
  if (memory)
    return {Error::Kind::exhausted,
            text("%1: there is not enough memory (%2 is available). Close other programs or use "
                 "fewer images.",
                 what, byteCount(availableMemory()))};
  if (const auto* system = dynamic_cast<const std::system_error*>(&exception);
      system && system->code() == std::errc::resource_unavailable_try_again)
    return {Error::Kind::exhausted,
            text("%1: the system allows no more threads. Close other programs.", what)};
  return {Error::Kind::io, text("%1: %2", what, exception.what())};
}

}  // namespace lookbook
