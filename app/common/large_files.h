#pragma once

#include "core/base/result.h"

#include <CLI/CLI.hpp>

#include <string>

namespace lookbook::cli {

/// Adds --allow-large.
void addAllowLarge(CLI::App& command, bool& allowed);

/// Checks a file, or the files in a folder. Errors: badFile if a small file unpacks to more than 2
/// GB, unless that is allowed; the message names the option.
Result<void> checkLarge(const std::string& fileOrFolder, bool allowed);

}  // namespace lookbook::cli
