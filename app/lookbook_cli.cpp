#include "app/cli/command.h"
#include "app/common/terminal.h"
#include "core/base/version.h"

#include <iostream>
#include <string>

namespace {

constexpr const char* kName = "lookbook-cli";

int run(const lookbook::cli::Command& command) {
  const lookbook::Result<void> result = command();
  std::cout.flush();
  if (!result) return lookbook::cli::complain(kName, result.error());
  if (!std::cout)
    return lookbook::cli::complain(kName, "Standard output cannot be written.",
                                   lookbook::cli::kFailed);
  return lookbook::cli::kDone;
}

int runProgram(int argc, char** argv) {
  CLI::App program(
      "Describes, draws, embeds and exports Fashion-MNIST and every data set in MNIST's format.",
      kName);
  program.require_subcommand(1);
  program.set_version_flag("--version", std::string("lookbook-cli ") + lookbook::kVersion);
  lookbook::cli::Command chosen;
  lookbook::cli::addInfo(program, chosen);
  lookbook::cli::addSheet(program, chosen);
  lookbook::cli::addEmbed(program, chosen);
  lookbook::cli::addScore(program, chosen);
  lookbook::cli::addExport(program, chosen);
  lookbook::cli::addOnePixel(program, chosen);
  lookbook::cli::addGet(program, chosen);
  lookbook::cli::addCache(program, chosen);
  lookbook::cli::addCode(program, chosen);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return program.exit(error);  // --help, --version
    const bool unknown = program.get_subcommands().empty() && !program.remaining().empty();
    const std::string reason =
        unknown ? program.remaining().front() + " is not a command" : error.what();
    return lookbook::cli::complain(kName, reason + " (see --help)", lookbook::cli::kWrongUsage);
  }
  return run(chosen);
}

}  // namespace

int main(int argc, char** argv) {
  const char* what = argc > 1 ? argv[1] : "the command line";
  return lookbook::cli::ending(kName, what, [&] { return runProgram(argc, argv); });
}
