#pragma once

#include "core/base/matrix.h"
#include "core/base/result.h"
#include "core/io/npy_header.h"
#include "core/io/zip_archive.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <deque>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook {

/// The bytes of a vector or a matrix.
template <class Values>
std::span<const std::uint8_t> bytesOf(const Values& values) {
  return {reinterpret_cast<const std::uint8_t*>(values.data()),
          static_cast<std::size_t>(values.size()) * sizeof(*values.data())};
}

/// NPY arrays and JSON texts to be written to a ZIP archive without compression: numpy.load() opens
/// it as an NPZ. The archive refers to the values, which must exist until it is written.
class ArrayArchive {
 public:
  /// @param name "positions": the entry is positions.npy
  /// @param type in NumPy's notation: "<f4"
  /// @param values the parts of the array, in C order
  void add(const std::string& name, const char* type, const std::vector<std::uint64_t>& shape,
           const std::vector<std::span<const std::uint8_t>>& values);
  void addJson(const std::string& name, const nlohmann::json& json);

  /// Approximate size of the file in bytes (without a few bytes for each entry).
  [[nodiscard]] std::uint64_t bytes() const;
  /// The same entries give the same bytes; the file appears whole or not at all. Errors: io.
  [[nodiscard]] Result<void> write(const std::filesystem::path& path, Sync sync) const;

 private:
  std::deque<std::string> texts_;  ///< headers and JSON, which entries point to
  std::vector<ZipEntry> entries_;
};

/// Opens an array that must have this type ("'<f4'") and number of dimensions.
/// Errors: notFound; badFile.
Result<std::pair<NpyHeader, ByteStream>> openArray(const ZipArchive& archive,
                                                   const std::string& name, const char* type,
                                                   std::size_t dimensions);

/// Fills `values` with the next bytes of a stream. Errors: badFile, also for a wrong checksum.
template <class Value>
Result<void> fillFrom(const ByteStream& stream, std::span<Value> values) {
  auto read = stream.read({reinterpret_cast<std::uint8_t*>(values.data()), values.size_bytes()});
  if (!read) return tl::unexpected(read.error());
  return {};
}

/// Checks that an archive does not unpack to more than its size: ArrayArchive compresses nothing.
/// Errors: badFile, naming the file.
Result<void> checkUnpacked(const ZipArchive& archive);

/// A JSON object of the archive. Errors: notFound; badFile.
Result<nlohmann::json> readJson(const ZipArchive& archive, const std::string& name);

}  // namespace lookbook
