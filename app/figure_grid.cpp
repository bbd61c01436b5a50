#include "app/figure_grid.h"

#include "app/common/progress_bar.h"
#include "app/figure_map.h"
#include "app/figure_stamp.h"
#include "core/data/pixels.h"
#include "core/embedding/pca/input_space.h"
#include "core/json/json_text.h"
#include "core/runs/recipe.h"
#include "ui/maps/map_item.h"
#include "ui/maps/method_grid.h"

#include <nlohmann/json.hpp>

#include <array>
#include <filesystem>
#include <memory>
#include <utility>

namespace lookbook::app {

namespace {

/// The data sets of a grid if none is named.
constexpr std::array<const char*, 2> kDefaults{"fashion-mnist", "mnist"};

Result<std::vector<ui::GridImages>> openRows(const FigureOptions& options) {
  std::vector<std::string> names = options.datasets;
  if (names.empty()) names.assign(kDefaults.begin(), kDefaults.end());
  std::vector<ui::GridImages> rows;
  for (const std::string& name : names) {
    auto opened = openWithWarnings(sourceOf(options, name));
    if (!opened && options.datasets.empty())
      return fail(opened.error().kind,
                  "%1 Put its four files into one of these folders, or name the data sets to draw: "
                  "lookbook figure fashion-mnist --grid",
                  opened.error());
    if (!opened) return tl::unexpected(opened.error());
    auto images = cli::selectImages(**opened, options.source);
    if (!images) return tl::unexpected(images.error());
    rows.push_back({std::move(*opened), std::move(*images)});
  }
  return rows;
}

/// Computes and scores the maps of one data set.
class RowMaker {
 public:
  RowMaker(const ui::GridImages& row, ThreadTeam& team, cli::ProgressBar& bar)
      : row_(row), team_(team), bar_(bar) {
    if (!row.dataset->hasLabels()) return;
    for (const ImageIndex image : row.images)
      labels_.push_back(static_cast<ClassId>(row.dataset->label(image)));
  }

  Result<MatrixF> embed(const MapOptions& options) {
    static constexpr std::array kStages{"principal components", "neighbours", "graph", "map"};
    const auto told = [&](const Error& error) {
      return tl::unexpected(errorIn(title(options), error));
    };
    auto run = MapRun::create(pixelPoints(row_.dataset, row_.images), options);
    if (!run) return told(run.error());
    auto stage = MapRun::Stage::finished;
    while (!run->finished()) {
      if (run->stage() != stage)
        bar_.begin(title(options) + ", " + kStages[static_cast<std::size_t>(run->stage())]);
      stage = run->stage();
      const auto done =
          run->advance(kSteps, team_, {}, [&](double fraction) { bar_.show(fraction); });
      if (!done) return told(done.error());
    }
    return run->embedding();
  }

  /// Fills the cell, with the scores if there are enough points for them.
  Result<void> finish(ui::MapFigure& cell, const std::shared_ptr<const MatrixF>& map,
                      int components) {
    if (auto found = findSpace(components); !found) return found;
    bar_.begin(row_.dataset->title() + ", scores");
    const MatrixF flat = map->leftCols(2);  // scores are those of the dimensions shown
    const auto scores = scoreMap({space_, flat, labels_, row_.dataset->unlabelled()}, {}, team_, {},
                                 [&](double fraction) { bar_.show(fraction); });
    if (scores)
      ui::fillCell(cell, map, *scores);
    else
      cell.positions = map;
    return {};
  }

 private:
  static constexpr int kSteps = 5;  // steps between two updates of the progress bar

  [[nodiscard]] std::string title(const MapOptions& options) const {
    return row_.dataset->title() + ", " + infoOf(options.method).title.english;
  }

  /// Finds the space from which the maps were computed.
  Result<void> findSpace(int components) {
    if (components == components_) return {};
    auto space = InputSpace::of(pixelPoints(row_.dataset, row_.images), components, team_);
    if (!space) return tl::unexpected(space.error());
    space_ = std::move(space->points);
    components_ = components;
    return {};
  }

