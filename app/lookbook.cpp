#include "app/animate_command.h"
#include "app/figure_command.h"
#include "app/window_command.h"
#include "core/base/version.h"

#include <iostream>
#include <string_view>

namespace {

constexpr const char* kUsage =
    "Usage:\n"
    "  lookbook [DATASET]             opens the window\n"
    "  lookbook DATASET --map FILE    opens it with a map computed elsewhere\n"
    "  lookbook FIGURE                opens it with the view that the figure was saved from\n"
    "  lookbook figure DATASET ...    draws maps or a sprite sheet (see --help)\n"
    "  lookbook animate DATASET ...   makes a film of a run (see --help)\n"
    "  lookbook --version\n"
    "\n"
    "DATASET is a known data set (fashion-mnist, mnist), a folder, or a file of images.\n"
    "Use lookbook-cli to describe, draw, embed and export data sets without a window.\n";

}  // namespace

int main(int argc, char** argv) {
  const std::string_view word = argc > 1 ? argv[1] : "";
  if (word == "figure") return lookbook::app::runFigure(argc, argv);
  if (word == "animate") return lookbook::app::runAnimate(argc, argv);
  if (word == "--help" || word == "-h") {
    std::cout << kUsage;
    return 0;
  }
  if (word == "--version") {
    std::cout << "lookbook " << lookbook::kVersion << '\n';
    return 0;
  }
  return lookbook::app::runWindow(argc, argv);
}
