#include "core/readers/image_folder.h"

#include "core/base/parallel.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/pictures/picture.h"
#include "core/readers/class_list.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <charconv>
#include <map>
#include <new>
#include <optional>
#include <set>
#include <span>
#include <system_error>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

struct Picture {
  fs::path path;
  std::string className;  ///< "" without classes
};

void addPictures(const fs::path& folder, const std::string& className,
                 std::vector<Picture>& pictures) {
  for (fs::path& file : filesIn(folder))
    if (hasExtension(file, kPictureExtensions)) pictures.push_back({std::move(file), className});
}

/// The pictures of a split: those of its classes, or its own where it has none.
std::vector<Picture> picturesIn(const fs::path& folder, std::vector<Notice>& notices) {
  std::vector<Picture> pictures;
  for (const fs::path& below : foldersIn(folder))
    addPictures(below, below.filename().string(), pictures);
  std::vector<Picture> loose;
  addPictures(folder, {}, loose);
  if (pictures.empty()) return loose;
  if (!loose.empty())
    notices.emplace_back(
        "pictures-left-out",
        plural(loose.size(), "%n picture beside the classes' folders in %1 is left out.",
               "%n pictures beside the classes' folders in %1 are left out.", folder));
  return pictures;
}

struct PictureSize {
  int width = 0;
  int height = 0;
};

/// The pictures of each split.
using FoundPictures = std::array<std::vector<Picture>, kReadSplits.size()>;

bool isEmpty(const FoundPictures& found) {
  return std::ranges::all_of(found, [](const auto& pictures) { return pictures.empty(); });
}

FoundPictures findPictures(const fs::path& folder, std::vector<Notice>& notices) {
  FoundPictures found;
  for (const fs::path& below : foldersIn(folder))
    if (const auto split = splitOfWord(below.filename().string());
        split && found.at(*split).empty())
      found.at(*split) = picturesIn(below, notices);
  if (isEmpty(found)) found.front() = picturesIn(folder, notices);
  return found;
}

/// Whether a picture that cannot be read is damaged, and not too large for the memory there is.
bool isDamage(const fs::path& path, const Error& error) {
  return error.kind == Error::Kind::badFile &&
         error.message != tooLargeForMemory(path).value().message;
}

/// Decodes pictures of one size into rows of one array.
class Decoder {
 public:
  Decoder(std::span<const Picture> pictures, int width, int height)
      : pictures_(pictures),
        width_(width),
        height_(height),
        errors_(pictures.size()),
        damages_(pictures.size()),
        pixels_(pictures.size() * imageSize()) {}

  /// Takes the damaged pictures out of a list of the same pictures, and the rows that they left
  /// empty.
  void leaveOutDamaged(std::vector<Picture>& pictures) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
      if (damages_[i]) continue;
      if (kept != i) {
        pictures[kept] = std::move(pictures[i]);
        std::ranges::copy_n(pixels_.begin() + static_cast<std::ptrdiff_t>(i * imageSize()),
                            static_cast<std::ptrdiff_t>(imageSize()),
                            pixels_.begin() + static_cast<std::ptrdiff_t>(kept * imageSize()));
      }
      ++kept;
    }
    pictures.resize(kept);
    pixels_.resize(kept * imageSize());
  }

  void run(ThreadTeam& team) {
    constexpr std::size_t kBlock = 64;
    forRanges(team, pictures_.size(), kBlock, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i) decode(i);
    });
  }

  /// The error of the first picture, in their order, that could be read but not taken.
  [[nodiscard]] const Error* error() const {
    const auto bad =
        std::ranges::find_if(errors_, [](const auto& error) { return error.has_value(); });
    return bad == errors_.end() ? nullptr : &**bad;
  }
  /// Of each picture, why it is damaged; empty: it is not.
  [[nodiscard]] const std::vector<std::optional<Error>>& damages() const { return damages_; }
  [[nodiscard]] std::size_t coloured() const { return coloured_; }
  std::vector<std::uint8_t> takePixels() { return std::move(pixels_); }

 private:
  [[nodiscard]] std::size_t imageSize() const {
    return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_);
  }

  void decode(std::size_t i) {
    const fs::path& path = pictures_[i].path;
    const auto picture = readPicture(path);
    if (!picture) {
      (isDamage(path, picture.error()) ? damages_ : errors_)[i] = picture.error();
      return;
    }
    const GreyPicture& grey = picture->grey;
    if (grey.width != width_ || grey.height != height_) {
      errors_[i] =
          badFile("%1 has %2 x %3 pixels, but %4 has %5 x %6. All images must be of one size.",
                  path, grey.width, grey.height, excerpt(pictures_[0].path.filename().string()),
                  width_, height_)
              .value();
      return;
    }
    if (picture->coloured) ++coloured_;
    std::ranges::copy(grey.pixels, pixels_.begin() + static_cast<std::ptrdiff_t>(i * imageSize()));
  }

  static std::string sizeText(int width, int height) {
    return std::to_string(width) + " x " + std::to_string(height) + " pixels";
  }

  std::span<const Picture> pictures_;
  int width_;
  int height_;
  std::vector<std::optional<Error>> errors_;
  std::vector<std::optional<Error>> damages_;
  std::vector<std::uint8_t> pixels_;
  std::atomic<std::size_t> coloured_ = 0;
};

/// The number that a name is, if it is one: "10".
std::optional<std::uint32_t> numberOf(const std::string& name) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() ? std::optional(number)
                                                                  : std::nullopt;
}

