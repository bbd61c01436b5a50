#include "app/cli/embed_input.h"

#include "app/common/map_rows.h"
#include "core/base/finite.h"
#include "core/base/version.h"
#include "core/data/pixels.h"
#include "core/io/fingerprint.h"
#include "core/runs/files/matrix_file.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <sstream>
#include <string_view>

namespace lookbook::cli {

namespace {

/// Describes a selection: "all", "train", "test first 2000".
std::string describeSelection(const Source& source) {
  std::string text = source.split.name();
  if (source.limit > 0) text += " first " + std::to_string(source.limit);
  return text;
}

Result<EmbedInput> loadImages(const EmbedSource& source) {
  const auto opened = openSource(source.images);
  if (!opened) return tl::unexpected(opened.error());
  const Dataset& dataset = **opened;
  auto images =
      source.rows.empty() ? selectImages(dataset, source.images) : readRows(source.rows, dataset);
  if (!images) return tl::unexpected(images.error());
  EmbedInput input;
  input.points = pixelPoints(*opened, *images);
  input.labels = dataset.labelsOf(*images);
  input.unlabelled = dataset.unlabelled();
  input.recipe.dataset = dataset.title();
  input.recipe.fingerprint = dataset.fingerprint();
  input.plainRows = images->size() == dataset.size() ? "all" : describeRows(*images);
  input.images = std::move(*images);
  input.warnings = dataset.warnings();
  return input;
}

/// The fingerprint of the numbers, not of the file, so that float64 with the same values is the
/// same input.
std::string fingerprintOf(const MatrixF& matrix) {
  Md5 md5;
  const std::array<std::uint64_t, 2> shape{static_cast<std::uint64_t>(matrix.rows()),
                                           static_cast<std::uint64_t>(matrix.cols())};
  const auto add = [&](std::span<const std::byte> bytes) {
    md5.update({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
  };
  add(std::as_bytes(std::span(shape)));
  add(std::as_bytes(std::span(matrix.data(), static_cast<std::size_t>(matrix.size()))));
  return "md5:" + md5.hex();
}

Result<EmbedInput> loadMatrix(const EmbedSource& source) {
  if (source.splitGiven)
    return badArgument(text("--split needs a DATASET; a matrix has no splits."));
  auto file = readMatrixFile(source.matrix);
  if (!file) return tl::unexpected(file.error());
  MatrixF* matrix = &file->values;
  if (auto finite = checkFinite(source.matrix, *matrix); !finite)
    return tl::unexpected(finite.error());
  EmbedInput input;
  input.recipe.dataset = source.matrix;
  input.recipe.fingerprint = fingerprintOf(*matrix);
  const auto limit = static_cast<Eigen::Index>(source.images.limit);
  if (limit > 0 && limit < matrix->rows()) matrix->conservativeResize(limit, matrix->cols());
  input.points = PointSource(std::move(*matrix));
  input.warnings = std::move(file->notes);
  return input;
}

}  // namespace

Result<MatrixF> readMapOf(const EmbedInput& input, const std::string& path) {
  std::vector<ImageIndex> rows = input.images;
  if (rows.empty()) {
    rows.resize(static_cast<std::size_t>(input.points.rows()));
    std::iota(rows.begin(), rows.end(), ImageIndex{0});
  }
  return readMapRows(path, rows, input.labels, MapUse::measured);
}

Result<void> readSelection(const std::string& rows, EmbedSource& source) {
  std::istringstream words(rows);
  std::string split;
  std::string first;
  std::size_t limit = 0;
  words >> split;
  const bool limited = static_cast<bool>(words >> first >> limit);
  if (split.empty() || (limited ? first != "first" || limit < 1 : !first.empty()))
    return badArgument("The map's rows are %1; they must be all, a split, or the first of these.",
                       rows);
  source.images.split = SplitChoice(split);
  source.splitGiven = !source.images.split.isAll();
  source.images.limit = limit;
  return {};
}

void addEmbedSource(CLI::App& command, EmbedSource& source) {
  command.add_option("DATASET", source.images.dataset, kDatasetHelp)->type_name("");
  command
      .add_option(
          "--input", source.matrix,
          "An n x d matrix of any type of numbers, used unchanged, instead of DATASET: NPY, "
          "NPZ, CSV or other text")
      ->type_name("MATRIX");
  addSelection(command, source.images)->each([&source](const std::string&) {
    source.splitGiven = true;
  });
}

Result<EmbedInput> loadInput(const EmbedSource& source) {
  if (source.matrix.empty() == source.images.dataset.empty())
    return source.matrix.empty() ? badArgument(text("Name a DATASET or --input."))
                                 : badArgument(text("DATASET and --input cannot be combined."));
  auto input = source.matrix.empty() ? loadImages(source) : loadMatrix(source);
  if (!input) return input;
  input->recipe.rows = source.rows.empty() ? describeSelection(source.images) : source.rows;
  if (!source.matrix.empty()) input->plainRows = input->recipe.rows;
  input->recipe.count = static_cast<std::size_t>(input->points.rows());
  return input;
}

}  // namespace lookbook::cli
