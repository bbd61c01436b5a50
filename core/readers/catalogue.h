#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"
#include "core/data/open_options.h"
#include "core/readers/known/known_datasets.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// The four files' usual names, for the window's empty pane: "train-images-idx3-ubyte", ...
std::span<const char* const> usualFileNames();

/// The program's own folder of data sets, which need not exist: $XDG_DATA_HOME/lookbook, or
/// ~/.local/share/lookbook; "" if neither variable is set.
std::filesystem::path programDataFolder();

/// The folders that are searched for data sets, in order: $LOOKBOOK_DATA_PATH (colon-separated),
/// the program's own data folder, /usr/share/datasets, and those of torchvision, Keras and
/// MedMNIST.
std::vector<std::filesystem::path> searchPath();

/// Whether a folder or file named like the data set's usual ones is on the search path. Opening it
/// may still show that its content is another. Cost: some forty lookups of paths.
bool isOnSearchPath(const KnownDataset& known);

/// Opens a data set by catalogue name, folder or file (of images or labels; the other files are
/// found beside it), with the reader that has the best score (readers.h). The names fashion-mnist
/// and mnist mean the folder of that name in the working folder if it holds a data set, with a
/// notice. A folder without images
/// may have them in a folder below it, if only one does. The content decides the name of a data
/// set; if the name of its folder is that of another known one, it gets a warning. Errors:
/// notFound, naming the places searched; badFile, naming the file. A data set is never loaded
/// partly. Cost: well under two seconds for 70,000 images. Thread-safe.
Result<DatasetPtr> openDataset(const std::string& nameOrPath, const OpenOptions& options = {});

}  // namespace lookbook
