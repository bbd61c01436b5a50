#pragma once

#include "core/base/text.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace lookbook {

/// Texts that describe which images of a data set a map shows: MapRecord::imagesText.

Text allImages();
Text firstImages(std::size_t count);
Text shownImages(std::size_t count);     ///< images that a filter showed
Text selectedImages(std::size_t count);  ///< images that were selected
Text splitImages(const std::string& split);
Text indexedImages();  ///< images named by the index in the file of a map

/// Reads a text that a session stored in English. A text that is none of the above is kept as it
/// is.
Text imagesTextFrom(std::string_view english);

}  // namespace lookbook
