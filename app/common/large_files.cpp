#include "app/common/large_files.h"

#include "core/base/memory.h"
#include "core/base/plain_text.h"
#include "core/readers/unpacked_size.h"

namespace lookbook::cli {

void addAllowLarge(CLI::App& command, bool& allowed) {
  command.add_flag("--allow-large", allowed,
                   "Open files of less than 10 MB that unpack to more than 2 GB, too");
}

Result<void> checkLarge(const std::string& fileOrFolder, bool allowed) {
  if (allowed || fileOrFolder.empty()) return {};
  const auto found = findSurprising(fileOrFolder);
  if (!found) return {};
  return badFile(plainText(found->path.string()) + " has " + byteCount(found->stored) +
                 " and unpacks to more than " + byteCount(kLargeContent) +
                 "; add --allow-large to open it all the same");
}

}  // namespace lookbook::cli
