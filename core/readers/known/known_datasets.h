#pragma once

#include "core/data/loaded_files.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>

namespace lookbook {

/// A data set that Lookbook recognises by its content.
struct KnownDataset {
  const char* id;     ///< the catalogue name: "fashion-mnist"
  const char* title;  ///< "Fashion-MNIST"
  std::span<const char* const> classNames;
  std::span<const char* const>
      md5;  ///< of the decompressed train images, train labels, test images, test labels
  std::span<const char* const>
      folders;  ///< where torchvision, Keras and Debian keep it in a data folder; or a file
};

std::span<const KnownDataset> knownDatasets();

/// The data set of a catalogue name, in whatever case; null if there is none.
const KnownDataset* knownByName(const std::string& name);

/// The data set with the name of a folder, if any. "raw" is torchvision's subfolder.
const KnownDataset* knownByFolder(const std::filesystem::path& folder);

/// The data set to which all these files belong; null if there is none.
const KnownDataset* knownByChecksums(const Checksums& checksums);

/// A warning if only some of the files belong to a known data set.
std::optional<Text> mixtureWarning(const LoadedFiles& files);

}  // namespace lookbook
