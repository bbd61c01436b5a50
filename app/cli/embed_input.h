#pragma once

#include "app/common/source.h"
#include "core/base/point_source.h"
#include "core/base/result.h"
#include "core/runs/recipe.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lookbook::cli {

/// What is embedded, or was: images of a data set, or a matrix of the user's.
struct EmbedSource {
  Source images;
  std::string matrix;  ///< an NPY file; "" for images
  bool splitGiven = false;
  std::string rows;  ///< a recipe's, instead of split and limit; "": these decide
};

/// Takes the split and the limit of a recipe's rows: "all", "train", "test first 2000".
/// Errors: badArgument for other words.
Result<void> readSelection(const std::string& rows, EmbedSource& source);

/// Adds DATASET, --input, --split and --limit.
void addEmbedSource(CLI::App& command, EmbedSource& source);

struct EmbedInput {
  PointSource points;
  std::vector<ClassId> labels;     ///< empty where there are none
  std::vector<ImageIndex> images;  ///< which image each point is; empty for a matrix
  Recipe recipe;                   ///< what it says of the input; its options are left alone
  std::string plainRows;           ///< the recipe's rows by their indices, as a window tells them
  std::vector<std::string> warnings;
};

/// Errors: those of reading; badArgument where both or neither source is named; badFile for a
/// matrix with a value that is not finite.
Result<EmbedInput> loadInput(const EmbedSource& source);

}  // namespace lookbook::cli
