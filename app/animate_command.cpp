#include "app/animate_command.h"

#include "app/common/outputs.h"
#include "app/common/source.h"
#include "app/figure_map.h"
#include "app/figure_stamp.h"
#include "app/painting.h"
#include "core/base/finite.h"
#include "core/io/npy.h"
#include "core/runs/files/frames_file.h"
#include "ui/figure/film/film.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace lookbook::app {

namespace {

namespace fs = std::filesystem;

struct AnimateOptions {
  cli::Source source;
  std::string frames;
  std::string title;
  bool dark = false;
  ui::FilmOptions film;
  int threads = 0;
  std::string out;
};

/// A run: the moments that frames.json lists.
struct Run {
  std::vector<Moment> moments;
  int iterations = 0;
  fs::path last;  ///< the file of the last moment
};

Result<Run> readRun(const fs::path& folder) {
  const fs::path index = folder / kFramesList;
  const auto list = readFramesList(index);
  if (!list && list.error().kind == Error::Kind::notFound)
    return fail(Error::Kind::notFound,
                "%1 does not exist. Name the folder that lookbook-cli embed --frames wrote.",
                index);
  if (!list) return tl::unexpected(list.error());
  if (list->moments.empty())
    return badFile("%1 lists no moments; the run may not have finished.", index);
  Run run{.moments = {}, .iterations = list->iterations, .last = {}};
  for (const FramesList::Moment& listed : list->moments) {
    run.last = folder / listed.file;
    auto positions = readNpy(run.last);
    if (!positions) return tl::unexpected(positions.error());
    if (!run.moments.empty() && positions->size() != run.moments.back().positions->size())
      return badFile("%1 is of another size than the moment before it.", run.last);
    if (auto finite = checkFinite(run.last.string(), *positions); !finite)
      return tl::unexpected(finite.error());
    run.moments.push_back({.iteration = listed.iteration,
                           .positions = std::make_shared<const MatrixF>(std::move(*positions)),
                           .divergence = listed.divergence});
  }
  for (std::size_t i = 1; i < run.moments.size(); ++i)
    if (run.moments[i].iteration <= run.moments[i - 1].iteration)
      return badFile("%1 lists iteration %2 after %3; iterations must rise.", index,
                     run.moments[i].iteration, run.moments[i - 1].iteration);
  return run;
}

Result<void> animate(const AnimateOptions& options) {
  const cli::Outputs outputs{.files = {{"--out", options.out}},
                             .folder = {},
                             .frames = {},
                             .inputs = {},
                             .datasets = {options.source.dataset}};
  if (auto checked = cli::checkOutputs(outputs); !checked) return checked;
  const auto dataset = openWithWarnings(options.source);
  if (!dataset) return tl::unexpected(dataset.error());
  auto images = cli::selectImages(**dataset, options.source);
  if (!images) return tl::unexpected(images.error());
  auto run = readRun(options.frames);
  if (!run) return tl::unexpected(run.error());
  const std::string index = (fs::path(options.frames) / kFramesList).string();
  auto map = readMap(run->last.string(), index, *dataset, std::move(*images));
  if (!map) return tl::unexpected(map.error());
  if (!options.title.empty()) map->figure.title = QString::fromStdString(options.title);
  map->figure.stamp = stampText(
      Page::map,
      {{.dataset = *dataset, .filter = {.split = options.source.split}, .recipes = {map->recipe}}},
      options.dark);
  map->figure.xLabel = map->figure.yLabel = QString();
  ThreadTeam team(options.threads);
  return ui::save(ui::filmOf(map->figure, std::move(run->moments), run->iterations,
                             options.dark ? ui::darkTheme() : ui::lightTheme(), options.film),
                  team, options.out);
}

void addOptions(CLI::App& command, AnimateOptions& options) {
  command.add_option("DATASET", options.source.dataset, cli::kDatasetHelp)
      ->required()
      ->type_name("");
  command
      .add_option("--frames", options.frames, "The moments that lookbook-cli embed --frames wrote")
      ->required()
      ->type_name("DIR");
  cli::addSelection(command, options.source);
  command
      .add_option("--title", options.title, "Title, instead of the names of data set and method")
      ->type_name("T");
  command
      .add_option_function<std::string>(
          "--theme", [&](const std::string& name) { options.dark = readTheme(name); }, "The look")
      ->type_name("light|dark")
      ->default_str("light");
  command
      .add_option_function<std::string>(
          "--size", [&](const std::string& words) { options.film.size = readSize(words).toSize(); },
          "Width and height in pixels")
      ->type_name("WxH")
      ->default_str("640x640");
  command.add_option("--seconds", options.film.seconds, "Length of the run itself")
      ->check(CLI::Range(0.1, 600.0))
      ->type_name("S")
      ->capture_default_str();
  command.add_option("--rest", options.film.rest, "Seconds for which the last frame is shown")
      ->check(CLI::Range(0.0, 60.0))
      ->type_name("S")
      ->capture_default_str();
  command.add_option("--rate", options.film.framesPerSecond, "Frames a second")
      ->check(CLI::Range(1.0, 50.0))
      ->type_name("N")
      ->capture_default_str();
  cli::addThreads(command, options.threads);
  command.add_option("--out", options.out, "The film to write")
      ->required()
      ->type_name("FILE.gif|webp");
}

}  // namespace

int runAnimate(int argc, char** argv) {
  CLI::App command("Makes a film of a run. It needs no display.", "lookbook animate");
  AnimateOptions options;
  addOptions(command, options);
  return runPainting(command, argc, argv, options.out, [&] { return animate(options); });
}

}  // namespace lookbook::app
