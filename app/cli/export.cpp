#include "app/cli/command.h"
#include "app/common/described_options.h"
#include "app/common/interruption.h"
#include "app/common/map_rows.h"
#include "app/common/outputs.h"
#include "app/common/progress_bar.h"
#include "app/common/source.h"
#include "app/common/terminal.h"
#include "core/export/export_format.h"
#include "core/export/export_rows.h"
#include "core/io/npy.h"

#include <cmath>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace lookbook::cli {

namespace {

struct ExportCommand {
  Source source;
  std::string map;
  std::string labels;
  std::string className;
  std::string as;
  ExportOptions options;
  int threads = 0;
  std::string out;
};

std::string formatNames() {
  std::string names;
  for (const ExportFormat& format : exportFormats())
    names += (names.empty() ? "" : "|") + std::string(format.name);
  return names;
}

Result<void> checkWords(const ExportCommand& command, const ExportFormat& format) {
  if (format.needsMap && command.map.empty())
    return badArgument("--as %1 needs --map MAP.", format.name);
  if (!command.options.address.empty() && std::string_view(format.name) != "projector")
    return badArgument(text("--url can only be used with --as projector."));
  return {};
}

Outputs outputsOf(const ExportCommand& command, const ExportFormat& format) {
  Outputs outputs{.files = {},
                  .folder = {},
                  .frames = {},
                  .inputs = {{"--map", command.map}, {"--labels", command.labels}},
                  .datasets = {command.source.dataset}};
  if (format.isFolder())
    outputs.folder = command.out;
  else
    outputs.files = {{"--out", command.out}};
  return outputs;
}

/// Keeps only the rows of one class, by the labels that are exported.
Result<ExportRows> ofClass(ExportRows rows, const std::string& wanted) {
  const auto label = findClass(*rows.dataset, wanted);
  if (!label) return tl::unexpected(label.error());
  std::vector<ImageIndex> images;
  std::vector<ClassId> labels;
  std::vector<Eigen::Index> kept;
  for (std::size_t row = 0; row < rows.images.size(); ++row) {
    if ((rows.labels.empty() ? 0 : rows.labels[row]) != *label) continue;
    images.push_back(rows.images[row]);
    if (!rows.labels.empty()) labels.push_back(rows.labels[row]);
    kept.push_back(static_cast<Eigen::Index>(row));
  }
  if (images.empty()) return noImagesOfClass(rows.dataset->className(*label));
  MatrixF map;
  if (rows.map.rows() > 0) map = rows.map(kept, Eigen::all);
  return exportRows(std::move(rows.dataset), std::move(images), std::move(labels), std::move(map));
}

Result<ExportRows> load(const ExportCommand& command) {
  const auto opened = openSource(command.source);
  if (!opened) return tl::unexpected(opened.error());
  warnOf(**opened);
  auto images = selectImages(**opened, command.source);
  if (!images) return tl::unexpected(images.error());
  MatrixF map;
  if (!command.map.empty()) {
    auto read = readMapRows(command.map, *images, (*opened)->labelsOf(*images));
    if (!read) return tl::unexpected(read.error());
    map = *std::move(read);
  }
  std::vector<ClassId> labels;
  if (!command.labels.empty()) {
    auto read = readNpyLabels(command.labels);
    if (!read) return tl::unexpected(read.error());
    labels = *std::move(read);
  }
  return exportRows(*opened, *std::move(images), std::move(labels), std::move(map));
}

Result<void> exportData(const ExportCommand& command) {
  const ExportFormat& format = *findExportFormat(command.as);
  if (auto checked = checkWords(command, format); !checked) return checked;
  if (auto checked = checkOutputs(outputsOf(command, format)); !checked) return checked;
  auto rows = load(command);
  if (rows && !command.className.empty()) rows = ofClass(*std::move(rows), command.className);
  if (!rows) return tl::unexpected(rows.error());
  const Interruption interruption;
  ThreadTeam team(command.threads);
  ProgressBar bar(false);
  if (format.ofNeighbors) bar.begin("Neighbours");
  if (std::string_view(format.name) == "folder") bar.begin("Pictures");
  const auto written = writeExport(format, command.out, *rows, command.options, team,
                                   interruption.stop(), [&](double done) { bar.show(done, {}); });
  if (!written) return tl::unexpected(written.error());
  std::cout << printable(command.out) << ": " << rows->images.size()
            << (rows->images.size() == 1 ? " image\n" : " images\n");
  if (written->neighborRecall)
    std::cerr << "Estimated HNSW recall: "
              << plainNumber(std::round(1000 * *written->neighborRecall) / 10)
              << "% of the exact nearest neighbours.\n";
  return {};
}

std::string formatHelp() {
  std::string text = "What to write:";
  for (const ExportFormat& format : exportFormats())
    text += std::string("\n") + format.name + ": " + format.help.english;
  return text;
}

void addGraphOptions(CLI::App& command, NeighborExport& options, int& threads) {
  constexpr long long kMost = 65536;
  command
      .add_option("--neighbors", options.neighbors, "Neighbours of each image in graph and edges")
      ->check(wholeNumber(1, kMost))
      ->type_name("N")
      ->capture_default_str();
  command
      .add_option("--pca", options.components,
                  "Principal components among which neighbours are found; 0: the pixels")
      ->check(wholeNumber(0, kMost))
      ->type_name("N")
      ->capture_default_str();
  MapOptions described;  // the same texts as those of embed
  describe(described, [&](const Field& field, auto& value) {
    if constexpr (std::is_same_v<std::decay_t<decltype(value)>, NeighborSearch>)
      addDescribed(command, field, options.search);
  });
  addThreads(command, threads);
}

}  // namespace

void addExport(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<ExportCommand>();
  CLI::App* command = program.add_subcommand("export",
                                             "Write images, or a map of them, for other programs. "
                                             "Files and folders appear complete or not\n"
                                             "at all.");
  command->add_option("DATASET", options->source.dataset, kDatasetHelp)->required()->type_name("");
  command
      ->add_option("--map", options->map,
                   "The map to write, NPY, NPZ, CSV or other text: one row for each selected image")
      ->type_name("MAP");
  command
      ->add_option("--labels", options->labels,
                   "Labels to write instead of the data set's, uint8, one for each selected image")
      ->type_name("LABELS.npy");
  addSelection(*command, options->source);
  command
      ->add_option("--class", options->className, "Only the images of this class, by label or name")
      ->type_name("K");
  command
      ->add_option_function<std::string>(
          "--as",
          [options = options.get()](const std::string& name) {
            if (!findExportFormat(name))
              throw CLI::ValidationError("--as", name + " is not " + formatNames());
            options->as = name;
          },
          formatHelp())
      ->required()
      ->type_name(formatNames());
  addGraphOptions(*command, options->options.neighbors, options->threads);
  command
      ->add_option("--url", options->options.address,
                   "Address of the projector's folder on the web, for its projector_config.json")
      ->type_name("ADDRESS");
  command
      ->add_option("--out", options->out,
                   "The file or folder to write; a folder must be new or empty")
      ->required()
      ->type_name("PATH");
  command->callback([options, &chosen] { chosen = [options] { return exportData(*options); }; });
}

}  // namespace lookbook::cli
