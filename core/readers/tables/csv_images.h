#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/readers/probe/probe.h"
#include "core/readers/tables/csv_layout.h"

#include <cstddef>
#include <filesystem>
#include <vector>

namespace lookbook {

/// A table of images, or of labels alone, that belongs to a data set.
struct FoundTable {
  std::filesystem::path path;
  std::size_t split = 0;  ///< place in kReadSplits
  bool labels = false;    ///< of labels alone
  CsvLayout layout;       ///< of images
};

/// Finds the tables of images in a folder, or a given file and those that belong to it: one for
/// each split, by their names ("fashion-mnist_train.csv", "fashion-mnist_test.csv.gz"), and tables
/// of labels for those that have none ("csvTrainLabel.csv"). Other tables are ignored. A given file
/// comes first, otherwise train. Errors: notFound if there are none; badFile for two files of one
/// split, and for a given file without images.
Result<std::vector<FoundTable>> findCsvFiles(const Probe& probe);

/// Reads images from tables: one image a row, as readCsvLayout() recognises them; fields are
/// separated by commas, semicolons, tabs or blanks. A split that has labels where the first one has
/// none, or none where that has some, is left out with a warning.
/// Errors: those of ContentReader; badFile, naming line and column; those of joinArrays().
Result<ReadArrays> readCsvFiles(const std::vector<FoundTable>& files);

/// Sure of a file by its extension or, for other text, by its content; possible for a folder with
/// such files.
Score scoreCsv(const Probe& probe);

}  // namespace lookbook
