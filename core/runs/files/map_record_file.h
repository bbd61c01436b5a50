#pragma once

#include "core/base/result.h"
#include "core/runs/files/array_archive.h"
#include "core/runs/map_record.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lookbook {

/// Beyond this squared distances do not fit a float. A map from a file may lie farther out.
inline constexpr float kFarthestPosition = 1e18F;

/// Pairs of each kind that are kept of an MDE.
inline constexpr std::size_t kMostDistorted = 100;

/// All of a map but its arrays and its recipe.
nlohmann::json toJson(const MapRecord& map);

/// Reads it again; positions are null, moments without theirs. What later versions added may be
/// missing. Each number is checked here: iterations rise and are those of a run, all else is
/// finite. Errors: nlohmann-json's exceptions; std::invalid_argument.
MapRecord recordFromJson(const nlohmann::json& json);

/// Adds a map's arrays to an archive, each name behind `folder` ("0/maps/2/"):
///
///     positions.npy    n x dims, float32
///     images.npy       n, uint32; not for the rows of a matrix
///     moments.npy      moments x n x dims, float32; where there are any
void addArrays(ArrayArchive& archive, const std::string& folder, const MapRecord& map);

/// Reads the arrays of a map whose JSON and recipe have been read.
/// @param ofImages whether its rows are images
/// Errors: notFound; badFile where arrays do not fit one another or the options, images do not
/// rise, or positions are not finite.
Result<void> readArrays(const ZipArchive& archive, const std::string& folder, bool ofImages,
                        MapRecord& map);

}  // namespace lookbook
