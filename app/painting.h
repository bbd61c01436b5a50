#pragma once

#include "core/base/result.h"

#include <CLI/CLI.hpp>
#include <QSizeF>

#include <functional>
#include <string>

namespace lookbook::app {

// Functions of the commands that paint without a display.

/// Parses the command line, runs `paint` with an off-screen Qt, and reports the result: `out` on
/// standard output, or the reason on standard error.
/// @param argc,argv those of the program: argv[1] is the command
/// @param out the file to write, which is set by parsing
/// @return the exit status: 0 done, 1 failed, 2 wrong usage
int runPainting(CLI::App& command, int argc, char** argv, const std::string& out,
                const std::function<Result<void>()>& paint);

/// Reads "1600x1200". Errors: CLI::ValidationError.
QSizeF readSize(const std::string& words);
/// Reads "light" or "dark"; returns whether it is dark. Errors: CLI::ValidationError.
bool readTheme(const std::string& name);

}  // namespace lookbook::app
