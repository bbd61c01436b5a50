// Saves a session, as the window does: save_session FILE.

#include "app/common/terminal.h"
#include "core/session/session.h"
#include "tests/support/saved_sessions.h"

#include <iostream>

int main(int argc, char** argv) {
  namespace cli = lookbook::cli;
  constexpr const char* kName = "save_session";
  return cli::ending(kName, "saving", [&] {
    if (argc != 2) return cli::complain(kName, "expected FILE", cli::kWrongUsage);
    const auto written = lookbook::writeSession(argv[1], samples::savedSession());
    if (!written) return cli::complain(kName, written.error());
    std::cout << argv[1] << std::endl;
    return std::cout ? cli::kDone
                     : cli::complain(kName, "standard output cannot be written", cli::kFailed);
  });
}
