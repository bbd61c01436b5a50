#include "core/base/plain_text.h"

#include <array>
#include <cstdio>

namespace lookbook {

namespace {

constexpr std::size_t kExcerpt = 80;
constexpr std::size_t kMostNames = 6;

/// The length of the UTF-8 sequence at the beginning of a text; 0 if there is none. Unicode 15,
/// table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF.
std::size_t sequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto between = [&](std::size_t i, unsigned low, unsigned high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  constexpr unsigned kLow = 0x80;
  constexpr unsigned kHigh = 0xBF;
  const unsigned first = byte(0);
  if (first < kLow) return 1;
  if (first >= 0xC2 && first <= 0xDF) return between(1, kLow, kHigh) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : kLow;
    const unsigned high = first == 0xED ? 0x9F : kHigh;
    return between(1, low, high) && between(2, kLow, kHigh) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : kLow;
    const unsigned high = first == 0xF4 ? 0x8F : kHigh;
    return between(1, low, high) && between(2, kLow, kHigh) && between(3, kLow, kHigh) ? 4 : 0;
  }
  return 0;
}

/// Whether a sequence is a control character: C0, DEL, C1, or a mark that changes the direction of
/// writing.
bool isControl(std::string_view sequence) {
  const auto first = static_cast<unsigned char>(sequence[0]);
  if (sequence.size() == 1) return first < 0x20 || first == 0x7F;
  if (sequence.size() == 2) return first == 0xC2 && static_cast<unsigned char>(sequence[1]) < 0xA0;
  return sequence >= "\u202A" && sequence <= "\u202E";
}

void appendEscaped(std::string& out, std::string_view bytes) {
  for (const char byte : bytes) {
    if (byte == '\n') {
      out += "\\n";
    } else if (byte == '\t') {
      out += "\\t";
    } else if (byte == '\r') {
      out += "\\r";
    } else {
      std::array<char, 8> text{};
      std::snprintf(text.data(), text.size(), "\\x%02X", static_cast<unsigned char>(byte));
      out += text.data();
    }
  }
}

}  // namespace

std::string plainText(std::string_view text, std::size_t most) {
  std::string out;
  for (std::size_t shown = 0; !text.empty(); ++shown) {
    if (shown == most) return out + "...";
    const std::size_t length = sequenceLength(text);
    const std::string_view sequence = text.substr(0, length == 0 ? 1 : length);
    if (length == 0 || isControl(sequence))
      appendEscaped(out, sequence);
    else
      out += sequence;
    text.remove_prefix(sequence.size());
  }
  return out;
}

std::string excerpt(std::string_view text) {
  return plainText(text, kExcerpt);
}

Text listed(const std::vector<std::string>& names) {
  // A single remaining name is listed instead of "1 more".
  const std::size_t shown = names.size() <= kMostNames + 1 ? names.size() : kMostNames;
  std::string out;
  for (std::size_t i = 0; i < shown; ++i) out += (i == 0 ? "" : ", ") + excerpt(names[i]);
  return shown < names.size() ? text("%1 and %2 more", out, names.size() - shown) : text("%1", out);
}

Text joined(const std::vector<Text>& parts) {
  Text list;
  for (std::size_t i = 0; i < parts.size(); ++i)
    list = i == 0 ? parts[i] : text("%1, %2", list, parts[i]);
  return list;
}

Text joinedByOr(const std::vector<Text>& parts) {
  if (parts.size() < 2) return joined(parts);
  return text("%1 or %2", joined({parts.begin(), parts.end() - 1}), parts.back());
}

std::string validUtf8(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t length = sequenceLength(text);
    const std::string_view sequence = text.substr(0, length == 0 ? 1 : length);
    const bool kept = sequence == "\n" || sequence == "\t";
    if (length == 0)
      out += "\uFFFD";
    else if (!kept && length == 1 && isControl(sequence))
      out += ' ';
    else if (sequence == "\uFFFE" || sequence == "\uFFFF")
      out += "\uFFFD";
    else
      out += sequence;
    text.remove_prefix(sequence.size());
  }
  return out;
}

}  // namespace lookbook
