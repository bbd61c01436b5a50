#include "app/cli/command.h"
#include "core/base/version.h"

#include <exception>
#include <iostream>
#include <string>

namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

int complain(const std::string& reason, int status) {
  std::cerr << "lookbook-cli: " << reason << '\n';
  return status;
}

int run(const lookbook::cli::Command& command) {
  const lookbook::Result<void> result = command();
  std::cout.flush();
  if (!result)
    return complain(
        result.error().message,
        result.error().kind == lookbook::Error::Kind::badArgument ? kWrongUsage : kFailed);
  if (!std::cout) return complain("standard output cannot be written", kFailed);
  return kDone;
}

}  // namespace

int main(int argc, char** argv) try {
  CLI::App program("Looks at Fashion-MNIST and every data set in MNIST's format.", "lookbook-cli");
  program.require_subcommand(1);
  program.set_version_flag("--version", std::string("lookbook-cli ") + lookbook::kVersion);
  lookbook::cli::Command chosen;
  lookbook::cli::addInfo(program, chosen);
  lookbook::cli::addSheet(program, chosen);
  lookbook::cli::addEmbed(program, chosen);
  lookbook::cli::addScore(program, chosen);
  lookbook::cli::addExport(program, chosen);
  lookbook::cli::addOnePixel(program, chosen);
  lookbook::cli::addCache(program, chosen);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return program.exit(error);  // --help, --version
    const bool unknown = program.get_subcommands().empty() && !program.remaining().empty();
    const std::string reason =
        unknown ? "found " + program.remaining().front() + "; expected a command" : error.what();
    return complain(reason + " (--help tells more)", kWrongUsage);
  }
  return run(chosen);
} catch (const std::exception& error) {
  return complain(error.what(), kFailed);
}
