#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/runs/files/report_file.h"

#include <cstddef>
#include <string>
#include <vector>

namespace lookbook::app {

/// "t-SNE"; the name itself where it is not known.
std::string methodTitle(const MapReport& report);
/// What a figure says of the run that made its map: "t-SNE with perplexity 30", "1,000 iterations",
/// "KL divergence 2.45", ... Nothing of what the report does not hold.
std::vector<std::string> factsOf(const MapReport& report);
/// "Component 1, 29.1% of the variance" for PCA's axes (counted from 0); "" for other methods.
std::string axisLabel(const MapReport& report, std::size_t axis);

/// The report must speak of these images, so that no point is attributed to another image.
/// Errors: badFile with found and expected.
Result<void> checkReport(const MapReport& report, const std::string& path, const Dataset& dataset,
                         const std::vector<ImageIndex>& images);

}  // namespace lookbook::app
