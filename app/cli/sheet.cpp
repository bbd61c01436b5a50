#include "core/data/sheet.h"

#include "app/cli/command.h"
#include "app/common/outputs.h"
#include "app/common/source.h"
#include "app/common/terminal.h"
#include "core/pictures/png.h"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace lookbook::cli {

namespace {

struct SheetOptions {
  Source source;
  std::string className;  ///< a label or a name; "": all classes
  int columns = 0;        ///< 0: the most nearly square sheet
  std::string out;
};

/// The images of each class, in the order given.
std::vector<std::vector<ImageIndex>> byClass(const Dataset& dataset,
                                             const std::vector<ImageIndex>& images) {
  std::vector<std::vector<ImageIndex>> classes(static_cast<std::size_t>(dataset.classCount()));
  for (const ImageIndex index : images)
    classes[static_cast<std::size_t>(dataset.label(index))].push_back(index);
  return classes;
}

/// Stacks the sheets of the classes; each class begins on a new row.
GreyPicture stack(const Dataset& dataset, const std::vector<std::vector<ImageIndex>>& classes,
                  int columns) {
  GreyPicture picture{columns * dataset.columns(), 0, {}};
  for (const auto& images : classes) {
    const GreyPicture block = paintSheet(dataset, images, columns, SheetGreys::shown);
    picture.pixels.insert(picture.pixels.end(), block.pixels.begin(), block.pixels.end());
    picture.height += block.height;
  }
  return picture;
}

Result<void> sheet(const SheetOptions& options) {
  const Outputs outputs{.files = {{"--out", options.out}},
                        .folder = {},
                        .frames = {},
                        .inputs = {},
                        .datasets = {options.source.dataset}};
  if (auto checked = checkOutputs(outputs); !checked) return checked;
  const auto opened = openSource(options.source);
  if (!opened) return tl::unexpected(opened.error());
  const Dataset& dataset = **opened;
  warnOf(dataset);
  const auto images = selectImages(dataset, options.source);
  if (!images) return tl::unexpected(images.error());
  auto classes = byClass(dataset, *images);
  std::size_t shown = images->size();
  if (!options.className.empty()) {
    const auto label = findClass(dataset, options.className);
    if (!label) return tl::unexpected(label.error());
    classes = {classes[static_cast<std::size_t>(*label)]};
    shown = classes.front().size();
    if (shown == 0) return noImagesOfClass(dataset.className(*label));
  }
  const int columns = options.columns > 0 ? options.columns : sheetColumns(shown);
  const GreyPicture picture = stack(dataset, classes, columns);
  if (auto written = writePng(options.out, picture); !written) return written;
  std::cout << printable(options.out) << ": " << shown << (shown == 1 ? " image, " : " images, ")
            << picture.width << " x " << picture.height << " pixels\n";
  return {};
}

}  // namespace

void addSheet(CLI::App& program, Command& chosen) {
  constexpr int kMostColumns = 100'000;
  auto options = std::make_shared<SheetOptions>();
  CLI::App* command =
      program.add_subcommand("sheet",
                             "Draw images side by side in one grey PNG, pixel for pixel.\n"
                             "Classes are in the order of their labels, each beginning a new row;\n"
                             "within a class, images are in the order of their indices.");
  command->add_option("DATASET", options->source.dataset, kDatasetHelp)->required()->type_name("");
  command->add_option("--class", options->className, "Only this class, by label or name")
      ->type_name("K");
  addSelection(*command, options->source);
  command
      ->add_option("--columns", options->columns,
                   "Images in a row; by default the sheet is as nearly square as possible")
      ->check(wholeNumber(1, kMostColumns))
      ->type_name("N");
  command->add_option("--out", options->out, "The picture to write")
      ->required()
      ->type_name("FILE.png");
  command->callback([options, &chosen] { chosen = [options] { return sheet(*options); }; });
}

}  // namespace lookbook::cli
