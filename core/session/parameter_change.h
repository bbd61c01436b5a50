#pragma once

#include "core/session/view_state.h"

#include <string>
#include <vector>

namespace lookbook {

/// A parameter of the next map that a user changed, as the run panel's field shows it.
struct ParameterChange {
  std::string name;  ///< Field::name; "images"
  Label label;       ///< "Perplexity"
  Text before;       ///< "30"
  Text after;        ///< "50"
};

/// The differences, in the order of describe(), the images last. If another method, or another aim
/// of MDE, has other parameters, these are not listed as changes.
std::vector<ParameterChange> parameterChanges(const MapParameters& before,
                                              const MapParameters& after);

}  // namespace lookbook
