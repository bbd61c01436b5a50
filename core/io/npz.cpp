#include "core/io/npz.h"

#include "core/io/npy_header.h"
#include "core/io/zip_archive.h"

namespace lookbook {

Result<void> writeNpz(const std::filesystem::path& path, const std::vector<NpzArray>& arrays) {
  std::vector<std::string> headers;
  for (const NpzArray& array : arrays) headers.push_back(makeNpyHeader(array.type, array.shape));
  std::vector<ZipEntry> entries;
  for (std::size_t i = 0; i < arrays.size(); ++i) {
    const auto bytes = [](const auto& of) {
      return std::span(reinterpret_cast<const std::uint8_t*>(of.data()), of.size());
    };
    entries.push_back({arrays[i].name + ".npy", {bytes(headers[i]), bytes(arrays[i].values)}});
  }
  return writeZip(path, entries);
}

}  // namespace lookbook
