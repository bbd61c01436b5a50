#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/readers/probe.h"

#include <array>
#include <filesystem>
#include <optional>

namespace lookbook {

/// The files of one data set by role; at least one file of images is among them.
using ArrayFiles = std::array<std::optional<std::filesystem::path>, kFileRoles>;

/// A format of which each file holds one array: images or labels.
struct ArrayFormat {
  /// Whether a file is of it, by its name.
  bool (*has)(const std::filesystem::path& file);
  /// Whether the extension is this format's alone; IDX files may have any.
  bool byExtension = true;
  /// What a file holds. Errors: those of the file; badFile for anything else.
  Result<ArrayHeader> (*header)(const Probe& probe, const std::filesystem::path& file);
  Result<ReadArray> (*read)(const Probe& probe, const std::filesystem::path& file);
};

/// Finds the files of one data set in a folder, or those that belong to a file.
///
/// What a file holds, images or labels, shows in its content. Its name tells the split ("t10k" or
/// "test"; train otherwise) and, where a folder holds several data sets, which of them it is of
/// ("emnist-letters-train-images-idx3-ubyte.gz"). An unpacked file goes before its .gz twin.
/// Files that hold neither are passed over, unless their names claim it.
/// Errors: notFound (no such files), badFile (a malformed one, two for one role, labels alone).
Result<ArrayFiles> findArrays(const Probe& probe, const ArrayFormat& format);

/// Reads the files side by side.
/// Errors: those of the format.
Result<ReadArrays> readArrays(const Probe& probe, const ArrayFormat& format,
                              const ArrayFiles& files);

/// Sure of a file by its extension and of a folder with images; a folder of labels alone is likely
/// where files of any name count.
Score scoreArrays(const Probe& probe, const ArrayFormat& format);

}  // namespace lookbook
