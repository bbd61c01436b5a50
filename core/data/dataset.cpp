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
  return badArgument("\"" + std::string(text) +
                     "\" is no index; expected a number such as 62345, or "
                     "a split and a number such as test 2345");
}

Result<void> checkCounts(const Dataset::Parts& parts) {
  auto bad = [](std::string message) { return badArgument(std::move(message)); };
  if (parts.rows <= 0 || parts.columns <= 0)
    return bad("images of " + std::to_string(parts.rows) + " x " + std::to_string(parts.columns) +
               " pixels; expected at least 1 x 1");
  const auto imageSize =
      static_cast<std::size_t>(parts.rows) * static_cast<std::size_t>(parts.columns);
  const std::size_t count = parts.pixels.size() / imageSize;
  if (count == 0 || parts.pixels.size() % imageSize != 0)
    return bad(std::to_string(parts.pixels.size()) + " pixels; expected whole images of " +
               std::to_string(imageSize));
  if (count > std::numeric_limits<ImageIndex>::max())
    return bad(std::to_string(count) + " images; expected fewer than 4294967296");
  if (!parts.labels.empty() && parts.labels.size() != count)
    return bad(std::to_string(parts.labels.size()) + " labels; expected " + std::to_string(count) +
               ", one for each image");
  if (parts.trainCount > count)
    return bad(std::to_string(parts.trainCount) + " train images; expected at most " +
               std::to_string(count));
  return {};
}

Result<void> checkClasses(const Dataset::Parts& parts) {
  if (parts.classNames.size() > kMostClasses)
    return badArgument(std::to_string(parts.classNames.size()) + " class names; expected at most " +
                       std::to_string(kMostClasses));
  if (parts.labels.empty()) return {};
  const std::size_t largest = std::ranges::max(parts.labels);
  if (largest >= parts.classNames.size())
    return badArgument("the label " + std::to_string(largest) + "; expected less than " +
                       std::to_string(parts.classNames.size()) + ", the number of class names");
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
    where = std::string(splitName(in)) + " ";
    break;
  }
  if (where.empty()) take(rest, "#");
  std::uint64_t number = 0;
  if (!takeNumber(rest, number)) return notAnIndex(text);
  if (number >= count)
    return fail(Error::Kind::notFound,
                "no image " + where + std::to_string(number) + "; " +
                    (count == 0 ? "there are no " + where + "images"
                                : "the last one is " + where + std::to_string(count - 1)));
  const auto index = static_cast<ImageIndex>(first + number);
  if (!rest.empty() && (!where.empty() || !describeIndex(index).ends_with(rest)))
    return notAnIndex(text);
  return index;
}

}  // namespace lookbook
