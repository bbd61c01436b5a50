#include "app/cli/command.h"
#include "app/cli/embed_input.h"
#include "app/cli/score_report.h"
#include "app/common/described_options.h"
#include "app/common/progress_bar.h"
#include "app/common/terminal.h"
#include "core/embedding/pca/input_space.h"
#include "core/io/npy.h"
#include "core/runs/map_run.h"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace lookbook::cli {

namespace {

struct Options {
  EmbedSource source;
  MapOptions embedding;  ///< how the input was reduced before it was embedded; the rest is unused
  bool componentsGiven = false;
  ScoreOptions score;
  std::string map;
  std::string labels;
  int threads = 0;
  bool json = false;
};

Result<MatrixF> readMap(const Options& options, const EmbedInput& input) {
  auto map = readMapOf(input, options.map);
  if (!map) return map;
  if (map->rows() != input.points.rows())
    return badFile(plural(map->rows(), "%1 has %n row, but %2 (%3) has %4.",
                          "%1 has %n rows, but %2 (%3) has %4.", options.map, input.recipe.dataset,
                          input.recipe.rows, input.points.rows()));
  if (map->cols() < 2) return badFile("%1 has 1 column; a map has 2 or more.", options.map);
  return map;
}

/// Reads labels from a file, which replace those of the data set. --limit applies to both.
Result<void> readLabels(const Options& options, EmbedInput& input) {
  if (options.labels.empty()) return {};
  auto labels = readNpyLabels(options.labels);
  if (!labels) return tl::unexpected(labels.error());
  const auto n = static_cast<std::size_t>(input.points.rows());
  if (options.source.images.limit > 0) labels->resize(std::min(labels->size(), n));
  if (labels->size() != n)
    return badFile(plural(labels->size(), "%1 holds %n label for %2 rows.",
                          "%1 holds %n labels for %2 rows.", options.labels, n));
  input.labels = std::move(*labels);
  input.unlabelled = std::nullopt;
  return {};
}

/// The space from which the map was computed, and its description.
struct Space {
  MatrixF points;
  std::string words;
};

Result<Space> spaceOf(const Options& options, const EmbedInput& input, ThreadTeam& team,
                      ProgressBar& bar) {
  // A matrix is used as it is, unless the user requests principal components.
  const bool asItIs = !options.source.matrix.empty() && !options.componentsGiven;
  const int asked = asItIs ? 0 : options.embedding.pcaComponents;
  if (asked > 0) bar.begin("PCA");
  auto space =
      InputSpace::of(input.points, asked, team, {}, [&](double fraction) { bar.show(fraction); });
  if (!space) return tl::unexpected(space.error());
  const std::string dimensions = std::to_string(space->points.cols()) +
                                 (space->basis ? " principal components" : " dimensions");
  return Space{.points = std::move(space->points),
               .words = input.recipe.dataset + " (" + dimensions + ")"};
}

/// Reports measures that cannot be computed.
void noteMissing(const MapScores& scores) {
  if (!scores.labelAccuracy)
    note(
        "There are no labels, so label accuracy and silhouette are left out (--labels names a file "
        "of labels).");
  else if (!scores.silhouette)
    note("All points are of one class, so there is no silhouette.");
}

Result<void> score(const Options& options) {
  auto input = loadInput(options.source);
  if (!input) return tl::unexpected(input.error());
  for (const Text& warning : input->warnings) warn(warning);
  if (auto read = readLabels(options, *input); !read) return read;
  const auto map = readMap(options, *input);
  if (!map) return tl::unexpected(map.error());

  ThreadTeam team(options.threads);
  ProgressBar bar(false);
  const auto space = spaceOf(options, *input, team, bar);
  if (!space) return tl::unexpected(space.error());
  bar.begin("Scores");
  const auto scores =
      scoreMap({space->points, *map, input->labels, input->unlabelled}, options.score, team, {},
               [&](double fraction) { bar.show(fraction); });
  if (!scores) return tl::unexpected(scores.error());
  bar.clear();
  noteMissing(*scores);
  const ScoreReport report{
      .scores = *scores, .options = options.score, .map = options.map, .input = space->words};
  options.json ? printJson(report) : printText(report);
  return {};
}

/// Adds the option of embed, so that the input can be the one from which the map was computed.
void addComponents(CLI::App& command, Options& options) {
  describe(options.embedding, [&](const Field& field, auto& value) {
    if (std::string_view(field.name) != "pca") return;
    addDescribed(command, field, value)->each([&options](const std::string&) {
      options.componentsGiven = true;
    });
  });
}

}  // namespace

void addScore(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<Options>();
  CLI::App* command =
      program.add_subcommand("score",
                             "Report how far a map can be trusted: what it preserves of the input, "
                             "and what it tears apart.\n"
                             "Use the same input, --split, --limit and --pca as for embed.");
  addEmbedSource(*command, options->source);
  command
      ->add_option("--map", options->map,
                   "The map to score, n x dims, in the input's order or "
                   "with an index: NPY, NPZ, CSV or other text")
      ->required()
      ->type_name("MAP");
  command
      ->add_option("--labels", options->labels,
                   "The points' classes, uint8, as embed writes them; a DATASET has its own")
      ->type_name("LABELS.npy");
  describe(options->score,
           [&](const Field& field, auto& value) { addDescribed(*command, field, value); });
  addComponents(*command, *options);
  addThreads(*command, options->threads);
  command->add_flag("--json", options->json, "Print the scores as JSON");
  command->callback([options, &chosen] { chosen = [options] { return score(*options); }; });
}

}  // namespace lookbook::cli
