#include "core/download/checksums.h"

#include "core/io/fingerprint.h"

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <sha2.h>
#include <span>
#include <sys/types.h>  // sha2.h leaves this to its user
#include <system_error>
#include <vector>

namespace lookbook {

namespace {

/// Passes the bytes of a file to a function, in pieces.
template <class Update>
Result<void> readPieces(const std::filesystem::path& path, Update update) {
  constexpr std::size_t kPiece = 1 << 18;
  const auto failed = [&] {
    return fail(Error::Kind::io, "%1 cannot be read: %2", path,
                std::generic_category().message(errno));
  };
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"),
                                                             std::fclose);
  if (!file) return failed();
  std::vector<std::uint8_t> piece(kPiece);
  while (const std::size_t count = std::fread(piece.data(), 1, piece.size(), file.get()))
    update(std::span<const std::uint8_t>(piece.data(), count));
  return std::ferror(file.get()) != 0 ? Result<void>(failed()) : Result<void>();
}

}  // namespace

Result<std::string> md5OfFile(const std::filesystem::path& path) {
  Md5 md5;
  auto read = readPieces(path, [&](std::span<const std::uint8_t> bytes) { md5.update(bytes); });
  if (!read) return tl::unexpected(read.error());
  return md5.hex();
}

Result<std::string> sha256OfFile(const std::filesystem::path& path) {
  SHA2_CTX context{};
  SHA256Init(&context);
  auto read = readPieces(path, [&](std::span<const std::uint8_t> bytes) {
    SHA256Update(&context, bytes.data(), bytes.size());
  });
  if (!read) return tl::unexpected(read.error());
  std::array<char, SHA256_DIGEST_STRING_LENGTH> text{};
  return std::string(SHA256End(&context, text.data()));
}

}  // namespace lookbook
