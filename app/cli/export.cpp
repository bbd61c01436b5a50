#include "app/cli/command.h"
#include "app/cli/interruption.h"
#include "app/cli/progress_bar.h"
#include "app/cli/source.h"
#include "core/data/catalogue.h"
#include "core/data/npy.h"
#include "core/data/pixels.h"
#include "core/embedding/pca.h"
#include "core/export/export_rows.h"
#include "core/export/image_files.h"
#include "core/export/map_tables.h"
#include "core/export/projector.h"
#include "core/neighbors/graph_file.h"

#include <algorithm>
#include <array>
#include <iostream>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lookbook::cli {

namespace {

struct ExportOptions {
  Source source;
  std::string map;
  std::string labels;
  std::string className;
  std::string as;
  std::string url;
  int neighbors = 91;  ///< what a t-SNE of perplexity 30 needs
  int components = 50;
  int threads = 0;
  std::string out;
};

/// The neighbours that `embed` would find: among principal components, exactly.
Result<void> writeGraph(const ExportOptions& options, const ExportRows& rows,
                        const std::stop_token& stop) {
  ThreadTeam team(options.threads);
  ProgressBar bar(false);
  const PointSource pixels = pixelPoints(rows.dataset, rows.images);
  MatrixF points;
  if (options.components > 0) {
    const int components = std::min(options.components, static_cast<int>(pixels.cols()));
    const auto pca = fitPca(pixels, components, team, stop);
    if (!pca) return tl::unexpected(pca.error());
    points = pca->project(pixels, team);
  } else {
    points = pixels.all();
  }
  bar.begin("Neighbours");
  const auto graph = exactNeighbors(points, options.neighbors, team, stop,
                                    [&](double fraction) { bar.show(fraction, {}); });
  if (!graph) return tl::unexpected(graph.error());
  return writeNeighborGraph(options.out, *graph);
}

using Writer = Result<void> (*)(const ExportOptions& options, const ExportRows& rows,
                                const std::stop_token& stop);

struct Format {
  const char* name;
  const char* help;
  bool needsMap;
  Writer write;
};

constexpr std::array<Format, 7> kFormats{{
    {"csv", "a table of the map: index, split, label, class, x, y", true,
     [](const ExportOptions& options, const ExportRows& rows, const std::stop_token&) {
       return writeMapCsv(options.out, rows);
     }},
    {"npz", "the map for numpy.load: map, indices, labels", true,
     [](const ExportOptions& options, const ExportRows& rows, const std::stop_token&) {
       return writeMapNpz(options.out, rows);
     }},
    {"projector",
     "a folder for TensorBoard's Embedding Projector: pixels, and the map if there is one", false,
     [](const ExportOptions& options, const ExportRows& rows, const std::stop_token& stop) {
       return writeProjectorFolder(options.out, rows, options.url, stop);
     }},
    {"idx", "a folder of IDX files, a data set of its own", false,
     [](const ExportOptions& options, const ExportRows& rows, const std::stop_token&) {
       return writeIdxFolder(options.out, rows);
     }},
    {"sheet", "a PNG of the images side by side", false,
     [](const ExportOptions& options, const ExportRows& rows, const std::stop_token&) {
       return writeContactSheet(options.out, rows);
     }},
    {"folder", "a folder of PNG pictures by split and class", false,
     [](const ExportOptions& options, const ExportRows& rows, const std::stop_token& stop) {
       return writePictureFolder(options.out, rows, stop);
     }},
    {"graph", "the images' nearest neighbours, for scipy.sparse.load_npz and embed --graph", false,
     writeGraph},
}};

const Format* formatNamed(std::string_view name) {
  for (const Format& format : kFormats)
    if (name == format.name) return &format;
  return nullptr;
}

std::string formatNames() {
  std::string names;
  for (const Format& format : kFormats)
    names += (names.empty() ? "" : "|") + std::string(format.name);
  return names;
}

tl::unexpected<Error> badArgument(std::string message) {
  return fail(Error::Kind::badArgument, std::move(message));
}

Result<void> checkWords(const ExportOptions& options, const Format& format) {
  if (format.needsMap && options.map.empty())
    return badArgument(std::string("--as ") + format.name + " needs --map MAP.npy");
  if (!options.url.empty() && std::string_view(format.name) != "projector")
    return badArgument("--url goes with --as projector only");
  return {};
}

/// Leaves the rows of one class, by the labels that are exported.
Result<ExportRows> ofClass(ExportRows rows, const std::string& wanted) {
  const auto label = findClass(*rows.dataset, wanted);
  if (!label) return tl::unexpected(label.error());
  std::vector<ImageIndex> images;
  std::vector<std::uint8_t> labels;
  std::vector<Eigen::Index> kept;
  for (std::size_t row = 0; row < rows.images.size(); ++row) {
    if ((rows.labels.empty() ? 0 : rows.labels[row]) != *label) continue;
    images.push_back(rows.images[row]);
    if (!rows.labels.empty()) labels.push_back(rows.labels[row]);
    kept.push_back(static_cast<Eigen::Index>(row));
  }
  if (images.empty())
    return badArgument("no images of class " + rows.dataset->className(*label) +
                       " among those chosen");
  MatrixF map;
  if (rows.map.rows() > 0) map = rows.map(kept, Eigen::all);
  return exportRows(std::move(rows.dataset), std::move(images), std::move(labels), std::move(map));
}

Result<ExportRows> load(const ExportOptions& options) {
  const auto opened = openDataset(options.source.dataset);
  if (!opened) return tl::unexpected(opened.error());
  for (const std::string& warning : (*opened)->warnings())
    std::cerr << "Warning: " << warning << '\n';
  auto images = selectImages(**opened, options.source);
  if (!images) return tl::unexpected(images.error());
  MatrixF map;
  if (!options.map.empty()) {
    auto read = readNpy(options.map);
    if (!read) return tl::unexpected(read.error());
    map = *std::move(read);
  }
  std::vector<std::uint8_t> labels;
  if (!options.labels.empty()) {
    auto read = readNpyLabels(options.labels);
    if (!read) return tl::unexpected(read.error());
    labels = *std::move(read);
  }
  return exportRows(*opened, *std::move(images), std::move(labels), std::move(map));
}

Result<void> exportData(const ExportOptions& options) {
  const Format& format = *formatNamed(options.as);
  if (auto checked = checkWords(options, format); !checked) return checked;
  auto rows = load(options);
  if (rows && !options.className.empty()) rows = ofClass(*std::move(rows), options.className);
  if (!rows) return tl::unexpected(rows.error());
  const Interruption interruption;
  if (auto written = format.write(options, *rows, interruption.stop()); !written) return written;
  std::cout << options.out << ": " << rows->images.size() << " images\n";
  return {};
}

std::string formatHelp() {
  std::string text = "What to write:";
  for (const Format& format : kFormats)
    text += std::string("\n") + format.name + ": " + format.help;
  return text;
}

void addGraphOptions(CLI::App& command, ExportOptions& options) {
  constexpr long long kMost = 65536;
  command.add_option("--neighbors", options.neighbors, "Of each image in a graph")
      ->check(wholeNumber(1, kMost))
      ->type_name("N")
      ->capture_default_str();
  command
      .add_option("--pca", options.components,
                  "Principal components among which a graph's neighbours are found; 0: the pixels")
      ->check(wholeNumber(0, kMost))
      ->type_name("N")
      ->capture_default_str();
  addThreads(command, options.threads);
}

}  // namespace

