#pragma once

#include "app/common/source.h"
#include "core/base/point_source.h"
#include "core/base/result.h"
#include "core/runs/recipe.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lookbook::cli {

/// The source of the input of a map: images of a data set, or a matrix of the user.
struct EmbedSource {
  Source images;
  std::string matrix;  ///< an NPY file; "" for images
  bool splitGiven = false;
  std::string rows;  ///< rows of a recipe, which replace split and limit; "": these apply
};

/// Reads the split and the limit from the rows of a recipe: "all", "train", "test first 2000".
/// Errors: badArgument for other words.
Result<void> readSelection(const std::string& rows, EmbedSource& source);

/// Adds DATASET, --input, --split and --limit.
void addEmbedSource(CLI::App& command, EmbedSource& source);

struct EmbedInput {
  PointSource points;
  std::vector<ClassId> labels;        ///< empty if there are none
  std::optional<ClassId> unlabelled;  ///< the class of images without a label
  std::vector<ImageIndex> images;     ///< the image of each point; empty for a matrix
  Recipe recipe;                      ///< only the fields about the input are set
  std::string plainRows;  ///< the rows of the recipe as indices, as the window writes them
  std::vector<Text> warnings;
};

/// Reads a map of the input: a row for each point, also if the file has them in another order or
/// more of them, with an index; of a matrix, the index counts its rows.
/// Errors: those of readMapRows().
Result<MatrixF> readMapOf(const EmbedInput& input, const std::string& path);

/// Loads the input. Errors: those of reading; badArgument if both or no source is named; badFile
/// for a matrix with a value that is not finite.
Result<EmbedInput> loadInput(const EmbedSource& source);

}  // namespace lookbook::cli
