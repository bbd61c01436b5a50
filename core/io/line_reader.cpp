#include "core/io/line_reader.h"

#include <cstdint>
#include <cstring>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kBytesAtOnce = std::size_t{1} << 20;
// Enough for an image of 2048 x 2048 pixels.
constexpr std::size_t kLongestLine = std::size_t{16} << 20;

}  // namespace

LineReader::LineReader(ContentReader reader, std::filesystem::path path)
    : reader_(std::move(reader)), path_(std::move(path)) {}

Result<bool> LineReader::next(std::string_view& line) {
  while (true) {
    const auto* start = buffer_.data() + begin_;
    const auto* end = static_cast<const char*>(std::memchr(start, '\n', buffer_.size() - begin_));
    if (end || (atEnd_ && begin_ < buffer_.size())) {
      ended_ = end != nullptr;
      line = {start, ended_ ? static_cast<std::size_t>(end - start) : buffer_.size() - begin_};
      begin_ += line.size() + (ended_ ? 1 : 0);
      if (line.ends_with('\r')) line.remove_suffix(1);
      return true;
    }
    if (atEnd_) return false;
    if (auto more = readOn(); !more) return tl::unexpected(more.error());
  }
}

Result<void> LineReader::readOn() {
  buffer_.erase(0, begin_);
  begin_ = 0;
  const std::size_t size = buffer_.size();
  if (size > kLongestLine)
    return badFile("%1 has a line of more than 16 MiB. Each line must hold one image.", path_);
  buffer_.resize(size + kBytesAtOnce);
  const auto read =
      reader_.read({reinterpret_cast<std::uint8_t*>(buffer_.data()) + size, kBytesAtOnce});
  buffer_.resize(size + (read ? *read : 0));
  if (!read) return tl::unexpected(read.error());
  atEnd_ = *read < kBytesAtOnce;
  return {};
}

}  // namespace lookbook
