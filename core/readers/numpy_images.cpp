#include "core/readers/numpy_images.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/npy.h"
#include "core/io/npy_header.h"
#include "core/io/zip_archive.h"
#include "core/pictures/grey.h"
#include "core/readers/array_files.h"
#include "core/readers/file_name.h"

#include <algorithm>
#include <limits>
#include <new>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

const NpyWanted kWanted{
    .types = npyWholeTypes(),
    .typesInWords = Text("uint8 ('|u1') for images, whole numbers for labels"),
    .dimensions = {1, 2, 3, 4},
    .dimensionsInWords = Text("3 (n x rows x columns) for images, 1 for labels")};

/// How an array holds images or labels.
struct Layout {
  ArrayHeader header;
  NpyHeader npy;
  std::size_t channels = 1;  ///< values for each pixel
};

Result<Layout> layoutOf(const ByteStream& stream) {
  const auto npy = readNpyHeader(stream, kWanted);
  if (!npy) return tl::unexpected(npy.error());
  const auto& shape = npy->shape;
  const bool labels = shape.size() == 1 || (shape.size() == 2 && shape[1] == 1);
  if (shape.size() == 2 && !labels)
    return badFile("%1 is an array of %2. Images are n x rows x columns, labels n.", stream.path,
                   npy->shapeInWords());
  if (shape.size() == 4 && shape[3] != 1 && shape[3] != 3)
    return badFile("%1 is an array of %2. A pixel has 1 value (grey) or 3 (colour).", stream.path,
                   npy->shapeInWords());
  if (!labels && npy->type != "'|u1'")
    return badFile("%1 holds images of type %2; they must be uint8 ('|u1').", stream.path,
                   excerpt(npy->type));
  if (npy->fortran && shape.size() > 1)
    return badFile("%1 is in Fortran order. Save it in C order (numpy.ascontiguousarray).",
                   stream.path);
  if (std::ranges::max(shape) > std::numeric_limits<std::uint32_t>::max() / 2)
    return badFile("%1 is an array of %2, which is too large in one direction.", stream.path,
                   npy->shapeInWords());
  Layout layout{.header = {}, .npy = *npy};
  layout.header = {ArrayHeader::Kind::labels, static_cast<std::uint32_t>(shape[0]), 1, 1};
  if (!labels)
    layout.header = {ArrayHeader::Kind::images, static_cast<std::uint32_t>(shape[0]),
                     static_cast<int>(shape[1]), static_cast<int>(shape[2])};
  if (shape.size() == 4) layout.channels = shape[3];
  if (auto checked = checkArrayHeader(stream.path, layout.header); !checked)
    return tl::unexpected(checked.error());
  return layout;
}

Result<void> readAll(const ByteStream& stream, std::span<std::uint8_t> bytes) {
  const auto read = stream.read(bytes);
  if (!read) return tl::unexpected(read.error());
  if (*read < bytes.size())
    return badFile(plural(bytes.size() - *read, "%1 ends %n byte before what its header declares.",
                          "%1 ends %n bytes before what its header declares.", stream.path));
  return {};
}

Result<ReadArray> readImages(const ByteStream& stream, const Layout& layout) {
  std::vector<std::uint8_t> grey(static_cast<std::size_t>(layout.header.byteCount()));
  if (layout.channels == 1) {
    if (auto read = readAll(stream, grey); !read) return tl::unexpected(read.error());
    return ReadArray{asArrayFile(stream.path, layout.header, std::move(grey)), {}};
  }
  // One image at a time: all colours together would need three times the memory.
  const std::size_t size = grey.size() / layout.header.count;
  std::vector<std::uint8_t> rgb(3 * size);
  std::size_t coloured = 0;
  for (std::size_t at = 0; at < grey.size(); at += size) {
    if (auto read = readAll(stream, rgb); !read) return tl::unexpected(read.error());
    if (greyOf(rgb, std::span(grey).subspan(at, size))) ++coloured;
  }
  return ReadArray{asArrayFile(stream.path, layout.header, std::move(grey)),
                   colourWarning(stream.path.filename().string(), coloured, layout.header.count)};
}

Result<ReadArray> readLabels(const ByteStream& stream, const Layout& layout) {
  return readNpyLabels(stream, layout.npy).map([&](std::vector<ClassId> labels) {
    return ReadArray{asLabelFile(stream.path, std::move(labels)), {}};
  });
}

Result<ReadArray> readNumpyArray(const ByteStream& stream) try {
  const auto layout = layoutOf(stream);
  if (!layout) return tl::unexpected(layout.error());
  return layout->header.kind == ArrayHeader::Kind::images ? readImages(stream, *layout)
                                                          : readLabels(stream, *layout);
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(stream.path);
}

Result<ArrayHeader> readArrayHeader(const ByteStream& stream) {
  return layoutOf(stream).map([](const Layout& layout) { return layout.header; });
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
  NameParts name;
  ArrayHeader header;
};

/// Whether an entry is one of the unnamed arrays that numpy.savez(file, images, labels) writes.
bool isUnnamed(const std::string& entry) {
  return entry.starts_with("arr_");
}

/// The images and labels of an archive.
/// Errors: badFile for an array with the name but not the shape of images or labels.
Result<std::vector<Member>> membersOf(const ZipArchive& archive) {
  std::vector<Member> members;
  for (const std::string& entry : archive.names()) {
    const NameParts name = readName(entry);
    const auto stream = archive.read(entry);
    if (!stream) return tl::unexpected(stream.error());
    const auto header = readArrayHeader(*stream);
    const bool named = name.images || name.labels;
    if (!header) {
      if (named) return tl::unexpected(header.error());
      continue;
    }
    const bool images = header->kind == ArrayHeader::Kind::images;
    if (images ? !name.labels || name.images : name.labels || isUnnamed(entry))
      members.push_back({entry, name, *header});
  }
  return members;
}

bool isOfImages(const Result<ArrayHeader>& header) {
  return header && header->kind == ArrayHeader::Kind::images;
}

constexpr ArrayFormat kNpy{
    .has = [](const fs::path& file) { return hasExtension(file, kNpyExtensions); },
    .header = [](const Probe&, const fs::path& file) { return readNpyImagesHeader(file); },
    .read = [](const Probe&, const fs::path& file) { return readNpyImages(file); }};

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

Result<ArrayHeader> readNpyImagesHeader(const fs::path& path) {
  return openNpy(path).and_then(readArrayHeader);
}

Result<ReadArray> readNpyImages(const fs::path& path) {
  return openNpy(path).and_then(readNumpyArray);
}

Result<ArrayHeader> readNpzImagesHeader(const ZipArchive& archive) {
  return openOnlyArray(archive).and_then(readArrayHeader);
}

Result<ReadArray> readNpzImages(const ZipArchive& archive) {
  auto read = openOnlyArray(archive).and_then(readNumpyArray);
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
    auto& place =
        result.byRole.at(static_cast<std::size_t>(roleOf(member.header.kind, member.name.test)));
    if (place)
      return badFile("%1 holds both %2 and %3. A split has one array of images and one of labels.",
                     archive.path(), excerpt(place->path.filename().string()),
                     excerpt(member.entry));
    auto array = archive.read(member.entry).and_then(readNumpyArray);
    if (!array) return tl::unexpected(array.error());
    if (array->warning) result.warnings.push_back(*std::move(array->warning));
    place = std::move(array->file);
  }
  if (!result.byRole[0] && !result.byRole[2])
    return badFile("%1 holds no images, which are uint8 and n x rows x columns. It holds %2.",
                   archive.path(), listed(archive.names()));
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
