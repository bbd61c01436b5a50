#pragma once

#include "core/base/result.h"

#include <string>
#include <vector>

namespace lookbook::cli {

/// A file or folder, and the option that names it.
struct NamedPath {
  std::string option;  ///< "--out"
  std::string path;    ///< "": the user named none
};

/// What a command will write, and what it reads.
struct Outputs {
  std::vector<NamedPath> files;
  std::string folder;  ///< --out where it is a folder, which is to be new or empty
  std::string frames;  ///< --frames: new, empty or an earlier run's
  std::vector<NamedPath> inputs;
  std::vector<std::string> datasets;
};

/// Looks at all places before the work begins: a run of minutes should not end in front of a folder
/// that is not there, nor write over what it was made from.
/// Errors: badArgument for two outputs of one name, by whatever links, and for an output that is an
/// input or a data set's file; io where nothing can be written.
Result<void> checkOutputs(const Outputs& outputs);

}  // namespace lookbook::cli
