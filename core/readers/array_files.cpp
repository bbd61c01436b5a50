#include "core/readers/array_files.h"

#include "core/base/parallel.h"
#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/idx.h"
#include "core/readers/file_name.h"
#include "core/readers/numpy_images.h"

#include <algorithm>
#include <new>
#include <system_error>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// A file of one array that was found.
struct Found {
  fs::path path;
  NameParts name;
  FileRole role = FileRole::trainImages;
};

Result<IdxHeader> readHeader(const fs::path& path) {
  switch (formatOf(path)) {
    case FileFormat::npy:
      return readNpyImagesHeader(path);
    case FileFormat::npz:
      return readNpzImagesHeader(path);
    default:
      return readIdxHeader(path);
  }
}

Result<ReadArray> readArray(const fs::path& path) {
  switch (formatOf(path)) {
    case FileFormat::npy:
      return readNpyImages(path);
    case FileFormat::npz:
      return readNpzImages(path);
    default:
      return readIdx(path).map([](IdxFile file) { return ReadArray{std::move(file), {}}; });
  }
}

Result<Found> examineArray(const fs::path& path) {
  const NameParts name = readName(path);
  auto header = readHeader(path);
  if (!header) return tl::unexpected(header.error());
  const bool images = header->kind == IdxHeader::Kind::images;
  if (images ? name.labels && !name.images : name.images && !name.labels)
    return badFile(path, images ? "images" : "labels",
                   images ? "labels, by its name" : "images, by its name");
  return Found{path, name, roleOf(header->kind, name.test)};
}

/// All files of one format in a folder, without the .gz twins of unpacked files.
Result<std::vector<Found>> scan(const std::vector<fs::path>& files, FileFormat format) {
  std::vector<Found> result;
  for (const fs::path& path : files) {
    fs::path unpacked = path;
    if (formatOf(path) != format ||
        (path.extension() == ".gz" &&
         std::ranges::binary_search(files, unpacked.replace_extension())))
      continue;
    auto found = examineArray(path);
    if (found) {
      result.push_back(*std::move(found));
    } else if (const NameParts name = readName(path);
               (name.idx || format != FileFormat::idx) && (name.images || name.labels)) {
      return tl::unexpected(found.error());
    }
  }
  return result;
}

bool hasImages(const std::vector<Found>& found) {
  return std::ranges::any_of(found, [](const Found& one) {
    return one.role == FileRole::trainImages || one.role == FileRole::testImages;
  });
}

/// The files of the first format that there are images in; arrays of other formats beside them may
/// be anything.
Result<std::vector<Found>> scan(const fs::path& folder) {
  const std::vector<fs::path> files = filesIn(folder);
  auto idx = scan(files, FileFormat::idx);
  if (!idx || hasImages(*idx)) return idx;
  for (const FileFormat format : {FileFormat::npz, FileFormat::npy})
    if (auto found = scan(files, format); !found || hasImages(*found)) return found;
  return idx;
}

/// Gives each file its role.
Result<ArrayFiles> assign(const fs::path& where, const std::vector<Found>& found) {
  ArrayFiles files;
  for (const Found& one : found) {
    auto& place = files.at(static_cast<std::size_t>(one.role));
    if (place)
      return badFile(where,
                     "both " + excerpt(place->filename().string()) + " and " +
                         excerpt(one.path.filename().string()),
                     "one data set (name one of its files to open it)");
    place = one.path;
  }
  for (const FileRole role : {FileRole::trainImages, FileRole::testImages}) {
    const auto& images = files.at(static_cast<std::size_t>(role));
    const auto& labels = files.at(static_cast<std::size_t>(role) + 1);
    if (labels && !images)
      return badFile(*labels, "labels without images", "a file of images beside it");
  }
  return files;
}

Result<ArrayFiles> findInFolder(const fs::path& folder) {
  auto found = scan(folder);
  if (!found) return tl::unexpected(found.error());
  if (found->empty())
    return fail(Error::Kind::notFound, plainText(folder.string()) + ": no files of images in it");
  // Files with the usual names go before others that lie beside them.
  std::vector<Found> usual;
  std::ranges::copy_if(*found, std::back_inserter(usual),
                       [](const Found& one) { return one.name.dataset.empty(); });
  return assign(folder, usual.empty() ? *found : usual);
}

Result<ArrayFiles> findBeside(const fs::path& file) {
  auto named = examineArray(file);
  if (!named) return tl::unexpected(named.error());
  std::vector<Found> group{*named};
  for (const fs::path& path : filesIn(file.has_parent_path() ? file.parent_path() : ".")) {
    if (formatOf(path) != formatOf(file) || readName(path).dataset != named->name.dataset) continue;
    auto found = examineArray(path);
    if (!found && !readName(path).idx) continue;
    if (!found) return tl::unexpected(found.error());
    // The named file goes before its twin, and an unpacked one before its .gz.
    const bool taken =
        std::ranges::any_of(group, [&](const Found& other) { return other.role == found->role; });
    if (!taken) group.push_back(*std::move(found));
  }
  return assign(file, group);
}

Result<ReadArray> readGuarded(const fs::path& path) {
  try {
    return readArray(path);
  } catch (const std::bad_alloc&) {
    return badFile(path, "more than fits into memory", "less");
  }
}

}  // namespace

Result<ArrayFiles> findArrayFiles(const fs::path& folderOrFile) {
  std::error_code error;
  const auto status = fs::status(folderOrFile, error);
  if (status.type() == fs::file_type::not_found)
    return fail(Error::Kind::notFound,
                plainText(folderOrFile.string()) + ": no such file or folder");
  if (error)
    return fail(Error::Kind::io, plainText(folderOrFile.string()) + ": " + error.message());
  return fs::is_directory(status) ? findInFolder(folderOrFile) : findBeside(folderOrFile);
}

Result<ReadArrays> readArrayFiles(const ArrayFiles& files) {
  std::array<std::optional<Result<ReadArray>>, kFileRoles> arrays;
  const auto there =
      std::ranges::count_if(files, [](const auto& file) { return file.has_value(); });
  ThreadTeam team(std::max(1, static_cast<int>(there)));
  team.forBlocks(kFileRoles, [&](std::size_t role, int) {
    if (files.at(role)) arrays.at(role) = readGuarded(*files.at(role));
  });
  ReadArrays read;
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    auto& array = arrays.at(role);
    if (!array) continue;
    if (!*array) return tl::unexpected(array->error());
    read.byRole.at(role) = std::move((*array)->file);
    if (!(*array)->warning.empty()) read.warnings.push_back(std::move((*array)->warning));
  }
  return read;
}

}  // namespace lookbook
