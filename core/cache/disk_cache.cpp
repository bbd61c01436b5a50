#include "core/cache/disk_cache.h"

#include "core/io/content_reader.h"
#include "core/io/folder_entries.h"
#include "core/io/part_file.h"
#include "core/io/whole_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr const char* kLimitFile = "limit";
/// Only files with these prefixes are removed, even if the user sets a folder with other files.
constexpr std::array<std::string_view, 2> kPrefixes{"map-", "neighbours-"};

struct Entry {
  fs::path path;
  std::uintmax_t bytes = 0;
  fs::file_time_type used;
};

bool isDigit(char letter) {
  return letter >= '0' && letter <= '9';
}

bool isHexDigit(char letter) {
  return isDigit(letter) || (letter >= 'a' && letter <= 'f');
}

/// Whether this is the suffix of a file that is being written (see part_file.h): ".part-17-2".
bool isPartMark(std::string_view mark) {
  if (!mark.starts_with(kPartMark)) return false;
  mark.remove_prefix(std::string_view(kPartMark).size());
  return !mark.empty() && isDigit(mark.front()) && isDigit(mark.back()) &&
         std::ranges::all_of(mark, [](char letter) { return isDigit(letter) || letter == '-'; });
}

/// Whether cacheFileName() can return this name: "map-" or "neighbours-", 32 digits, ".npz".
bool isOurs(std::string_view name) {
  constexpr std::size_t kDigits = 32;
  constexpr std::string_view kSuffix = ".npz";
  const auto* prefix = std::ranges::find_if(
      kPrefixes, [&](std::string_view known) { return name.starts_with(known); });
  if (prefix == kPrefixes.end()) return false;
  name.remove_prefix(prefix->size());
  if (name.size() < kDigits || !std::ranges::all_of(name.substr(0, kDigits), isHexDigit))
    return false;
  name.remove_prefix(kDigits);
  if (!name.starts_with(kSuffix)) return false;
  name.remove_prefix(kSuffix.size());
  return name.empty() || isPartMark(name);
}

/// Whether a file is being written (see whole_file.h). An older one was left by a program that was
/// killed.
bool isBeingWritten(const std::string& name, fs::file_time_type written) {
  constexpr std::chrono::hours kNew{1};
  return name.find(kPartMark) != std::string::npos &&
         written > fs::file_time_type::clock::now() - kNew;
}

/// The files of the cache. Other programs may remove them at any time.
std::vector<Entry> itemsIn(const fs::path& folder) {
  std::vector<Entry> entries;
  std::error_code error;
  for (const fs::path& path : entriesIn(folder, error)) {
    std::error_code gone;
    const std::string name = path.filename().string();
    if (!isOurs(name) || !fs::is_regular_file(path, gone)) continue;
    Entry entry{path, fs::file_size(path, gone), {}};
    if (!gone) entry.used = fs::last_write_time(path, gone);
    if (!gone && !isBeingWritten(name, entry.used)) entries.push_back(std::move(entry));
  }
  return entries;
}

std::uintmax_t sizeOf(const std::vector<Entry>& entries) {
  std::uintmax_t bytes = 0;
  for (const Entry& entry : entries) bytes += entry.bytes;
  return bytes;
}

fs::path fromEnvironment(const char* name) {
  const char* value = std::getenv(name);
  return value ? fs::path(value) : fs::path();
}

}  // namespace

std::optional<DiskCache> DiskCache::ofUser() {
  if (const char* named = std::getenv("LOOKBOOK_CACHE"))
    return *named ? std::optional(DiskCache(named)) : std::nullopt;
  if (const fs::path caches = fromEnvironment("XDG_CACHE_HOME"); caches.is_absolute())
    return DiskCache(caches / "lookbook");
  const fs::path home = fromEnvironment("HOME");
  return home.empty() ? std::nullopt : std::optional(DiskCache(home / ".cache" / "lookbook"));
}

std::uintmax_t DiskCache::limit() const {
  // Accepts only a number and a line end, as setLimit() writes them.
  std::array<std::uint8_t, 32> bytes{};
  auto file = ContentReader::open(folder_ / kLimitFile);
  if (!file) return kDefaultLimit;
  const auto read = file->read(bytes);
  if (!read) return kDefaultLimit;
  const char* begin = reinterpret_cast<const char*>(bytes.data());
  const char* end = begin + *read;
  std::uintmax_t limit = 0;
  const auto [stop, error] = std::from_chars(begin, end, limit);
  if (error != std::errc() || (stop != end && *stop != '\n')) return kDefaultLimit;
  return limit;
}

Result<void> DiskCache::setLimit(std::uintmax_t bytes) const {
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error)
    return fail(Error::Kind::io, "The cache's folder %1 cannot be created: %2", folder_,
                error.message());
  const std::string text = std::to_string(bytes) + '\n';
  const std::span letters(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
  if (auto written = writeWholeFile(folder_ / kLimitFile, {letters}); !written) return written;
  shrinkTo(bytes);
  return {};
}

DiskCache::Usage DiskCache::usage() const {
  const auto entries = itemsIn(folder_);
  return {.files = entries.size(), .bytes = sizeOf(entries), .limit = limit()};
}

Result<void> DiskCache::clear() const {
  for (const Entry& entry : itemsIn(folder_)) {
    std::error_code error;
    fs::remove(entry.path, error);
    if (error)
      return fail(Error::Kind::io, "%1 cannot be removed: %2", entry.path, error.message());
  }
  return {};
}

std::optional<fs::path> DiskCache::find(const std::string& name) const {
  fs::path path = folder_ / name;
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return std::nullopt;
  // Fails on a read-only file system, which does not matter.
  fs::last_write_time(path, fs::file_time_type::clock::now(), error);
  return path;
}

Result<void> DiskCache::keep(
    const std::string& name, std::uintmax_t bytes,
    const std::function<Result<void>(const std::filesystem::path& path)>& write) const {
  const std::uintmax_t most = limit();
  if (bytes > most) return {};
  std::error_code error;
  fs::create_directories(folder_, error);
  if (error)
    return fail(Error::Kind::io, "The cache's folder %1 cannot be created: %2", folder_,
                error.message());
  shrinkTo(most - bytes);
  if (auto written = write(folder_ / name); !written) return written;
  // If the file is larger than estimated, or other programs have written files meanwhile.
  shrinkTo(most);
  return {};
}

void DiskCache::drop(const std::string& name) const {
  std::error_code ignored;
  fs::remove(folder_ / name, ignored);
}

void DiskCache::shrinkTo(std::uintmax_t bytes) const {
  auto entries = itemsIn(folder_);
  std::uintmax_t taken = sizeOf(entries);
  if (taken <= bytes) return;
  std::ranges::sort(entries, [](const Entry& a, const Entry& b) {
    return std::pair(a.used, a.path) < std::pair(b.used, b.path);
  });
  for (const Entry& entry : entries) {
    if (taken <= bytes) return;
    std::error_code ignored;
    fs::remove(entry.path, ignored);
    taken -= entry.bytes;
  }
}

}  // namespace lookbook
