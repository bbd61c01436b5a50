#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

// Reads texts stored in picture files, without decoding the pixels, from a stream at the beginning
// of the file. Sizes that the file declares are not trusted. Texts of more than `longest` bytes are
// skipped. The result is empty if there is no text.
// Errors: badFile: the file ends too early, or the text is damaged. Messages do not name the file.

/// The first text with that keyword: tEXt, zTXt or iTXt, as libpng reads it. Only the first 32
/// texts of a picture are read.
/// Errors: also badFile if no text has that keyword and one of them could not be read.
Result<std::optional<std::string>> textOfPng(std::istream& png, std::string_view keyword,
                                             std::size_t longest);

/// All comments, together at most `longest` bytes. GIF89a, 15 (blocks) and 24 (comments).
Result<std::vector<std::string>> commentsOfGif(std::istream& gif, std::size_t longest);

/// The chunk with these four letters, such as "XMP ". RFC 9649 (WebP), 2.3 (RIFF) and 2.7.
Result<std::optional<std::string>> chunkOfWebp(std::istream& webp, std::string_view letters,
                                               std::size_t longest);

/// The text between the first `begin` and the next `end`, anywhere in the file: in a text file, or
/// in a packet that is found by scanning (XMP, ISO 16684-1, 7.3.2).
Result<std::optional<std::string>> textBetween(std::istream& file, std::string_view begin,
                                               std::string_view end, std::size_t longest);

}  // namespace lookbook
