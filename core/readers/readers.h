#pragma once

#include "core/base/text.h"
#include "core/readers/probe/probe.h"

#include <filesystem>
#include <span>
#include <string>

namespace lookbook {

/// A format of data sets. To open a place, each reader scores a probe of it, and the best one
/// reads it.
struct Reader {
  Label title;  ///< "NPZ"; for a reader of folders, their contents: "Pictures"
  /// Of its files, in lower case: ".npz". File dialogs filter by them.
  std::span<const char* const> extensions;
  Label holds;  ///< what can be opened, for the table in the README
  /// For a reader that opens only folders, because none of their files is a data set by itself:
  /// what it opens.
  Label folders = "";
  Fit inFolders = Fit::sure;  ///< its best score for a folder
  /// Examines a file or folder, reading only headers. Cost: small, whatever the size of the files.
  Score (*score)(const Probe& probe) = nullptr;
  /// Whether a file of these extensions holds images or labels; null if only its data set shows it.
  bool (*holdsImages)(const std::filesystem::path& file) = nullptr;

  [[nodiscard]] constexpr bool ofFolders() const { return *folders.english != '\0'; }
};

/// All readers. If two have the same score for a place, the first one opens it. To add a reader,
/// write its functions in a file of its own and add it to the list.
std::span<const Reader> readers();

/// The reader for the extension of a file; for all other names IDX, whose files may have any
/// name.
const Reader& readerOf(const std::filesystem::path& file);

/// The best score of all readers; Fit::none if no reader can open the place.
/// @param least readers whose best score for folders is lower are not asked
Score bestScore(const Probe& probe, Fit least = Fit::possible);

/// "*ubyte *.idx *.npz": the files that can be opened, for the filter of a dialog.
std::string dataFilePatterns();

/// "IDX, NPZ, NPY or CSV files, or a folder of pictures for each class".
Text supportedFormats();

}  // namespace lookbook
