#include "ui/panels/save/rows_to_export.h"

#include <utility>

namespace lookbook::ui {

namespace {

/// The scores of the points as columns, with empty values for scores that cannot be computed.
std::vector<ExportColumn> columnsOf(const PointScores& scores,
                                    const std::vector<Eigen::Index>& taken) {
  std::vector<ExportColumn> columns;
  const auto add = [&](const char* name, const std::vector<float>& values) {
    if (values.empty()) return;
    ExportColumn& column = columns.emplace_back(ExportColumn{.name = name, .values = {}});
    for (const Eigen::Index row : taken)
      column.values.push_back(values[static_cast<std::size_t>(row)]);
  };
  add("trustworthiness", scores.trustworthiness);
  add("continuity", scores.continuity);
  add("neighbor_recall", scores.neighborRecall);
  add("label_agreement", scores.labelAgreement);
  add("silhouette", scores.silhouette);
  return columns;
}

}  // namespace

Result<ExportRows> exportRowsOf(RowsToExport& rows, const std::stop_token& stop) {
  MatrixF map;
  std::vector<Eigen::Index> taken;
  if (rows.positions) {
    std::vector<Eigen::Index> rowOf(rows.data->size(), -1);
    for (std::size_t row = 0; row < rows.mapImages.size(); ++row)
      rowOf[rows.mapImages[row]] = static_cast<Eigen::Index>(row);
    for (const ImageIndex image : rows.images) taken.push_back(rowOf[image]);
    map = (*rows.positions)(taken, Eigen::all);
  }
  if (rows.toScore && !rows.scores) {
    auto scores = scoreEveryPoint(*rows.toScore, stop, {});
    if (!scores) return tl::unexpected(scores.error());
    rows.scores = std::make_shared<const PointScores>(std::move(*scores));
  }
  auto made = exportRows(rows.data, rows.images, {}, std::move(map));
  if (made && rows.scores) made->columns = columnsOf(*rows.scores, taken);
  return made;
}

}  // namespace lookbook::ui
