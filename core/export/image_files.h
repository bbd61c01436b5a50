#pragma once

#include "core/base/parallel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/export/export_rows.h"

#include <filesystem>
#include <stop_token>

namespace lookbook {

// Folders appear whole or not at all; those that are there and not empty are refused (io).

/// Writes the images and their labels as a data set: a folder of IDX files with MNIST's
/// names, train and test as they were.
/// Errors: io.
Result<void> writeIdxFolder(const std::filesystem::path& path, const ExportRows& rows);

/// Writes a PNG for each image: train|test/CLASS/INDEX.png, without the class's folder where there
/// are no labels. What a file's name cannot have in a class name becomes '-'.
/// Errors: io; cancelled. Cost: 70,000 pictures in some three seconds on two cores, most of it the
/// file system's. Progress: fraction of the pictures.
Result<void> writePictureFolder(const std::filesystem::path& path, const ExportRows& rows,
                                ThreadTeam& team, const std::stop_token& stop = {},
                                const Progress& progress = {});

/// Paints the images in their order into one grey PNG, as nearly square as it gets.
/// The file appears whole or not at all.
/// Errors: io; badArgument for a sheet that PNG has no room for.
Result<void> writeContactSheet(const std::filesystem::path& path, const ExportRows& rows);

}  // namespace lookbook
