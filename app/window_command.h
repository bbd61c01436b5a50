#pragma once

namespace lookbook::app {

/// Opens the window: `lookbook [DATASET]`. Returns the process's exit status.
int runWindow(int argc, char** argv);

}  // namespace lookbook::app
