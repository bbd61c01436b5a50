#include "app/common/large_files.h"

#include "core/base/memory.h"
#include "core/readers/unpacked_size.h"

namespace lookbook::cli {

void addAllowLarge(CLI::App& command, bool& allowed) {
  command.add_flag("--allow-large", allowed,
                   "Also open files of less than 10 MB that unpack to more than 2 GB");
}

Result<void> checkLarge(const std::string& fileOrFolder, bool allowed) {
  if (allowed || fileOrFolder.empty()) return {};
  const auto found = findSurprising(fileOrFolder);
  if (!found) return {};
  return badFile("%1 has %2 and unpacks to more than %3. Add --allow-large to open it.",
                 found->path, byteCount(found->stored), byteCount(kLargeContent));
}

}  // namespace lookbook::cli
