#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace lookbook {

inline constexpr std::size_t kLargestJson = std::size_t{16} << 20;  ///< bytes
inline constexpr int kDeepestJson = 100;                            ///< levels of nesting

/// Reads JSON from outside. More than kLargestJson bytes or kDeepestJson levels are refused before
/// anything is built: writing, copying or comparing deeper levels would overflow the stack.
/// Errors: badFile; the caller names the file.
/// Cost: O(bytes). Thread-safe.
Result<nlohmann::json> parseJson(std::string_view text);

/// JSON as text. Bytes that are not UTF-8 (in the name of a file) are replaced by U+FFFD. It never
/// fails for results of parseJson() or values that Lookbook builds.
/// @param indent spaces for each level; -1: one line
std::string jsonText(const nlohmann::json& json, int indent = -1);
std::string jsonText(const nlohmann::ordered_json& json, int indent = -1);

}  // namespace lookbook
