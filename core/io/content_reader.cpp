#include "core/io/content_reader.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <limits>
#include <optional>
#include <system_error>
#include <vector>
#include <zlib.h>

namespace lookbook {

namespace {

constexpr std::size_t kBufferSize = std::size_t{1} << 18;
constexpr int kGzipWindow = 15 + 16;  // zlib: the largest window, gzip's header and checksum

}  // namespace

struct ContentReader::Impl {
  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() {
    if (gzip) inflateEnd(&stream);
    if (file) std::fclose(file);
  }

  /// Reads more of the file if everything that was read has been used. Nothing is left at the end
  /// of the file.
  Result<void> refill() {
    if (stream.avail_in > 0) return {};
    stream.next_in = buffer.data();
    if (outer) {
      const auto read = outer->inflateInto(buffer);
      if (!read) return tl::unexpected(read.error());
      stream.avail_in = static_cast<uInt>(*read);
      return {};
    }
    stream.avail_in = static_cast<uInt>(std::fread(buffer.data(), 1, buffer.size(), file));
    if (std::ferror(file))
      return fail(Error::Kind::io, "%1 cannot be read: %2", path, std::strerror(errno));
    return {};
  }

  /// Whether what comes next begins as gzip does.
  [[nodiscard]] bool beginsGzip() const {
    return stream.avail_in >= 2 && stream.next_in[0] == 0x1f && stream.next_in[1] == 0x8b;
  }
  [[nodiscard]] Result<void> startInflating() {
    if (inflateInit2(&stream, kGzipWindow) != Z_OK)
      return fail(Error::Kind::io, "%1 cannot be unpacked: zlib cannot be started.", path);
    gzip = true;
    return {};
  }

  Result<std::size_t> copy(std::span<std::uint8_t> out);
  Result<std::size_t> inflateInto(std::span<std::uint8_t> out);
  [[nodiscard]] tl::unexpected<Error> inflateError() const;

  std::filesystem::path path;
  std::FILE* file = nullptr;
  std::unique_ptr<Impl> outer;  ///< instead of the file: the gzip stream that this one is in
  std::optional<Error> broken;  ///< what is wrong where it begins, for whoever reads it
  std::uint64_t fileSize = 0;
  std::vector<std::uint8_t> buffer = std::vector<std::uint8_t>(kBufferSize);
  z_stream stream{};  ///< for a plain file, only its input is used
  bool gzip = false;
  bool inMember = true;  ///< of a gzip file
  int membersDone = 0;
};

Result<std::size_t> ContentReader::Impl::copy(std::span<std::uint8_t> out) {
  std::size_t filled = 0;
  while (filled < out.size()) {
    if (outer && stream.avail_in == 0)
      return outer->inflateInto(out.subspan(filled)).map([&](std::size_t more) {
        return filled + more;
      });
    if (auto read = refill(); !read) return tl::unexpected(read.error());
    if (stream.avail_in == 0) break;
    const std::size_t count = std::min<std::size_t>(stream.avail_in, out.size() - filled);
    std::memcpy(out.data() + filled, stream.next_in, count);
    stream.next_in += count;
    stream.avail_in -= static_cast<uInt>(count);
    filled += count;
  }
  return filled;
}

Result<std::size_t> ContentReader::Impl::inflateInto(std::span<std::uint8_t> out) {
  std::size_t filled = 0;
  while (filled < out.size()) {
    if (auto read = refill(); !read) return tl::unexpected(read.error());
    if (!inMember) {
      if (stream.avail_in == 0) break;
      inflateReset(&stream);
      inMember = true;
    }
    if (stream.avail_in == 0)
      return badFile("%1 ends in the middle of its gzip stream. It may be truncated.", path);
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    const auto room = static_cast<uInt>(std::min(out.size() - filled, kMost));
    stream.next_out = out.data() + filled;
    stream.avail_out = room;
    const int status = inflate(&stream, Z_NO_FLUSH);
    filled += room - stream.avail_out;
    if (status == Z_STREAM_END) {
      inMember = false;
      ++membersDone;
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      return inflateError();
    }
  }
  return filled;
}

tl::unexpected<Error> ContentReader::Impl::inflateError() const {
  if (membersDone > 0 && stream.total_out == 0)
    return badFile("%1 has trailing bytes after its gzip stream.", path);
  if (!stream.msg) return badFile("%1 is gzip with a dictionary, which is not supported.", path);
  return badFile("%1 is a corrupt gzip file (%2).", path, stream.msg);
}

ContentReader::ContentReader() : impl_(std::make_unique<Impl>()) {}
ContentReader::~ContentReader() = default;
ContentReader::ContentReader(ContentReader&&) noexcept = default;
ContentReader& ContentReader::operator=(ContentReader&&) noexcept = default;

Result<ContentReader> ContentReader::open(const std::filesystem::path& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found)
    return fail(Error::Kind::notFound, "%1 does not exist.", path);
  if (error) return fail(Error::Kind::io, "%1 cannot be opened: %2", path, error.message());
  if (std::filesystem::is_directory(status)) return badFile("%1 is a folder, not a file.", path);
  if (!std::filesystem::is_regular_file(status))
    return badFile("%1 is a device or pipe, not a file.", path);

  ContentReader reader;
  Impl& impl = *reader.impl_;
  impl.path = path;
  impl.file = std::fopen(path.c_str(), "rb");
  if (!impl.file)
    return fail(Error::Kind::io, "%1 cannot be opened: %2", path, std::strerror(errno));
  impl.fileSize = std::filesystem::file_size(path, error);
  if (error) return fail(Error::Kind::io, "%1 cannot be read: %2", path, error.message());
  if (auto read = impl.refill(); !read) return tl::unexpected(read.error());
  if (!impl.beginsGzip()) return reader;
  if (auto started = impl.startInflating(); !started) return tl::unexpected(started.error());
  return within(std::move(reader));
}

Result<ContentReader> ContentReader::within(ContentReader outer) {
  ContentReader reader;
  Impl& impl = *reader.impl_;
  impl.path = outer.impl_->path;
  impl.fileSize = outer.impl_->fileSize;
  impl.outer = std::move(outer.impl_);
  // No more than the two bytes that decide: what is wrong behind them is reported where it is read.
  const auto begin = impl.outer->inflateInto(std::span(impl.buffer).first(2));
  if (!begin) impl.broken = begin.error();
  impl.stream.next_in = impl.buffer.data();
  impl.stream.avail_in = begin ? static_cast<uInt>(*begin) : 0;
  if (!impl.beginsGzip()) return reader;
  if (auto started = impl.startInflating(); !started) return tl::unexpected(started.error());
  return reader;
}

Result<std::size_t> ContentReader::read(std::span<std::uint8_t> out) {
  if (impl_->broken) return tl::unexpected(*impl_->broken);
  return impl_->gzip ? impl_->inflateInto(out) : impl_->copy(out);
}

bool ContentReader::compressed() const {
  return impl_->outer != nullptr;
}

std::uint64_t ContentReader::largestContent() const {
  const std::uint64_t once =
      impl_->outer ? impl_->fileSize * kLargestDeflateRatio : impl_->fileSize;
  return impl_->gzip ? once * kLargestDeflateRatio : once;
}

tl::unexpected<Error> tooLargeForMemory(const std::filesystem::path& path) {
  return badFile("%1 is too large to be read into memory.", path);
}

}  // namespace lookbook
