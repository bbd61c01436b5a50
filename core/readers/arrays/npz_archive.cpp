#include "core/readers/arrays/npz_archive.h"

#include "core/base/plain_text.h"
#include "core/io/npy_header.h"
#include "core/readers/arrays/number_type.h"
#include "core/readers/arrays/numpy_array.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/tables/column_names.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// An array of an archive, with its role by its name and shape.
struct Member {
  std::string entry;
  ArrayHints hints;
  ArrayHeader header;

  [[nodiscard]] bool isImages() const { return header.kind == ArrayHeader::Kind::images; }
  [[nodiscard]] FileRole role() const { return roleOf(header.kind, hints.name.split); }
};

/// The arrays of an archive that belong to the data set.
struct Members {
  std::vector<Member> arrays;
  std::string classNames;         ///< the array that names the classes; "" if there is none
  std::vector<std::string> left;  ///< arrays of images and labels that are left out
  std::string byNumber;           ///< the labels that only their number shows; "" if there are none
};

/// Unnamed, as numpy.savez(file, x_train, y_train, x_test, y_test) leaves them.
bool isUnnamed(const std::string& entry) {
  return entry.starts_with("arr_");
}

/// Unnamed images are of train, test and validation in their order; unnamed labels are those of the
/// first images of their number that have none.
void splitUnnamed(std::vector<Member>& members) {
  std::vector<Member*> images;
  std::vector<Member*> labels;
  for (Member& member : members)
    if (isUnnamed(member.entry)) (member.isImages() ? images : labels).push_back(&member);
  if (images.size() > 1 || !labels.empty())
    for (std::size_t i = 0; i < images.size(); ++i) images[i]->hints.name.split = i;
  std::vector<bool> taken(images.size());
  for (Member* label : labels) {
    std::size_t place = 0;
    while (place < images.size() &&
           (taken[place] || images[place]->header.count != label->header.count))
      ++place;
    if (place < images.size()) taken[place] = true;
    label->hints.name.split = place;
  }
  std::erase_if(members, [](const Member& member) {
    return isUnnamed(member.entry) && member.hints.name.split >= kReadSplits.size();
  });
}

Result<NpyHeader> npyHeaderOf(const ZipArchive& archive, const std::string& entry) {
  return archive.read(entry).and_then(
      [](const ByteStream& stream) { return readNpyHeader(stream); });
}

/// As those of a split that was left empty.
bool isEmptyArray(const ZipArchive& archive, const std::string& entry) {
  const auto header = npyHeaderOf(archive, entry);
  return header && std::ranges::count(header->shape, std::uint64_t{0}) > 0;
}

/// Images without labels get those of the only other array with as many values.
/// @param others arrays that could be labels, but are not named so
void takeOnlyLabels(const std::vector<Member>& others, Members& members) {
  if (members.arrays.size() != 1 || !members.arrays.front().isImages()) return;
  const Member& images = members.arrays.front();
  const auto fits = [&](const Member& other) { return other.header.count == images.header.count; };
  if (std::ranges::count_if(others, fits) != 1) return;
  Member labels = *std::ranges::find_if(others, fits);
  labels.hints.name.split = images.hints.name.split;
  labels.hints.name.labels = true;
  members.byNumber = labels.entry;
  members.arrays.push_back(std::move(labels));
}

/// Whether an array is one of texts, as the names of classes are.
bool isOfTexts(const ZipArchive& archive, const std::string& entry) {
  const auto header = npyHeaderOf(archive, entry);
  const auto type = header ? npyNumberType(header->type) : std::nullopt;
  return type && type->isText() && header->shape.size() == 1;
}

