#include "app/figure_map.h"

#include "app/common/terminal.h"
#include "app/figure_report.h"
#include "core/base/finite.h"
#include "core/io/npy.h"
#include "ui/look/lettering.h"
#include "ui/look/numbers.h"

#include <algorithm>
#include <iterator>
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
  return checkFinite(path, map);
}

Result<MapReport> reportFor(const std::string& path, const Dataset& dataset,
                            const std::vector<ImageIndex>& images) {
  if (path.empty()) return MapReport{};
  auto report = readMapReport(path);
  if (!report) return report;
  if (auto fits = checkReport(*report, path, dataset, images); !fits)
    return tl::unexpected(fits.error());
  if (report->fingerprint != dataset.fingerprint())
    cli::warn(path + " is a report on " + report->dataset +
              ", but the points are drawn as images of " + dataset.title() + ".");
  return report;
}

}  // namespace

QString dotted(const std::vector<std::string>& facts) {
  QStringList list;
  for (const std::string& fact : facts) list << QString::fromStdString(fact);
  return list.join(QStringLiteral(" \u00b7 "));
}

std::string countFact(const Dataset& dataset, const std::vector<ImageIndex>& images) {
  std::vector<bool> seen(dataset.splits().size());
  for (const ImageIndex image : images) seen[static_cast<std::size_t>(dataset.split(image))] = true;
  std::vector<std::string> names;
  bool several = false;
  for (std::size_t split = 0; split < seen.size(); ++split) {
    if (seen[split]) names.push_back(dataset.splits()[split].name);
    several = several ||
              (dataset.splits()[split].count > 0 && dataset.splits()[split].count < dataset.size());
  }
  const std::string count = plural(images.size(), "%n image", "%n images").english();
  if (!several) return count;
  std::string listed;
  for (std::size_t i = 0; i < names.size(); ++i)
    listed += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
  return count + " (" + listed + ")";
}

Result<DatasetPtr> openWithWarnings(const cli::Source& source) {
  auto opened = cli::openSource(source);
  if (opened)
    for (const std::string& warning : (*opened)->warnings()) cli::warn(warning);
  return opened;
}

Result<MapOfFiles> readMap(const std::string& map, const std::string& report,
                           const DatasetPtr& dataset, std::vector<ImageIndex> images) {
  auto positions = readNpy(map);
  if (!positions) return tl::unexpected(positions.error());
  if (auto fits = checkMap(map, *positions, images.size()); !fits)
    return tl::unexpected(fits.error());
  const auto told = reportFor(report, *dataset, images);
  if (!told) return tl::unexpected(told.error());

  std::vector<std::string> facts{countFact(*dataset, images)};
  std::ranges::move(factsOf(*told), std::back_inserter(facts));
  MapOfFiles read;
  read.method = QString::fromStdString(methodTitle(*told));
  read.recipe = told->recipe;
  read.components = told->components;
  ui::MapFigure& figure = read.figure;
  figure.dataset = dataset;
  figure.images = std::move(images);
  figure.positions = std::make_shared<const MatrixF>(std::move(*positions));
  figure.title = QString::fromStdString(dataset->title());
  if (!read.method.isEmpty()) figure.title += QStringLiteral(", %1").arg(read.method);
  figure.caption = dotted(facts);
  figure.xLabel = QString::fromStdString(axisLabel(*told, 0));
  figure.yLabel = QString::fromStdString(axisLabel(*told, 1));
  return read;
}

}  // namespace lookbook::app
