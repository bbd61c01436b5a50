#include "core/runs/files/array_archive.h"

#include "core/base/memory.h"
#include "core/io/content_reader.h"
#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

namespace lookbook {

void ArrayArchive::add(const std::string& name, const char* type,
                       const std::vector<std::uint64_t>& shape,
                       const std::vector<std::span<const std::uint8_t>>& values) {
  texts_.push_back(makeNpyHeader(type, shape));
  ZipEntry entry{name + ".npy", {bytesOf(texts_.back())}};
  entry.parts.insert(entry.parts.end(), values.begin(), values.end());
  entries_.push_back(std::move(entry));
}

void ArrayArchive::addJson(const std::string& name, const nlohmann::json& json) {
  texts_.push_back(jsonText(json, 1) + '\n');
  entries_.push_back({name, {bytesOf(texts_.back())}});
}

std::uint64_t ArrayArchive::bytes() const {
  std::uint64_t bytes = 0;
  for (const ZipEntry& entry : entries_)
    for (const auto part : entry.parts) bytes += part.size();
  return bytes;
}

Result<void> ArrayArchive::write(const std::filesystem::path& path, Sync sync) const {
  return writeZip(path, entries_, sync);
}

Result<std::pair<NpyHeader, ByteStream>> openArray(const ZipArchive& archive,
                                                   const std::string& name, const char* type,
                                                   std::size_t dimensions) {
  auto stream = archive.read(name + ".npy");
  if (!stream) return tl::unexpected(stream.error());
  auto header =
      readNpyHeader(*stream, {{type}, text("%1", type), {dimensions}, text("%1", dimensions)});
  if (!header) return tl::unexpected(header.error());
  return std::pair(std::move(*header), std::move(*stream));
}

Result<void> checkUnpacked(const ZipArchive& archive) {
  constexpr std::uint64_t kHarmless = 100'000'000;
  // Numpy.savez_compressed compresses maps by a smaller factor.
  constexpr std::uint64_t kMostPacked = 20;
  const std::uint64_t unpacked = archive.unpackedSize();
  std::error_code unknown;
  const std::uint64_t stored = std::filesystem::file_size(archive.path(), unknown);
  const bool grows = !unknown && unpacked > stored && unpacked > kHarmless;
  if (!grows || (unpacked / kMostPacked <= stored && unpacked <= memoryBudget())) return {};
  return badFile("%1 has %2 that unpack to %3. Lookbook writes such files without compression.",
                 archive.path(), byteCount(stored), byteCount(unpacked));
}

Result<nlohmann::json> readJson(const ZipArchive& archive, const std::string& name) {
  const auto stream = archive.read(name);
  if (!stream) return tl::unexpected(stream.error());
  if (stream->size > kLargestJson)
    return badFile("%1 in it has %2; at most %3 are supported.", name, byteCount(stream->size),
                   byteCount(kLargestJson));
  std::string text(stream->size, '\0');
  if (auto read = fillFrom(*stream, std::span(text)); !read) return tl::unexpected(read.error());
  auto json = parseJson(text);
  if (!json) return badFile("%1 in it cannot be read: %2", name, json.error());
  if (!json->is_object()) return badFile("%1 in it is not a JSON object.", name);
  return json;
}

}  // namespace lookbook
