#pragma once

#include "core/export/export_rows.h"
#include "core/quality/map_scores.h"
#include "ui/jobs/map_scoring.h"

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace lookbook::ui {

/// What is to be written, free to leave the window's thread.
struct RowsToExport {
  DatasetPtr data;
  std::vector<ImageIndex> images;     ///< rising
  std::vector<ImageIndex> mapImages;  ///< which image each of the positions is
  std::shared_ptr<const MatrixF> positions;
  std::shared_ptr<const PointScores> scores;  ///< of these; null: not known
  std::optional<MapToScore> toScore;          ///< where they are wanted and not known
};

/// The rows, with the scores of their points where these are wanted: for any thread. Cost: that of
/// scoreEveryPoint() where they are not known.
/// Errors: those of exportRows() and scoreEveryPoint().
Result<ExportRows> exportRowsOf(RowsToExport& rows, const std::stop_token& stop);

}  // namespace lookbook::ui
