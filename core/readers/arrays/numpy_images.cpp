#include "core/readers/arrays/numpy_images.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/npy.h"
#include "core/io/npy_header.h"
#include "core/io/zip_archive.h"
#include "core/readers/arrays/array_files.h"
#include "core/readers/arrays/array_values.h"
#include "core/readers/arrays/npz_archive.h"
#include "core/readers/arrays/numpy_array.h"
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

}  // namespace

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

Result<ArrayHeader> readNumpyHeader(const ByteStream& stream, const ArrayHints& hints) {
  return describeArray(stream, hints).map([](const DescribedArray& array) {
    return array.layout.header;
  });
}

namespace {

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

}  // namespace

Result<ArrayHeader> readNpyImagesHeader(const fs::path& path, bool named) {
  return openNpy(path).and_then(
      [&](const ByteStream& stream) { return readNumpyHeader(stream, hintsOf(path, named)); });
}

Result<ReadArray> readNpyImages(const fs::path& path, bool named) {
  return openNpy(path).and_then(
      [&](const ByteStream& stream) { return readNumpyArray(stream, hintsOf(path, named)); });
}

Result<ArrayHeader> readNpzImagesHeader(const ZipArchive& archive) {
  return openOnlyArray(archive).and_then([&](const ByteStream& stream) {
    return readNumpyHeader(stream, hintsOf(archive.path(), true));
  });
}

Result<ReadArray> readNpzImages(const ZipArchive& archive) {
  auto read = openOnlyArray(archive).and_then([&](const ByteStream& stream) {
    return readNumpyArray(stream, hintsOf(archive.path(), true));
  });
  if (read) read->file.path = archive.path();
  return read;
}

Score scoreNpy(const Probe& probe) {
  return scoreArrays(probe, kNpy);
}

Score scoreNpz(const Probe& probe) {
  if (Score score = scoreArchives(probe); !probe.isFolder() && score.fit != Fit::none) return score;
  Score score = scoreArrays(probe, kNpz);
  if (!probe.isFolder() || !score.files.empty()) return score;
  Score archives = scoreArchives(probe);
  return archives.fit == Fit::none ? score : archives;
}

bool npyHoldsImages(const fs::path& file) {
  return isOfImages(readNpyImagesHeader(file));
}

bool npzHoldsImages(const fs::path& file) {
  const auto archive = ZipArchive::open(file);
  return archive && (isArchiveOfImages(*archive) || isOfImages(readNpzImagesHeader(*archive)));
}

}  // namespace lookbook
