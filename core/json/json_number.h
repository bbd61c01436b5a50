#pragma once

#include "core/base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace lookbook {

/// A whole number in JSON from outside, within bounds; empty for anything else. A number with a
/// fraction of 0 (40.0) is whole.
std::optional<std::int64_t> wholeNumberFrom(const nlohmann::json& json, std::int64_t minimum,
                                            std::int64_t maximum);
/// A finite number in JSON from outside, within bounds; empty for anything else.
std::optional<double> realNumberFrom(const nlohmann::json& json, double minimum, double maximum);

/// A number in JSON from outside, checked before it is converted: get() of nlohmann-json does not
/// check whether 1e300 fits into an int.
/// Empty: not a number of this type, not finite, or out of bounds.
template <class Number>
  requires std::integral<Number> || std::floating_point<Number>
std::optional<Number> numberFrom(const nlohmann::json& json, Number minimum, Number maximum) {
  if constexpr (std::integral<Number>) {
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    const auto most =
        maximum < 0
            ? static_cast<std::int64_t>(maximum)
            : static_cast<std::int64_t>(std::min(static_cast<std::uint64_t>(maximum), kMost));
    const auto number = wholeNumberFrom(json, static_cast<std::int64_t>(minimum), most);
    return number ? std::optional(static_cast<Number>(*number)) : std::nullopt;
  } else {
    const auto number =
        realNumberFrom(json, static_cast<double>(minimum), static_cast<double>(maximum));
    return number ? std::optional(static_cast<Number>(*number)) : std::nullopt;
  }
}

/// Describes what is wrong with JSON from outside.
struct BadJson : std::invalid_argument {
  explicit BadJson(Text words) : std::invalid_argument(words.english()), text(std::move(words)) {}
  Text text;
};

/// The complaint about a number that cannot be used: "iteration is 1e+300; it must be a number
/// from 0 to 1000000."
/// @param what its name
Text numberComplaint(Label what, const nlohmann::json& json, double minimum, double maximum);

/// The part of JSON that a message quotes: its first 80 characters.
std::string excerptOf(const nlohmann::json& json);

/// The same for a number that must be present.
/// @param what its name in a message
/// Errors: BadJson, with numberComplaint().
template <class Number>
Number requiredNumber(Label what, const nlohmann::json& json, Number minimum, Number maximum) {
  if (const auto number = numberFrom<Number>(json, minimum, maximum)) return *number;
  throw BadJson(
      numberComplaint(what, json, static_cast<double>(minimum), static_cast<double>(maximum)));
}

}  // namespace lookbook
