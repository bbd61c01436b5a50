#include "core/readers/arrays/number_type.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstring>

static_assert(std::endian::native == std::endian::little);

namespace lookbook {

namespace {

/// IEEE 754 binary16.
double halfNumber(std::uint16_t bits) {
  constexpr int kBias = 15;
  constexpr int kFraction = 10;
  const int exponent = bits >> kFraction & 0x1f;
  const double fraction = bits & 0x3ff;
  double number = 0;
  if (exponent == 0)
    number = std::ldexp(fraction, 1 - kBias - kFraction);
  else if (exponent == 0x1f)
    number = fraction == 0 ? HUGE_VAL : std::nan("");
  else
    number = std::ldexp(fraction + 1024, exponent - kBias - kFraction);
  return (bits & 0x8000) != 0 ? -number : number;
}

template <class Value>
double valueAs(const std::uint8_t* bytes, bool bigEndian) {
  std::array<std::uint8_t, sizeof(Value)> own{};
  std::memcpy(own.data(), bytes, sizeof(Value));
  if (bigEndian) std::ranges::reverse(own);
  return static_cast<double>(std::bit_cast<Value>(own));
}

double realNumber(const std::uint8_t* bytes, std::size_t size, bool bigEndian) {
  if (size == sizeof(float)) return valueAs<float>(bytes, bigEndian);
  if (size == sizeof(double)) return valueAs<double>(bytes, bigEndian);
  return halfNumber(static_cast<std::uint16_t>(valueAs<std::uint16_t>(bytes, bigEndian)));
}

double wholeNumber(const std::uint8_t* bytes, std::size_t size, bool bigEndian) {
  if (size == 1) return valueAs<std::int8_t>(bytes, bigEndian);
  if (size == 2) return valueAs<std::int16_t>(bytes, bigEndian);
  if (size == 4) return valueAs<std::int32_t>(bytes, bigEndian);
  return valueAs<std::int64_t>(bytes, bigEndian);
}

double naturalNumber(const std::uint8_t* bytes, std::size_t size, bool bigEndian) {
  if (size == 1) return *bytes;
  if (size == 2) return valueAs<std::uint16_t>(bytes, bigEndian);
  if (size == 4) return valueAs<std::uint32_t>(bytes, bigEndian);
  return valueAs<std::uint64_t>(bytes, bigEndian);
}

void appendLetter(std::string& to, std::uint32_t letter) {
  if (letter >= 0x110000) letter = 0xfffd;
  if (letter < 0x80) {
    to += static_cast<char>(letter);
    return;
  }
  const int tails = letter < 0x800 ? 1 : letter < 0x10000 ? 2 : 3;
  constexpr std::array<std::uint32_t, 4> kLead{0, 0xc0, 0xe0, 0xf0};
  to += static_cast<char>(kLead.at(static_cast<std::size_t>(tails)) | letter >> 6 * tails);
  for (int tail = tails - 1; tail >= 0; --tail)
    to += static_cast<char>(0x80U | (letter >> 6 * tail & 0x3fU));
}

}  // namespace

double NumberType::number(const std::uint8_t* bytes) const {
  if (kind == Kind::natural) return naturalNumber(bytes, size, bigEndian);
  if (kind == Kind::whole) return wholeNumber(bytes, size, bigEndian);
  return realNumber(bytes, size, bigEndian);
}

std::string NumberType::text(const std::uint8_t* bytes) const {
  std::string text;
  const std::size_t step = kind == Kind::letters ? 4 : 1;
  for (std::size_t at = 0; at + step <= size; at += step) {
    const auto letter =
        step == 1 ? std::uint32_t{bytes[at]}
                  : static_cast<std::uint32_t>(valueAs<std::uint32_t>(bytes + at, bigEndian));
    if (letter == 0) break;
    if (step == 1)
      text += static_cast<char>(letter);
    else
      appendLetter(text, letter);
  }
  return text;
}

std::optional<NumberType> npyNumberType(std::string_view quoted) {
  if (quoted.size() < 5 || quoted.front() != '\'' || quoted.back() != '\'') return std::nullopt;
  const char order = quoted[1];
  const char letter = quoted[2];
  if (std::string_view("<>|=").find(order) == std::string_view::npos) return std::nullopt;
  std::size_t size = 0;
  const char* end = quoted.data() + quoted.size() - 1;
  const auto [stop, error] = std::from_chars(quoted.data() + 3, end, size);
  constexpr std::size_t kLongestText = 4096;
  if (error != std::errc() || stop != end || size == 0 || size > kLongestText) return std::nullopt;
  NumberType type{.size = size, .bigEndian = order == '>'};
  const bool power = size == 1 || size == 2 || size == 4 || size == 8;
  switch (letter) {
    case 'b':
      return size == 1 ? std::optional(type) : std::nullopt;
    case 'u':
      return power ? std::optional(type) : std::nullopt;
    case 'i':
      type.kind = NumberType::Kind::whole;
      return power ? std::optional(type) : std::nullopt;
    case 'f':
      type.kind = NumberType::Kind::real;
      return power && size > 1 ? std::optional(type) : std::nullopt;
    case 'S':
      type.kind = NumberType::Kind::bytes;
      return type;
    case 'U':
      type.kind = NumberType::Kind::letters;
      type.size *= 4;
      return type;
    default:
      return std::nullopt;
  }
}

void decodeNumbers(const NumberType& type, std::span<const std::uint8_t> bytes,
                   std::span<double> numbers) {
  const std::uint8_t* at = bytes.data();
  for (double& number : numbers) {
    number = type.number(at);
    at += type.size;
  }
}

}  // namespace lookbook
