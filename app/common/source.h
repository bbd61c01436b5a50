#pragma once

#include "core/data/dataset.h"
#include "core/data/open_options.h"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace lookbook::cli {

inline constexpr const char* kDatasetHelp =
    "A known data set (fashion-mnist, mnist), a folder, or a file of images";

/// The data set and the images on which a command works.
struct Source {
  std::string dataset;
  SplitChoice split;
  std::size_t limit = 0;  ///< number of images, from the first of the split; 0: all
  bool allowLarge = false;
  OpenOptions open;
};

/// A validator for whole numbers from `minimum` to `maximum`, whose error names the range.
CLI::Validator wholeNumber(long long minimum, long long maximum);

/// Adds how a data set is opened: --allow-large and the members of OpenOptions.
void addOpening(CLI::App& command, Source& source);

/// Adds --split, --limit and addOpening(), and returns --split. Commands add DATASET themselves,
/// because not all of them need one.
CLI::Option* addSelection(CLI::App& command, Source& source);

/// Adds --threads.
void addThreads(CLI::App& command, int& threads);

/// "Warning: ...", with the option of the other reading if there is one; "Note: ..." of a note.
std::string noticeLine(const Notice& notice);

/// Prints the warnings of a data set on standard error.
void warnOf(const Dataset& dataset);

/// Opens the data set. Errors: those of openDataset() and checkLarge().
Result<DatasetPtr> openSource(const Source& source);

/// The images that --split and --limit select, in order.
/// Errors: badArgument if there are none, or if no split has that name.
Result<std::vector<ImageIndex>> selectImages(const Dataset& dataset, const Source& source);

/// The label of a class given by its name or its label. Errors: badArgument.
Result<int> findClass(const Dataset& dataset, const std::string& wanted);

/// The error that --split, --limit and --class together select no images.
tl::unexpected<Error> noImagesOfClass(const std::string& name);

}  // namespace lookbook::cli
