#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

// Texts that picture files carry beside their pixels, found without decoding these: from a stream
// at the file's beginning, whose sizes are believed as far as it goes. Texts of more than `longest`
// bytes are passed over. Nothing: there is none.
// Errors: badFile: it ends too early, its text is broken. Messages do not know the file's name.

/// The first text of that keyword: tEXt, zTXt or iTXt, whose checksum is tested.
/// PNG, third edition, 5.3 (chunks) and 11.3.3 (texts).
Result<std::optional<std::string>> textOfPng(std::istream& png, std::string_view keyword,
                                             std::size_t longest);

/// All comments, `longest` bytes together. GIF89a, 15 (blocks) and 24 (comments).
Result<std::vector<std::string>> commentsOfGif(std::istream& gif, std::size_t longest);

/// The chunk of these four letters, as "XMP ". RFC 9649 (WebP), 2.3 (RIFF) and 2.7.
Result<std::optional<std::string>> chunkOfWebp(std::istream& webp, std::string_view letters,
                                               std::size_t longest);

/// What stands between the first `begin` and the `end` after it, wherever that is: in text, or in
/// a packet that is found by scanning (XMP, ISO 16684-1, 7.3.2).
Result<std::optional<std::string>> textBetween(std::istream& file, std::string_view begin,
                                               std::string_view end, std::size_t longest);

}  // namespace lookbook
