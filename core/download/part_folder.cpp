#include "core/download/part_folder.h"

#include "core/io/folder_entries.h"
#include "core/io/part_file.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace lookbook {

namespace fs = std::filesystem;

namespace {

/// Whether the folder that is open is still the one with this path.
bool isStill(int descriptor, const fs::path& path) {
  struct stat opened{};
  struct stat named{};
  return fstat(descriptor, &opened) == 0 && stat(path.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

/// Exchanges two folders in one step; where the file system cannot do that, in two.
bool exchange(const fs::path& one, const fs::path& other) {
  if (renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return true;
  const fs::path aside = partName(other);
  if (std::rename(other.c_str(), aside.c_str()) != 0) return false;
  if (std::rename(one.c_str(), other.c_str()) == 0)
    return std::rename(aside.c_str(), one.c_str()) == 0;
  const int reason = errno;
  if (std::rename(aside.c_str(), other.c_str()) == 0) errno = reason;
  return false;
}

}  // namespace

Result<PartFolder> PartFolder::open(const fs::path& target) {
  PartFolder folder;
  folder.target_ = target.has_filename() ? target : target.parent_path();
  folder.path_ =
      folder.target_.parent_path() / ("." + folder.target_.filename().string() + ".part");
  std::error_code error;
  fs::create_directories(folder.path_, error);
  if (error) return cannotWrite(folder.path_, error);
  folder.descriptor_ = ::open(folder.path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder.descriptor_ < 0) return cannotWrite(folder.path_, errno);
  folder.locked_ = flock(folder.descriptor_, LOCK_EX | LOCK_NB) == 0 &&
                   isStill(folder.descriptor_, folder.path_);
  if (!folder.locked_)
    return fail(Error::Kind::io,
                "%1 is being downloaded already. Wait until that download ends, then try again.",
                folder.target_);
  return folder;
}

PartFolder::~PartFolder() {
  if (locked_) ::rmdir(path_.c_str());  // if nothing has arrived
  if (descriptor_ >= 0) ::close(descriptor_);
}

PartFolder::PartFolder(PartFolder&& other) noexcept
    : target_(std::move(other.target_)),
      path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      locked_(std::exchange(other.locked_, false)) {}

Result<void> PartFolder::keep(const std::vector<std::string>& names, bool replace) {
  std::error_code error;
  for (const fs::path& entry : entriesIn(path_, error))
    if (std::ranges::find(names, entry.filename().string()) == names.end())
      fs::remove_all(entry, error);
  if (std::rename(path_.c_str(), target_.c_str()) == 0) {  // nothing is there, or an empty folder
    locked_ = false;
    return {};
  }
  if (!replace || !fs::is_directory(target_, error)) return cannotWrite(target_, errno);
  if (!exchange(path_, target_)) return cannotWrite(target_, errno);
  locked_ = false;
  fs::remove_all(path_, error);  // what was there before
  return {};
}

}  // namespace lookbook
