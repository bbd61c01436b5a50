#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/readers/probe.h"

#include <array>
#include <filesystem>
#include <vector>

namespace lookbook {

inline constexpr std::array<const char*, 2> kCsvExtensions{".csv", ".csv.gz"};

/// Finds the CSV files of images in a folder, or a given file and those that belong to it: one for
/// each split, by their names ("fashion-mnist_train.csv", "fashion-mnist_test.csv.gz"). Other CSV
/// files are ignored.
/// A given file comes first, otherwise train.
/// Errors: notFound if there are none; badFile for two files of one split, and for a given file
/// without images.
Result<std::vector<std::filesystem::path>> findCsvFiles(const Probe& probe);

/// Reads images from CSV files in Kaggle's format: one image a row, its pixels from 0 to 255 in
/// reading order, its label, if any, before or after them. The header names the columns (label,
/// pixel1, pixel2, ... or 1x1, 1x2, ...). Without a header, the label comes first if the number of
/// columns is one more than a square. Images are square unless the header counts rows and columns.
/// If only one of two files has labels, the second one is left out with a warning.
/// Errors: those of ContentReader; badFile, naming line and column; those of
/// joinArrays().
Result<ReadArrays> readCsvFiles(const std::vector<std::filesystem::path>& files);

/// Sure of a file by its extension; possible for a folder with such files.
Score scoreCsv(const Probe& probe);

}  // namespace lookbook