void addExport(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<ExportOptions>();
  CLI::App* command = program.add_subcommand(
      "export",
      "Write images, or a map of them, for other programs. Files and folders appear whole or not\n"
      "at all.");
  command->add_option("DATASET", options->source.dataset, kDatasetHelp)->required()->type_name("");
  command
      ->add_option("--map", options->map,
                   "The map to write, from lookbook-cli embed: a row for each image chosen")
      ->type_name("MAP.npy");
  command
      ->add_option("--labels", options->labels,
                   "Labels to write instead of the data set's, uint8, one for each image chosen")
      ->type_name("LABELS.npy");
  addSelection(*command, options->source);
  command->add_option("--class", options->className, "Of those, only this class, by label or name")
      ->type_name("K");
  command
      ->add_option_function<std::string>(
          "--as",
          [options = options.get()](const std::string& name) {
            if (!formatNamed(name))
              throw CLI::ValidationError("--as", "found " + name + "; expected " + formatNames());
            options->as = name;
          },
          formatHelp())
      ->required()
      ->type_name(formatNames());
  addGraphOptions(*command, *options);
  command
      ->add_option(
          "--url", options->url,
          "Where the projector's folder will lie on the web, for its projector_config.json")
      ->type_name("ADDRESS");
  command
      ->add_option("--out", options->out,
                   "The file or folder to write; a folder must be new or empty")
      ->required()
      ->type_name("PATH");
  command->callback([options, &chosen] { chosen = [options] { return exportData(*options); }; });
}

}  // namespace lookbook::cli
