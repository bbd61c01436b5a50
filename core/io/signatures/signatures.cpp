#include "core/io/signatures/signatures.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <cstring>
#include <string>

namespace lookbook {

namespace {

using namespace std::string_view_literals;

std::string_view withoutBlanks(std::string_view text) {
  if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
  const auto begin = text.find_first_not_of(" \t\r\n");
  return begin == std::string_view::npos ? std::string_view() : text.substr(begin);
}

std::string lowerText(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower)
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return lower;
}

bool isDigits(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, [](char letter) {
    return std::isdigit(static_cast<unsigned char>(letter)) != 0;
  });
}

/// CRC-32C, as TFRecord files have it of each length.
std::uint32_t crc32c(std::string_view bytes) {
  constexpr std::uint32_t kPolynomial = 0x82F63B78;
  std::uint32_t crc = ~std::uint32_t{0};
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint8_t>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? kPolynomial : 0);
  }
  return ~crc;
}

constexpr std::size_t kLongestPlace = 8;

/// A little-endian word.
std::uint32_t wordAt(std::string_view bytes, std::size_t at) {
  std::uint32_t word = 0;
  std::memcpy(&word, bytes.data() + at, sizeof word);
  return word;
}

/// The name of the first entry of a ZIP archive.
std::string_view firstEntry(std::string_view head) {
  constexpr std::size_t kLength = 26;
  constexpr std::size_t kName = 30;
  if (head.size() < kName) return {};
  const std::size_t length = wordAt(head, kLength) & 0xffffU;
  return head.substr(kName, length);
}

}  // namespace

bool isHtml(std::string_view head) {
  const std::string text = lowerText(withoutBlanks(head));
  return std::ranges::any_of(
             std::array{"<!doctype html", "<html", "<head", "<body", "<script", "<title"},
             [&](const char* tag) { return text.starts_with(tag); }) ||
         ((text.starts_with("<?xml") || text.starts_with("<!--")) &&
          text.find("<html") != std::string::npos);
}

bool isXml(std::string_view head) {
  return withoutBlanks(head).starts_with("<?xml");
}

bool isJson(std::string_view head) {
  const std::string_view text = withoutBlanks(head);
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
  const std::string_view next = withoutBlanks(text.substr(1));
  constexpr std::string_view kAfterBracket = "\"{[]}-0123456789tfn";
  return !next.empty() &&
         (text.front() == '{' ? next.front() == '"' || next.front() == '}'
                              : kAfterBracket.find(next.front()) != std::string_view::npos);
}

bool isText(std::string_view head) {
  return head.find('\0') == std::string_view::npos;
}

bool isArff(std::string_view head) {
  while (true) {
    head = withoutBlanks(head);
    if (!head.starts_with('%')) return lowerText(head.substr(0, 9)) == "@relation";
    const auto end = head.find('\n');
    if (end == std::string_view::npos) return false;
    head.remove_prefix(end);
  }
}

bool isLibsvm(std::string_view head) {
  head = head.substr(0, head.find_first_of("\r\n"));
  auto at = head.find(' ');
  if (at == 0 || at == std::string_view::npos ||
      head.substr(0, at).find_first_not_of("+-.0123456789,") != std::string_view::npos)
    return false;
  int pairs = 0;
  while (at != std::string_view::npos && pairs < 2) {
    head = withoutBlanks(head.substr(at));
    const auto colon = head.find(':');
    if (colon == std::string_view::npos || !isDigits(head.substr(0, colon))) break;
    ++pairs;
    at = head.find(' ');
  }
  return pairs > 0;
}

bool isTfRecord(std::string_view head) {
  constexpr std::size_t kLength = 8;
  constexpr std::size_t kStart = 12;  // of a record, behind its length and the checksum of that
  constexpr std::uint32_t kMask = 0xa282ead8;
  constexpr char kFirstField = 0x0a;  // of tf.train.Example
  if (head.size() <= kStart) return false;
  const std::uint32_t crc = crc32c(head.substr(0, kLength));
  if (wordAt(head, kLength) == (crc >> 15 | crc << 17) + kMask) return true;
  return wordAt(head, 0) > 1 && wordAt(head, 4) == 0 && head[kStart] == kFirstField;
}

bool isPickle(std::string_view head) {
  return head.size() > 2 && head[1] >= 2 && head[1] <= 5;
}

bool isBitmap(std::string_view head) {
  constexpr std::size_t kReserved = 6;
  return head.size() > 14 && head.substr(kReserved, 4) == "\0\0\0\0"sv;
}

bool isMatlab73(std::string_view head) {
  return head.starts_with("MATLAB 7.3");
}

bool isTextPickle(std::string_view head) {
  for (int marks = 0; marks < 4 && head.starts_with('('); ++marks) head.remove_prefix(1);
  if (head.starts_with("cnumpy") || head.starts_with("ccopy_reg\n") || head.starts_with("c__"))
    return true;
  if (head.size() < 4) return false;
  const std::string_view start = head.substr(0, 2);
  // Protocol 0 numbers what it keeps in digits, protocol 1 in bytes.
  if (start == "lp" || start == "dp" || start == "tp")
    return isDigits(head.substr(2, 1)) && head.find('\n') < kLongestPlace;
  return (start == "]q" || start == "}q") && static_cast<unsigned char>(head[2]) < kLongestPlace;
}

bool isMatlab4(std::string_view head) {
  constexpr std::size_t kHeader = 20;
  constexpr std::uint32_t kLongestName = 64;
  constexpr std::uint32_t kMostTypes = 52;  // of its decimal digits: precision, then matrix type
  if (head.size() <= kHeader) return false;
  const std::uint32_t type = wordAt(head, 0);
  const std::uint32_t rows = wordAt(head, 4);
  const std::uint32_t columns = wordAt(head, 8);
  const std::uint32_t length = wordAt(head, 16);
  if (type > kMostTypes || type % 10 > 2 || rows == 0 || columns == 0 || wordAt(head, 12) > 1 ||
      length < 2 || length > kLongestName || head.size() < kHeader + length)
    return false;
  const std::string_view name = head.substr(kHeader, length - 1);
  return head[kHeader + length - 1] == '\0' &&
         std::isalpha(static_cast<unsigned char>(name.front())) != 0 &&
         std::ranges::all_of(name, [](char letter) {
           return letter == '_' || std::isalnum(static_cast<unsigned char>(letter)) != 0;
         });
}

bool isSpreadsheet(std::string_view head) {
  const std::string_view name = firstEntry(head);
  return name.starts_with("xl/") || name.starts_with("[Content_Types]") || name == "mimetype";
}

bool isOfTorch(std::string_view head) {
  return firstEntry(head).ends_with("/data.pkl");
}

}  // namespace lookbook
