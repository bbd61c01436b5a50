#pragma once

#include "core/data/dataset.h"

#include <CLI/CLI.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace lookbook::cli {

inline constexpr const char* kDatasetHelp =
    "A known data set (fashion-mnist, mnist), a folder, or a file of images";

/// Which images of which data set a command works on.
struct Source {
  std::string dataset;
  SplitChoice split;
  std::size_t limit = 0;  ///< the first so many of the split; 0: all of them
  bool allowLarge = false;
};

/// A check for a whole number from `minimum` to `maximum`, with an error that says so.
CLI::Validator wholeNumber(long long minimum, long long maximum);

/// Adds --split, which is returned, --limit and --allow-large; DATASET is the command's own, for
/// not every command needs one.
CLI::Option* addSelection(CLI::App& command, Source& source);

/// Adds --threads.
void addThreads(CLI::App& command, int& threads);

/// Opens the data set. Errors: those of openDataset() and checkLarge().
Result<DatasetPtr> openSource(const Source& source);

/// The images that --split and --limit leave, in order.
/// Errors: badArgument where there are none, or no split of that name.
Result<std::vector<ImageIndex>> selectImages(const Dataset& dataset, const Source& source);

/// The label of a class given by its name or its label. Errors: badArgument.
Result<int> findClass(const Dataset& dataset, const std::string& wanted);

/// --split, --limit and --class together select nothing.
tl::unexpected<Error> noImagesOfClass(const std::string& name);

}  // namespace lookbook::cli
