#pragma once

#include "core/base/options.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <limits>
#include <sstream>
#include <string>
#include <string_view>
#include <type_traits>

namespace lookbook::cli {

/// A number in its short form: 50, 0.5, 0.001.
inline std::string numberText(double number) {
  constexpr int kDigits = 10;
  std::ostringstream text;
  text.precision(kDigits);
  text << number;
  return text.str();
}

/// Describes the values of an option: "a whole number from 0 to 100, or auto".
template <class Value>
std::string expected(const Field& field) {
  std::string words;
  if constexpr (std::is_enum_v<Value>) {
    for (const char* choice : field.choices) {
      if (!words.empty()) words += " or ";
      words += choice;
    }
  } else {
    words = std::is_integral_v<Value> ? "a whole number" : "a number";
    words += field.maximum < std::numeric_limits<double>::infinity()
                 ? " from " + numberText(field.minimum) + " to " + numberText(field.maximum)
                 : " of at least " + numberText(field.minimum);
    if (field.automatic) words += ", or auto";
  }
  return words;
}

/// The text after the name of an option in the help: "pca|tsne", "N".
template <class Value>
std::string typeName(const Field& field) {
  if constexpr (!std::is_enum_v<Value>) return std::is_integral_v<Value> ? "N" : "X";
  std::string words;
  for (const char* choice : field.choices)
    words += (words.empty() ? "" : "|") + std::string(choice);
  return words;
}

/// Reads the value of an option. Returns false if it is not what expected() describes.
template <class Value>
bool readOption(const Field& field, std::string_view text, Value& value) {
  if constexpr (std::is_enum_v<Value>) {
    for (std::size_t i = 0; i < field.choices.size(); ++i)
      if (text == field.choices[i]) {
        value = static_cast<Value>(i);
        return true;
      }
    return false;
  } else {
    if (field.automatic && text == "auto") {
      value = {};
      return true;
    }
    Value read{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, read);
    if (error != std::errc() || stop != end) return false;
    const auto number = static_cast<double>(read);
    if (!(number >= field.minimum && number <= field.maximum)) return false;  // NaN too
    value = read;
    return true;
  }
}

/// The default of an option as text for the help.
template <class Value>
std::string optionText(const Field& field, const Value& value) {
  if constexpr (std::is_enum_v<Value>)
    return field.choices[static_cast<std::size_t>(value)];
  else
    return field.automatic && value == Value{} ? "auto" : numberText(static_cast<double>(value));
}

/// Adds one described option to a command. Parsing stores the argument in `value`, which must
/// outlive it.
template <class Value>
CLI::Option* addDescribed(CLI::App& command, const Field& field, Value& value) {
  const std::string name = std::string("--") + field.name;
  return command
      .add_option_function<std::string>(
          name,
          [name, field, &value](const std::string& text) {
            if (!readOption(field, text, value))
              throw CLI::ValidationError(name, text + " is not " + expected<Value>(field));
          },
          field.help.english)
      ->type_name(typeName<Value>(field))
      ->default_str(optionText(field, value));
}

}  // namespace lookbook::cli
