#pragma once

#include "core/session/session.h"

#include <nlohmann/json_fwd.hpp>

namespace lookbook {

/// A session without its arrays.
nlohmann::json toJson(const Session& session);

/// Reads a session that toJson() wrote. Selections and all positions, including those of moments,
/// are null.
/// Errors: badFile, naming what is wrong.
Result<Session> sessionFromJson(const nlohmann::json& json);

}  // namespace lookbook
