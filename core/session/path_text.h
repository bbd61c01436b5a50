#pragma once

#include <string>
#include <string_view>

namespace lookbook {

/// A path as ASCII that gives every byte back, also those that are not UTF-8: letters, digits and
/// -._~/ as they are, every other byte as %FC.
std::string pathText(std::string_view path);

/// And back again. What is no escape stays as it is.
std::string pathFromText(std::string_view text);

}  // namespace lookbook
