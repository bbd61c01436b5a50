#pragma once

#include <string>
#include <string_view>

namespace lookbook {

/// Encodes a path as ASCII without loss, even if it is not UTF-8: letters, digits and -._~/ are
/// kept, every other byte is written like %FC.
std::string pathText(std::string_view path);

/// Decodes a path. Text that is not an escape is kept.
std::string pathFromText(std::string_view text);

}  // namespace lookbook
