#include "app/cli/command.h"
#include "app/cli/embed_cache.h"
#include "app/cli/embed_options.h"
#include "app/cli/frames.h"
#include "app/common/described_options.h"
#include "app/common/large_files.h"
#include "app/common/outputs.h"
#include "app/common/progress_bar.h"
#include "app/common/terminal.h"
#include "core/base/memory.h"
#include "core/io/npy.h"
#include "core/neighbors/graph_file.h"
#include "core/runs/files/frames_file.h"
#include "core/runs/files/map_record_file.h"
#include "core/runs/files/report_file.h"
#include "core/runs/map_run.h"
#include "core/runs/replay.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook::cli {

namespace {

namespace fs = std::filesystem;

/// The file with the report of the finished map.
std::string ontoReport(const OntoOptions& onto) {
  if (onto.map.empty() || !onto.recipe.empty()) return onto.recipe;
  return fs::path(onto.map).replace_extension(".json").string();
}

Outputs outputsOf(const EmbedOptions& options) {
  const fs::path branch(options.branch);
  const std::string list =
      options.branch.empty() ? std::string() : (branch.parent_path() / kFramesList).string();
  return {
      .files = {{"--out", options.out}, {"--labels", options.labels}, {"--report", options.report}},
      .folder = {},
      .frames = options.frames,
      .inputs = {{"--input", options.source.matrix},
                 {"--graph", options.graph},
                 {"--init", options.initial},
                 {"--branch", options.branch},
                 {"--branch", list},
                 {"--recipe", options.recipeFile},
                 {"--onto", options.onto.map},
                 {"--onto-report", ontoReport(options.onto)}},
      .datasets = {options.source.images.dataset}};
}

/// The initial map of the user if --init names a file; otherwise empty.
Result<MatrixF> readInitial(const EmbedOptions& options, const EmbedInput& input) {
  return options.initial.empty() ? MatrixF() : readMapOf(input, options.initial);
}

/// Creates the run, at its beginning or at the moment of the branch.
Result<MapRun> begin(const EmbedOptions& options, EmbedInput& input, MatrixF initial,
                     ThreadTeam& team) {
  MapRecord begun;
  begun.recipe = input.recipe;
  begun.images = input.images;
  if (options.recipe) {
    ProgressBar bar(options.quiet);
    if (begun.recipe.parent) bar.begin("The run branched from");
    return replay(input.points, std::move(begun), team, {},
                  [&](double fraction) { bar.show(fraction, {}); });
  }
  if (!options.moment)
    return MapRun::create(std::move(input.points), std::move(begun), std::move(initial));
  const BranchMoment& moment = *options.moment;
  if (auto checked = checkInput(moment, input.recipe); !checked)
    return tl::unexpected(checked.error());
  begun.recipe.parent = moment.parent;
  return MapRun::branch(std::move(input.points), std::move(begun), moment.positions,
                        moment.parent.iteration);
}

/// Checks, by its content, that the input is the one in the recipe. Errors: badArgument.
Result<void> checkRecipe(const EmbedOptions& options, const Recipe& input) {
  const Recipe& recipe = *options.recipe;
  if (!recipe.repeatable())
    return badArgument(
        "The map of %1 cannot be recomputed: it is from a file, or its changed parameters were not "
        "saved.",
        options.recipeFile);
  if (recipe.fingerprint == input.fingerprint) return {};
  return badArgument("%1 is the recipe of a map of %2 (%3), but the input is %4 (%5).",
                     options.recipeFile, recipe.dataset, recipe.fingerprint, input.dataset,
                     input.fingerprint);
}

/// Gives the run the neighbours of the user if --graph names a file.
Result<void> takeNeighbors(const EmbedOptions& options, MapRun& run) {
  if (options.graph.empty()) return {};
  if (auto checked = checkLarge(options.graph, options.source.images.allowLarge); !checked)
    return checked;
  const auto graph = readNeighborGraph(options.graph, run.size());
  if (!graph) return tl::unexpected(graph.error());
  return run.takeNeighbors(*graph).map_error(
      [&](const Error& error) { return errorIn("--graph " + options.graph, error); });
}

/// Reports options that the selected method does not use.
void noteUnused(const EmbedOptions& options) {
  std::set<std::string> used;
  describe(options.map, [&](const Field& field, const auto&) { used.insert(field.name); });
  for (const auto& [name, text] : options.given)
    if (!used.contains(name))
      note("--" + name + " has no effect on --method " + infoOf(options.map.method).name + ".");
}

std::string stageName(const MapRun& run) {
  switch (run.stage()) {
    case MapRun::Stage::pca:
      return "PCA";
    case MapRun::Stage::neighbors:
      return searchesByHnsw(run.options(), run.size()) ? "Neighbours (HNSW)" : "Neighbours";
    case MapRun::Stage::affinities:
      return infoOf(run.options().method).preparation.english;
    default:
      return infoOf(run.options().method).title.english;
  }
}

std::string runDetail(const MapRun& run) {
  if (run.stage() != MapRun::Stage::optimize) return {};
  constexpr std::size_t kDigits = 5;
  std::string text = std::to_string(run.iteration()) + "/" + std::to_string(run.iterations());
  if (run.record().objective.empty()) return text;
  return text + " " + infoOf(run.options().method).objective.brief.english + " " +
         std::to_string(run.record().objective.back().value).substr(0, kDigits);
}

Result<void> advanceToEnd(MapRun& run, ThreadTeam& team, bool quiet, Frames& frames,
                          const EmbedCache& cache) {
  constexpr int kSteps = 5;  // steps between two updates of the progress bar
  ProgressBar bar(quiet);
  auto stage = MapRun::Stage::finished;
  while (!run.finished()) {
    if (run.stage() != stage) bar.begin(stageName(run));
    stage = run.stage();
    const int steps = frames.any() ? std::min(kSteps, frames.until(run)) : kSteps;
    const auto done =
        run.advance(steps, team, {}, [&](double fraction) { bar.show(fraction, runDetail(run)); });
    if (!done) return done;
    cache.follow(stage, run);
    if (auto written = frames.add(run); !written) return written;
  }
  return {};
}

/// A map that was computed or found in the cache.
struct Made {
  MapRecord map;
  MapSeconds seconds;  ///< that computing it took now
  const char* cached = "";
};

void tell(const EmbedOptions& options, const Made& made, const ReportTimes& times) {
  const MapRecord& map = made.map;
  std::cout << printable(options.out) << ": " << map.positions->rows() << " x "
            << map.positions->cols();
  if (!map.objective.empty())
    std::cout << ", " << infoOf(map.options().method).objective.title.english << " "
              << map.objective.back().value;
  if (map.explainedVariance > 0)
    std::cout << ", " << numberText(std::round(map.explainedVariance * 1000) / 10)
              << "% of the variance kept";
  if (map.recipe.pca && map.recipe.pca->solver == PcaSolver::krylov)
    std::cout << " by leading components (residual " << numberText(map.recipe.pca->residual) << ")";
  if (map.neighborRecall)
    std::cout << ", " << numberText(std::round(*map.neighborRecall * 1000) / 10)
              << "% of the nearest neighbours found";
  if (*made.cached) std::cout << ", " << made.cached << " from the cache";
  std::cout << ", " << numberText(std::round(times.total * 10) / 10) << " s\n";
}

/// Computes the map, or reads it from the cache. Frames need a run, so that the map is not read
/// from the cache if they are requested.
Result<Made> makeMap(const EmbedOptions& options, EmbedInput& input, MatrixF initial,
                     ThreadTeam& team, EmbedCache& cache) {
  if (options.frames.empty())
    if (auto map = cache.takeMap()) return Made{std::move(*map), {}, cache.taken()};
  auto run = begin(options, input, std::move(initial), team);
  if (!run) return tl::unexpected(run.error());
  if (auto taken = takeNeighbors(options, *run); !taken) return tl::unexpected(taken.error());
  cache.begin(*run);
  Frames frames(options.frames, options.every);
  if (auto begun = frames.begin(); !begun) return tl::unexpected(begun.error());
  if (auto done = advanceToEnd(*run, team, options.quiet, frames, cache); !done)
    return tl::unexpected(done.error());
  if (auto written = frames.finish(*run); !written) return tl::unexpected(written.error());
  Made made{run->record(), run->seconds(), cache.taken()};
  made.map.positions = std::make_shared<const MatrixF>(run->embedding());
  if (!cache.on()) return made;
  made.map.mostDistorted = run->mostDistorted(kMostDistorted, team);
  if (!frames.any()) cache.keep(made.map);
  return made;
}

/// Places rows onto a finished map, whose recipe determines all options.
Result<void> placeOnto(EmbedOptions options) {
  if (auto checked = checkOutputs(outputsOf(options)); !checked) return checked;
  if (!options.graph.empty()) return badArgument(text("--graph has no effect on --onto."));
  OntoOptions& onto = options.onto;
  onto.source = options.source;
  onto.threads = options.threads;
  onto.out = options.out;
  onto.labels = options.labels;
  onto.report = options.report;
  onto.quiet = options.quiet;
  return embedOnto(onto);
}

Result<void> embed(EmbedOptions options) {
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  if (auto checked = checkOutputs(outputsOf(options)); !checked) return checked;
  // A matrix is used as it is, unless the user requests principal components.
  if (!options.source.matrix.empty() && !options.given.contains("pca") && !options.moment &&
      !options.recipe)
    options.map.pcaComponents = 0;
  if (!options.quiet) noteUnused(options);
  if (!options.labels.empty() && !options.source.matrix.empty())
    return badArgument(text("--labels needs a DATASET; a matrix has no labels."));
  if (options.recipe) options.source.rows = options.recipe->rows;
  auto input = loadInput(options.source);
  if (!input) return tl::unexpected(input.error());
  if (!options.labels.empty() && input->labels.empty())
    return badArgument("%1 has no labels to write with --labels.", input->recipe.dataset);
  if (!options.quiet)
    for (const Text& warning : input->warnings) warn(warning);
  auto initial = readInitial(options, *input);
  if (!initial) return tl::unexpected(initial.error());
  ReportTimes times{.load = elapsed()};

  options.map = chosenFor(options.map, static_cast<std::size_t>(input->points.rows()));
  input->recipe.options = options.map;
  if (options.recipe) {
    if (auto checked = checkRecipe(options, input->recipe); !checked) return checked;
    input->recipe.changes = options.recipe->changes;
    input->recipe.parent = options.recipe->parent;
  }
  auto cache = EmbedCache::open(options.cache, *input,
                                !options.initial.empty() || options.moment || options.recipe,
                                !options.graph.empty());
  if (!cache) return tl::unexpected(cache.error());
  ThreadTeam team(options.threads);
  const auto made = guarded(
      plural(input->recipe.count, "Embedding %n point failed", "Embedding %n points failed"),
      [&] { return makeMap(options, *input, std::move(*initial), team, *cache); });
  if (!made) return tl::unexpected(made.error());
  if (!options.quiet && made->map.atOnePlace)
    warn(text("All %1 points are the same, so the map shows them at one place.",
              input->recipe.count));

  if (auto written = writeNpy(options.out, *made->map.positions); !written) return written;
  if (!options.labels.empty())
    if (auto written = writeNpy(options.labels, input->labels); !written) return written;
  times.total = elapsed();
  if (!options.report.empty()) {
    const auto written = writeReport(options.report, {.initial = options.initial,
                                                      .graph = options.graph,
                                                      .map = made->map,
                                                      .seconds = made->seconds,
                                                      .cached = made->cached,
                                                      .times = times,
                                                      .threads = team.size()});
    if (!written) return written;
  }
  if (!options.quiet) tell(options, *made, times);
  return {};
}

/// "PCA, t-SNE, UMAP or MDE"
std::string titlesOfMethods() {
  std::string titles = kMethods[0].title.english;
  for (std::size_t i = 1; i < kRunnableMethods; ++i) {
    titles += i + 1 < kRunnableMethods ? ", " : " or ";
    titles += kMethods[i].title.english;
  }
  return titles;
}

}  // namespace

