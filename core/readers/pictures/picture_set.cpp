#include "core/readers/pictures/picture_set.h"

#include "core/base/parallel.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/pictures/picture.h"
#include "core/pictures/scaled.h"
#include "core/readers/pictures/picture_notices.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// Whether a picture that cannot be read is damaged, and not too large for the memory there is.
bool isDamage(const fs::path& path, const Error& error) {
  return error.kind == Error::Kind::badFile &&
         error.message != tooLargeForMemory(path).value().message;
}

/// Reads all pictures once; then those again of which the whole set showed that they are to be read
/// in another way.
class PictureSet {
 public:
  PictureSet(const fs::path& folder, const OpenOptions& options, PicturesBySplit& pictures)
      : folder_(folder), options_(options), pictures_(pictures) {
    for (std::size_t split = 0; split < pictures.size(); ++split)
      for (std::size_t row = 0; row < pictures.at(split).size(); ++row)
        entries_.push_back({.split = split, .row = row});
    if (options.background == OpenOptions::Background::black)
      reading_.ground = PictureReading::Ground::black;
  }

  Result<void> read() {
    if (auto found = findSize(); !found) return found;
    if (auto taken = takeMemory(); !taken) return taken;
    readAll();
    if (auto checked = checkErrors(); !checked) return checked;
    if (auto settled = settleSize(); !settled) return settled;
    settleReading();
    readAll();
    return checkErrors();
  }

  void take(ReadArrays& into) {
    report(into);
    for (std::size_t split = 0; split < pictures_.size(); ++split)
      if (!pictures_.at(split).empty()) takeSplit(split, into);
  }

 private:
  struct Entry {
    std::size_t split = 0;
    std::size_t row = 0;
    bool stale = true;  ///< it is yet to be read, as the set is read now
    std::optional<Error> error;
    PictureSize size;
    PictureTraits traits;
  };

  [[nodiscard]] const fs::path& pathOf(const Entry& entry) const {
    return pictures_.at(entry.split)[entry.row].path;
  }

  [[nodiscard]] std::size_t imageSize() const {
    return static_cast<std::size_t>(size_.width) * static_cast<std::size_t>(size_.height);
  }

  [[nodiscard]] bool isDamaged(const Entry& entry) const {
    return entry.error && isDamage(pathOf(entry), *entry.error);
  }

  /// The size of the first picture that is not damaged.
  Result<void> findSize() {
    for (const Entry& entry : entries_) {
      const auto picture = readPicture(pathOf(entry));
      if (picture) {
        size_ = {picture->grey.width, picture->grey.height};
        return {};
      }
      if (!isDamage(pathOf(entry), picture.error())) return tl::unexpected(picture.error());
    }
    return tl::unexpected(readPicture(pathOf(entries_.front())).error());
  }

  Result<void> takeMemory() {
    const auto count = static_cast<std::uint32_t>(entries_.size());
    if (auto fits = checkArrayHeader(folder_,
                                     {ArrayHeader::Kind::images, count, size_.height, size_.width});
        !fits)
      return fits;
    for (std::size_t split = 0; split < pictures_.size(); ++split)
      bytes_.at(split).assign(pictures_.at(split).size() * imageSize(), 0);
    return {};
  }

