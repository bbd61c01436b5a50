#include "core/json/json_file.h"

#include "core/io/content_reader.h"
#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

#include <span>

namespace lookbook {

Result<nlohmann::json> readJsonFile(const std::filesystem::path& path) {
  auto reader = ContentReader::open(path);
  if (!reader) return tl::unexpected(reader.error());
  // Reads up to one byte more than allowed, which shows that the file is too large.
  constexpr std::size_t kChunk = std::size_t{1} << 16;
  std::string text;
  while (text.size() <= kLargestJson) {
    const std::size_t begin = text.size();
    text.resize(begin + kChunk);
    auto read = reader->read({reinterpret_cast<std::uint8_t*>(text.data()) + begin, kChunk});
    if (!read) return tl::unexpected(read.error());
    text.resize(begin + *read);
    if (*read < kChunk) break;
  }
  auto json = parseJson(text);
  if (!json) return badFile("%1 cannot be read: %2", path, json.error());
  return json;
}

}  // namespace lookbook
