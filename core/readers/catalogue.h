#pragma once

#include "core/base/result.h"
#include "core/data/dataset.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// A data set that Lookbook knows by its content.
struct KnownDataset {
  const char* id;     ///< the catalogue name: "fashion-mnist"
  const char* title;  ///< "Fashion-MNIST"
  std::span<const char* const> classNames;
  std::span<const char* const>
      md5;  ///< of the decompressed train images, train labels, test images, test labels
  std::span<const char* const>
      folders;  ///< where torchvision, Keras and Debian put it, below a data folder; or a file
};

std::span<const KnownDataset> knownDatasets();

/// The four files' usual names, for the window's empty pane: "train-images-idx3-ubyte", ...
std::span<const char* const> usualFileNames();

/// Where data sets are looked for, in order: $LOOKBOOK_DATA_PATH (colon-separated), the app's own
/// data folder, /usr/share/datasets, torchvision's and Keras' folders.
std::vector<std::filesystem::path> searchPath();

/// Opens a data set by catalogue name, folder or file (images or labels: the rest is found beside
/// it), by the reader that is surest of it (readers.h). A folder whose name says one known
/// data set and whose content is another is named by its content, with a warning that says so.
/// Errors: notFound, with where was looked; badFile, naming file, found and expected. Nothing is
/// half-loaded. Cost: 70,000 images well under two seconds. Thread-safe.
Result<DatasetPtr> openDataset(const std::string& nameOrPath);

}  // namespace lookbook
