#include "core/session/path_text.h"

#include <charconv>

namespace lookbook {

namespace {

constexpr std::string_view kPlain =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";

}  // namespace

std::string pathText(std::string_view path) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string text;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (kPlain.find(c) != std::string_view::npos)
      text += c;
    else
      text += {'%', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
  }
  return text;
}

std::string pathFromText(std::string_view text) {
  constexpr std::size_t kEscape = 3;
  constexpr int kHexadecimal = 16;
  std::string path;
  while (!text.empty()) {
    unsigned char byte = 0;
    const char* digits = text.data() + 1;
    const bool escaped = text.size() >= kEscape && text.front() == '%' &&
                         std::from_chars(digits, digits + 2, byte, kHexadecimal).ptr == digits + 2;
    path += escaped ? static_cast<char>(byte) : text.front();
    text.remove_prefix(escaped ? kEscape : 1);
  }
  return path;
}

}  // namespace lookbook
