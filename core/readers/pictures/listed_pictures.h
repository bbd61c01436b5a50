#pragma once

#include "core/base/result.h"
#include "core/data/notice.h"
#include "core/data/open_options.h"
#include "core/readers/pictures/picture_index.h"
#include "core/readers/pictures/picture_set.h"
#include "core/readers/probe/probe.h"

#include <filesystem>
#include <vector>

namespace lookbook {

/// Whether a file may be such a table, by its name. Sample submissions of competitions are none.
bool mayListPictures(const std::filesystem::path& file);

/// The tables of a place that list pictures beside them, or in folders beside them: of a folder,
/// all; of a file, this one and those of its data set's other splits.
/// Cost: reads the first rows of the tables there.
std::vector<std::filesystem::path> findPictureTables(const Probe& probe, const PictureIndex& index);

/// The pictures that tables list.
struct ListedPictures {
  PicturesBySplit bySplit;
  bool labelled = false;
  std::vector<Notice> notices;
};

/// Reads tables that list pictures, one for each split: that with labels, or else the first; the
/// others are reported. Pictures are in the order of the rows; those of a split without a table are
/// behind them, without labels. Rows whose picture is missing or was listed before, and pictures
/// that no row names, are left out, counted and reported.
/// Errors: those of readPictureTable().
Result<ListedPictures> readPictureTables(const std::vector<std::filesystem::path>& tables,
                                         const PictureIndex& index, const OpenOptions& options);

}  // namespace lookbook
