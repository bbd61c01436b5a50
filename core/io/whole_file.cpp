#include "core/io/whole_file.h"

#include "core/io/part_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kOwnerOnly = 0600;  // until it gets the mode of an older file
constexpr mode_t kModeBits = 0777;

/// Waits until a file, or the names in a folder, are on the disk. Does nothing if the file system
/// does not support it.
bool syncToDisk(int descriptor) {
  return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

bool syncNames(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return true;  // a folder without read permission
  const bool synced = syncToDisk(descriptor);
  ::close(descriptor);
  return synced;
}

/// A new file beside `target`. On Linux it has no name before keep(), so that nothing is left if
/// the program is killed. If the file system does not support that, it has a temporary name.
class NewFile {
 public:
  /// @param mode mode of the file that is replaced; empty: the default
  NewFile(const fs::path& target, std::optional<mode_t> mode)
      : target_(target),
        folder_(target.has_parent_path() ? target.parent_path() : fs::path(".")),
        temporary_(partName(target)),
        mode_(mode) {
    const mode_t first = mode ? kOwnerOnly : kNewFileMode;
#ifdef O_TMPFILE
    descriptor_ = ::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, first);
#endif
    if (descriptor_ >= 0) return;
    descriptor_ = ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, first);
    named_ = descriptor_ >= 0;
  }
  ~NewFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (named_) ::unlink(temporary_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] bool isOpen() const { return descriptor_ >= 0; }

  [[nodiscard]] bool write(std::span<const std::uint8_t> bytes) const {
    return writeAll(descriptor_, bytes);
  }

  bool keep(Sync sync) {
    if (mode_ && ::fchmod(descriptor_, *mode_) != 0 && errno != EPERM && errno != ENOTSUP)
      return false;  // some file systems have no modes
    if (sync == Sync::now && !syncToDisk(descriptor_)) return false;
    if (!named_) {
      const std::string open = "/proc/self/fd/" + std::to_string(descriptor_);
      ::unlink(temporary_.c_str());
      if (::linkat(AT_FDCWD, open.c_str(), AT_FDCWD, temporary_.c_str(), AT_SYMLINK_FOLLOW) != 0)
        return false;
      named_ = true;
    }
    if (std::rename(temporary_.c_str(), target_.c_str()) != 0) return false;
    named_ = false;
    return sync == Sync::later || syncNames(folder_);
  }

 private:
  fs::path target_;
  fs::path folder_;
  fs::path temporary_;
  std::optional<mode_t> mode_;
  int descriptor_ = -1;
  bool named_ = false;  ///< whether `temporary_` exists
};

}  // namespace

Result<void> checkWholeFile(const fs::path& path) {
  std::error_code error;
  const fs::path folder = path.has_parent_path() ? path.parent_path() : fs::path(".");
  const bool isFolder = fs::is_directory(fs::status(folder, error));
  if (!isFolder)
    return cannotWrite(path, error ? error : std::make_error_code(std::errc::not_a_directory));
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return cannotWrite(path, text("it is a folder."));
  if (!fs::exists(status)) return {};
  if (!fs::is_regular_file(status)) return cannotWrite(path, text("it is a device or pipe."));
  // The folder permits replacing a write-protected file, but its owner does not want that.
  constexpr auto kWritable =
      fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write;
  const bool writable = ::access(path.c_str(), W_OK) == 0;
  if (!writable && errno == EROFS) return cannotWrite(path, EROFS);
  if ((status.permissions() & kWritable) == fs::perms::none || !writable)
    return cannotWrite(
        path, text("it is write-protected. Select another name, or make the file writable."));
  return {};
}

Result<void> writeWholeFile(const fs::path& path,
                            std::initializer_list<std::span<const std::uint8_t>> parts, Sync sync) {
  if (auto checked = checkWholeFile(path); !checked) return checked;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  // A link stays a link; its target is replaced.
  const fs::path target =
      fs::is_symlink(path, error) && fs::exists(status) ? fs::canonical(path, error) : path;
  std::optional<mode_t> mode;
  if (fs::exists(status)) mode = static_cast<mode_t>(status.permissions()) & kModeBits;
  NewFile file(target, mode);
  if (!file.isOpen()) return cannotWrite(path, errno);
  for (const auto part : parts)
    if (!file.write(part)) return cannotWrite(path, errno);
  if (!file.keep(sync)) return cannotWrite(path, errno);
  return {};
}

}  // namespace lookbook
