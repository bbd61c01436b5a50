#pragma once

#include "core/data/loaded_files.h"
#include "core/readers/known/known_sets.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace lookbook {

/// Whether all files are EMNIST's own by their names (emnist-letters-train-images-idx3-ubyte),
/// whose images have rows and columns exchanged. Files that others made of them may not.
bool areEmnistFiles(const LoadedFiles& files);

/// Names of classes, of labels that count from `first`.
struct ClassMapping {
  int first = 0;
  std::vector<std::string> names;
};

/// Reads a mapping.txt of EMNIST: a line has a label and the codes of one or more characters, which
/// are its name: "1 65 97" is "A/a". Empty: there is no such file, or it is none that names all
/// classes from the first to the last.
std::optional<ClassMapping> readEmnistMapping(const std::filesystem::path& file);

/// The mapping of a set of EMNIST in the folder that was opened, or beside the file.
std::optional<ClassMapping> mappingOf(const KnownSet& set, const std::filesystem::path& path);

/// Exchanges rows and columns of all images. Cost: a fifth of a second for 800,000.
void transposeImages(Dataset::Parts& parts);

}  // namespace lookbook
