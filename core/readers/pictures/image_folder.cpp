#include "core/readers/pictures/image_folder.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/readers/pictures/class_list.h"
#include "core/readers/pictures/listed_pictures.h"
#include "core/readers/pictures/picture_set.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <new>
#include <optional>
#include <set>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

void addPictures(const fs::path& folder, const std::string& label,
                 std::vector<ListedPicture>& pictures) {
  for (fs::path& file : filesIn(folder))
    if (hasExtension(file, kPictureExtensions)) pictures.push_back({std::move(file), label});
}

/// The pictures of a class: in its folder, or in the only folder there.
void addClass(const fs::path& folder, std::vector<ListedPicture>& pictures) {
  const std::size_t before = pictures.size();
  addPictures(folder, folder.filename().string(), pictures);
  if (pictures.size() > before) return;
  if (const auto below = foldersIn(folder); below.size() == 1)
    addPictures(below.front(), folder.filename().string(), pictures);
}

/// The pictures of a split: those of its classes, or its own where it has none.
std::vector<ListedPicture> picturesIn(const fs::path& folder, std::vector<Notice>& notices) {
  std::vector<ListedPicture> pictures;
  for (const fs::path& below : foldersIn(folder)) addClass(below, pictures);
  std::vector<ListedPicture> loose;
  addPictures(folder, {}, loose);
  if (pictures.empty()) return loose;
  if (!loose.empty())
    notices.emplace_back(
        "pictures-left-out",
        plural(loose.size(), "%n picture beside the classes' folders in %1 is left out.",
               "%n pictures beside the classes' folders in %1 are left out.", folder));
  return pictures;
}

bool isEmpty(const PicturesBySplit& found) {
  return std::ranges::all_of(found, [](const auto& pictures) { return pictures.empty(); });
}

bool hasPictures(const fs::path& folder) {
  return std::ranges::any_of(
      filesIn(folder), [](const fs::path& file) { return hasExtension(file, kPictureExtensions); });
}

/// Whether a folder has pictures, or only one folder in it that is named after them: "images".
bool isClass(const fs::path& folder) {
  if (hasPictures(folder)) return true;
  const std::vector<fs::path> below = foldersIn(folder);
  return below.size() == 1 && readName(below.front()).images && hasPictures(below.front());
}

/// The folder, or the only one in it some levels deeper, as archives are unpacked.
/// @param inSplit whether the folder is that of a split, in which another of its name may be
fs::path innerFolder(fs::path folder, bool inSplit) {
  constexpr int kLevels = 3;
  for (int level = 0; level < kLevels; ++level) {
    const std::vector<fs::path> below = foldersIn(folder);
    if (below.size() != 1 || hasPictures(folder)) break;
    const bool isSplit = splitOfWord(below.front().filename().string()).has_value();
    if (isSplit ? !inSplit : isClass(below.front())) break;
    folder = below.front();
  }
  return folder;
}

