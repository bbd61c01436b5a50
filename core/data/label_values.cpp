#include "core/data/label_values.h"

#include "core/base/plain_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace lookbook {

namespace {

constexpr std::int32_t kMissing = -1;

/// The whole number that a label is: "7", "7.0", "7.000e+00".
std::optional<std::int32_t> numberOf(std::string_view label) {
  constexpr double kMost = std::numeric_limits<std::int32_t>::max();
  double number = 0;
  const char* end = label.data() + label.size();
  const auto [stop, error] = std::from_chars(label.data(), end, number);
  if (label.empty() || stop != end || error != std::errc()) return std::nullopt;
  if (!(std::abs(number) <= kMost) || std::floor(number) != number) return std::nullopt;
  return static_cast<std::int32_t>(number);
}

/// Whether a file has several labels an image, which are none of classes.
bool hasSeveral(const ArrayFile& file) {
  return file.labels.empty() && file.labelValues.empty() && file.header.count > 0;
}

std::vector<ArrayFile*> labelsIn(ReadArrays& arrays) {
  std::vector<ArrayFile*> labels;
  for (std::size_t role = 1; role < kFileRoles; role += 2)
    if (auto& file = arrays.byRole.at(role)) labels.push_back(&*file);
  return labels;
}

/// Whether all texts are whole numbers.
bool areNumbers(const std::vector<ArrayFile*>& files) {
  return std::ranges::all_of(files, [](const ArrayFile* file) {
    return std::ranges::all_of(file->labelValues.names, [](const std::string& name) {
      return isMissing(name) || numberOf(name).has_value();
    });
  });
}

/// Names of the classes in alphabetical order. Numbers that stand beside texts are texts, too.
std::vector<std::string> namesIn(const std::vector<ArrayFile*>& files) {
  std::set<std::string> names;
  for (ArrayFile* file : files) {
    LabelValues& values = file->labelValues;
    for (const ClassId label : file->labels) values.names.push_back(std::to_string(label));
    for (const std::int32_t number : values.numbers)
      values.names.push_back(number == kMissing ? "" : std::to_string(number));
    file->labels = {};
    values.numbers = {};
    for (const std::string& name : values.names)
      if (!isMissing(name)) names.insert(name);
  }
  return {names.begin(), names.end()};
}

void numberNames(ArrayFile& file, const std::vector<std::string>& classes) {
  LabelValues& values = file.labelValues;
  for (const std::string& name : values.names) {
    if (isMissing(name))
      values.numbers.push_back(kMissing);
    else if (classes.empty())
      values.numbers.push_back(*numberOf(name));
    else
      values.numbers.push_back(
          static_cast<std::int32_t>(std::ranges::lower_bound(classes, name) - classes.begin()));
  }
  values.names = {};
}

/// The number behind the largest class.
Result<std::int32_t> countClasses(const std::vector<ArrayFile*>& files) {
  std::int32_t count = 0;
  for (const ArrayFile* file : files) {
    for (const ClassId label : file->labels) count = std::max(count, label + 1);
    const auto& numbers = file->labelValues.numbers;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      if (numbers[i] < kMissing || numbers[i] > std::numeric_limits<ClassId>::max())
        return badFile("%1 has a label outside of 0 to 65535 at %2.", file->path, i);
      count = std::max(count, numbers[i] + 1);
    }
  }
  return count;
}

std::size_t countMissing(const std::vector<ArrayFile*>& files) {
  std::size_t missing = 0;
  for (const ArrayFile* file : files)
    missing += static_cast<std::size_t>(std::ranges::count(file->labelValues.numbers, kMissing));
  return missing;
}

void dropLabels(ReadArrays& arrays) {
  for (std::size_t role = 1; role < kFileRoles; role += 2) arrays.byRole.at(role).reset();
  arrays.classNames = {};
  arrays.notices.emplace_back("labels-missing",
                              text("All labels are missing; the images are read without labels."));
}

}  // namespace

bool isMissing(std::string_view label) {
  constexpr std::array kWords{"", "nan", "none", "null", "na", "n/a", "?", "-1"};
  std::string lower(label);
  for (char& letter : lower)
    letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return std::ranges::any_of(kWords, [&](const char* word) { return lower == word; });
}

Result<std::optional<ClassId>> settleLabels(ReadArrays& arrays) {
  const std::vector<ArrayFile*> files = labelsIn(arrays);
  if (std::ranges::any_of(files, [](const ArrayFile* file) { return hasSeveral(*file); })) {
    // In another split each image may have one label by chance.
    for (std::size_t role = 1; role < kFileRoles; role += 2) arrays.byRole.at(role).reset();
    arrays.classNames = {};
    return std::nullopt;
  }
  if (std::ranges::all_of(files, [](const ArrayFile* file) { return file->labelValues.empty(); }))
    return std::nullopt;
  std::vector<std::string> names;
  if (!areNumbers(files)) names = namesIn(files);
  if (names.size() > kMostClasses - 1)
    return badFile("%1 has %2 different labels; at most %3 classes are supported.",
                   files.front()->path, names.size(), kMostClasses - 1);
  for (ArrayFile* file : files) numberNames(*file, names);
  auto classes = countClasses(files);
  if (!classes) return tl::unexpected(classes.error());
  if (names.empty() && !arrays.classNames.empty() && *classes > 0)
    *classes = std::max(*classes, static_cast<std::int32_t>(arrays.classNames.size()));
  const std::size_t missing = countMissing(files);
  if (*classes == 0) {
    dropLabels(arrays);
    return std::nullopt;
  }
  if (missing > 0 && std::cmp_greater_equal(*classes, kMostClasses))
    return badFile("%1 has missing labels beside %2 classes; there is no class left for them.",
                   files.front()->path, *classes);
  for (ArrayFile* file : files) {
    if (file->labelValues.empty()) continue;
    std::vector<std::int32_t>& numbers = file->labelValues.numbers;
    std::ranges::replace(numbers, kMissing, *classes);
    *file =
        asLabelFile(std::move(file->path), std::vector<ClassId>(numbers.begin(), numbers.end()));
  }
  if (!names.empty()) arrays.classNames = std::move(names);
  if (missing == 0) return std::nullopt;
  arrays.notices.emplace_back(
      "labels-missing",
      plural(missing, "%n image has no label. It is shown as the class \"unlabelled\".",
             "%n images have no label. They are shown as the class \"unlabelled\"."),
      Notice::Kind::note);
  return static_cast<ClassId>(*classes);
}

}  // namespace lookbook
