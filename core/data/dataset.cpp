#include "core/data/dataset.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>
#include <utility>

namespace lookbook {

namespace {

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\n") - begin + 1);
}

/// Takes `word` off the front of `text` if it stands there.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text = trimmed(text.substr(word.size()));
  return true;
}

/// Takes a number off the front of `text`.
bool takeNumber(std::string_view& text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  return true;
}

const char* splitName(Split split) {
  return split == Split::train ? "train" : "test";
}

tl::unexpected<Error> notAnIndex(std::string_view text) {
  return badArgument(
      "\"%1\" is not an index. Write a number such as 62345, or a split and a number such as test "
      "2345.",
      text);
}

/// @param split "train" or "test"; "" for all images
tl::unexpected<Error> noSuchImage(const std::string& split, std::uint64_t number,
                                  std::size_t count) {
  constexpr auto kKind = Error::Kind::notFound;
  if (count == 0)
    return split.empty() ? fail(kKind, text("There are no images."))
                         : fail(kKind, "There are no %1 images.", split);
  const std::string asked = std::to_string(number);
  const std::string last = std::to_string(count - 1);
  return split.empty()
             ? fail(kKind, "There is no image %1; the last one is %2.", asked, last)
             : fail(kKind, "There is no image %1 %2; the last one is %1 %3.", split, asked, last);
}

Result<void> checkCounts(const Dataset::Parts& parts) {
  if (parts.rows <= 0 || parts.columns <= 0)
    return badArgument("The images have %1 x %2 pixels; they must have at least 1 x 1.", parts.rows,
                       parts.columns);
  const auto imageSize =
      static_cast<std::size_t>(parts.rows) * static_cast<std::size_t>(parts.columns);
  const std::size_t count = parts.pixels.size() / imageSize;
  if (count == 0 || parts.pixels.size() % imageSize != 0)
    return badArgument(plural(parts.pixels.size(),
                              "%n pixel is not a number of whole images of %1.",
                              "%n pixels are not a number of whole images of %1.", imageSize));
  if (count > std::numeric_limits<ImageIndex>::max())
    return badArgument("There are %1 images; at most 4,294,967,295 are supported.", count);
  if (!parts.labels.empty() && parts.labels.size() != count)
    return badArgument(plural(parts.labels.size(), "There is %n label for %1.",
                              "There are %n labels for %1.",
                              plural(count, "%n image", "%n images")));
  if (parts.trainCount > count)
    return badArgument("There are %1 images, but %2 of them are to be train images.", count,
                       parts.trainCount);
  return {};
}

Result<void> checkClasses(const Dataset::Parts& parts) {
  if (parts.classNames.size() > kMostClasses)
    return badArgument("There are %1 class names; at most %2 are supported.",
                       parts.classNames.size(), kMostClasses);
  if (parts.labels.empty()) return {};
  const std::size_t largest = std::ranges::max(parts.labels);
  if (largest >= parts.classNames.size())
    return badArgument(plural(parts.classNames.size(), "There is a label %1, but %n class name.",
                              "There is a label %1, but %n class names.", largest));
  return {};
}

}  // namespace

Result<std::shared_ptr<const Dataset>> Dataset::create(Parts parts) {
  if (auto checked = checkCounts(parts); !checked) return tl::unexpected(checked.error());
  if (auto checked = checkClasses(parts); !checked) return tl::unexpected(checked.error());
  if (parts.labels.empty()) parts.classNames = {"unlabelled"};
  auto dataset = std::make_shared<Dataset>();
  dataset->parts_ = std::move(parts);
  dataset->size_ = dataset->parts_.pixels.size() / dataset->imageSize();
  return dataset;
}

std::vector<std::uint8_t> Dataset::labelsOf(std::span<const ImageIndex> images) const {
  std::vector<std::uint8_t> labels;
  if (!hasLabels()) return labels;
  labels.reserve(images.size());
  for (const ImageIndex image : images) labels.push_back(parts_.labels[image]);
  return labels;
}

std::vector<ImageIndex> Dataset::indices(SplitChoice choice) const {
  const std::size_t begin = choice == SplitChoice::test ? trainCount() : 0;
  const std::size_t end = choice == SplitChoice::train ? trainCount() : size();
  std::vector<ImageIndex> result(end - begin);
  std::iota(result.begin(), result.end(), static_cast<ImageIndex>(begin));
  return result;
}

std::string Dataset::describeIndex(ImageIndex index) const {
  const std::size_t first = split(index) == Split::train ? 0 : trainCount();
  return "#" + std::to_string(index) + " (" + splitName(split(index)) + " " +
         std::to_string(index - first) + ")";
}

Result<ImageIndex> Dataset::parseIndex(std::string_view text) const {
  std::string_view rest = trimmed(text);
  Split in = Split::train;
  std::size_t first = 0;
  std::size_t count = size();
  std::string where;
  for (const Split split : {Split::train, Split::test}) {
    if (!take(rest, splitName(split))) continue;
    in = split;
    first = in == Split::train ? 0 : trainCount();
    count = in == Split::train ? trainCount() : testCount();
    where = splitName(in);
    break;
  }
  if (where.empty()) take(rest, "#");
  std::uint64_t number = 0;
  if (!takeNumber(rest, number)) return notAnIndex(text);
  if (number >= count) return noSuchImage(where, number, count);
  const auto index = static_cast<ImageIndex>(first + number);
  if (!rest.empty() && (!where.empty() || !describeIndex(index).ends_with(rest)))
    return notAnIndex(text);
  return index;
}

}  // namespace lookbook