void addEmbed(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<EmbedOptions>();
  CLI::App* command = program.add_subcommand(
      "embed",
      "Lay out images, or the rows of a matrix, in a map by " + titlesOfMethods() +
          ", or place them on an existing map.\n"
          "The same input and options give the same bytes, whatever the number of threads.");
  addEmbedSource(*command, options->source);
  CLI::Option* onto = addOnto(*command, options->onto);
  addBranch(*command, options->branch, onto);
  addMapOptions(*command, *options);
  addThreads(*command, options->threads);
  command
      ->add_option(
          "--graph", options->graph,
          "Use these neighbours instead of finding any: distances as scipy.sparse.save_npz\n"
          "writes them, one row for each point, as lookbook-cli export --as graph does")
      ->type_name("GRAPH.npz");
  addRecipe(*command, options->recipeFile);
  command->add_option("--out", options->out, "The map to write, float32, in the input's order")
      ->required()
      ->type_name("MAP.npy");
  command
      ->add_option("--labels", options->labels,
                   "Also write the labels of the images, uint8 (uint16 above 255)")
      ->type_name("LABELS.npy");
  command
      ->add_option("--report", options->report,
                   "Also write the recipe, the times and what was measured")
      ->type_name("REPORT.json");
  auto* frames =
      command
          ->add_option("--frames", options->frames,
                       "Also write the moments of the run into this folder, for lookbook animate")
          ->type_name("DIR");
  command->add_option("--every", options->every, "Iterations between two moments")
      ->check(CLI::Range(1, 1'000'000))
      ->needs(frames)
      ->type_name("N")
      ->capture_default_str();
  command->add_flag("--cache,!--no-cache", options->cache,
                    "Take the map, or its neighbours, from the cache where they were made before, "
                    "and keep them\nthere; times are then of what was left to do (see the report's "
                    "\"cached\")");
  command->add_flag("--quiet", options->quiet, "No progress bar and no summary");
  command->callback([options, &chosen] {
    if (!options->branch.empty()) {
      auto moment = readBranchMoment(options->branch);
      if (!moment) {
        chosen = [error = moment.error()] { return Result<void>(tl::unexpected(error)); };
        return;
      }
      options->map = moment->parent.recipe->lastOptions();
      options->moment = std::move(*moment);
    }
    if (!options->recipeFile.empty()) {
      auto recipe = readRecipe(options->recipeFile);
      if (!recipe) {
        chosen = [error = recipe.error()] { return Result<void>(tl::unexpected(error)); };
        return;
      }
      options->recipe = std::move(*recipe);
    }
    readMapOptions(*options);
    const bool placed = !options->onto.map.empty();
    chosen = [options, placed] { return placed ? placeOnto(*options) : embed(*options); };
  });
}

}  // namespace lookbook::cli
