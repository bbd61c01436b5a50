#include "core/data/dataset.h"

#include "core/base/plain_text.h"

#include <algorithm>
#include <array>
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

/// Removes `word` from the beginning of `text` if it is there.
bool take(std::string_view& text, std::string_view word) {
  if (!text.starts_with(word)) return false;
  text = trimmed(text.substr(word.size()));
  return true;
}

/// Removes a number from the beginning of `text` and returns it in `number`.
bool takeNumber(std::string_view& text, std::uint64_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return false;
  text = trimmed(text.substr(static_cast<std::size_t>(end - text.data())));
  return true;
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

/// Checks that train and test come first, that names are distinct, and that every image is in a
/// split.
Result<void> checkSplits(const std::vector<SplitPart>& splits, std::size_t images) {
  constexpr std::array kFirst{"train", "test"};
  std::size_t sum = 0;
  for (std::size_t i = 0; i < splits.size(); ++i) {
    const std::string& name = splits[i].name;
    const auto same = [&](const SplitPart& other) { return other.name == name; };
    if ((i < kFirst.size() && name != kFirst.at(i)) || name.empty() || name == "all" ||
        std::ranges::count_if(splits, same) > 1 || splits.size() > kMostSplits)
      return badArgument(
          "The split %1 cannot be there: train and test come first, each name occurs once.",
          excerpt(name));
    if (splits[i].count > images - sum)
      return badArgument("There are %1 images, but %2 of them are to be %3 images.", images,
                         sum + splits[i].count, name);
    sum += splits[i].count;
  }
  if (splits.size() > 1 && sum < images)
    return badArgument("The splits have %1 images, but there are %2.", sum, images);
  return {};
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
  if (auto checked = checkSplits(parts.splits, count); !checked) return checked;
  return {};
}

Result<void> checkClasses(const Dataset::Parts& parts) {
  if (parts.classNames.size() > kMostClasses)
    return badArgument("There are %1 class names; at most %2 are supported.",
                       parts.classNames.size(), kMostClasses);
  if (parts.labels.empty()) return {};
  if (parts.unlabelled && *parts.unlabelled + std::size_t{1} != parts.classNames.size())
    return badArgument(plural(parts.classNames.size(),
                              "Class %1 stands for missing labels, but there is %n class name.",
                              "Class %1 stands for missing labels, but there are %n class names.",
                              std::size_t{*parts.unlabelled}));
  const std::size_t largest = std::ranges::max(parts.labels);
  if (largest >= parts.classNames.size())
    return badArgument(plural(parts.classNames.size(), "There is a label %1, but %n class name.",
                              "There is a label %1, but %n class names.", largest));
  return {};
}

/// The brightest value where none is above 16.
std::uint8_t whiteOf(std::span<const std::uint8_t> pixels) {
  constexpr std::uint8_t kDark = 16;
  std::uint8_t brightest = 0;
  for (const std::uint8_t value : pixels) {
    if (value > kDark) return std::numeric_limits<std::uint8_t>::max();
    brightest = std::max(brightest, value);
  }
  return brightest > 0 ? brightest : std::numeric_limits<std::uint8_t>::max();
}

}  // namespace

Result<std::shared_ptr<const Dataset>> Dataset::create(Parts parts) {
  if (auto checked = checkCounts(parts); !checked) return tl::unexpected(checked.error());
  if (auto checked = checkClasses(parts); !checked) return tl::unexpected(checked.error());
  if (parts.labels.empty()) {
    parts.classNames = {"unlabelled"};
    parts.unlabelled = std::nullopt;
  }
  const std::size_t images = parts.pixels.size() / (static_cast<std::size_t>(parts.rows) *
                                                    static_cast<std::size_t>(parts.columns));
  if (parts.splits.empty()) parts.splits = {{"train", 0}};
  if (parts.splits.size() == 1) parts.splits.push_back({"test", images - parts.splits[0].count});
  auto dataset = std::make_shared<Dataset>();
  dataset->parts_ = std::move(parts);
  dataset->size_ = dataset->parts_.pixels.size() / dataset->imageSize();
  dataset->white_ = whiteOf(dataset->parts_.pixels);
  for (const Notice& notice : dataset->parts_.notices)
    if (notice.kind == Notice::Kind::warning) dataset->warnings_.push_back(notice.text);
  return dataset;
}

