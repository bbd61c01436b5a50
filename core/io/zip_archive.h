#pragma once

#include "core/base/result.h"
#include "core/io/byte_stream.h"
#include "core/io/whole_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lookbook {

/// A ZIP archive to read, such as an NPZ file, which holds NPY arrays.
/// Not thread-safe, nor are the streams it opens.
class ZipArchive {
 public:
  /// Errors: notFound; badFile if it is not a ZIP archive; io.
  static Result<ZipArchive> open(const std::filesystem::path& path);
  ~ZipArchive();
  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const;
  /// Names of the entries, in their order in the archive.
  [[nodiscard]] const std::vector<std::string>& names() const;
  /// Bytes of all entries, unpacked.
  [[nodiscard]] std::uint64_t unpackedSize() const;
  /// The unpacked bytes of an entry; the stream must not outlive the archive. The checksum is
  /// tested when the last byte has been read.
  /// Errors: notFound, naming the first entries; badFile for an entry that is encrypted, is packed
  /// by a method unknown to libzip, or declares a size that its packed bytes cannot hold.
  [[nodiscard]] Result<ByteStream> read(const std::string& name) const;

 private:
  ZipArchive();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// An entry to write, as its parts.
struct ZipEntry {
  std::string name;
  std::vector<std::span<const std::uint8_t>> parts;
};

/// Writes entries uncompressed and without dates, so that the same entries give the same bytes.
/// The file appears whole or not at all.
/// Errors: io.
Result<void> writeZip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries,
                      Sync sync = Sync::later);

}  // namespace lookbook