/// Of several arrays for one role, those with words of their own are left out ("x_train_noisy"
/// beside "x_train"), and so are the same images as a matrix ("data" beside "images").
void leaveOutFurther(const ZipArchive& archive, Members& members) {
  const auto isMatrix = [&](const Member& member) {
    const auto header = npyHeaderOf(archive, member.entry);
    return header && header->shape.size() == 2;
  };
  const auto isFurther = [&](const Member& member) {
    return std::ranges::any_of(members.arrays, [&](const Member& other) {
      if (&other == &member || other.role() != member.role()) return false;
      if (other.hints.name.dataset.size() != member.hints.name.dataset.size())
        return other.hints.name.dataset.size() < member.hints.name.dataset.size();
      return member.isImages() && other.header.count == member.header.count &&
             other.header.rows == member.header.rows &&
             other.header.columns == member.header.columns && isMatrix(member) && !isMatrix(other);
    });
  };
  std::vector<bool> further;
  for (const Member& member : members.arrays) further.push_back(isFurther(member));
  std::vector<Member> kept;
  for (std::size_t i = 0; i < further.size(); ++i) {
    if (further[i])
      members.left.push_back(members.arrays[i].entry);
    else
      kept.push_back(std::move(members.arrays[i]));
  }
  members.arrays = std::move(kept);
}

/// The images and labels of an archive.
/// Errors: badFile for an array with the name but not the shape of images or labels.
Result<Members> membersOf(const ZipArchive& archive) {
  Members members;
  std::vector<Member> others;
  const NameParts whole = readName(archive.path());
  for (const std::string& entry : archive.names()) {
    ArrayHints hints{.name = readName(fs::path(entry)),
                     .mayBeMatrix = isUnnamed(entry),
                     .mayBeColumns = isUnnamed(entry)};
    if (hints.name.ofNames) {
      if (isOfTexts(archive, entry)) members.classNames = entry;
      continue;
    }
    if (!hints.name.hasSplit) hints.name.split = whole.split;
    if (isEmptyArray(archive, entry)) continue;
    const auto stream = archive.read(entry);
    if (!stream) return tl::unexpected(stream.error());
    const auto header = readNumpyHeader(*stream, hints);
    const bool named = hints.name.images || hints.name.labels;
    if (!header) {
      if (named) return tl::unexpected(header.error());
      continue;
    }
    const bool images = header->kind == ArrayHeader::Kind::images;
    if (images ? !hints.name.labels || hints.name.images : hints.name.labels || isUnnamed(entry))
      members.arrays.push_back({entry, hints, *header});
    else if (!images && !namesIndex(fs::path(entry).stem().string()))
      others.push_back({entry, hints, *header});
  }
  splitUnnamed(members.arrays);
  takeOnlyLabels(others, members);
  leaveOutFurther(archive, members);
  return members;
}

/// The names of the classes, in the order of their labels.
Result<std::vector<std::string>> readClassNames(const ZipArchive& archive,
                                                const std::string& entry) {
  const auto stream = archive.read(entry);
  if (!stream) return tl::unexpected(stream.error());
  auto array = readNumpyArray(*stream, {.name = {.labels = true}});
  if (!array) return tl::unexpected(array.error());
  return std::move(array->file.labelValues.names);
}

/// Adds the arrays of another archive. Errors: badFile for two of one role.
Result<void> addArrays(ReadArrays& to, ReadArrays from, const fs::path& path) {
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    auto& array = from.byRole.at(role);
    if (!array) continue;
    if (to.byRole.at(role)) return severalDatasets(path, to.byRole.at(role)->path, array->path);
    to.byRole.at(role) = std::move(array);
  }
  std::ranges::move(from.notices, std::back_inserter(to.notices));
  if (to.classNames.empty()) to.classNames = std::move(from.classNames);
  return {};
}

Score archivesAt(const Probe& probe, std::vector<fs::path> files, Fit fit) {
  return {.fit = fit, .files = files, .open = [&probe, files]() -> Result<ReadArrays> {
            ReadArrays all;
            for (const fs::path& file : files) {
              const auto archive = probe.archive(file);
              if (!archive) return tl::unexpected(archive.error());
              auto arrays = readNpzArchive(**archive);
              if (!arrays) return arrays;
              if (auto added = addArrays(all, *std::move(arrays), probe.place()); !added)
                return tl::unexpected(added.error());
            }
            return all;
          }};
}

