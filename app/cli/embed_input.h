#pragma once

#include "app/common/source.h"
#include "core/base/point_source.h"
#include "core/base/result.h"
#include "core/runs/recipe.h"

#include <cstdint>
#include <string>
#include <vector>

namespace lookbook::cli {

/// What is or was embedded: images of a data set, or a matrix of the user.
struct EmbedSource {
  Source images;
  std::string matrix;  ///< an NPY file; "" for images
  bool splitGiven = false;
  std::string rows;  ///< of a recipe, instead of split and limit; "": these apply
};

/// Takes the split and the limit of a recipe's rows: "all", "train", "test first 2000".
/// Errors: badArgument for other words.
Result<void> readSelection(const std::string& rows, EmbedSource& source);

/// Adds DATASET, --input, --split and --limit.
void addEmbedSource(CLI::App& command, EmbedSource& source);

struct EmbedInput {
  PointSource points;
  std::vector<ClassId> labels;     ///< empty if there are none
  std::vector<ImageIndex> images;  ///< which image each point is; empty for a matrix
  Recipe recipe;                   ///< only its fields about the input are set
  std::string plainRows;           ///< the recipe's rows by their indices, as in the window
  std::vector<Text> warnings;
};

/// Errors: those of reading; badArgument if both or no source is named; badFile for a
/// matrix with a value that is not finite.
Result<EmbedInput> loadInput(const EmbedSource& source);

}  // namespace lookbook::cli