PicturesBySplit findPictures(const fs::path& place, std::vector<Notice>& notices) {
  const fs::path folder = innerFolder(place, false);
  PicturesBySplit found;
  for (const fs::path& below : foldersIn(folder))
    if (const auto split = splitOfWord(below.filename().string());
        split && found.at(*split).empty())
      found.at(*split) = picturesIn(innerFolder(below, true), notices);
  if (isEmpty(found)) found.front() = picturesIn(folder, notices);
  return found;
}

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
Result<ClassList> classesOf(const fs::path& folder, const PicturesBySplit& found) {
  std::set<std::string> names;
  for (const auto& pictures : found)
    for (const ListedPicture& picture : pictures) names.insert(picture.className);
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

ArrayFile labelsOf(const std::vector<ListedPicture>& pictures, const fs::path& path,
                   const ClassList& classes) {
  std::map<std::string_view, ClassId> labelOf;
  for (std::size_t i = 0; i < classes.folders.size(); ++i)
    labelOf[classes.folders[i]] = static_cast<ClassId>(i);
  std::vector<ClassId> labels;
  for (const ListedPicture& picture : pictures) labels.push_back(labelOf.at(picture.className));
  return asLabelFile(path, std::move(labels));
}

/// Whether the folders of the pictures are classes: not those of splits, or named after images.
bool haveClasses(const PicturesBySplit& found) {
  std::set<std::string> names;
  for (const auto& pictures : found)
    for (const ListedPicture& picture : pictures) names.insert(picture.className);
  const auto isOther = [](const std::string& name) {
    const NameParts parts = readName(name);
    return name.empty() || parts.images || parts.split != 0;
  };
  return names.size() > 1 && std::ranges::none_of(names, isOther);
}

Result<ReadArrays> readClassFolders(const Probe& probe, PicturesBySplit found,
                                    std::vector<Notice> notices) try {
  const fs::path& folder = probe.folder();
  ReadArrays result;
  result.notices = std::move(notices);
  const auto classes = classesOf(folder, found);
  if (!classes) return tl::unexpected(classes.error());
  result.classNames = classes->names;
  if (auto read = readPictureSet(folder, probe.options(), found, result); !read)
    return tl::unexpected(read.error());
  for (std::size_t split = 0; split < found.size(); ++split)
    if (!classes->names.empty() && !found.at(split).empty())
      result.byRole.at(static_cast<std::size_t>(roleOf(ArrayHeader::Kind::labels, split))) =
          labelsOf(found.at(split), folder / kReadSplits.at(split), *classes);
  return result;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(probe.folder());
}

/// The pictures that tables list, and what they say of them.
Result<ReadArrays> readListed(const Probe& probe, ListedPictures listed) try {
  const fs::path& folder = probe.folder();
  if (isEmpty(listed.bySplit)) return badFile("%1 lists no picture that is there.", probe.place());
  ReadArrays result;
  result.notices = std::move(listed.notices);
  if (auto read = readPictureSet(folder, probe.options(), listed.bySplit, result); !read)
    return tl::unexpected(read.error());
  for (std::size_t split = 0; split < kReadSplits.size(); ++split) {
    const auto& pictures = listed.bySplit.at(split);
    if (!listed.labelled || pictures.empty()) continue;
    LabelValues labels;
    for (const ListedPicture& picture : pictures) labels.names.push_back(picture.className);
    result.byRole.at(static_cast<std::size_t>(roleOf(ArrayHeader::Kind::labels, split))) =
        asLabelFile(folder / kReadSplits.at(split), std::move(labels));
  }
  return result;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(probe.folder());
}

/// Scores a place whose tables list its pictures; nothing if none does.
std::optional<Score> scoreTables(const Probe& probe) {
  if (std::ranges::none_of(probe.files(), mayListPictures)) return std::nullopt;
  const PictureIndex index(probe.folder());
  if (index.pictures().empty()) return std::nullopt;
  const auto tables = findPictureTables(probe, index);
  if (tables.empty()) return std::nullopt;
  const Fit fit = probe.isFolder() ? Fit::possible : Fit::sure;
  auto listed = readPictureTables(tables, index, probe.options());
  if (!listed) return failing(fit, std::move(listed.error()));
  const bool wanted = listed->labelled || probe.options().labelColumn == "none";
  if (!wanted && probe.isFolder()) return std::nullopt;
  Score score{.fit = fit, .files = tables};
  for (const auto& pictures : listed->bySplit)
    for (const ListedPicture& picture : pictures) score.files.push_back(picture.path);
  score.open = [&probe, listed = *std::move(listed)] { return readListed(probe, listed); };
  return score;
}

/// The same, also of the only folder in it.
std::optional<Score> scoreListed(const Probe& probe) {
  auto score = scoreTables(probe);
  const fs::path inner = innerFolder(probe.folder(), false);
  if (score || inner == probe.folder()) return score;
  const auto innerProbe = std::make_shared<const Probe>(inner, probe.options());
  score = scoreTables(*innerProbe);
  if (score) score->open = [innerProbe, open = std::move(score->open)] { return open(); };
  return score;
}

}  // namespace

Score scorePictures(const Probe& probe) {
  if (!probe.isFolder()) {
    if (mayListPictures(probe.place())) return scoreTables(probe).value_or(Score());
    if (!hasExtension(probe.place(), kPictureExtensions)) return {};
    return failing(Fit::sure,
                   badFile("%1 is one picture. Open the folder that it is in, or a folder "
                           "with a folder for each class.",
                           probe.place())
                       .value());
  }
  std::vector<Notice> notices;
  PicturesBySplit found = findPictures(probe.folder(), notices);
  if (!haveClasses(found))
    if (auto score = scoreListed(probe)) return *std::move(score);
  if (isEmpty(found)) return {};
  return {.fit = Fit::possible,
          .files = {},
          .open = [&probe, found = std::move(found), notices = std::move(notices)] {
            return readClassFolders(probe, found, notices);
          }};
}

}  // namespace lookbook
