#include "core/io/whole_folder.h"

#include "core/io/folder_entries.h"
#include "core/io/part_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace lookbook {

namespace fs = std::filesystem;

namespace {

/// The path without a slash at its end.
fs::path plain(const fs::path& path) {
  return path.has_filename() ? path : path.parent_path();
}

}  // namespace

Result<void> checkWholeFolder(const fs::path& target) {
  std::error_code error;
  const fs::file_status status = fs::status(target, error);
  if (!fs::exists(status)) {
    const fs::path above = plain(target).parent_path();
    const bool isFolder = above.empty() || fs::is_directory(fs::status(above, error));
    return isFolder ? Result<void>()
                    : cannotWrite(target,
                                  error ? error : std::make_error_code(std::errc::not_a_directory));
  }
  if (!fs::is_directory(status))
    return cannotWrite(target, text("it is a file. Select a new or an empty folder."));
  if (!entriesIn(target, error).empty() || error)
    return cannotWrite(target, text("the folder is not empty. Select a new or an empty folder."));
  return {};
}

Result<WholeFolder> WholeFolder::create(const fs::path& target) {
  if (auto checked = checkWholeFolder(target); !checked) return tl::unexpected(checked.error());
  std::error_code error;
  WholeFolder folder;
  folder.target_ = plain(target);
  fs::path temporary = partName(folder.target_);
  if (fs::exists(fs::symlink_status(temporary, error)))
    fs::remove_all(temporary, error);  // left by an earlier program with the same process id
  if (!fs::create_directory(temporary, error)) return cannotWrite(target, error);
  folder.temporary_ = std::move(temporary);
  return folder;
}

WholeFolder::~WholeFolder() {
  std::error_code ignored;
  if (!temporary_.empty()) fs::remove_all(temporary_, ignored);
}

WholeFolder::WholeFolder(WholeFolder&& other) noexcept
    : target_(std::move(other.target_)), temporary_(std::exchange(other.temporary_, {})) {}

Result<void> WholeFolder::write(const fs::path& name,
                                std::initializer_list<std::span<const std::uint8_t>> parts) const {
  const int file =
      ::open((temporary_ / name).c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kNewFileMode);
  if (file < 0) return cannotWrite(target_ / name, errno);
  bool whole = true;
  for (const auto part : parts) whole = whole && writeAll(file, part);
  const int reason = errno;
  if (::close(file) == 0 && whole) return {};
  return cannotWrite(target_ / name, whole ? errno : reason);
}

Result<void> WholeFolder::makeFolder(const fs::path& name) const {
  std::error_code error;
  fs::create_directories(temporary_ / name, error);
  return error ? cannotWrite(target_ / name, error) : Result<void>();
}

Result<void> WholeFolder::keep() {
  std::error_code error;
  fs::rename(temporary_, target_, error);  // replaces an empty folder
  if (error) return cannotWrite(target_, error);
  temporary_.clear();
  return {};
}

}  // namespace lookbook
