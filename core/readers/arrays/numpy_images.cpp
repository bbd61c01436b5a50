#include "core/readers/arrays/numpy_images.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/npy.h"
#include "core/io/npy_header.h"
#include "core/io/zip_archive.h"
#include "core/readers/arrays/array_files.h"
#include "core/readers/arrays/array_values.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <iterator>
#include <new>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

const NpyWanted kWanted{
    .types = {},
    .typesInWords = Text("numbers, or texts for labels"),
    .dimensions = {1, 2, 3, 4},
    .dimensionsInWords = Text("3 (n x rows x columns) for images, 1 for labels"),
    .accepts = [](std::string_view type) { return npyNumberType(type).has_value(); }};

/// What is known of an array besides its header.
struct ArrayHints {
  NameParts name;
  bool mayBeMatrix = false;   ///< as in ArrayDescription
  bool mayBeColumns = false;  ///< as in ArrayDescription
};

struct DescribedArray {
  ArrayLayout layout;
  NumberType type;
};

Result<DescribedArray> describeArray(const ByteStream& stream, const ArrayHints& hints) {
  const auto npy = readNpyHeader(stream, kWanted);
  if (!npy) return tl::unexpected(npy.error());
  const NumberType type = *npyNumberType(npy->type);
  auto layout = layoutOf({.path = stream.path,
                          .type = type,
                          .shape = npy->shape,
                          .fortran = npy->fortran,
                          .name = hints.name,
                          .mayBeMatrix = hints.mayBeMatrix,
                          .mayBeColumns = hints.mayBeColumns});
  if (!layout) return tl::unexpected(layout.error());
  return DescribedArray{*std::move(layout), type};
}

Result<ReadArray> readNumpyArray(const ByteStream& stream, const ArrayHints& hints) try {
  const auto array = describeArray(stream, hints);
  if (!array) return tl::unexpected(array.error());
  auto read = readArrayValues(stream, array->layout, array->type);
  if (!read) return read;
  if (auto ended = checkNpyEnd(stream); !ended) return tl::unexpected(ended.error());
  return read;
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(stream.path);
}

Result<ArrayHeader> readArrayHeader(const ByteStream& stream, const ArrayHints& hints) {
  return describeArray(stream, hints).map([](const DescribedArray& array) {
    return array.layout.header;
  });
}

/// Of a file: it may be a matrix if it is the one that the user opened.
ArrayHints hintsOf(const fs::path& file, bool named) {
  return {.name = readName(file), .mayBeMatrix = named};
}

Result<ByteStream> openOnlyArray(const ZipArchive& archive) {
  if (archive.names().size() != 1)
    return badFile(
        "%1 holds %2 arrays. It must hold one array of images or labels, or several with names "
        "such "
        "as x_train and y_train.",
        archive.path(), archive.names().size());
  return archive.read(archive.names().front());
}

