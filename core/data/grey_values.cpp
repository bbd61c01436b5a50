#include "core/data/grey_values.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

constexpr double kBrightest = 255;

std::optional<Notice> noticeOf(const GreyRule& rule) {
  using Kind = GreyRule::Kind;
  switch (rule.kind) {
    case Kind::asTheyAre:
      return std::nullopt;
    case Kind::signedUnit:
      return Notice("values-signed",
                    text("The pixels are numbers from -1 to 1. They are read as grey values from 0 "
                         "(-1) to 255 (1)."),
                    Notice::Kind::note);
    case Kind::unit:
      return Notice("values-unit",
                    text("The pixels are numbers from 0 to 1. They are read as grey values from 0 "
                         "to 255 (1)."),
                    Notice::Kind::note);
    case Kind::rounded:
      return Notice("values-rounded",
                    text("The pixels are numbers from 0 to 255 with fractions. They are rounded to "
                         "whole grey values."),
                    Notice::Kind::note);
    case Kind::stretched:
      return Notice("values-stretched",
                    text("The pixels are numbers from %1 to %2. They are stretched to grey values "
                         "from 0 to 255.",
                         rule.lowest, rule.highest));
  }
  return std::nullopt;
}

std::vector<ArrayFile*> imagesOf(ReadArrays& arrays) {
  std::vector<ArrayFile*> images;
  for (std::size_t role = 0; role < kFileRoles; role += 2)
    if (auto& file = arrays.byRole.at(role)) images.push_back(&*file);
  return images;
}

Result<NumberRange> rangeOf(const std::vector<ArrayFile*>& images) {
  NumberRange range;
  for (const ArrayFile* file : images) {
    for (const std::uint8_t value : file->values) range.add(value);
    for (std::size_t i = 0; i < file->numbers.size(); ++i) {
      if (!std::isfinite(file->numbers[i]))
        return badFile("%1 has a pixel that is not a finite number, in image %2.", file->path,
                       i / (file->numbers.size() / file->header.count));
      range.add(file->numbers[i]);
    }
  }
  return range;
}

}  // namespace

GreyRule NumberRange::rule() const {
  using Kind = GreyRule::Kind;
  GreyRule rule{.kind = Kind::stretched, .lowest = lowest_, .highest = highest_};
  if (lowest_ >= 0 && highest_ <= kBrightest)
    rule.kind = whole_ ? Kind::asTheyAre : highest_ <= 1 ? Kind::unit : Kind::rounded;
  else if (lowest_ >= -1 && highest_ <= 1)
    rule.kind = Kind::signedUnit;
  return rule;
}

std::uint8_t GreyRule::grey(double number) const {
  double grey = number;
  if (kind == Kind::signedUnit) grey = (number + 1) * kBrightest / 2;
  if (kind == Kind::unit) grey = number * kBrightest;
  if (kind == Kind::stretched)
    grey = highest > lowest ? (number - lowest) * kBrightest / (highest - lowest) : 0;
  return static_cast<std::uint8_t>(std::clamp(std::lround(grey), 0L, 255L));
}

void PixelNumbers::addFloat(double number) {
  if (floats_.empty()) {
    floats_.reserve(std::max(bytes_.capacity(), bytes_.size() + 1));
    floats_.assign(bytes_.begin(), bytes_.end());
    bytes_ = {};
  }
  floats_.push_back(static_cast<float>(number));
}

ArrayFile PixelNumbers::take(std::filesystem::path path, const ArrayHeader& header) {
  return areBytes() ? asArrayFile(std::move(path), header, std::move(bytes_))
                    : asArrayFile(std::move(path), header, std::move(floats_));
}

Result<void> settleGreyValues(ReadArrays& arrays) {
  const std::vector<ArrayFile*> images = imagesOf(arrays);
  const bool wide = std::ranges::any_of(images, [](const ArrayFile* file) { return file->wide; });
  const bool areBytes =
      std::ranges::all_of(images, [](const ArrayFile* file) { return file->numbers.empty(); });
  if (areBytes && wide)
    arrays.notices.emplace_back("values-type",
                                text("The pixels are whole numbers from 0 to 255 in a wider type. "
                                     "They are read as grey values."),
                                Notice::Kind::note);
  if (areBytes) return {};
  const auto range = rangeOf(images);
  if (!range) return tl::unexpected(range.error());
  const GreyRule rule = range->rule();
  for (ArrayFile* file : images) {
    std::vector<std::uint8_t> greys = std::move(file->values);
    for (std::uint8_t& value : greys) value = rule.grey(value);
    greys.reserve(static_cast<std::size_t>(file->header.byteCount()));
    for (const float number : file->numbers) greys.push_back(rule.grey(number));
    *file = asArrayFile(std::move(file->path), file->header, std::move(greys));
  }
  if (auto notice = noticeOf(rule)) arrays.notices.push_back(*std::move(notice));
  return {};
}

}  // namespace lookbook
