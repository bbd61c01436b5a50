#include "core/pictures/picture_text.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kBlock = std::size_t{1} << 20;  // bytes read at once

auto endsEarly(Label where) {
  return badFile("The file ends in the middle of %1. It may be truncated.", where);
}

bool read(std::istream& in, std::string& out, std::size_t count) {
  out.resize(count);
  return static_cast<bool>(in.read(out.data(), static_cast<std::streamsize>(count)));
}

bool skip(std::istream& in, std::uint64_t count) {
  return static_cast<bool>(in.seekg(static_cast<std::streamoff>(count), std::ios::cur));
}

/// The number in the first four bytes.
std::uint32_t littleEndian(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i > 0; --i) value = value << 8 | static_cast<std::uint8_t>(bytes[i - 1]);
  return value;
}

/// Reads the parts of a block, of up to 255 bytes each, up to the empty one that ends it. Stores
/// them in `out` as long as there is room.
bool readParts(std::istream& gif, std::string* out, std::size_t room) {
  for (;;) {
    const int length = gif.get();
    if (length <= 0) return length == 0;
    std::string part;
    if (!read(gif, part, static_cast<std::size_t>(length))) return false;
    if (out && out->size() + part.size() <= room) *out += part;
  }
}

/// The size of a colour table in bytes, by the flags of its screen or image.
std::uint64_t colorTable(char flags) {
  constexpr int kPresent = 0x80;
  constexpr int kSize = 0x07;
  return (flags & kPresent) != 0 ? std::uint64_t{3} << ((flags & kSize) + 1) : 0;
}

}  // namespace

Result<std::vector<std::string>> commentsOfGif(std::istream& gif, std::size_t longest) {
  constexpr std::size_t kHeader = 13;  // includes the description of the screen
  constexpr std::size_t kImage = 9;
  constexpr int kExtension = 0x21;
  constexpr int kComment = 0xFE;
  constexpr int kPicture = 0x2C;
  constexpr int kEnd = 0x3B;
  std::vector<std::string> comments;
  std::string head;
  if (!read(gif, head, kHeader)) return endsEarly("its header");
  skip(gif, colorTable(head[10]));
  for (;;) {
    const int block = gif.get();
    if (block == kEnd) return comments;
    if (block == kExtension) {
      const bool comment = gif.get() == kComment;
      std::string* text = comment ? &comments.emplace_back() : nullptr;
      if (!readParts(gif, text, longest)) return endsEarly("a block");
      if (comment) longest -= text->size();
    } else if (block == kPicture) {
      if (!read(gif, head, kImage)) return endsEarly("a picture");
      skip(gif, colorTable(head[8]) + 1);  // plus the minimum code size
      if (!readParts(gif, nullptr, 0)) return endsEarly("a picture");
    } else {
      return block < 0 ? Result<std::vector<std::string>>(endsEarly("a block"))
                       : badFile(text("A block of the picture is of an unknown kind."));
    }
  }
}

Result<std::optional<std::string>> chunkOfWebp(std::istream& webp, std::string_view letters,
                                               std::size_t longest) {
  constexpr std::size_t kHeader = 12;  // "RIFF", the size of what follows it, "WEBP"
  std::string head;
  if (!read(webp, head, kHeader)) return endsEarly("its header");
  const std::uint64_t end = std::uint64_t{littleEndian(std::string_view(head).substr(4))} + 8;
  std::uint64_t at = kHeader;
  while (at < end) {
    if (!read(webp, head, 8)) return endsEarly("a chunk");
    const std::uint32_t length = littleEndian(std::string_view(head).substr(4));
    if (head.starts_with(letters) && length <= longest) {
      std::string data;
      if (!read(webp, data, length)) return endsEarly("a chunk");
      return data;
    }
    const std::uint64_t padded = std::uint64_t{length} + length % 2;
    skip(webp, padded);
    at += 8 + padded;
  }
  return std::nullopt;
}

Result<std::optional<std::string>> textBetween(std::istream& file, std::string_view begin,
                                               std::string_view end, std::size_t longest) {
  std::string window;
  std::string block(kBlock, '\0');
  const auto more = [&] {
    file.read(block.data(), static_cast<std::streamsize>(block.size()));
    window.append(block, 0, static_cast<std::size_t>(file.gcount()));
    return file.gcount() > 0;
  };
  std::size_t at = std::string::npos;
  while ((at = window.find(begin)) == std::string::npos) {
    // Keeps what may be its beginning.
    if (window.size() >= begin.size()) window.erase(0, window.size() - begin.size() + 1);
    if (!more()) return std::nullopt;
  }
  window.erase(0, at + begin.size());
  std::size_t seen = 0;
  while ((at = window.find(end, seen)) == std::string::npos) {
    if (window.size() > longest)
      return badFile(text("The text in the picture is longer than any that Lookbook writes."));
    seen = window.size() - std::min(window.size(), end.size() - 1);
    if (!more()) return endsEarly("its text");
  }
  window.resize(at);
  return window;
}

}  // namespace lookbook
