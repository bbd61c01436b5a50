#pragma once

#include "core/base/text.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace lookbook {

/// Which images of a data set a map shows, for people: MapRecord::imagesText.

Text allImages();
Text firstImages(std::size_t count);
Text shownImages(std::size_t count);     ///< that a filter showed
Text selectedImages(std::size_t count);  ///< that were selected
Text splitImages(const std::string& split);
Text indexedImages();  ///< those that the index in a map's file names

/// The text that a session keeps in English. Words of no text above stay as they are.
Text imagesTextFrom(std::string_view english);

}  // namespace lookbook
