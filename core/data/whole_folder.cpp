#include "core/data/whole_folder.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace lookbook {

namespace fs = std::filesystem;

namespace {

tl::unexpected<Error> cannotWrite(const fs::path& path, const std::string& reason) {
  return fail(Error::Kind::io, path.string() + ": cannot be written: " + reason);
}

/// Without the slash that may end it.
fs::path plain(const fs::path& path) {
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

Result<WholeFolder> WholeFolder::create(const fs::path& target) {
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  if (fs::exists(status) && !fs::is_directory(status))
    return cannotWrite(target, "it is a file; expected a new or an empty folder");
  if (fs::exists(status) && (!fs::is_empty(target, error) || error))
    return cannotWrite(target, "the folder is not empty; expected a new or an empty one");
  WholeFolder folder;
  folder.target_ = plain(target);
  const fs::path temporary = folder.target_.string() + ".part-" + std::to_string(getpid());
  fs::remove_all(temporary, error);  // of an earlier program of the same number
  if (!fs::create_directory(temporary, error)) return cannotWrite(target, error.message());
  folder.temporary_ = temporary;
  return folder;
}

WholeFolder::~WholeFolder() {
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

WholeFolder::WholeFolder(WholeFolder&& other) noexcept
    : target_(std::move(other.target_)), temporary_(std::exchange(other.temporary_, {})) {}

Result<void> WholeFolder::write(const fs::path& name, std::span<const std::uint8_t> bytes) const {
  std::FILE* file = std::fopen((temporary_ / name).c_str(), "wbe");
  if (!file) return cannotWrite(target_ / name, std::strerror(errno));
  std::setbuf(file, nullptr);  // all of it is written at once
  const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const int reason = errno;
  if (std::fclose(file) == 0 && whole) return {};
  return cannotWrite(target_ / name, std::strerror(whole ? errno : reason));
}

Result<void> WholeFolder::keep() {
  std::error_code error;
  fs::rename(temporary_, target_, error);  // takes the place of an empty folder
  if (error) return cannotWrite(target_, error.message());
  temporary_.clear();
  return {};
}

}  // namespace lookbook
