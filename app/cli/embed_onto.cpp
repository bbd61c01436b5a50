#include "app/cli/embed_onto.h"

#include "app/common/described_options.h"
#include "app/common/progress_bar.h"
#include "app/common/terminal.h"
#include "core/embedding/placement.h"
#include "core/io/content_reader.h"
#include "core/io/npy.h"
#include "core/neighbors/reference_neighbors.h"
#include "core/quality/label_votes.h"
#include "core/runs/files/report_file.h"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <numeric>
#include <optional>
#include <utility>

namespace lookbook::cli {

namespace {

namespace fs = std::filesystem;

/// Measures seconds since its construction, or since the last lap.
class Laps {
 public:
  double lap() {
    const auto now = Clock::now();
    return std::chrono::duration<double>(now - std::exchange(last_, now)).count();
  }

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point last_ = Clock::now();
};

/// The recipe of the finished map.
Result<Recipe> readParent(const OntoOptions& options) {
  const fs::path report = options.recipe.empty() ? fs::path(options.map).replace_extension(".json")
                                                 : fs::path(options.recipe);
  const auto there = ContentReader::open(report);
  if (!there && there.error().kind == Error::Kind::notFound)
    return fail(Error::Kind::notFound,
                "%1 does not exist. Name the report that embed --report wrote with %2 by "
                "--onto-report.",
                report, options.map);
  if (!there) return tl::unexpected(there.error());
  return readRecipe(report);
}

/// The input from which the map was computed.
Result<EmbedInput> loadReferences(const OntoOptions& options, const Recipe& parent) {
  EmbedSource source = options.source;
  if (auto read = readSelection(parent.rows, source); !read) return tl::unexpected(read.error());
  if (!source.matrix.empty()) source.matrix = parent.dataset;
  auto input = loadInput(source);
  if (!input) return input;
  if (input->recipe.fingerprint != parent.fingerprint)
    return badArgument("%1 is a map of %2 (%3), but the input is %4 (%5).", options.map,
                       parent.dataset, parent.fingerprint, input->recipe.dataset,
                       input->recipe.fingerprint);
  return input;
}

/// The share of placed points with a label whose class is that of the vote of the 5 nearest points
/// of the map.
Result<std::optional<double>> labelAccuracy(const Placement::Placed& placed, const MatrixF& map,
                                            const EmbedInput& references, const EmbedInput& input,
                                            ThreadTeam& team) {
  if (references.labels.empty() || input.labels.empty()) return std::nullopt;
  const auto nearest = referenceNeighbors(map, placed.positions,
                                          std::min(kVoters, static_cast<int>(map.rows())), team);
  if (!nearest) return tl::unexpected(nearest.error());
  const auto votes = labelVotes(*nearest, references.labels, references.unlabelled);
  std::size_t right = 0;
  std::size_t labelled = 0;
  for (std::size_t i = 0; i < votes.size(); ++i) {
    if (input.labels[i] == input.unlabelled) continue;
    ++labelled;
    right += votes[i] == input.labels[i] && votes[i] != references.unlabelled ? 1 : 0;
  }
  if (labelled == 0) return std::nullopt;
  return static_cast<double>(right) / static_cast<double>(labelled);
}

void tell(const OntoOptions& options, const Placement::Placed& placed,
          const PlacementReport& report) {
  constexpr double kPerThousand = 1000;
  std::cout << printable(options.out) << ": " << placed.positions.rows() << " x "
            << placed.positions.cols() << " onto " << printable(options.map);
  if (report.labelAccuracy)
    std::cout << ", 5-NN accuracy "
              << numberText(std::round(*report.labelAccuracy * kPerThousand) / kPerThousand);
  std::cout << ", " << numberText(std::round(report.seconds.total * 10) / 10) << " s\n";
}

Result<void> write(const OntoOptions& options, const Placement::Placed& placed,
                   const EmbedInput& input) {
  if (auto written = writeNpy(options.out, placed.positions); !written) return written;
  if (options.labels.empty()) return {};
  return writeNpy(options.labels, input.labels);
}

}  // namespace

CLI::Option* addOnto(CLI::App& command, OntoOptions& options) {
  auto* onto = command
                   .add_option("--onto", options.map,
                               "Place the images on this map, which does not change, by its "
                               "method, its parameters and its PCA")
                   ->type_name("MAP");
  command
      .add_option("--onto-report", options.recipe,
                  "The report that --report wrote with that map [its name with .json]")
      ->type_name("REPORT.json")
      ->needs(onto);
  return onto;
}

Result<void> embedOnto(const OntoOptions& options) {
  Laps total;
  Laps laps;
  const auto parent = readParent(options);
  if (!parent) return tl::unexpected(parent.error());
  auto input = loadInput(options.source);
  if (!input) return tl::unexpected(input.error());
  if (!options.labels.empty() && input->labels.empty())
    return badArgument("%1 has no labels to write with --labels.", input->recipe.dataset);
  const auto references = loadReferences(options, *parent);
  if (!references) return tl::unexpected(references.error());
  auto map = readMapOf(*references, options.map);
  if (!map) return tl::unexpected(map.error());
  PlacementSeconds seconds{.load = laps.lap()};

  ThreadTeam team(options.threads);
  ProgressBar bar(options.quiet);
  const auto show = [&](double fraction) { bar.show(fraction); };
  bar.begin("PCA");
  const auto placement =
      Placement::create(references->points, std::move(*map), parent->options, team, {}, show);
  if (!placement) return tl::unexpected(placement.error());
  seconds.prepare = laps.lap();
  bar.begin("Placing");
  const auto placed = placement->place(input->points, team, {}, show);
  if (!placed) return tl::unexpected(placed.error());
  seconds.place = laps.lap();
  bar.clear();
  const auto accuracy = labelAccuracy(*placed, placement->map(), *references, *input, team);
  if (!accuracy) return tl::unexpected(accuracy.error());
  if (auto written = write(options, *placed, *input); !written) return written;

  seconds.total = total.lap();
  input->recipe.options = parent->options;
  const PlacementReport report{.recipe = input->recipe,
                               .parent = *parent,
                               .map = options.map,
                               .labelAccuracy = *accuracy,
                               .seconds = seconds,
                               .threads = team.size()};
  if (!options.report.empty())
    if (auto written = writeReport(options.report, report); !written) return written;
  if (!options.quiet) tell(options, *placed, report);
  return {};
}

}  // namespace lookbook::cli
