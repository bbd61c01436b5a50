#pragma once

#include "core/session/session.h"

#include <nlohmann/json_fwd.hpp>

namespace lookbook {

/// All of a session but its arrays.
nlohmann::json toJson(const Session& session);

/// Reads it again; positions are null, moments without theirs, selections null.
/// Errors: badFile, with what was found.
Result<Session> sessionFromJson(const nlohmann::json& json);

}  // namespace lookbook
