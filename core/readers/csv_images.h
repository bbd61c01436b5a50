#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/readers/probe.h"

#include <array>
#include <filesystem>
#include <vector>

namespace lookbook {

inline constexpr std::array<const char*, 2> kCsvExtensions{".csv", ".csv.gz"};

/// The CSV files of images in a folder, or one and those that belong to it: of each split one, by
/// their names ("fashion-mnist_train.csv", "fashion-mnist_test.csv.gz"). Other CSV files are
/// passed over.
/// The one that was named comes first, otherwise train.
/// Errors: notFound where there are none; badFile for two of one split, and for a file that was
/// named and holds no images.
Result<std::vector<std::filesystem::path>> findCsvFiles(const Probe& probe);

/// Reads images from CSV files as Kaggle has them: a row an image, its pixels from 0 to 255 in
/// reading order, its label before or behind them or nowhere. The header names them (label, pixel1,
/// pixel2, ... or 1x1, 1x2, ...); without one, the label comes first where the number of columns is
/// one more than a square. Images are square unless the header counts their rows and columns.
/// Where the first has labels and the other none, or the other way round, the other is left out,
/// and a warning says so. Errors: those of ContentReader; badFile, naming line and column; as
/// joinArrays().
Result<ReadArrays> readCsvFiles(const std::vector<std::filesystem::path>& files);

/// Sure of a file by its extension; a folder with such files is possible.
Score scoreCsv(const Probe& probe);

}  // namespace lookbook
