// Texts in PNG pictures, by libpng.

#include "core/io/content_reader.h"
#include "core/pictures/formats/png_chunk.h"
#include "core/pictures/picture_text.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <memory>
#include <png.h>

namespace lookbook {

namespace {

/// What libpng's callbacks report. Plain data, because libpng's errors are jumps.
struct PngReport {
  std::istream* file = nullptr;
  std::uint64_t rest = 0;  ///< bytes that are not read yet
  bool fileEnded = false;
  std::array<char, 120> error{};
  std::array<char, 120> textWarning{};  ///< about a text that was skipped
};

void copyMessage(std::array<char, 120>& to, const char* message) {
  std::snprintf(to.data(), to.size(), "%s", message);
}

void readBytes(png_structp png, png_bytep out, std::size_t count) {
  auto& report = *static_cast<PngReport*>(png_get_io_ptr(png));
  report.file->read(reinterpret_cast<char*>(out), static_cast<std::streamsize>(count));
  report.rest -= static_cast<std::uint64_t>(report.file->gcount());
  if (static_cast<std::size_t>(report.file->gcount()) == count &&
      !declaresTooMuch(png, out, count, report.rest))
    return;
  report.fileEnded = true;
  png_error(png, "the file ends too early");
}

[[noreturn]] void onError(png_structp png, png_const_charp message) {
  copyMessage(static_cast<PngReport*>(png_get_error_ptr(png))->error, message);
  png_longjmp(png, 1);
}

/// Warnings about a chunk begin with its type.
void onWarning(png_structp png, png_const_charp message) {
  for (const char* type : {"tEXt:", "zTXt:", "iTXt:"})
    if (std::strncmp(message, type, std::strlen(type)) == 0)
      copyMessage(static_cast<PngReport*>(png_get_error_ptr(png))->textWarning, message);
}

/// Closes a reader at the end of its scope.
struct PngReader {
  png_structp png = nullptr;
  png_infop info = nullptr;

  explicit PngReader(PngReport& report)
      : png(png_create_read_struct(PNG_LIBPNG_VER_STRING, &report, onError, onWarning)),
        info(png != nullptr ? png_create_info_struct(png) : nullptr) {}
  ~PngReader() { png_destroy_read_struct(&png, &info, nullptr); }
  PngReader(const PngReader&) = delete;
  PngReader& operator=(const PngReader&) = delete;
};

/// Reports a chunk as handled, so that libpng discards it.
int skipChunk(png_structp /*png*/, png_unknown_chunkp /*chunk*/) {
  return 1;
}

/// The number of bytes from here to the end.
std::uint64_t sizeOf(std::istream& png) {
  const auto begin = png.tellg();
  png.seekg(0, std::ios::end);
  const auto size = std::max(std::streamoff{0}, png.tellg() - begin);
  png.seekg(begin);
  return static_cast<std::uint64_t>(size);
}

/// The largest possible size of an unpacked text of a picture of this size in bytes.
std::size_t mostText(std::uint64_t size) {
  constexpr std::uint64_t kLeast = 1024;  // for libpng, 0 means no limit
  return static_cast<std::size_t>(std::max(kLeast, size * kLargestDeflateRatio));
}

/// Lets libpng keep only texts, of up to `longest` bytes each. Pixels are skipped without unpacking
/// them.
void keepOnlyTexts(png_structp png, std::size_t longest) {
  constexpr int kMostTexts = 32;
  constexpr png_uint_32 kAnySize = 0x7fffffff;
  constexpr auto kTexts = std::to_array<png_byte>(
      {'t', 'E', 'X', 't', '\0', 'z', 'T', 'X', 't', '\0', 'i', 'T', 'X', 't', '\0'});
  constexpr auto kPixels = std::to_array<png_byte>({'I', 'D', 'A', 'T', '\0'});
  png_set_user_limits(png, kAnySize, kAnySize);
  png_set_chunk_malloc_max(png, longest);
  png_set_chunk_cache_max(png, kMostTexts);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, nullptr, -1);  // all but critical ones
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, kPixels.data(), 1);
  png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_AS_DEFAULT, kTexts.data(), 3);
  png_set_read_user_chunk_fn(png, nullptr, skipChunk);
}

/// Reads the chunks before the pixels, or those after them. Returns false after an error.
bool readChunks(const PngReader& reader, bool behindPixels) {
  // NOLINTNEXTLINE(cert-err52-cpp): libpng's way to report errors; no object here has a destructor
  if (setjmp(png_jmpbuf(reader.png)) != 0) return false;
  behindPixels ? png_read_end(reader.png, reader.info) : png_read_info(reader.png, reader.info);
  return true;
}

std::optional<std::string> textOf(const PngReader& reader, std::string_view keyword) {
  png_textp texts = nullptr;
  int count = 0;
  png_get_text(reader.png, reader.info, &texts, &count);
  for (int i = 0; i < count; ++i) {
    const png_text& text = texts[i];
    const bool international = text.compression >= PNG_ITXT_COMPRESSION_NONE;
    if (text.key != keyword || text.text == nullptr) continue;
    return std::string(text.text, international ? text.itxt_length : text.text_length);
  }
  return std::nullopt;
}

}  // namespace

Result<std::optional<std::string>> textOfPng(std::istream& png, std::string_view keyword,
                                             std::size_t longest) {
  PngReport report{.file = &png, .rest = sizeOf(png)};
  longest = std::min(longest, mostText(report.rest));
  const PngReader reader(report);
  if (reader.info == nullptr)
    return fail(Error::Kind::exhausted, "There is not enough memory to read the picture.");
  png_set_read_fn(reader.png, &report, readBytes);
  keepOnlyTexts(reader.png, longest);
  for (const bool behindPixels : {false, true}) {
    const bool read = readChunks(reader, behindPixels);
    if (auto text = textOf(reader, keyword)) return text;
    if (read) continue;
    if (report.fileEnded)
      return badFile(text("The picture ends in the middle of a chunk. It may be truncated."));
    // A chunk of pixels with more than `longest` bytes: the chunks after it are not read.
    if (std::string_view(report.error.data()).starts_with("IDAT: unhandled")) return std::nullopt;
    return badFile("The picture is damaged: libpng reports \"%1\".", report.error.data());
  }
  if (report.textWarning.front() != '\0')
    return badFile(
        "A text in the picture is damaged, or longer than any that Lookbook writes: libpng reports "
        "\"%1\".",
        report.textWarning.data());
  return std::nullopt;
}

}  // namespace lookbook