std::vector<ClassId> Dataset::labelsOf(std::span<const ImageIndex> images) const {
  std::vector<ClassId> labels;
  if (!hasLabels()) return labels;
  labels.reserve(images.size());
  for (const ImageIndex image : images) labels.push_back(parts_.labels[image]);
  return labels;
}

std::pair<std::size_t, std::size_t> Dataset::rangeOf(std::size_t split) const {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < split; ++i) begin += parts_.splits[i].count;
  return {begin, begin + parts_.splits[split].count};
}

std::pair<std::size_t, std::size_t> Dataset::rangeOf(const SplitChoice& choice) const {
  if (choice.isAll()) return {0, size()};
  for (std::size_t i = 0; i < parts_.splits.size(); ++i)
    if (parts_.splits[i].name == choice.name()) return rangeOf(i);
  return {0, 0};
}

Split Dataset::split(ImageIndex index) const {
  std::size_t split = 0;
  for (std::size_t end = parts_.splits[0].count; index >= end && split + 1 < parts_.splits.size();)
    end += parts_.splits[++split].count;
  return static_cast<Split>(split);
}

bool Dataset::isOf(const SplitChoice& choice, ImageIndex index) const {
  const auto [begin, end] = rangeOf(choice);
  return begin <= index && index < end;
}

bool Dataset::hasSplit(const SplitChoice& choice) const {
  return choice.isAll() || std::ranges::any_of(parts_.splits, [&](const SplitPart& part) {
           return part.name == choice.name();
         });
}

std::string Dataset::splitNames() const {
  std::string names = "all";
  for (std::size_t i = 0; i < parts_.splits.size(); ++i)
    names += (i + 1 == parts_.splits.size() ? " or " : ", ") + parts_.splits[i].name;
  return names;
}

std::vector<ImageIndex> Dataset::indices(const SplitChoice& choice) const {
  const auto [begin, end] = rangeOf(choice);
  std::vector<ImageIndex> result(end - begin);
  std::iota(result.begin(), result.end(), static_cast<ImageIndex>(begin));
  return result;
}

std::string Dataset::describeIndex(ImageIndex index) const {
  const std::size_t first = rangeOf(static_cast<std::size_t>(split(index))).first;
  return "#" + std::to_string(index) + " (" + splitName(index) + " " +
         std::to_string(index - first) + ")";
}

Result<ImageIndex> Dataset::parseIndex(std::string_view text) const {
  std::string_view rest = trimmed(text);
  std::pair<std::size_t, std::size_t> range{0, size()};
  std::string where;
  for (std::size_t split = 0; split < parts_.splits.size(); ++split) {
    std::string_view after = rest;
    // The name must be a whole word: "val" does not match "validation 3".
    if (!take(after, parts_.splits[split].name) || after.empty() || after.front() < '0' ||
        after.front() > '9')
      continue;
    rest = after;
    range = rangeOf(split);
    where = parts_.splits[split].name;
    break;
  }
  if (where.empty()) take(rest, "#");
  std::uint64_t number = 0;
  if (!takeNumber(rest, number)) return notAnIndex(text);
  const std::size_t count = range.second - range.first;
  if (number >= count) return noSuchImage(where, number, count);
  const auto index = static_cast<ImageIndex>(range.first + number);
  if (!rest.empty() && (!where.empty() || !describeIndex(index).ends_with(rest)))
    return notAnIndex(text);
  return index;
}

}  // namespace lookbook