/// Whether two archives hold two splits of one data set.
bool belongTogether(const fs::path& a, const fs::path& b) {
  const NameParts one = readName(a);
  const NameParts other = readName(b);
  return one.hasSplit && other.hasSplit && one.split != other.split && one.dataset == other.dataset;
}

/// The archives of images in a folder.
std::vector<fs::path> archivesIn(const Probe& probe) {
  std::vector<fs::path> archives;
  for (const fs::path& file : probe.files()) {
    if (!hasExtension(file, kNpzExtensions)) continue;
    const auto archive = probe.archive(file);
    if (archive && isArchiveOfImages(**archive)) archives.push_back(file);
  }
  return archives;
}

}  // namespace

bool isArchiveOfImages(const ZipArchive& archive) {
  if (archive.names().size() < 2) return false;
  const auto members = membersOf(archive);
  return members && std::ranges::any_of(members->arrays, &Member::isImages);
}

Result<ReadArrays> readNpzArchive(const ZipArchive& archive) {
  const auto members = membersOf(archive);
  if (!members) return tl::unexpected(members.error());
  ReadArrays result;
  for (const Member& member : members->arrays) {
    auto& place = result.byRole.at(static_cast<std::size_t>(member.role()));
    if (place)
      return badFile("%1 holds both %2 and %3. A split has one array of images and one of labels.",
                     archive.path(), excerpt(place->path.filename().string()),
                     excerpt(member.entry));
    auto array = archive.read(member.entry).and_then([&](const ByteStream& stream) {
      return readNumpyArray(stream, member.hints);
    });
    if (!array) return tl::unexpected(array.error());
    std::ranges::move(array->notices, std::back_inserter(result.notices));
    place = std::move(array->file);
    const auto labels = static_cast<std::size_t>(member.role()) + 1;
    const bool others = std::ranges::any_of(members->arrays, [&](const Member& other) {
      return static_cast<std::size_t>(other.role()) == labels;
    });
    if (array->labels && !others) result.byRole.at(labels) = std::move(array->labels);
  }
  if (!result.byRole[0] && !result.byRole[2] && !result.byRole[4])
    return badFile("%1 holds no images, which are n x rows x columns. It holds %2.", archive.path(),
                   listed(archive.names()));
  if (!members->classNames.empty()) {
    auto names = readClassNames(archive, members->classNames);
    if (!names) return tl::unexpected(names.error());
    result.classNames = *std::move(names);
  }
  if (!members->byNumber.empty())
    result.notices.emplace_back(
        "labels-by-number",
        text("%1 names no labels. %2, which has a value for each image, is read "
             "as the labels.",
             archive.path().filename(), excerpt(members->byNumber)));
  if (!members->left.empty())
    result.notices.emplace_back("other-arrays",
                                text("%1 holds further images or labels, which are left out: %2.",
                                     archive.path().filename(), listed(members->left)));
  return result;
}

Score scoreArchives(const Probe& probe) {
  const fs::path& place = probe.place();
  if (!probe.isFolder()) {
    if (!hasExtension(place, kNpzExtensions)) return {};
    const auto archive = probe.archive(place);
    if (!archive || (*archive)->names().size() < 2) return {};
    std::vector<fs::path> files{place};
    if (readName(place).hasSplit)
      for (const fs::path& other : archivesIn(probe))
        if (std::ranges::all_of(files,
                                [&](const fs::path& file) { return belongTogether(file, other); }))
          files.push_back(other);
    return archivesAt(probe, std::move(files), Fit::sure);
  }
  std::vector<fs::path> archives = archivesIn(probe);
  if (archives.empty()) return {};
  for (std::size_t i = 1; i < archives.size(); ++i)
    for (std::size_t before = 0; before < i; ++before)
      if (!belongTogether(archives[before], archives[i]))
        return failing(Fit::possible,
                       severalDatasets(probe.folder(), archives[before], archives[i]).value());
  return archivesAt(probe, std::move(archives), Fit::possible);
}

}  // namespace lookbook
