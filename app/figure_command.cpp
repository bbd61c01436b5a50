#include "app/figure_command.h"

#include "app/common/described_options.h"
#include "app/common/outputs.h"
#include "app/figure_grid.h"
#include "app/figure_map.h"
#include "app/figure_options.h"
#include "app/figure_stamp.h"
#include "app/painting.h"
#include "ui/figure/any_figure.h"
#include "ui/maps/map_caption.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <variant>

namespace lookbook::app {

namespace {

Result<ui::AnyFigure> mapFigure(const FigureOptions& options, const DatasetPtr& dataset,
                                std::vector<ImageIndex> images) {
  auto read = readMap(options.maps.front(),
                      options.reports.empty() ? std::string() : options.reports.front(), dataset,
                      std::move(images));
  if (!read) return tl::unexpected(read.error());
  read->figure.stamp = stampText(
      Page::map,
      {{.dataset = dataset, .filter = {.split = options.source.split}, .recipes = {read->recipe}}},
      options.look.ground == ui::FigureGround::dark);
  return std::move(read->figure);
}

Result<ui::AnyFigure> sheetFigure(const FigureOptions& options, const DatasetPtr& dataset,
                                  std::vector<ImageIndex> images) {
  QString title = QString::fromStdString(dataset->title());
  Filter filter{.split = options.source.split};
  if (!options.className.empty()) {
    const auto label = cli::findClass(*dataset, options.className);
    if (!label) return tl::unexpected(label.error());
    std::erase_if(images, [&](ImageIndex i) { return dataset->label(i) != *label; });
    const std::string& name = dataset->className(*label);
    if (images.empty()) return cli::noImagesOfClass(name);
    for (int other = 0; other < dataset->classCount(); ++other)
      filter.hiddenClasses.set(static_cast<std::size_t>(other), other != *label);
    title += QStringLiteral(", %1").arg(QString::fromStdString(name));
  }
  ui::SheetFigure figure;
  figure.dataset = dataset;
  figure.title = title;
  const QString pixels =
      QStringLiteral("%1 x %2 pixels each").arg(dataset->columns()).arg(dataset->rows());
  figure.caption = ui::captionOf({ui::imagesFact(*dataset, images), pixels});
  figure.images = std::move(images);
  figure.stamp = stampText(Page::gallery, {{.dataset = dataset, .filter = filter, .recipes = {}}},
                           options.look.ground == ui::FigureGround::dark);
  return figure;
}

Result<void> checkWords(const FigureOptions& options) {
  const auto wrong = [](Label why) { return badArgument(why); };
  if (options.sheet && (options.grid || !options.maps.empty()))
    return options.grid ? wrong("--sheet and --grid cannot be combined.")
                        : wrong("--map and --sheet cannot be combined.");
  if (!options.sheet && !options.grid && options.maps.empty())
    return wrong("Name what to draw: --map MAP, --sheet or --grid.");
  if (!options.reports.empty() && options.maps.empty())
    return wrong("--report can only be used with --map.");
  if (!options.className.empty() && !options.sheet)
    return wrong("--class can only be used with --sheet.");
  if (options.grid) return {};
  if (options.datasets.size() != 1)
    return options.datasets.empty() ? wrong("Name a DATASET.")
                                    : wrong("Several data sets can only be drawn with --grid.");
  if (options.maps.size() > 1 || options.reports.size() > 1)
    return wrong("Several --map or --report can only be used with --grid.");
  return {};
}

/// Checks the output before work that may take minutes.
Result<void> checkOut(const FigureOptions& options) {
  if (auto known = ui::checkFigurePath(options.out); !known) return known;
  cli::Outputs outputs{.files = {{"--out", options.out}},
                       .folder = {},
                       .frames = {},
                       .inputs = {},
                       .datasets = options.datasets};
  for (const std::string& map : options.maps) outputs.inputs.push_back({"--map", map});
  for (const std::string& report : options.reports) outputs.inputs.push_back({"--report", report});
  return cli::checkOutputs(outputs);
}

Result<ui::AnyFigure> make(const FigureOptions& options) {
  if (options.grid) return makeGrid(options);
  const auto opened = openWithWarnings(sourceOf(options, options.datasets.front()));
  if (!opened) return tl::unexpected(opened.error());
  auto images = cli::selectImages(**opened, options.source);
  if (!images) return tl::unexpected(images.error());
  return options.sheet ? sheetFigure(options, *opened, std::move(*images))
                       : mapFigure(options, *opened, std::move(*images));
}

Result<void> figure(const FigureOptions& options) {
  if (auto sensible = checkWords(options); !sensible) return sensible;
  if (auto possible = checkOut(options); !possible) return possible;
  auto made = make(options);
  if (!made) return tl::unexpected(made.error());
  std::visit(
      [&](auto& kind) {
        if (options.title) kind.title = QString::fromStdString(*options.title);
        if (options.caption) kind.caption = QString::fromStdString(*options.caption);
        kind.look = options.look;
      },
      *made);
  const auto* grid = std::get_if<ui::GridFigure>(&*made);
  const QSizeF size = options.size.value_or(grid ? ui::naturalSize(*grid) : QSizeF(1600, 1200));
  const double scale = options.scale.value_or(ui::pngScale(options.look, options.millimetres));
  return ui::save(*made, size, scale, options.out);
}

/// Reads a size on paper ("170x120mm") or in pixels ("1600x1200").
void readFigureSize(const std::string& words, FigureOptions& options) {
  const std::string unit = "mm";
  options.millimetres = words.ends_with(unit);
  if (!options.millimetres) {
    options.size = readSize(words);
    return;
  }
  constexpr double kLargest = 5000;
  constexpr double kMillimetresPerInch = 25.4;
  const std::size_t cross = words.find('x');
  const auto side = [&](std::size_t from, std::size_t to) {
    double value = 0;
    const auto [stop, error] = std::from_chars(words.data() + from, words.data() + to, value);
    return error == std::errc() && stop == words.data() + to && value <= kLargest ? value : 0;
  };
  const double width = cross == std::string::npos ? 0 : side(0, cross);
  const double height =
      cross == std::string::npos ? 0 : side(cross + 1, words.size() - unit.size());
  if (!(std::min(width, height) >= 10))
    throw CLI::ValidationError(
        "--size", words + " is not WIDTHxHEIGHTmm, each from 10 to 5000, such as 170x120mm");
  options.size = QSizeF(width, height) * (ui::kUnitsPerInch / kMillimetresPerInch);
}

void addOptions(CLI::App& command, FigureOptions& options) {
  command
      .add_option("DATASET", options.datasets,
                  std::string(cli::kDatasetHelp) +
                      "; several for --grid, whose default is "
                      "fashion-mnist and mnist")
      ->type_name("");
  command
      .add_option("--map", options.maps,
                  "Draw this map: n x 2 or n x 3, NPY, NPZ, CSV or other text; several for --grid")
      ->allow_extra_args(false)
      ->type_name("MAP");
  command
      .add_option("--report", options.reports,
                  "Report of the map, for its caption; for --grid one for each map, in their order")
      ->allow_extra_args(false)
      ->type_name("REPORT.json");
  command.add_flag("--sheet", options.sheet, "Draw the images themselves, class by class");
  command.add_flag("--grid", options.grid,
                   "Draw maps side by side, a row for each data set, with their scores: those of "
                   "--map, the first data set's first; without, those of all methods, computed "
                   "here");
  command
      .add_option("--class", options.className, "Only this class in the sheet, by label or name")
      ->type_name("K");
  cli::addSelection(command, options.source);
  command
      .add_option("--title", options.title,
                  "Title, instead of the names of data set and method; \"\" for none")
      ->type_name("T");
  command
      .add_option("--caption", options.caption,
                  "Caption, instead of what the report says of the map; \"\" for none")
      ->type_name("C");
  ui::describe(options.look,
               [&](const Field& field, auto& value) { cli::addDescribed(command, field, value); });
  command
      .add_option_function<std::string>(
          "--size", [&](const std::string& words) { readFigureSize(words, options); },
          "Width and height, in pixels of 1/96 inch, or on paper")
      ->type_name("WxH|WxHmm")
      ->default_str("1600x1200; a grid's height from its rows");
  command
      .add_option("--scale", options.scale,
                  "Pixels of a PNG for each 1/96 inch, 0.1 to 20; the same as --resolution 96 "
                  "times as large")
      ->check(CLI::Range(0.1, 20.0))
      ->type_name("S");
  cli::addThreads(command, options.threads);
  command.add_flag("--quiet", options.quiet, "No progress bar");
  command.add_option("--out", options.out, "The picture to write")
      ->required()
      ->type_name("FILE.png|svg|pdf");
}

}  // namespace

int runFigure(int argc, char** argv) {
  CLI::App command("Draws a map, several maps or a sprite sheet as a picture. It needs no display.",
                   "lookbook figure");
  FigureOptions options;
  addOptions(command, options);
  return runPainting(command, argc, argv, options.out, [&] { return figure(options); });
}

}  // namespace lookbook::app
