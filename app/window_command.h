#pragma once

namespace lookbook::app {

/// Opens the window: `lookbook [DATASET]`. Returns the exit status of the program.
int runWindow(int argc, char** argv);

}  // namespace lookbook::app
