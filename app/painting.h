#pragma once

#include "core/base/result.h"

#include <CLI/CLI.hpp>
#include <QSizeF>

#include <functional>
#include <string>

namespace lookbook::app {

// What the commands that paint without a display have in common.

/// Parses the command line, then runs `paint` with Qt off the screen, and reports the result of
/// it: `out` on standard output, or the reason on standard error.
/// @param argc,argv the program's own: argv[1] is the command
/// @param out the file to write, once the words are read
/// @return the exit status: 0 done, 1 failed, 2 wrong usage
int runPainting(CLI::App& command, int argc, char** argv, const std::string& out,
                const std::function<Result<void>()>& paint);

/// Reads "1600x1200". Errors: CLI::ValidationError.
QSizeF readSize(const std::string& words);
/// Reads "light" or "dark": whether dark. Errors: CLI::ValidationError.
bool readTheme(const std::string& name);

}  // namespace lookbook::app
