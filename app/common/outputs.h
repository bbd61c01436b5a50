#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace lookbook::cli {

/// A file or folder, and the option for which it was given.
struct NamedPath {
  std::string option;  ///< "--out"
  std::string path;    ///< "": not given
};

/// The files and folders that a command writes and reads.
struct Outputs {
  std::vector<NamedPath> files;
  std::string folder;  ///< --out if it is a folder, which must be new or empty
  std::string frames;  ///< --frames, which must be new, empty or from an earlier run
  std::vector<NamedPath> inputs;
  std::vector<std::string> datasets;
};

/// Checks all outputs before the work begins, so that a run of minutes does not fail because of a
/// missing folder, and does not overwrite its input.
/// Errors: badArgument if two outputs are the same file, also by links, or if an output is an input
/// or a file of a data set; io if an output cannot be written.
Result<void> checkOutputs(const Outputs& outputs);

}  // namespace lookbook::cli
