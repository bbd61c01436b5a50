#include "core/io/zip_archive.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <zip.h>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

// libzip 1.7 returns wrong counts if more than 4 GiB are unpacked in one call.
constexpr std::size_t kMostAtOnce = std::size_t{1} << 30;
constexpr zip_uint16_t kFirstOfDates = 1 << 5 | 1;  // 1 January 1980, as NumPy dates its arrays

struct CloseFile {
  void operator()(zip_file_t* file) const {
    if (file) zip_fclose(file);  // a shared pointer calls it for null, too
  }
};

struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

std::string textOf(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string text = zip_error_strerror(&error);
  zip_error_fini(&error);
  return text;
}

bool beginsAsZip(const fs::path& path) {
  auto reader = ContentReader::open(path);
  std::array<std::uint8_t, 2> head{};
  return reader && reader->read(head) && head[0] == 'P' && head[1] == 'K';
}

fs::path within(const fs::path& archive, const std::string& entry) {
  return archive.string() + ": " + excerpt(entry);
}

/// A file that begins as an archive does is a damaged one, whatever the table of formats says.
tl::unexpected<Error> notValid(const fs::path& path, int error) {
  const Text damaged =
      text("%1 is not a valid ZIP archive (%2). It may be truncated.", path, textOf(error));
  if (error == ZIP_ER_NOZIP && !beginsAsZip(path)) return notOfFormat(path, damaged);
  return badFile(damaged);
}

}  // namespace

struct ZipArchive::Impl {
  fs::path path;
  std::unique_ptr<zip_t, DiscardArchive> archive;
  std::vector<std::string> names;
};

ZipArchive::ZipArchive() : impl_(std::make_unique<Impl>()) {}
ZipArchive::~ZipArchive() = default;
ZipArchive::ZipArchive(ZipArchive&&) noexcept = default;
ZipArchive& ZipArchive::operator=(ZipArchive&&) noexcept = default;

const fs::path& ZipArchive::path() const {
  return impl_->path;
}

const std::vector<std::string>& ZipArchive::names() const {
  return impl_->names;
}

Result<ZipArchive> ZipArchive::open(const fs::path& path) {
  // Folders, devices and missing files give the same errors as for other files.
  if (auto there = ContentReader::open(path); !there) return tl::unexpected(there.error());
  ZipArchive result;
  int error = 0;
  result.impl_->path = path;
  // The check finds entries with the same name, and sizes that differ from those at the end of the
  // file.
  result.impl_->archive.reset(zip_open(path.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error));
  if (!result.impl_->archive) return notValid(path, error);
  zip_t* archive = result.impl_->archive.get();
  for (zip_int64_t entry = 0; entry < zip_get_num_entries(archive, 0); ++entry)
    if (const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(entry), 0))
      result.impl_->names.emplace_back(name);
  return result;
}

std::uint64_t ZipArchive::unpackedSize() const {
  std::uint64_t bytes = 0;
  for (std::size_t entry = 0; entry < impl_->names.size(); ++entry) {
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(impl_->archive.get(), entry, 0, &stat) == 0) bytes += stat.size;
  }
  return bytes;
}

Result<ByteStream> ZipArchive::read(const std::string& name) const {
  zip_t* archive = impl_->archive.get();
  const fs::path path = within(impl_->path, name);
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive, name.c_str(), 0, &stat) != 0) {
    if (impl_->names.empty()) return fail(Error::Kind::notFound, "%1 is empty.", impl_->path);
    return fail(Error::Kind::notFound, "%1 has no entry %2; it holds %3.", impl_->path,
                excerpt(name), listed(impl_->names));
  }
  if (stat.size / kLargestDeflateRatio > stat.comp_size)
    return badFile("%1 declares %2 bytes, but its packed size allows at most %3.", path, stat.size,
                   stat.comp_size * kLargestDeflateRatio);
  const std::shared_ptr<zip_file_t> file(zip_fopen(archive, name.c_str(), 0), CloseFile());
  if (!file) return badFile("%1 cannot be unpacked: %2", path, zip_strerror(archive));
  auto left = std::make_shared<std::uint64_t>(stat.size);
  return ByteStream{
      path, stat.size,
      [=](std::span<std::uint8_t> out) -> Result<std::size_t> {
        std::size_t filled = 0;
        while (filled < out.size()) {
          const zip_int64_t count = zip_fread(file.get(), out.data() + filled,
                                              std::min(out.size() - filled, kMostAtOnce));
          if (count < 0) return badFile("%1 is corrupt: %2", path, zip_file_strerror(file.get()));
          if (count == 0) break;
          filled += static_cast<std::size_t>(count);
        }
        *left -= std::min<std::uint64_t>(*left, filled);
        // libzip compares checksums only when it reads beyond the end.
        std::uint8_t more = 0;
        if (*left == 0 && zip_fread(file.get(), &more, 1) != 0)
          return badFile("%1 is corrupt: its bytes do not match their checksum or length.", path);
        return filled;
      },
      stat.comp_size};
}

namespace {

using Source = std::unique_ptr<zip_source_t, FreeSource>;

tl::unexpected<Error> cannotPack(const fs::path& path, const char* reason) {
  return fail(Error::Kind::io, "%1 cannot be written: libzip reports \"%2\".", path, reason);
}

tl::unexpected<Error> cannotReadBack(const fs::path& path) {
  return fail(Error::Kind::io, "%1 cannot be written: the archive cannot be read back.", path);
}

/// Adds an entry, whose bytes must stay in place until the archive is closed.
bool addEntry(zip_t* archive, const ZipEntry& entry) {
  std::vector<zip_buffer_fragment_t> fragments;
  for (const auto part : entry.parts)
    fragments.push_back({const_cast<zip_uint8_t*>(part.data()), part.size()});
  zip_source_t* source = zip_source_buffer_fragment(archive, fragments.data(), fragments.size(), 0);
  if (!source) return false;
  const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  return zip_set_file_compression(archive, at, ZIP_CM_STORE, 0) == 0 &&
         zip_file_set_dostime(archive, at, 0, kFirstOfDates, 0) == 0;
}

Result<std::vector<std::uint8_t>> contentOf(const fs::path& path, zip_source_t* source) {
  if (zip_source_open(source) != 0) return cannotReadBack(path);
  zip_source_seek(source, 0, SEEK_END);
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(zip_source_tell(source)));
  zip_source_seek(source, 0, SEEK_SET);
  const zip_int64_t read = zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  if (read != static_cast<zip_int64_t>(bytes.size())) return cannotReadBack(path);
  return bytes;
}

}  // namespace

Result<void> writeZip(const fs::path& path, const std::vector<ZipEntry>& entries, Sync sync) {
  zip_error_t error;
  zip_error_init(&error);
  const Source memory(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!memory) return cannotPack(path, zip_error_strerror(&error));
  std::unique_ptr<zip_t, DiscardArchive> archive(
      zip_open_from_source(memory.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
  if (!archive) return cannotPack(path, zip_error_strerror(&error));
  zip_source_keep(memory.get());  // the archive releases its reference when it is closed
  for (const ZipEntry& entry : entries)
    if (!addEntry(archive.get(), entry)) return cannotPack(path, zip_strerror(archive.get()));
  if (zip_close(archive.get()) != 0) return cannotPack(path, zip_strerror(archive.get()));
  (void)archive.release();
  return contentOf(path, memory.get()).and_then([&](const std::vector<std::uint8_t>& bytes) {
    return writeWholeFile(path, {bytes}, sync);
  });
}

}  // namespace lookbook