  const ui::GridImages& row_;
  ThreadTeam& team_;
  cli::ProgressBar& bar_;
  std::vector<ClassId> labels_;
  MatrixF space_;
  int components_ = -1;  ///< components of the space; below 0: not computed yet
};

/// Computes all maps of the grid.
Result<ui::GridFigure> computeGrid(const std::vector<ui::GridImages>& rows,
                                   std::vector<StampedPart>& parts, ThreadTeam& team,
                                   cli::ProgressBar& bar) {
  ui::GridFigure figure = ui::methodGrid(rows);
  for (std::size_t number = 0; number < rows.size(); ++number) {
    RowMaker maker(rows[number], team, bar);
    std::size_t column = 0;
    for (const MapOptions& options : ui::gridMethods()) {
      auto map = maker.embed(options);
      if (!map) return tl::unexpected(map.error());
      auto done =
          maker.finish(figure.rows[number].maps[column++],
                       std::make_shared<const MatrixF>(std::move(*map)), options.pcaComponents);
      if (!done) return tl::unexpected(done.error());
      parts[number].recipes.push_back(
          jsonText(toJson(recipeFor(*rows[number].dataset, rows[number].images, options))));
    }
  }
  return figure;
}

/// Reads the maps that the user names; each data set has the same number.
Result<ui::GridFigure> readGrid(const FigureOptions& options,
                                const std::vector<ui::GridImages>& rows,
                                std::vector<StampedPart>& parts, ThreadTeam& team,
                                cli::ProgressBar& bar) {
  ui::GridFigure figure;
  const std::size_t columns = options.maps.size() / rows.size();
  QStringList titles;
  std::size_t next = 0;
  for (const ui::GridImages& images : rows) {
    RowMaker maker(images, team, bar);
    ui::GridFigure::Row& row = figure.rows.emplace_back();
    row.title = QString::fromStdString(images.dataset->title());
    titles += row.title;
    for (std::size_t column = 0; column < columns; ++column, ++next) {
      const std::string& file = options.maps[next];
      auto read = readMap(file, options.reports.empty() ? std::string() : options.reports[next],
                          images.dataset, images.images);
      if (!read) return tl::unexpected(read.error());
      ui::MapFigure& cell = row.maps.emplace_back(std::move(read->figure));
      cell.title = read->method.isEmpty()
                       ? QString::fromStdString(std::filesystem::path(file).stem().string())
                       : read->method;
      cell.caption.clear();
      parts[figure.rows.size() - 1].recipes.push_back(read->recipe);
      if (auto done = maker.finish(cell, cell.positions, read->components); !done)
        return tl::unexpected(done.error());
    }
  }
  figure.title = titles.join(QStringLiteral(", "));
  return figure;
}

Result<void> checkMaps(const FigureOptions& options, std::size_t rows) {
  const std::size_t maps = options.maps.size();
  const std::size_t reports = options.reports.size();
  if (maps % rows != 0)
    return badArgument(
        plural(maps, "There is %n --map for %1 data sets. Name as many for each of them.",
               "There are %n --map for %1 data sets. Name as many for each of them.", rows));
  if (reports != 0 && reports != maps)
    return badArgument(
        plural(reports, "There is %n --report for %1 --map. Name one for each, or none.",
               "There are %n --report for %1 --map. Name one for each, or none.", maps));
  return {};
}

}  // namespace

Result<ui::GridFigure> makeGrid(const FigureOptions& options) {
  const auto rows = openRows(options);
  if (!rows) return tl::unexpected(rows.error());
  if (auto fits = checkMaps(options, rows->size()); !fits) return tl::unexpected(fits.error());
  ThreadTeam team(options.threads);
  cli::ProgressBar bar(options.quiet);
  std::vector<StampedPart> parts;
  for (const ui::GridImages& row : *rows)
    parts.push_back({.dataset = row.dataset, .filter = {.split = options.source.split}});
  auto figure = options.maps.empty() ? computeGrid(*rows, parts, team, bar)
                                     : readGrid(options, *rows, parts, team, bar);
  if (!figure) return tl::unexpected(figure.error());
  bar.clear();
  figure->stamp = stampText(parts.size() > 1 ? Page::compare : Page::map, parts,
                            options.look.ground == ui::FigureGround::dark);
  return figure;
}

}  // namespace lookbook::app
