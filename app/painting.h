#pragma once

#include "core/base/result.h"

#include <QSizeF>

#include <functional>
#include <string>

namespace lookbook::app {

// What the commands that paint without a display have in common.

/// Exit statuses.
inline constexpr int kDone = 0;
inline constexpr int kFailed = 1;
inline constexpr int kWrongUsage = 2;

/// "lookbook figure: why" on standard error. Returns the status.
int complain(const std::string& command, const std::string& reason, int status);

/// Runs `paint` with Qt off the screen, and tells what became of it: `out` on standard output, or
/// the reason. Returns the exit status.
int paintOffscreen(char* program, const std::string& command, const std::string& out,
                   const std::function<Result<void>()>& paint);

/// Reads "1600x1200". Errors: CLI::ValidationError.
QSizeF readSize(const std::string& words);
/// Reads "light" or "dark": whether dark. Errors: CLI::ValidationError.
bool readTheme(const std::string& name);

}  // namespace lookbook::app
