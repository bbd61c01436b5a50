#pragma once

#include "core/base/result.h"
#include "core/runs/files/array_archive.h"
#include "core/runs/map_record.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lookbook {

/// Squared distances of larger coordinates overflow a float. A map from a file may exceed it.
inline constexpr float kFarthestPosition = 1e18F;

/// Distorted pairs of each kind that are saved with an MDE map.
inline constexpr std::size_t kMostDistorted = 100;

/// The warning of sessions and reports about a map with MapRecord::atOnePlace. It is the same in
/// all versions.
std::string onePlaceWarning(const MapRecord& map);

/// A map without its arrays and its recipe.
nlohmann::json toJson(const MapRecord& map);

/// Reads a map that toJson() wrote. Its positions and those of its moments are null. Fields that
/// were added in later versions may be missing. Every number is checked: iterations increase and
/// are within limits, and all others are finite. Errors: nlohmann-json's exceptions;
/// std::invalid_argument.
MapRecord recordFromJson(const nlohmann::json& json);

/// Adds a map's arrays to an archive, each in `folder` ("0/maps/2/"):
///
///     positions.npy    n x dims, float32
///     images.npy       n, uint32; not for rows of a matrix
///     moments.npy      moments x n x dims, float32; if there are moments
void addArrays(ArrayArchive& archive, const std::string& folder, const MapRecord& map);

/// Reads the arrays of a map whose JSON and recipe have been read.
/// @param ofImages whether its rows are images
/// Errors: notFound; badFile if the arrays do not fit each other or the options, the images are not
/// in increasing order, or positions are not finite.
Result<void> readArrays(const ZipArchive& archive, const std::string& folder, bool ofImages,
                        MapRecord& map);

}  // namespace lookbook
