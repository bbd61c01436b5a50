#pragma once

#include "core/session/view_state.h"

#include <string>
#include <vector>

namespace lookbook {

/// A changed parameter of the next map, as the run panel shows it.
struct ParameterChange {
  std::string name;     ///< Field::name; "images"
  Label label;          ///< "Perplexity"
  Text before;          ///< "30"
  Text after;           ///< "50"
  bool choice = false;  ///< whether both are words of Field::choices
};

/// The differences, in the order of describe(), with the images last. Parameters that only one of
/// the two methods (or of the two aims of MDE) has are not listed.
std::vector<ParameterChange> parameterChanges(const MapParameters& before,
                                              const MapParameters& after);

}  // namespace lookbook
