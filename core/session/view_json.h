#pragma once

#include "core/base/result.h"
#include "core/session/view_state.h"

#include <nlohmann/json_fwd.hpp>

namespace lookbook {

/// A view as JSON, by the names of its fields, without selections, which are as large as their
/// data sets.
nlohmann::json toJson(const ViewState& view);

/// Reads a view that toJson() wrote. A missing field has its default, so that older files can be
/// read. Selections are null.
/// Errors: badFile, naming the field, for a wrong type or an unknown choice.
Result<ViewState> viewFromJson(const nlohmann::json& json);

/// The options with which the data set of a session or stamp was opened: its member "options",
/// from OpenOptions::values(); the defaults without one.
/// Throws BadJson for an option that this version does not have.
OpenOptions openOptionsIn(const nlohmann::json& dataset);

}  // namespace lookbook
