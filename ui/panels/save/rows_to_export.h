#pragma once

#include "core/export/export_rows.h"
#include "core/quality/map_scores.h"
#include "ui/jobs/map_scoring.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace lookbook::ui {

/// The data to be exported, which can be used on any thread.
struct RowsToExport {
  DatasetPtr data;
  std::vector<ImageIndex> images;     ///< in increasing order
  std::vector<ImageIndex> mapImages;  ///< the image of each row of `positions`
  std::shared_ptr<const MatrixF> positions;
  std::shared_ptr<const PointScores> scores;  ///< scores of these rows; null: not computed
  std::optional<MapToScore> toScore;          ///< set if scores are wanted and not computed yet
};

/// The rows, with the scores of their points if these are wanted. Thread-safe. Cost: that of
/// scoreEveryPoint() if scores must be computed.
/// Errors: those of exportRows() and scoreEveryPoint().
Result<ExportRows> exportRowsOf(RowsToExport& rows, const std::stop_token& stop);

}  // namespace lookbook::ui
