#include "core/readers/arrays/array_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string>

namespace lookbook {

namespace {

constexpr std::uint64_t kSmallestSquare = 8;  ///< that decides which axis is which

/// Places of the axes in the shape.
struct Axes {
  std::size_t image = 0;
  std::optional<std::size_t> row;
  std::optional<std::size_t> column;
  std::optional<std::size_t> channel;
};

std::string shapeText(const std::vector<std::uint64_t>& shape) {
  std::string text;
  for (const std::uint64_t side : shape) text += (text.empty() ? "" : " x ") + std::to_string(side);
  return text;
}

std::uint64_t squareSide(std::uint64_t count) {
  const auto side = static_cast<std::uint64_t>(std::llround(std::sqrt(static_cast<double>(count))));
  return side * side == count ? side : 0;
}

bool isChannels(std::uint64_t side) {
  return side == 1 || side == 3;
}

/// As MATLAB has them: the last axis counts the images.
bool imagesLast(const std::vector<std::uint64_t>& shape) {
  if (shape[0] != shape[1] || shape[0] < kSmallestSquare) return false;
  return shape.size() == 3 ? shape[2] != shape[1] : isChannels(shape[2]) && !isChannels(shape[3]);
}

/// Whether the columns of a matrix are images: as long as those of usual sizes, where rows are no
/// images, with labels or without; or where they would be unusually large.
bool imagesInColumns(const std::vector<std::uint64_t>& shape) {
  constexpr std::array<std::uint64_t, 4> kUsual{64, 256, 784, 1024};
  if (std::ranges::find(kUsual, shape[0]) == kUsual.end()) return false;
  return squareSide(shape[1]) == 0 ? squareSide(shape[1] - 1) < kSmallestSquare
                                   : shape[1] > kUsual.back();
}

/// Whether the rows of a matrix are a label and an image of at least 8 x 8 pixels.
bool hasLabelColumn(const std::vector<std::uint64_t>& shape) {
  return squareSide(shape[1]) == 0 && squareSide(shape[1] - 1) >= kSmallestSquare;
}

std::optional<Axes> axesOfImages(const std::vector<std::uint64_t>& shape) {
  if (shape.size() == 2) return Axes{.image = imagesInColumns(shape) ? std::size_t{1} : 0};
  const bool last = imagesLast(shape);
  if (shape.size() == 3)
    return last ? Axes{.image = 2, .row = 0, .column = 1} : Axes{.image = 0, .row = 1, .column = 2};
  if (last) return Axes{.image = 3, .row = 0, .column = 1, .channel = 2};
  if (isChannels(shape[3])) return Axes{.image = 0, .row = 1, .column = 2, .channel = 3};
  if (isChannels(shape[1])) return Axes{.image = 0, .row = 2, .column = 3, .channel = 1};
  return std::nullopt;
}

std::vector<std::size_t> stepsOf(const ArrayDescription& array) {
  std::vector<std::size_t> steps(array.shape.size(), 1);
  const std::size_t count = steps.size();
  for (std::size_t i = 1; i < count; ++i) {
    const std::size_t axis = array.fortran ? i : count - 1 - i;
    const std::size_t faster = array.fortran ? axis - 1 : axis + 1;
    steps[axis] = steps[faster] * static_cast<std::size_t>(array.shape[faster]);
  }
  return steps;
}

bool isLabels(const ArrayDescription& array) {
  const auto& shape = array.shape;
  if (array.type.isText() || shape.size() == 1) return true;
  if (shape.size() != 2) return false;
  if (shape[1] == 1 || shape[0] == 1) return true;
  if (array.name.labels != array.name.images) return array.name.labels;
  return array.mayBeColumns && squareSide(shape[1]) == 0;
}

ArrayLayout labelsLayout(const ArrayDescription& array) {
  const std::vector<std::size_t> steps = stepsOf(array);
  const bool row = array.shape.size() == 2 && array.shape[0] == 1;
  const std::size_t image = row ? 1 : 0;
  ArrayLayout layout;
  layout.header = {ArrayHeader::Kind::labels, static_cast<std::uint32_t>(array.shape[image])};
  layout.steps[0] = steps[image];
  if (array.shape.size() == 2) {
    layout.channels = static_cast<std::size_t>(array.shape[1 - image]);
    layout.steps[3] = steps[1 - image];
  }
  return layout;
}

tl::unexpected<Error> notAnArray(const ArrayDescription& array) {
  return badFile("%1 is an array of %2. Images are n x rows x columns, labels n.", array.path,
                 shapeText(array.shape));
}

/// Rows, columns and their steps, if the pixels of an image are one axis.
void layOutSquare(const ArrayDescription& array, const std::vector<std::size_t>& steps,
                  std::size_t pixels, ArrayLayout& layout) {
  const std::uint64_t side = squareSide(array.shape[pixels] - (layout.labelled ? 1 : 0));
  layout.header.rows = layout.header.columns = static_cast<int>(side);
  layout.steps[1] = steps[pixels] * static_cast<std::size_t>(side);
  layout.steps[2] = steps[pixels];
}

Result<ArrayLayout> imagesLayout(const ArrayDescription& array) {
  const auto& shape = array.shape;
  const bool square = shape.size() != 2 || squareSide(shape[1]) > 0 || imagesInColumns(shape) ||
                      hasLabelColumn(shape);
  if (!square || (shape.size() == 2 && !array.name.images && !array.mayBeMatrix))
    return notAnArray(array);
  const auto axes = axesOfImages(shape);
  if (!axes)
    return badFile("%1 is an array of %2. A pixel has 1 value (grey) or 3 (colour).", array.path,
                   shapeText(shape));
  const std::vector<std::size_t> steps = stepsOf(array);
  ArrayLayout layout;
  layout.header.count = static_cast<std::uint32_t>(shape[axes->image]);
  layout.steps[0] = steps[axes->image];
  if (axes->channel) {
    layout.channels = static_cast<std::size_t>(shape[*axes->channel]);
    layout.steps[3] = steps[*axes->channel];
  }
  if (axes->row) {
    layout.header.rows = static_cast<int>(shape[*axes->row]);
    layout.header.columns = static_cast<int>(shape[*axes->column]);
    layout.steps[1] = steps[*axes->row];
    layout.steps[2] = steps[*axes->column];
  } else {
    layout.labelled = hasLabelColumn(shape);
    layOutSquare(array, steps, 1 - axes->image, layout);
  }
  const std::size_t pixel = layout.channels;
  const auto width = static_cast<std::size_t>(layout.header.columns);
  const auto height = static_cast<std::size_t>(layout.header.rows);
  layout.inOrder = !layout.labelled && layout.steps[2] == pixel &&
                   layout.steps[1] == pixel * width && layout.steps[0] == pixel * width * height &&
                   (pixel == 1 || layout.steps[3] == 1);
  if (axes->image > 0)
    layout.notices.emplace_back("axes",
                                text("%1 is an array of %2. The last axis is read as the images.",
                                     array.path.filename(), shapeText(shape)));
  return layout;
}

}  // namespace

Result<ArrayLayout> layoutOf(const ArrayDescription& array) {
  if (array.shape.empty() || array.shape.size() > 4) return notAnArray(array);
  if (std::ranges::max(array.shape) > std::numeric_limits<std::uint32_t>::max() / 2)
    return badFile("%1 is an array of %2, which is too large in one direction.", array.path,
                   shapeText(array.shape));
  if (isLabels(array) && array.shape.size() > 2) return notAnArray(array);
  auto layout = isLabels(array) ? Result<ArrayLayout>(labelsLayout(array)) : imagesLayout(array);
  if (!layout) return layout;
  if (layout->channels > kMostClasses) return notAnArray(array);
  if (auto checked = checkArrayHeader(array.path, layout->header); !checked)
    return tl::unexpected(checked.error());
  return layout;
}

}  // namespace lookbook
