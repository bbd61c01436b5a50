#pragma once

#include "core/base/result.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace lookbook::cli {

/// The command that the user gave, ready to run.
using Command = std::function<Result<void>()>;

// Each command has a file of its own. Its function adds the command and its options to the program,
// and sets `chosen` if the user gives the command.
void addCache(CLI::App& program, Command& chosen);
void addCode(CLI::App& program, Command& chosen);
void addEmbed(CLI::App& program, Command& chosen);
void addExport(CLI::App& program, Command& chosen);
void addGet(CLI::App& program, Command& chosen);
void addInfo(CLI::App& program, Command& chosen);
void addOnePixel(CLI::App& program, Command& chosen);
void addScore(CLI::App& program, Command& chosen);
void addSheet(CLI::App& program, Command& chosen);

}  // namespace lookbook::cli
