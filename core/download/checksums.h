#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace lookbook {

/// Checksums of a file, in lower-case hexadecimal digits: 32 and 64 of them.
/// Errors: io, naming the file. Cost: the file is read once, in pieces. Thread-safe.
Result<std::string> md5OfFile(const std::filesystem::path& path);
Result<std::string> sha256OfFile(const std::filesystem::path& path);

}  // namespace lookbook
