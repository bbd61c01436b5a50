#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <filesystem>

namespace lookbook {

/// Reads a JSON file from outside within the limits of parseJson().
/// Errors: notFound; badFile (a device, a pipe, a folder; too large, too deep, not JSON); io.
Result<nlohmann::json> readJsonFile(const std::filesystem::path& path);

}  // namespace lookbook
