#include "app/figure_map.h"

#include "app/common/map_rows.h"
#include "app/common/terminal.h"
#include "core/runs/files/report_file.h"
#include "core/runs/recipe.h"
#include "ui/maps/map_caption.h"

#include <memory>
#include <utility>

namespace lookbook::app {

namespace {

Result<void> checkMap(const std::string& path, const MatrixF& map, std::size_t images) {
  const auto rows = static_cast<std::size_t>(map.rows());
  if (rows != images)
    return badFile(plural(rows, "%1 has %n row, but DATASET, --split and --limit select %2.",
                          "%1 has %n rows, but DATASET, --split and --limit select %2.", path,
                          plural(images, "%n image", "%n images")));
  if (map.cols() < 2)
    return badFile(plural(map.cols(), "%1 has %n column; the coordinates of a map are 2 or 3.",
                          "%1 has %n columns; the coordinates of a map are 2 or 3.", path));
  return {};
}

/// Checks that the report is about these images, so that no point is attributed to another image.
Result<void> checkReport(const MapReport& report, const std::string& path, const Dataset& dataset,
                         const std::vector<ImageIndex>& images) {
  if (report.count && *report.count != images.size())
    return badFile(plural(*report.count, "%1 is a report on %n row, but there are %2 images.",
                          "%1 is a report on %n rows, but there are %2 images.", path,
                          images.size()));
  // A matrix has a fingerprint of its own, and may still come from this data set.
  const auto embedded = readRows(report.rows, dataset);
  if (report.fingerprint != dataset.fingerprint() || !embedded || *embedded == images) return {};
  return badFile("%1 is a report on other images (\"%2\") than --split and --limit select.", path,
                 report.rows);
}

Result<MapReport> reportFor(const std::string& path, const Dataset& dataset,
                            const std::vector<ImageIndex>& images) {
  if (path.empty()) return MapReport{};
  auto report = readMapReport(path);
  if (!report) return report;
  if (auto fits = checkReport(*report, path, dataset, images); !fits)
    return tl::unexpected(fits.error());
  if (report->fingerprint != dataset.fingerprint())
    cli::warn(text("%1 is a report on %2, but the points are drawn as images of %3.", path,
                   report->dataset, dataset.title()));
  return report;
}

}  // namespace

Result<DatasetPtr> openWithWarnings(const cli::Source& source) {
  auto opened = cli::openSource(source);
  if (opened) cli::warnOf(**opened);
  return opened;
}

Result<MapOfFiles> readMap(const std::string& map, const std::string& report,
                           const DatasetPtr& dataset, std::vector<ImageIndex> images) {
  auto positions = cli::readMapRows(map, images, dataset->labelsOf(images), cli::MapUse::measured);
  if (!positions) return tl::unexpected(positions.error());
  if (auto fits = checkMap(map, *positions, images.size()); !fits)
    return tl::unexpected(fits.error());
  const auto told = reportFor(report, *dataset, images);
  if (!told) return tl::unexpected(told.error());

  MapOfFiles read;
  read.method = ui::methodTitle(*told);
  read.recipe = told->recipe;
  read.components = told->components;
  ui::MapFigure& figure = read.figure;
  figure.dataset = dataset;
  figure.caption =
      ui::captionOf(QStringList{ui::imagesFact(*dataset, images)} + ui::factsOf(*told));
  figure.images = std::move(images);
  figure.positions = std::make_shared<const MatrixF>(std::move(*positions));
  figure.title = QString::fromStdString(dataset->title());
  if (!read.method.isEmpty()) figure.title += QStringLiteral(", %1").arg(read.method);
  if (told->method == infoOf(kProjection).name) {
    figure.xLabel = ui::componentLabel(told->componentVariances, 0);
    figure.yLabel = ui::componentLabel(told->componentVariances, 1);
  }
  return read;
}

}  // namespace lookbook::app