  void readAll() {
    constexpr std::size_t kBlock = 64;
    forRanges(team_, entries_.size(), kBlock, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i)
        if (std::exchange(entries_[i].stale, false)) read(entries_[i]);
    });
  }

  void read(Entry& entry) {
    auto picture = readPicture(pathOf(entry), reading_);
    if (!picture) {
      entry.error = picture.error();
      return;
    }
    entry.traits = picture->traits;
    entry.size = {picture->grey.width, picture->grey.height};
    const std::size_t at = entry.row * imageSize();
    const auto place = static_cast<std::ptrdiff_t>(at);
    if (entry.size != size_ && !scaling_) return;
    if (entry.size != size_) picture->grey = scaled(picture->grey, size_.width, size_.height);
    if (!asNumbers_)
      std::ranges::copy(picture->grey.pixels, bytes_.at(entry.split).begin() + place);
    else if (picture->numbers.empty())
      std::ranges::copy(picture->grey.pixels, numbers_.at(entry.split).begin() + place);
    else
      std::ranges::copy(picture->numbers, numbers_.at(entry.split).begin() + place);
  }

  /// The first picture that could be read but not taken; a split of damaged pictures alone.
  [[nodiscard]] Result<void> checkErrors() const {
    std::array<std::size_t, kReadSplits.size()> good{};
    for (const Entry& entry : entries_) {
      if (!entry.error) ++good.at(entry.split);
      if (entry.error && !isDamaged(entry)) return tl::unexpected(*entry.error);
    }
    for (const Entry& entry : entries_)
      if (good.at(entry.split) == 0) return tl::unexpected(*entry.error);
    return {};
  }

  Result<void> settleSize() {
    const auto other = std::ranges::find_if(
        entries_, [&](const Entry& entry) { return !entry.error && entry.size != size_; });
    if (other == entries_.end()) return {};
    const Entry& first =
        *std::ranges::find_if(entries_, [](const Entry& entry) { return !entry.error; });
    if (!options_.resize)
      return badFile(
          "%1 has %2 x %3 pixels, but %4 has %5 x %6. All images must be of one size; the option "
          "--resize scales them to the commonest one.",
          pathOf(*other), other->size.width, other->size.height,
          excerpt(pathOf(first).filename().string()), size_.width, size_.height);
    const auto isOfNumbers = [](const Entry& entry) { return entry.traits.numbers; };
    if (const auto found = std::ranges::find_if(entries_, isOfNumbers); found != entries_.end())
      return badFile("%1 is a picture of numbers. Such pictures must be of one size.",
                     pathOf(*found));
    scaling_ = true;
    const PictureSize commonest = commonestSize();
    const bool all = std::exchange(size_, commonest) != commonest;
    for (Entry& entry : entries_) entry.stale = !entry.error && (all || entry.size != size_);
    return all ? takeMemory() : Result<void>();
  }

  /// Of sizes that are equally common, that of the first picture.
  [[nodiscard]] PictureSize commonestSize() const {
    std::map<std::pair<int, int>, std::size_t> counts;
    for (const Entry& entry : entries_)
      if (!entry.error) ++counts[{entry.size.width, entry.size.height}];
    PictureSize commonest;
    std::size_t most = 0;
    for (const Entry& entry : entries_) {
      if (entry.error) continue;
      const std::size_t count = counts.at({entry.size.width, entry.size.height});
      if (count > most) commonest = entry.size;
      most = std::max(most, count);
    }
    return commonest;
  }

  void settleReading() {
    const PictureReading before = reading_;
    PictureTraits all;
    for (const Entry& entry : entries_) {
      if (entry.error) continue;
      all.wide = all.wide || entry.traits.wide;
      all.numbers = all.numbers || entry.traits.numbers;
      all.highest = std::max(all.highest, entry.traits.highest);
      if (!entry.traits.transparent) continue;
      all.ink += entry.traits.ink;
      all.inkBrightness += entry.traits.inkBrightness;
    }
    constexpr double kBright = 153;
    constexpr float kLargestByte = 255;
    if (options_.background == OpenOptions::Background::automatic &&
        all.inkBrightness > kBright * all.ink)
      reading_.ground = PictureReading::Ground::black;
    if (all.wide && all.highest <= kLargestByte) reading_.wide = PictureReading::Wide::asTheyAre;
    for (Entry& entry : entries_)
      if (!entry.error)
        entry.stale = entry.stale || all.numbers ||
                      (entry.traits.transparent && reading_.ground != before.ground) ||
                      (entry.traits.wide && reading_.wide != before.wide);
    if (all.numbers) makeNumbers();
  }

  void makeNumbers() {
    asNumbers_ = true;
    for (std::size_t split = 0; split < pictures_.size(); ++split) {
      numbers_.at(split).assign(bytes_.at(split).size(), 0);
      bytes_.at(split) = {};
    }
  }

  void report(ReadArrays& into) const {
    PictureCounts counts{.size = size_, .reading = reading_};
    for (const Entry& entry : entries_) {
      if (entry.error) {
        if (counts.damaged++ == 0) counts.firstDamage = entry.error->text;
        continue;
      }
      counts.coloured.at(entry.split) += entry.traits.coloured ? 1 : 0;
      counts.images.at(entry.split) += 1;
      counts.transparent += entry.traits.transparent ? 1 : 0;
      counts.wide += entry.traits.wide ? 1 : 0;
      counts.more += entry.traits.more ? 1 : 0;
      counts.turned += entry.traits.turned ? 1 : 0;
      counts.scaled += entry.size != size_ ? 1 : 0;
    }
    addPictureNotices(counts, options_, into.notices);
  }

  /// Takes damaged pictures out of the list, and the rows that they left empty.
  template <class Value>
  std::vector<Value> withoutDamaged(std::vector<Value> pixels, std::size_t split,
                                    const std::vector<std::size_t>& kept) const {
    if (kept.size() == pictures_.at(split).size()) return pixels;
    const std::size_t size = imageSize();
    for (std::size_t i = 0; i < kept.size(); ++i)
      std::copy_n(pixels.data() + kept[i] * size, kept[i] == i ? 0 : size,
                  pixels.data() + i * size);
    pixels.resize(kept.size() * size);
    return pixels;
  }

  void takeSplit(std::size_t split, ReadArrays& into) {
    std::vector<std::size_t> kept;
    bool wide = false;
    for (const Entry& entry : entries_) {
      if (entry.split != split || entry.error) continue;
      kept.push_back(entry.row);
      wide = wide || (entry.traits.wide && reading_.wide == PictureReading::Wide::asTheyAre);
    }
    const ArrayHeader header{ArrayHeader::Kind::images, static_cast<std::uint32_t>(kept.size()),
                             size_.height, size_.width};
    const fs::path path = folder_ / kReadSplits.at(split);
    const auto role = static_cast<std::size_t>(roleOf(ArrayHeader::Kind::images, split));
    into.byRole.at(role) =
        asNumbers_
            ? asArrayFile(path, header, withoutDamaged(std::move(numbers_.at(split)), split, kept))
            : asArrayFile(path, header, withoutDamaged(std::move(bytes_.at(split)), split, kept));
    into.byRole.at(role)->wide = wide;
    std::vector<ListedPicture> rest;
    for (const std::size_t row : kept) rest.push_back(std::move(pictures_.at(split)[row]));
    pictures_.at(split) = std::move(rest);
  }

  const fs::path& folder_;
  const OpenOptions& options_;
  PicturesBySplit& pictures_;
  ThreadTeam team_;
  std::vector<Entry> entries_;
  PictureSize size_;
  PictureReading reading_;
  bool scaling_ = false;
  bool asNumbers_ = false;  ///< some pictures are numbers: all are, then
  std::array<std::vector<std::uint8_t>, kReadSplits.size()> bytes_;
  std::array<std::vector<float>, kReadSplits.size()> numbers_;
};

}  // namespace

Result<void> readPictureSet(const fs::path& folder, const OpenOptions& options,
                            PicturesBySplit& pictures, ReadArrays& into) {
  PictureSet set(folder, options, pictures);
  if (auto read = set.read(); !read) return read;
  set.take(into);
  return {};
}

}  // namespace lookbook
