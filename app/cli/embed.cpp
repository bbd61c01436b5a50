#include "app/cli/command.h"
#include "app/cli/described_options.h"
#include "app/cli/embed_input.h"
#include "app/cli/embed_report.h"
#include "app/cli/progress_bar.h"
#include "core/data/npy.h"
#include "core/embedding/map_run.h"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace lookbook::cli {

namespace {

namespace fs = std::filesystem;

struct EmbedOptions {
  EmbedSource source;
  MapOptions map;
  bool componentsGiven = false;
  std::string initial = "pca";  ///< pca, random or a file
  int threads = 0;
  std::string out;
  std::string labels;
  std::string report;
  bool quiet = false;
  std::set<std::string> given;  ///< names of the map's options that the user wrote
};

/// A run of minutes should not end in front of a folder that is not there.
Result<void> checkOutputs(const EmbedOptions& options) {
  for (const std::string& file : {options.out, options.labels, options.report}) {
    if (file.empty()) continue;
    const fs::path folder = fs::path(file).parent_path();
    std::error_code ignored;
    if (!folder.empty() && !fs::is_directory(folder, ignored))
      return fail(Error::Kind::io, file + ": the folder " + folder.string() + " does not exist");
    if (fs::is_directory(file, ignored))
      return fail(Error::Kind::io, file + " is a folder; expected the name of a file");
  }
  return {};
}

/// The user's own start of the map, where --init names a file; empty otherwise.
Result<MatrixF> readInitial(const EmbedOptions& options) {
  if (options.initial == "pca" || options.initial == "random") return MatrixF();
  auto initial = readNpy(options.initial);
  if (initial && !initial->allFinite())
    return fail(Error::Kind::badFile,
                options.initial + " holds a value that is not a finite number");
  return initial;
}

/// Options that the chosen method has no use for are named, not silently dropped.
void noteUnused(const EmbedOptions& options) {
  std::set<std::string> used;
  describe(options.map, [&](const Field& field, const auto&) { used.insert(field.name); });
  for (const std::string& name : options.given)
    if (!used.contains(name))
      std::cerr << "Note: --" << name << " has no bearing on --method "
                << kMethodNames[static_cast<std::size_t>(options.map.method)] << '\n';
}

std::string stageName(const MapRun& run) {
  switch (run.stage()) {
    case MapRun::Stage::pca:
      return "PCA";
    case MapRun::Stage::neighbors:
      return searchesByHnsw(run.options(), run.size()) ? "Neighbours (HNSW)" : "Neighbours";
    case MapRun::Stage::affinities:
      return "Affinities";
    default:
      return kMethodTitles[static_cast<std::size_t>(run.options().method)];
  }
}

std::string runDetail(const MapRun& run) {
  if (run.stage() != MapRun::Stage::optimize) return {};
  std::string text =
      std::to_string(run.iteration()) + "/" + std::to_string(run.options().tsne.iterations);
  if (!run.divergences().empty()) {
    constexpr std::size_t kDigits = 5;
    text += " KL " + std::to_string(run.divergences().back().kl).substr(0, kDigits);
  }
  return text;
}

Result<void> advanceToEnd(MapRun& run, ThreadTeam& team, bool quiet) {
  constexpr int kSteps = 5;  // between two looks at the bar
  ProgressBar bar(quiet);
  auto stage = MapRun::Stage::finished;
  while (!run.finished()) {
    if (run.stage() != stage) bar.begin(stageName(run));
    stage = run.stage();
    const auto done =
        run.advance(kSteps, team, {}, [&](double fraction) { bar.show(fraction, runDetail(run)); });
    if (!done) return done;
  }
  return {};
}

void tell(const EmbedOptions& options, const MapRun& run, const EmbedTimes& times) {
  std::cout << options.out << ": " << run.embedding().rows() << " x " << run.embedding().cols();
  if (!run.divergences().empty()) std::cout << ", KL " << run.divergences().back().kl;
  if (run.explainedVariance() > 0)
    std::cout << ", " << numberText(std::round(run.explainedVariance() * 1000) / 10)
              << " % of the variance kept";
  if (run.neighborRecall())
    std::cout << ", " << numberText(std::round(*run.neighborRecall() * 1000) / 10)
              << " % of the neighbours found";
  std::cout << ", " << numberText(std::round(times.total * 10) / 10) << " s\n";
}

Result<void> embed(EmbedOptions options) {
  const auto start = std::chrono::steady_clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  if (auto checked = checkOutputs(options); !checked) return checked;
  // A matrix is embedded as it is, unless the user asks for components.
  if (!options.source.matrix.empty() && !options.componentsGiven) options.map.pcaComponents = 0;
  if (options.initial == "random") options.map.initialization = Initialization::random;
  if (!options.quiet) noteUnused(options);
  if (!options.labels.empty() && !options.source.matrix.empty())
    return fail(Error::Kind::badArgument, "--labels needs a DATASET; a matrix has none");
  auto input = loadInput(options.source);
  if (!input) return tl::unexpected(input.error());
  if (!options.labels.empty() && input->labels.empty())
    return fail(Error::Kind::badArgument, "--labels: " + input->recipe.dataset + " has none");
  if (!options.quiet)
    for (const std::string& warning : input->warnings) std::cerr << "Warning: " << warning << '\n';
  auto initial = readInitial(options);
  if (!initial) return tl::unexpected(initial.error());
  EmbedTimes times{.load = elapsed()};

  auto run = MapRun::create(std::move(input->points), options.map, std::move(*initial));
  if (!run) return tl::unexpected(run.error());
  ThreadTeam team(options.threads);
  if (auto done = advanceToEnd(*run, team, options.quiet); !done) return done;

  if (auto written = writeNpy(options.out, run->embedding()); !written) return written;
  if (!options.labels.empty())
    if (auto written = writeNpy(options.labels, input->labels); !written) return written;
  times.total = elapsed();
  if (!options.report.empty()) {
    input->recipe.options = options.map;
    const auto written = writeReport(options.report, {.recipe = input->recipe,
                                                      .initial = options.initial,
                                                      .run = *run,
                                                      .times = times,
                                                      .threads = team.size()});
    if (!written) return written;
  }
  if (!options.quiet) tell(options, *run, times);
  return {};
}

void addMapOptions(CLI::App& command, EmbedOptions& options) {
  describe(options.map, [&](const Field& field, auto& value) {
    const std::string name = field.name;
    if (name == "init") return;  // takes a file too
    addDescribed(command, field, value)->each([&options, name](const std::string&) {
      options.given.insert(name);
      if (name == "pca") options.componentsGiven = true;
    });
  });
  command
      .add_option("--init", options.initial,
                  "Where points start: pca keeps the broad layout, random does not; or an n x dims "
                  "NPY file")
      ->type_name("pca|random|FILE.npy")
      ->capture_default_str();
  command.get_option("--method")->required()->default_str("");
}

}  // namespace

void addEmbed(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<EmbedOptions>();
  CLI::App* command = program.add_subcommand(
      "embed",
      "Lay images, or the rows of a matrix, out in a map by PCA or t-SNE.\n"
      "The same input and options give the same bytes, whatever the number of threads.");
  addEmbedSource(*command, options->source);
  addMapOptions(*command, *options);
  addThreads(*command, options->threads);
  command->add_option("--out", options->out, "The map to write, float32, in the input's order")
      ->required()
      ->type_name("MAP.npy");
  command->add_option("--labels", options->labels, "Write the images' labels too, uint8")
      ->type_name("LABELS.npy");
  command->add_option("--report", options->report, "Write recipe, times and figures too")
      ->type_name("REPORT.json");
  command->add_flag("--quiet", options->quiet, "No progress bar, no summary");
  command->callback([options, &chosen] { chosen = [options] { return embed(*options); }; });
}

}  // namespace lookbook::cli
