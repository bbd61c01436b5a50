#pragma once

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>

namespace lookbook {

/// The shortest text that reads back as the same number, in every locale: 0.5, 12, 1e-7.
inline std::string plainNumber(double number) {
  constexpr double kLeastFixed = 1e-5;
  constexpr double kMostFixed = 1e15;
  const double size = std::abs(number);
  const bool fixed = size == 0 || (size >= kLeastFixed && size <= kMostFixed);
  std::array<char, 64> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 fixed ? std::chars_format::fixed : std::chars_format::scientific);
  std::string text(digits.data(), end.ptr);
  // The exponent without its plus and its zeros: 1e-7, not 1e-07.
  const std::size_t exponent = text.find('e');
  if (exponent == std::string::npos) return text;
  std::size_t zeros = exponent + (text[exponent + 1] == '-' ? 2 : 1);
  const std::size_t first = text.find_first_not_of("+0", zeros);
  return text.erase(zeros, first - zeros);
}

/// A number with this many decimals, in every locale: "2.447".
inline std::string fixedNumber(double number, int decimals) {
  std::array<char, 400> digits{};  // the largest double has 309 before the point
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number,
                                 std::chars_format::fixed, decimals);
  return {digits.data(), end.ptr};
}

/// A number with at most this many digits, in every locale: "0.3333333", "1e+300".
inline std::string roundedNumber(double number, int digits) {
  std::array<char, 64> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                 std::chars_format::general, digits);
  return {text.data(), end.ptr};
}

/// A number with commas between thousands, as in English: "59,999".
inline std::string groupedNumber(std::int64_t number) {
  std::string digits = std::to_string(number);
  const std::size_t first = number < 0 ? 1 : 0;
  for (std::size_t end = digits.size(); end > first + 3; end -= 3) digits.insert(end - 3, 1, ',');
  return digits;
}

}  // namespace lookbook
