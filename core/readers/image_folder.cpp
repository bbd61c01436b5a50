#include "core/readers/image_folder.h"

#include "core/base/parallel.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/pictures/picture.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <new>
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

/// Decodes pictures of one size into rows of one array.
class Decoder {
 public:
  Decoder(std::span<const Picture> pictures, int width, int height)
      : pictures_(pictures),
        width_(width),
        height_(height),
        errors_(pictures.size()),
        pixels_(pictures.size() * imageSize()) {}

  void run(ThreadTeam& team) {
    constexpr std::size_t kBlock = 64;
    forRanges(team, pictures_.size(), kBlock, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t i = begin; i < end; ++i) decode(i);
    });
  }

  /// The error of the first picture, in their order, that could not be read.
  [[nodiscard]] const Error* error() const {
    const auto bad =
        std::ranges::find_if(errors_, [](const auto& error) { return error.has_value(); });
    return bad == errors_.end() ? nullptr : &**bad;
  }
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
      errors_[i] = picture.error();
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
  std::vector<std::uint8_t> pixels_;
  std::atomic<std::size_t> coloured_ = 0;
};

/// The names of the classes of both splits; empty if no picture has a class.
Result<std::vector<std::string>> classesOf(const fs::path& folder, const FoundPictures& found) {
  std::set<std::string> names;
  for (const auto& pictures : found)
    for (const Picture& picture : pictures) names.insert(picture.className);
  if (names.size() > kMostClasses)
    return badFile("%1 holds %2 folders of pictures; at most %3 classes are supported.", folder,
                   names.size(), kMostClasses);
  if (names.size() == 1 && names.begin()->empty()) return std::vector<std::string>();
  if (names.contains(""))
    return badFile(
        "%1 holds pictures with a class and pictures without. Put those of train and test into a "
        "folder for each class.",
        folder);
  return std::vector<std::string>(names.begin(), names.end());
}

ArrayFile labelsOf(const std::vector<Picture>& pictures, const fs::path& path,
                   const std::vector<std::string>& classes) {
  std::vector<ClassId> labels;
  for (const Picture& picture : pictures)
    labels.push_back(static_cast<ClassId>(std::ranges::lower_bound(classes, picture.className) -
                                          classes.begin()));
  return asLabelFile(path, std::move(labels));
}

Result<void> readSplit(const fs::path& folder, const std::vector<Picture>& pictures,
                       std::size_t split, ThreadTeam& team, ReadArrays& into) {
  if (pictures.empty()) return {};
  const auto first = readPicture(pictures.front().path);
  if (!first) return tl::unexpected(first.error());
  const ArrayHeader header{ArrayHeader::Kind::images, static_cast<std::uint32_t>(pictures.size()),
                           first->grey.height, first->grey.width};
  if (auto fits = checkArrayHeader(folder, header); !fits) return fits;
  Decoder decoder(pictures, first->grey.width, first->grey.height);
  decoder.run(team);
  if (const Error* error = decoder.error()) return tl::unexpected(*error);
  const fs::path path = folder / kReadSplits.at(split);
  if (auto warning = colourWarning(path.filename().string(), decoder.coloured(), pictures.size()))
    into.notices.push_back(*std::move(warning));
  const auto role = static_cast<std::size_t>(roleOf(ArrayHeader::Kind::images, split));
  into.byRole.at(role) = asArrayFile(path, header, decoder.takePixels());
  if (!into.classNames.empty())
    into.byRole.at(role + 1) = labelsOf(pictures, path, into.classNames);
  return {};
}

Result<ReadArrays> readPictures(const fs::path& folder, const FoundPictures& found,
                                std::vector<Notice> notices) try {
  ReadArrays result;
  result.notices = std::move(notices);
  auto classes = classesOf(folder, found);
  if (!classes) return tl::unexpected(classes.error());
  result.classNames = *std::move(classes);
  ThreadTeam team;
  for (std::size_t split = 0; split < found.size(); ++split)
    if (auto read = readSplit(folder, found.at(split), split, team, result); !read)
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
