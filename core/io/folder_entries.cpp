#include "core/io/folder_entries.h"

#include <cerrno>
#include <dirent.h>
#include <memory>
#include <new>
#include <string_view>

namespace lookbook {

std::vector<std::filesystem::path> entriesIn(const std::filesystem::path& folder,
                                             std::error_code& error) {
  struct Close {
    void operator()(DIR* open) const { ::closedir(open); }
  };
  error.clear();
  std::vector<std::filesystem::path> entries;
  const std::unique_ptr<DIR, Close> open(::opendir(folder.c_str()));
  while (open) {
    errno = 0;
    const dirent* entry = ::readdir(open.get());
    if (entry == nullptr) break;
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") entries.push_back(folder / name);
  }
  if (errno == ENOMEM) throw std::bad_alloc();
  if (errno != 0) error.assign(errno, std::generic_category());
  return entries;
}

}  // namespace lookbook
