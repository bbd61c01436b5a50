#include "core/io/part_file.h"

#include <atomic>
#include <cerrno>
#include <string>
#include <unistd.h>

namespace lookbook {

namespace {

constexpr std::size_t kLongestName = 255;  // bytes; the limit on Linux, macOS and Windows

/// The beginning of a name, which does not end within a UTF-8 sequence.
std::string shortened(std::string name, std::size_t most) {
  if (name.size() <= most) return name;
  const auto continues = [&](std::size_t at) {
    return (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U;
  };
  while (most > 0 && continues(most)) --most;
  name.resize(most);
  return name;
}

}  // namespace

std::filesystem::path partName(const std::filesystem::path& target) {
  static std::atomic<unsigned> number = 0;
  const unsigned own = number++;
  std::string mark = kPartMark + std::to_string(getpid());
  if (own > 0) mark += "-" + std::to_string(own);
  return target.parent_path() /
         (shortened(target.filename().string(), kLongestName - mark.size()) + mark);
}

tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, const Text& reason) {
  return fail(Error::Kind::io, "%1 cannot be written: %2", path, reason);
}

tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, const std::error_code& error) {
  return fail(Error::Kind::io, "%1 cannot be written: %2", path, error.message());
}

tl::unexpected<Error> cannotWrite(const std::filesystem::path& path, int number) {
  return cannotWrite(path, std::error_code(number, std::generic_category()));
}

bool writeAll(int descriptor, std::span<const std::uint8_t> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace lookbook
