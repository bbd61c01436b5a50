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

/// A ZIP archive that is read: an NPZ file is one of NPY arrays.
/// Not thread-safe, nor are the streams it opens.
class ZipArchive {
 public:
  /// Errors: notFound; badFile where it is no ZIP archive; io.
  static Result<ZipArchive> open(const std::filesystem::path& path);
  ~ZipArchive();
  ZipArchive(ZipArchive&&) noexcept;
  ZipArchive& operator=(ZipArchive&&) noexcept;

  [[nodiscard]] const std::filesystem::path& path() const;
  /// Of the entries, in the order in which they stand.
  [[nodiscard]] const std::vector<std::string>& names() const;
  /// Bytes of all entries, unpacked.
  [[nodiscard]] std::uint64_t unpackedSize() const;
  /// An entry's bytes, unpacked; the stream must not outlive the archive. Its checksum is looked at
  /// when the last byte has been read.
  /// Errors: notFound, naming the first entries there are; badFile for one that is encrypted,
  /// packed in a way that libzip does not know, or promises more than it can hold.
  [[nodiscard]] Result<ByteStream> read(const std::string& name) const;

 private:
  ZipArchive();
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// An entry to write: its parts, one after another.
struct ZipEntry {
  std::string name;
  std::vector<std::span<const std::uint8_t>> parts;
};

/// Writes entries as they are, not packed and without a date: the same entries give the same bytes.
/// The file appears whole or not at all.
/// Errors: io.
Result<void> writeZip(const std::filesystem::path& path, const std::vector<ZipEntry>& entries,
                      Sync sync = Sync::later);

}  // namespace lookbook
