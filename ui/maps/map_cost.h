#pragma once

#include "core/embedding/common/map_options.h"

#include <cstddef>

namespace lookbook::ui {

/// A rough estimate of whether a map of n points takes more than some minutes on two cores. The
/// maps of an opened file that take long are begun only by the user.
bool takesLong(const MapOptions& options, std::size_t n);

}  // namespace lookbook::ui
