#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// Not <concepts>: Qt's moc 6.4 cannot read it.

namespace lookbook {

/// Texts for users are written in English where they are created, and translated where they are
/// shown. A text is therefore not a finished string, but a format, which is also its id in
/// catalogues of translations, and its arguments.
///
///     badFile("%1 holds a gzip stream; unpack it first.", path)
///     badFile(plural(labels, "%1 has %n label for %2.", "%1 has %n labels for %2.", path,
///                    plural(images, "%n image", "%n images")))
///
/// Formats are literals, which are checked at compile time: %1 to %9 are the arguments, each of
/// which must occur, and %n is the count of a plural. No function accepts a string as a format, so
/// that a text that was assembled from pieces does not compile.

namespace detail {

/// Not constexpr: a format that calls it is wrong, and the compiler names it.
void everyArgumentNeedsItsPlaceInTheFormat();

constexpr void checkFormat(const char* format, std::size_t arguments, bool counted) {
  unsigned seen = 0;
  for (const char* at = format; *at != '\0'; ++at) {
    if (*at != '%') continue;
    if (at[1] == 'n' && !counted) everyArgumentNeedsItsPlaceInTheFormat();
    if (at[1] < '1' || at[1] > '9') continue;
    const auto place = static_cast<std::size_t>(at[1] - '1');
    if (place >= arguments) everyArgumentNeedsItsPlaceInTheFormat();
    seen |= 1U << place;
  }
  if (seen != (1U << arguments) - 1) everyArgumentNeedsItsPlaceInTheFormat();
}

/// A literal with a placeholder for each argument.
template <bool counted, class... Arguments>
struct Format {
  const char* english = "";

  // NOLINTNEXTLINE(google-explicit-constructor): a literal is a format
  consteval Format(const char* literal) : english(literal) {
    checkFormat(literal, sizeof...(Arguments), counted);
  }
};

}  // namespace detail

template <class... Arguments>
using TextFormat = detail::Format<false, std::type_identity_t<Arguments>...>;
template <class... Arguments>
using PluralFormat = detail::Format<true, std::type_identity_t<Arguments>...>;

/// Words without arguments: a title, an option's name, a line of help. Written as a literal.
using Label = detail::Format<false>;

struct TextArgument;

/// A text and its arguments. Empty by default.
class Text {
 public:
  Text();
  Text(Label label);  // NOLINT(google-explicit-constructor)
  ~Text();
  Text(const Text& other);
  Text(Text&& other) noexcept;
  Text& operator=(const Text& other);
  Text& operator=(Text&& other) noexcept;

  /// The English format, which identifies the text in catalogues; for a plural, the plural form.
  [[nodiscard]] const char* format() const { return format_; }
  /// The singular form of a plural; null if the text has no count.
  [[nodiscard]] const char* singular() const { return singular_; }
  [[nodiscard]] std::int64_t count() const { return count_; }
  [[nodiscard]] const std::vector<TextArgument>& arguments() const { return arguments_; }

  /// The text in English; whole numbers as "59,999", others as plainNumber() writes them.
  [[nodiscard]] std::string english() const;

 private:
  template <class... Arguments>
  friend Text text(TextFormat<Arguments...> format, const Arguments&... arguments);
  template <class Count, class... Arguments>
    requires std::is_integral_v<Count>
  friend Text plural(Count count, PluralFormat<Arguments...> one, PluralFormat<Arguments...> many,
                     const Arguments&... arguments);

  const char* format_ = "";
  const char* singular_ = nullptr;
  std::int64_t count_ = 0;
  std::vector<TextArgument> arguments_;
};

/// A name or another text from outside, which is not translated; a number; or a text.
struct TextArgument {
  std::variant<std::string, std::int64_t, double, Text> value;
};

namespace detail {

TextArgument outsideText(std::string_view words);  // as plainText() returns it

template <class Count>
std::int64_t countOf(Count count) {
  constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
  return std::in_range<std::int64_t>(count) ? static_cast<std::int64_t>(count) : kMost;
}

template <class Value>
TextArgument argumentOf(const Value& value) {
  static_assert(!std::is_array_v<Value>, "words of the program's own are a text(\"...\")");
  static_assert(!std::is_same_v<Value, bool> && !std::is_same_v<Value, char>);
  if constexpr (std::is_convertible_v<Value, Text>)
    return {Text(value)};
  else if constexpr (std::is_integral_v<Value>)
    return {countOf(value)};
  else if constexpr (std::is_floating_point_v<Value>)
    return {static_cast<double>(value)};
  else if constexpr (requires { Text(value.text); })
    return {value.text};  // an error
  else if constexpr (requires { value.native(); })
    return outsideText(value.native());  // a path
  else
    return outsideText(value);
}

}  // namespace detail

/// @param arguments numbers; names and paths from outside; texts; errors, for their texts
template <class... Arguments>
Text text(TextFormat<Arguments...> format, const Arguments&... arguments) {
  Text made;
  made.format_ = format.english;
  made.arguments_ = {detail::argumentOf(arguments)...};
  return made;
}

/// A text whose form depends on a count, which %n stands for.
template <class Count, class... Arguments>
  requires std::is_integral_v<Count>
Text plural(Count count, PluralFormat<Arguments...> one, PluralFormat<Arguments...> many,
            const Arguments&... arguments) {
  Text made;
  made.format_ = many.english;
  made.singular_ = one.english;
  made.count_ = detail::countOf(count);
  made.arguments_ = {detail::argumentOf(arguments)...};
  return made;
}

}  // namespace lookbook
