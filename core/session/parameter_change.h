#pragma once

#include "core/session/view_state.h"

#include <string>
#include <vector>

namespace lookbook {

/// A parameter of the next map that a user changed, as the run panel's field shows it.
struct ParameterChange {
  std::string name;    ///< Field::name; "images"
  Label label;         ///< "Perplexity"
  std::string before;  ///< "30"
  std::string after;   ///< "50"
};

/// What differs, in the order of describe(), the images last. Where another method, or another aim
/// of MDE, brings other parameters along, these are no changes of their own.
std::vector<ParameterChange> parameterChanges(const MapParameters& before,
                                              const MapParameters& after);

}  // namespace lookbook
