#pragma once

#include "core/embedding/common/map_options.h"

#include <cstddef>

namespace lookbook::ui {

/// Whether a map of n points takes more than some minutes on a machine of two cores, roughly: what
/// a file asks for is begun only by the user then.
bool takesLong(const MapOptions& options, std::size_t n);

}  // namespace lookbook::ui