/// An array of an archive, with its role by its name and shape.
struct Member {
  std::string entry;
  ArrayHints hints;
  ArrayHeader header;
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
    if (isUnnamed(member.entry))
      (member.header.kind == ArrayHeader::Kind::images ? images : labels).push_back(&member);
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

/// The images and labels of an archive.
/// Errors: badFile for an array with the name but not the shape of images or labels.
Result<std::vector<Member>> membersOf(const ZipArchive& archive) {
  std::vector<Member> members;
  for (const std::string& entry : archive.names()) {
    const ArrayHints hints{
        .name = readName(entry), .mayBeMatrix = isUnnamed(entry), .mayBeColumns = isUnnamed(entry)};
    const auto stream = archive.read(entry);
    if (!stream) return tl::unexpected(stream.error());
    const auto header = readArrayHeader(*stream, hints);
    const bool named = hints.name.images || hints.name.labels;
    if (!header) {
      if (named) return tl::unexpected(header.error());
      continue;
    }
    const bool images = header->kind == ArrayHeader::Kind::images;
    if (images ? !hints.name.labels || hints.name.images : hints.name.labels || isUnnamed(entry))
      members.push_back({entry, hints, *header});
  }
  splitUnnamed(members);
  return members;
}

bool isOfImages(const Result<ArrayHeader>& header) {
  return header && header->kind == ArrayHeader::Kind::images;
}

constexpr ArrayFormat kNpy{
    .has = [](const fs::path& file) { return hasExtension(file, kNpyExtensions); },
    .header = [](const Probe& probe,
                 const fs::path& file) { return readNpyImagesHeader(file, file == probe.place()); },
    .read = [](const Probe& probe,
               const fs::path& file) { return readNpyImages(file, file == probe.place()); }};

constexpr ArrayFormat kNpz{
    .has = [](const fs::path& file) { return hasExtension(file, kNpzExtensions); },
    .header = [](const Probe& probe, const fs::path& file) -> Result<ArrayHeader> {
      const auto archive = probe.archive(file);
      if (!archive) return tl::unexpected(archive.error());
      return readNpzImagesHeader(**archive);
    },
    .read = [](const Probe& probe, const fs::path& file) -> Result<ReadArray> {
      const auto archive = probe.archive(file);
      if (!archive) return tl::unexpected(archive.error());
      return readNpzImages(**archive);
    }};

Score archiveAt(const Probe& probe, const fs::path& file, Fit fit) {
  return {.fit = fit, .files = {file}, .open = [&probe, file]() -> Result<ReadArrays> {
            const auto archive = probe.archive(file);
            if (!archive) return tl::unexpected(archive.error());
            return readNpzArchive(**archive);
          }};
}

/// The score for a folder that contains one archive of images.
Score archiveIn(const Probe& probe) {
  std::optional<fs::path> only;
  for (const fs::path& file : probe.files()) {
    if (!hasExtension(file, kNpzExtensions)) continue;
    if (const auto archive = probe.archive(file); !archive || !isArchiveOfImages(**archive))
      continue;
    if (only) return failing(Fit::possible, severalDatasets(probe.folder(), *only, file).value());
    only = file;
  }
  return only ? archiveAt(probe, *only, Fit::possible) : Score{};
}

}  // namespace

Result<ArrayHeader> readNpyImagesHeader(const fs::path& path, bool named) {
  return openNpy(path).and_then(
      [&](const ByteStream& stream) { return readArrayHeader(stream, hintsOf(path, named)); });
}

Result<ReadArray> readNpyImages(const fs::path& path, bool named) {
  return openNpy(path).and_then(
      [&](const ByteStream& stream) { return readNumpyArray(stream, hintsOf(path, named)); });
}

Result<ArrayHeader> readNpzImagesHeader(const ZipArchive& archive) {
  return openOnlyArray(archive).and_then([&](const ByteStream& stream) {
    return readArrayHeader(stream, hintsOf(archive.path(), true));
  });
}

Result<ReadArray> readNpzImages(const ZipArchive& archive) {
  auto read = openOnlyArray(archive).and_then([&](const ByteStream& stream) {
    return readNumpyArray(stream, hintsOf(archive.path(), true));
  });
  if (read) read->file.path = archive.path();
  return read;
}

bool isArchiveOfImages(const ZipArchive& archive) {
  if (archive.names().size() < 2) return false;
  const auto members = membersOf(archive);
  return members && std::ranges::any_of(*members, [](const Member& member) {
           return member.header.kind == ArrayHeader::Kind::images;
         });
}

Result<ReadArrays> readNpzArchive(const ZipArchive& archive) {
  const auto members = membersOf(archive);
  if (!members) return tl::unexpected(members.error());
  ReadArrays result;
  for (const Member& member : *members) {
    auto& place = result.byRole.at(
        static_cast<std::size_t>(roleOf(member.header.kind, member.hints.name.split)));
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
  }
  if (!result.byRole[0] && !result.byRole[2] && !result.byRole[4])
    return badFile("%1 holds no images, which are n x rows x columns. It holds %2.", archive.path(),
                   listed(archive.names()));
  return result;
}

Score scoreNpy(const Probe& probe) {
  return scoreArrays(probe, kNpy);
}

Score scoreNpz(const Probe& probe) {
  if (!probe.isFolder() && kNpz.has(probe.place()))
    if (const auto archive = probe.archive(probe.place());
        archive && (*archive)->names().size() > 1)
      return archiveAt(probe, probe.place(), Fit::sure);
  Score score = scoreArrays(probe, kNpz);
  return score.fit == Fit::none && probe.isFolder() ? archiveIn(probe) : score;
}

bool npyHoldsImages(const fs::path& file) {
  return isOfImages(readNpyImagesHeader(file));
}

bool npzHoldsImages(const fs::path& file) {
  const auto archive = ZipArchive::open(file);
  return archive && (isArchiveOfImages(*archive) || isOfImages(readNpzImagesHeader(*archive)));
}

}  // namespace lookbook
