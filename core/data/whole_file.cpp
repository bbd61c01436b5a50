#include "core/data/whole_file.h"

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr mode_t kMode = 0666;  // the user's umask takes from it

tl::unexpected<Error> cannotWrite(const fs::path& path, const std::string& reason) {
  return fail(Error::Kind::io, path.string() + ": cannot be written: " + reason);
}

/// A name beside `target` that no other thread or program takes at the same time.
std::string nameBeside(const fs::path& target) {
  static std::atomic<unsigned> number = 0;
  const unsigned own = number++;
  std::string name = target.string() + ".part-" + std::to_string(getpid());
  if (own > 0) name += "-" + std::to_string(own);
  return name;
}

/// Waits until a file, or the names in a folder, are on the disk. Where the file system has no such
/// thing, there is nothing to wait for.
bool syncToDisk(int descriptor) {
  return ::fsync(descriptor) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS;
}

bool syncNames(const fs::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return true;  // a folder that may not be read
  const bool synced = syncToDisk(descriptor);
  ::close(descriptor);
  return synced;
}

/// A new file beside `target`. On Linux it has no name before keep(), so that nothing is left of
/// it if the program is killed; where the file system cannot do that, it has one of its own.
class NewFile {
 public:
  explicit NewFile(const fs::path& target)
      : target_(target),
        folder_(target.has_parent_path() ? target.parent_path() : fs::path(".")),
        temporary_(nameBeside(target)) {
#ifdef O_TMPFILE
    descriptor_ = ::open(folder_.c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, kMode);
#endif
    if (descriptor_ >= 0) return;
    descriptor_ = ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, kMode);
    named_ = descriptor_ >= 0;
  }
  ~NewFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (named_) ::unlink(temporary_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  [[nodiscard]] bool isOpen() const { return descriptor_ >= 0; }

  bool write(std::span<const std::uint8_t> bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return false;
      bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
  }

  bool keep(Sync sync) {
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
  std::string temporary_;
  int descriptor_ = -1;
  bool named_ = false;  ///< `temporary_` exists
};

}  // namespace

Result<void> writeWholeFile(const fs::path& path,
                            std::initializer_list<std::span<const std::uint8_t>> parts, Sync sync) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (fs::is_directory(status)) return cannotWrite(path, "it is a folder");
  if (fs::exists(status) && !fs::is_regular_file(status))
    return cannotWrite(path, "it is a device or pipe");
  // A link stays a link: what it points to is replaced.
  const fs::path target =
      fs::is_symlink(path, error) && fs::exists(status) ? fs::canonical(path, error) : path;
  NewFile file(target);
  if (!file.isOpen()) return cannotWrite(path, std::strerror(errno));
  for (const auto part : parts)
    if (!file.write(part)) return cannotWrite(path, std::strerror(errno));
  if (!file.keep(sync)) return cannotWrite(path, std::strerror(errno));
  return {};
}

}  // namespace lookbook
