#pragma once

#include "core/base/text.h"

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// A text from outside (a file, its name, a command line) as it can be shown: control characters
/// and bytes that are not UTF-8 are written as escapes (\n, \x1B), so that nothing in it reaches a
/// terminal as a command or breaks JSON and XML.
/// @param most characters to keep; what is longer ends in "..."
std::string plainText(std::string_view text,
                      std::size_t most = std::numeric_limits<std::size_t>::max());

/// What a message quotes of a text from outside: its first 80 characters, as plainText() shows
/// them.
std::string excerpt(std::string_view text);

/// What a message quotes of a list of names from outside: the first few, each as excerpt() shows
/// it: "a, b and 12 more".
Text listed(const std::vector<std::string>& names);

/// A text with the characters that XML 1.0 and JSON cannot hold replaced: every byte that is not
/// UTF-8 by U+FFFD, every control character but tab and newline by a space.
std::string validUtf8(std::string_view text);

}  // namespace lookbook
