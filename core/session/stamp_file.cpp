// Reads the stamp of a file, by its format.

#include "core/pictures/picture_text.h"
#include "core/session/stamp.h"
#include "core/session/stamp_xmp.h"

#include <fstream>
#include <string>
#include <utility>

namespace lookbook {

namespace {

using FoundText = Result<std::optional<std::string>>;

std::optional<std::string> stampInXmp(std::string_view xmp) {
  const std::size_t begin = xmp.find(kXmpStampBegin);
  if (begin == std::string_view::npos) return std::nullopt;
  xmp.remove_prefix(begin + kXmpStampBegin.size());
  const std::size_t end = xmp.find(kXmpStampEnd);
  if (end == std::string_view::npos) return std::nullopt;
  return fromXml(xmp.substr(0, end));
}

FoundText textOfGif(std::istream& gif) {
  const auto comments = commentsOfGif(gif, kLongestStamp);
  if (!comments) return tl::unexpected(comments.error());
  for (const std::string& comment : *comments)
    if (comment.starts_with('{')) return comment;
  return std::nullopt;
}

FoundText textOfWebp(std::istream& webp) {
  auto xmp = chunkOfWebp(webp, "XMP ", kLongestStamp);
  if (!xmp || !*xmp) return xmp;
  return stampInXmp(**xmp);
}

/// Finds the stamp in an SVG, which is text, or in a PDF, whose metadata are not compressed, by
/// scanning.
FoundText textOfXml(std::istream& file) {
  auto text = textBetween(file, kXmpStampBegin, kXmpStampEnd, kLongestStamp);
  if (text && *text) *text = fromXml(**text);
  return text;
}

/// Finds the text by the first bytes of the file.
FoundText textOf(std::istream& file) {
  constexpr std::size_t kLetters = 12;
  std::string head(kLetters, '\0');
  file.read(head.data(), kLetters);
  head.resize(static_cast<std::size_t>(file.gcount()));
  file.clear();
  file.seekg(0);
  if (head.starts_with("\x89PNG\r\n\x1a\n")) return textOfPng(file, kStampKeyword, kLongestStamp);
  if (head.starts_with("GIF8")) return textOfGif(file);
  if (head.starts_with("RIFF") && head.ends_with("WEBP")) return textOfWebp(file);
  const bool svg = head.starts_with("<") || head.starts_with("\xEF\xBB\xBF<");
  if (svg || head.starts_with("%PDF-")) return textOfXml(file);
  return std::nullopt;
}

}  // namespace

Result<std::optional<Stamp>> readStamp(std::istream& file) {
  const auto text = textOf(file);
  if (!text) return tl::unexpected(text.error());
  if (!*text) return std::nullopt;
  return stampFromText(**text);
}

Result<std::optional<Stamp>> readStamp(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(Error::Kind::notFound, "%1 cannot be read.", path);
  auto stamp = readStamp(file);
  if (!stamp) return tl::unexpected(errorIn(path, stamp.error()));
  return stamp;
}

}  // namespace lookbook
