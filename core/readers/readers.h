#pragma once

#include "core/readers/probe.h"

#include <filesystem>
#include <span>
#include <string>

namespace lookbook {

/// A format of data sets. Opening is: a probe of the place, the readers' scores, open() of the
/// best.
struct Reader {
  const char* title;  ///< "NPZ"; of a reader of folders what lies in them: "Pictures"
  /// Of its files, in lower case: ".npz". The names of dialogs' filters.
  std::span<const char* const> extensions;
  const char* holds;          ///< what opens, for people: the README's table
  bool ofFolders = false;     ///< opens folders alone; none of its files makes a data set
  Fit inFolders = Fit::sure;  ///< its best score of a folder
  /// Looks at a file or folder by headers alone. Cost: small, whatever the files' sizes.
  Score (*score)(const Probe& probe) = nullptr;
  /// Whether a file of these extensions holds images or labels; null where only its data set says.
  bool (*holdsImages)(const std::filesystem::path& file) = nullptr;
};

/// All of them; of two that are equally sure of a place the first opens it. To add one, write its
/// Reader's functions in a file of their own and enter it here.
std::span<const Reader> readers();

/// The reader whose extensions a file's name has; IDX, whose files may have any name, for all
/// others.
const Reader& readerOf(const std::filesystem::path& file);

/// The best of all readers' scores; Fit::none: no reader knows what this is.
/// @param least readers whose scores of folders are lower are not asked
Score bestScore(const Probe& probe, Fit least = Fit::possible);

/// "*ubyte *.idx *.npz": the files that open, for a dialog's filter.
std::string dataFilePatterns();

/// "IDX, NPZ, NPY or CSV files, or a folder of pictures for each class".
std::string supportedFormats();

}  // namespace lookbook
