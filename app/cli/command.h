#pragma once

#include "core/base/result.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace lookbook::cli {

/// What the user's words ask for, ready to run.
using Command = std::function<Result<void>()>;

// Each command stands in a file of its own. It adds its words to the program's and, where the user
// chooses it, sets `chosen`.
void addCache(CLI::App& program, Command& chosen);
void addEmbed(CLI::App& program, Command& chosen);
void addExport(CLI::App& program, Command& chosen);
void addInfo(CLI::App& program, Command& chosen);
void addOnePixel(CLI::App& program, Command& chosen);
void addScore(CLI::App& program, Command& chosen);
void addSheet(CLI::App& program, Command& chosen);

}  // namespace lookbook::cli
