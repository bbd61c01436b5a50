#include "core/io/line_reader.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kBytesAtOnce = std::size_t{1} << 20;
// Enough for an image of 2048 x 2048 pixels.
constexpr std::size_t kLongestLine = std::size_t{16} << 20;

constexpr std::string_view kUtf8Mark = "\xef\xbb\xbf";
constexpr std::string_view kLittleMark = "\xff\xfe";
constexpr std::string_view kBigMark = "\xfe\xff";

/// Whether exactly every second of the first bytes is zero, as in UTF-16 of ASCII letters.
bool hasZeros(std::string_view text, std::size_t first) {
  constexpr std::size_t kFewest = 8;
  constexpr std::size_t kEnough = 64;
  if (text.size() < kFewest) return false;
  for (std::size_t i = 0; i < std::min(kEnough, text.size()); ++i)
    if ((text[i] == '\0') != (i % 2 == first)) return false;
  return true;
}

void appendUtf8(std::string& to, std::uint32_t letter) {
  const auto tail = [&](int shift) { to += static_cast<char>(0x80U | (letter >> shift & 0x3fU)); };
  if (letter < 0x80) {
    to += static_cast<char>(letter);
  } else if (letter < 0x800) {
    to += static_cast<char>(0xc0U | letter >> 6U);
    tail(0);
  } else if (letter < 0x10000) {
    to += static_cast<char>(0xe0U | letter >> 12U);
    tail(6);
    tail(0);
  } else {
    to += static_cast<char>(0xf0U | letter >> 18U);
    tail(12);
    tail(6);
    tail(0);
  }
}

}  // namespace

LineReader::LineReader(ContentReader reader, std::filesystem::path path)
    : reader_(std::move(reader)), path_(std::move(path)) {}

Result<bool> LineReader::next(std::string_view& line) {
  while (true) {
    const auto* start = buffer_.data() + begin_;
    const auto* end =
        static_cast<const char*>(std::memchr(start, lineEnd_, buffer_.size() - begin_));
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

/// The first bytes decide the encoding, and which letter ends a line.
void LineReader::begin() {
  encoding_ = Encoding::bytes;
  if (buffer_.starts_with(kUtf8Mark)) {
    buffer_.erase(0, kUtf8Mark.size());
  } else {
    const bool marked = buffer_.starts_with(kLittleMark) || buffer_.starts_with(kBigMark);
    encoding_ = buffer_.starts_with(kLittleMark) || hasZeros(buffer_, 1) ? Encoding::utf16Little
                : buffer_.starts_with(kBigMark) || hasZeros(buffer_, 0)  ? Encoding::utf16Big
                                                                         : Encoding::bytes;
    if (encoding_ != Encoding::bytes) {
      const std::string units = std::exchange(buffer_, {}).substr(marked ? kLittleMark.size() : 0);
      append({reinterpret_cast<const std::uint8_t*>(units.data()), units.size()});
    }
  }
  const auto carriageReturn = buffer_.find('\r');
  // One at the end of a block may be half of \r\n.
  if (buffer_.find('\n') == std::string::npos && carriageReturn != std::string::npos &&
      (atEnd_ || carriageReturn + 1 < buffer_.size()))
    lineEnd_ = '\r';
}

void LineReader::append(std::span<const std::uint8_t> bytes) {
  for (const std::uint8_t byte : bytes) {
    if (oddByte_ < 0) {
      oddByte_ = byte;
      continue;
    }
    const int first = std::exchange(oddByte_, -1);
    const bool little = encoding_ == Encoding::utf16Little;
    appendUnit(static_cast<char16_t>(little ? first | byte << 8 : first << 8 | byte));
  }
}

void LineReader::appendUnit(char16_t unit) {
  constexpr std::uint32_t kReplacement = 0xfffd;
  const char16_t high = std::exchange(highSurrogate_, u'\0');
  const bool low = (unit & 0xfc00) == 0xdc00;
  if (high != 0 && low) {
    appendUtf8(buffer_, 0x10000U + ((high & 0x3ffU) << 10U | (unit & 0x3ffU)));
    return;
  }
  if (high != 0) appendUtf8(buffer_, kReplacement);
  if ((unit & 0xfc00) == 0xd800)
    highSurrogate_ = unit;
  else
    appendUtf8(buffer_, low ? kReplacement : unit);
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
  if (encoding_ == Encoding::unknown) {
    begin();
  } else if (encoding_ != Encoding::bytes) {
    const std::string units = buffer_.substr(size);
    buffer_.resize(size);
    append({reinterpret_cast<const std::uint8_t*>(units.data()), units.size()});
  }
  return {};
}

}  // namespace lookbook