/// Names that are all numbers in their order, others as text.
std::vector<std::string> ordered(const std::set<std::string>& names) {
  std::vector<std::string> result(names.begin(), names.end());
  if (std::ranges::all_of(result, [](const auto& name) { return numberOf(name).has_value(); }))
    std::ranges::stable_sort(result, {}, [](const auto& name) { return *numberOf(name); });
  return result;
}

/// The classes of all splits, by the list beside them if it names all folders; none if no picture
/// has a class.
Result<ClassList> classesOf(const fs::path& folder, const FoundPictures& found) {
  std::set<std::string> names;
  for (const auto& pictures : found)
    for (const Picture& picture : pictures) names.insert(picture.className);
  if (names.size() > kMostClasses)
    return badFile("%1 holds %2 folders of pictures; at most %3 classes are supported.", folder,
                   names.size(), kMostClasses);
  if (names.size() == 1 && names.begin()->empty()) return ClassList();
  if (names.contains(""))
    return badFile(
        "%1 holds pictures with a class and pictures without. Put those of train and test into a "
        "folder for each class.",
        folder);
  if (auto list = ClassList::in(folder)) {
    const std::set<std::string> listed(list->folders.begin(), list->folders.end());
    if (std::ranges::includes(listed, names)) return *std::move(list);
  }
  ClassList classes{.folders = ordered(names), .names = {}};
  classes.names = classes.folders;
  return classes;
}

ArrayFile labelsOf(const std::vector<Picture>& pictures, const fs::path& path,
                   const ClassList& classes) {
  std::map<std::string_view, ClassId> labelOf;
  for (std::size_t i = 0; i < classes.folders.size(); ++i)
    labelOf[classes.folders[i]] = static_cast<ClassId>(i);
  std::vector<ClassId> labels;
  for (const Picture& picture : pictures) labels.push_back(labelOf.at(picture.className));
  return asLabelFile(path, std::move(labels));
}

/// The first picture that is not damaged; if all are, the error of the first.
Result<PictureSize> sizeOf(const std::vector<Picture>& pictures) {
  std::optional<Error> first;
  for (const Picture& each : pictures) {
    const auto picture = readPicture(each.path);
    if (picture) return PictureSize{picture->grey.width, picture->grey.height};
    if (!isDamage(each.path, picture.error())) return tl::unexpected(picture.error());
    if (!first) first = picture.error();
  }
  return tl::unexpected(*first);
}

/// Nothing is damaged: empty.
std::optional<Notice> damageNotice(const Decoder& decoder) {
  const auto damaged = [](const auto& damage) { return damage.has_value(); };
  const auto count = std::ranges::count_if(decoder.damages(), damaged);
  if (count == 0) return std::nullopt;
  const Error& first = **std::ranges::find_if(decoder.damages(), damaged);
  return Notice("pictures-damaged",
                plural(count, "%n damaged picture is left out: %1",
                       "%n damaged pictures are left out. The first: %1", first.text));
}

Result<void> readSplit(const fs::path& folder, std::vector<Picture> pictures, std::size_t split,
                       const ClassList& classes, ThreadTeam& team, ReadArrays& into) {
  if (pictures.empty()) return {};
  const auto size = sizeOf(pictures);
  if (!size) return tl::unexpected(size.error());
  ArrayHeader header{ArrayHeader::Kind::images, static_cast<std::uint32_t>(pictures.size()),
                     size->height, size->width};
  if (auto fits = checkArrayHeader(folder, header); !fits) return fits;
  Decoder decoder(pictures, size->width, size->height);
  decoder.run(team);
  if (const Error* error = decoder.error()) return tl::unexpected(*error);
  const fs::path path = folder / kReadSplits.at(split);
  if (auto warning = colourWarning(path.filename().string(), decoder.coloured(), pictures.size()))
    into.notices.push_back(*std::move(warning));
  if (auto damages = damageNotice(decoder)) {
    into.notices.push_back(*std::move(damages));
    decoder.leaveOutDamaged(pictures);
    header.count = static_cast<std::uint32_t>(pictures.size());
  }
  const auto role = static_cast<std::size_t>(roleOf(ArrayHeader::Kind::images, split));
  into.byRole.at(role) = asArrayFile(path, header, decoder.takePixels());
  if (!classes.names.empty()) into.byRole.at(role + 1) = labelsOf(pictures, path, classes);
  return {};
}

Result<ReadArrays> readPictures(const fs::path& folder, const FoundPictures& found,
                                std::vector<Notice> notices) try {
  ReadArrays result;
  result.notices = std::move(notices);
  const auto classes = classesOf(folder, found);
  if (!classes) return tl::unexpected(classes.error());
  result.classNames = classes->names;
  ThreadTeam team;
  for (std::size_t split = 0; split < found.size(); ++split)
    if (auto read = readSplit(folder, found.at(split), split, *classes, team, result); !read)
      return tl::unexpected(read.error());
  return result;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(folder);
}

}  // namespace

Score scorePictures(const Probe& probe) {
  if (!probe.isFolder()) {
    if (!hasExtension(probe.place(), kPictureExtensions)) return {};
    return failing(Fit::sure,
                   badFile("%1 is one picture. Open the folder that it is in, or a folder "
                           "with a folder for each class.",
                           probe.place())
                       .value());
  }
  std::vector<Notice> notices;
  FoundPictures found = findPictures(probe.folder(), notices);
  if (isEmpty(found)) return {};
  return {.fit = Fit::possible,
          .files = {},
          .open = [folder = probe.folder(), found = std::move(found),
                   notices = std::move(notices)] { return readPictures(folder, found, notices); }};
}

}  // namespace lookbook
