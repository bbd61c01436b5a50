#pragma once

#include "core/data/loaded_files.h"

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// A data set that the names of its files or of their folder identify, however it is packed.
struct KnownSet {
  std::string_view id;     ///< the catalogue name: "kmnist"
  std::string_view title;  ///< "KMNIST"
  /// With what the names of its files or folders begin, in lower case, separated by |.
  std::string_view prefixes;
  std::string_view classes;  ///< in the order of their labels, separated by |; "" if not known here
  std::array<int, 4> sides{};  ///< its images are squares of one of these; all 0: any size
  int first = 0;               ///< label of the first class

  [[nodiscard]] std::vector<std::string> classNames() const;
};

/// The table of these data sets.
std::span<const KnownSet> knownSets();

/// The data set of a catalogue name, in whatever case; null if there is none.
const KnownSet* knownSetByName(const std::string& name);

/// The data set with which the name of a file or folder begins: KMNIST of
/// "kmnist-train-imgs.npz"; null if there is none.
const KnownSet* knownSetOf(std::string_view name);

/// Names a data set and its classes by the names of its files or, where they say only what each
/// file is, of their folder. Images of another size and labels that the data set does not have stay
/// as they are, as do class names that the files contain. Labels that count from 1 count from 0
/// then, so that there is no empty class.
/// @param path the file or folder that was opened
/// @return the data set; null if none is recognised
const KnownSet* nameKnownSet(LoadedFiles& files, const std::filesystem::path& path);

}  // namespace lookbook
