// Stamps in figures and films: PNG, GIF, WebP, SVG, PDF.

#include "core/pictures/picture_text.h"
#include "tests/fuzz/mutators.h"
#include "tests/fuzz/stamp_checks.h"

#include <sstream>

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutatePng)

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::checkStamp(readStamp(fuzz::write("figure.png", {data, size})));
  constexpr std::size_t kShort = 100;  // so that texts are too long for it
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto stream = [&] { return std::istringstream(bytes); };
  auto png = stream();
  if (const auto text = textOfPng(png, kStampKeyword, kShort); fuzz::accepted(text) && *text)
    FUZZ_CHECK((*text)->size() <= kShort + (std::size_t{1} << 20));
  auto gif = stream();
  if (const auto comments = commentsOfGif(gif, kShort); fuzz::accepted(comments))
    for (const std::string& comment : *comments) FUZZ_CHECK(comment.size() <= kShort);
  auto webp = stream();
  if (const auto chunk = chunkOfWebp(webp, "XMP ", kShort); fuzz::accepted(chunk) && *chunk)
    FUZZ_CHECK((*chunk)->size() <= kShort);
  auto xml = stream();
  fuzz::accepted(textBetween(xml, "<", ">", kShort));
  return 0;
}
