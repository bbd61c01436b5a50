#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/export/export_rows.h"

#include <filesystem>
#include <stop_token>

namespace lookbook {

// Folders appear whole or not at all; existing folders that are not empty are refused (io).

/// Writes the images and their labels as a data set: a folder of IDX files with MNIST's
/// names, with the same splits.
/// Errors: io.
Result<void> writeIdxFolder(const std::filesystem::path& path, const ExportRows& rows);

/// Writes a PNG for each image: train|test/CLASS/INDEX.png, without CLASS if there are no
/// labels. Characters of a class name that are not allowed in names of files become '-'. The list
/// of classes (core/readers/pictures/class_list.h) makes the folder open with the same labels.
/// Errors: io; cancelled. Cost: 70,000 pictures in about three seconds on two cores, mostly for the
/// file system. Progress: fraction of the pictures.
Result<void> writePictureFolder(const std::filesystem::path& path, const ExportRows& rows,
                                ThreadTeam& team, const std::stop_token& stop = {},
                                const Progress& progress = {});

/// Paints the images in their order into one grey PNG, as nearly square as possible.
/// The file appears whole or not at all.
/// Errors: io; badArgument for a sheet too large for PNG.
Result<void> writeContactSheet(const std::filesystem::path& path, const ExportRows& rows);

}  // namespace lookbook
