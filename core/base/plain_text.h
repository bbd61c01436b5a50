#pragma once

#include "core/base/text.h"

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// A text from outside (a file, its name, a command line) that is safe to show: control characters
/// and bytes that are not UTF-8 are replaced by escapes (\n, \x1B), so that it cannot send commands
/// to a terminal or break JSON and XML.
/// @param most characters to keep; a longer text ends in "..."
std::string plainText(std::string_view text,
                      std::size_t most = std::numeric_limits<std::size_t>::max());

/// The part of a text from outside that a message quotes: its first 80 characters, as plainText()
/// returns them.
std::string excerpt(std::string_view text);

/// The part of a list of names from outside that a message quotes: the first few, as excerpt()
/// returns them: "a, b and 12 more".
Text listed(const std::vector<std::string>& names);

/// Texts as a list: "a, b, c".
Text joined(const std::vector<Text>& parts);
/// The same of choices: "a, b or c".
Text joinedByOr(const std::vector<Text>& parts);

/// Replaces the characters that XML 1.0 and JSON cannot hold: bytes that are not UTF-8 by U+FFFD,
/// control characters except tab and newline by a space.
std::string validUtf8(std::string_view text);

}  // namespace lookbook
