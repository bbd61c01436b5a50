#include "core/runs/images_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

namespace lookbook {

namespace {

/// The first number in a text, which may have commas between thousands.
std::optional<std::size_t> numberIn(std::string_view words) {
  std::string digits;
  const auto isDigit = [](char letter) { return letter >= '0' && letter <= '9'; };
  const auto* begin = std::ranges::find_if(words, isDigit);
  for (const auto* at = begin; at != words.end() && (isDigit(*at) || *at == ','); ++at)
    if (*at != ',') digits += *at;
  std::size_t number = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return read.ec == std::errc() && !digits.empty() ? std::optional(number) : std::nullopt;
}

/// The word between "the " and " images".
std::optional<std::string> splitIn(std::string_view words) {
  constexpr std::string_view kBefore = "the ";
  constexpr std::string_view kAfter = " images";
  if (!words.starts_with(kBefore) || !words.ends_with(kAfter)) return std::nullopt;
  words.remove_prefix(kBefore.size());
  if (words.size() <= kAfter.size()) return std::nullopt;
  words.remove_suffix(kAfter.size());
  return std::string(words);
}

}  // namespace

Text allImages() {
  return text("all images");
}

Text firstImages(std::size_t count) {
  return plural(count, "first image", "first %n images");
}

Text shownImages(std::size_t count) {
  return plural(count, "%n shown image", "%n shown images");
}

Text selectedImages(std::size_t count) {
  return plural(count, "%n selected image", "%n selected images");
}

Text splitImages(const std::string& split) {
  return text("the %1 images", split);
}

Text indexedImages() {
  return text("the images of its index");
}

Text imagesTextFrom(std::string_view english) {
  for (const Text& known : {allImages(), indexedImages(), firstImages(1)})
    if (known.english() == english) return known;
  if (const auto count = numberIn(english)) {
    for (const Text& known : {firstImages(*count), shownImages(*count), selectedImages(*count)})
      if (known.english() == english) return known;
    // The word that earlier versions used.
    if (english.ends_with(" chosen images")) return selectedImages(*count);
  }
  if (const auto split = splitIn(english)) return splitImages(*split);
  return text("%1", english);
}

}  // namespace lookbook
