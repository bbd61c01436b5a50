#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/readers/probe/probe.h"

#include <array>
#include <filesystem>
#include <optional>

namespace lookbook {

/// The files of one data set by role; at least one file of images is among them.
using ArrayFiles = std::array<std::optional<std::filesystem::path>, kFileRoles>;

/// A format whose files hold one array each: images or labels.
struct ArrayFormat {
  /// Whether the name of a file is of this format.
  bool (*has)(const std::filesystem::path& file);
  /// Whether the extension is this format's alone; IDX files may have any.
  bool byExtension = true;
  /// What a file holds. Errors: those of reading; badFile if it is neither images nor labels.
  Result<ArrayHeader> (*header)(const Probe& probe, const std::filesystem::path& file);
  Result<ReadArray> (*read)(const Probe& probe, const std::filesystem::path& file);
};

/// Finds the files of one data set in a folder, or those that belong to a file.
///
/// The content of a file shows whether it holds images or labels. Its name gives the split ("t10k"
/// or "test"; otherwise train) and, if a folder holds several data sets, the one it belongs to
/// ("emnist-letters-train-images-idx3-ubyte.gz"). An unpacked file is preferred to its .gz
/// version. Files that hold neither are ignored, unless their names say that they do.
/// Errors: notFound (no such files), badFile (a malformed one, two for one role, labels alone).
Result<ArrayFiles> findArrays(const Probe& probe, const ArrayFormat& format);

/// Reads the files in parallel.
/// Errors: those of the format.
Result<ReadArrays> readArrays(const Probe& probe, const ArrayFormat& format,
                              const ArrayFiles& files);

/// Sure of a file by its extension, and of a folder with images. Likely for a folder of labels
/// alone, if files of any name can be of the format.
Score scoreArrays(const Probe& probe, const ArrayFormat& format);

}  // namespace lookbook
