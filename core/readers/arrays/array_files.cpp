#include "core/readers/arrays/array_files.h"

#include "core/base/parallel.h"
#include "core/io/content_reader.h"
#include "core/readers/arrays/label_tables.h"
#include "core/readers/probe/file_name.h"

#include <algorithm>
#include <iterator>
#include <new>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// A file with one array.
struct Found {
  fs::path path;
  NameParts name;
  FileRole role = FileRole::trainImages;
};

Result<Found> examineArray(const Probe& probe, const ArrayFormat& format, const fs::path& path) {
  const NameParts name = readName(path);
  auto header = format.header(probe, path);
  if (!header) return tl::unexpected(header.error());
  const bool images = header->kind == ArrayHeader::Kind::images;
  if (images ? name.labels && !name.images : name.images && !name.labels)
    return images ? badFile("%1 holds images, but its name says labels.", path)
                  : badFile("%1 holds labels, but its name says images.", path);
  return Found{path, name, roleOf(header->kind, name.split)};
}

/// All files of the format in a folder, without .gz versions of unpacked files.
Result<std::vector<Found>> scan(const Probe& probe, const ArrayFormat& format) {
  std::vector<Found> result;
  for (const fs::path& path : probe.files()) {
    fs::path unpacked = path;
    if (!format.has(path) ||
        (path.extension() == ".gz" &&
         std::ranges::find(probe.files(), unpacked.replace_extension()) != probe.files().end()))
      continue;
    auto found = examineArray(probe, format, path);
    if (found) {
      result.push_back(*std::move(found));
    } else if (const NameParts name = readName(path);
               (name.idx || format.byExtension) && (name.images || name.labels)) {
      return tl::unexpected(found.error());
    }
  }
  return result;
}

bool hasImages(const std::vector<Found>& found) {
  return std::ranges::any_of(
      found, [](const Found& one) { return static_cast<std::size_t>(one.role) % 2 == 0; });
}

/// Gives each file its role.
Result<ArrayFiles> assign(const fs::path& where, const std::vector<Found>& found) {
  ArrayFiles files;
  for (const Found& one : found) {
    auto& place = files.at(static_cast<std::size_t>(one.role));
    // What lies once more in a folder of its own is the same file.
    if (place && isInItsOwnFolder(one.path) && !isInItsOwnFolder(*place)) continue;
    if (place) return severalDatasets(where, *place, one.path);
    place = one.path;
  }
  for (std::size_t role = 0; role < kFileRoles; role += 2) {
    const auto& images = files.at(role);
    const auto& labels = files.at(role + 1);
    if (labels && !images)
      return badFile("%1 holds labels, but there is no file of images beside it.", *labels);
  }
  return files;
}

/// Assigns the files of a folder; files with the usual names are preferred to others.
Result<ArrayFiles> assignInFolder(const fs::path& folder, const std::vector<Found>& found) {
  std::vector<Found> usual;
  std::ranges::copy_if(found, std::back_inserter(usual),
                       [](const Found& one) { return one.name.dataset.empty(); });
  const bool alone = !hasImages(usual) && hasImages(found);  // "features.npy", "labels.npy"
  return assign(folder, usual.empty() || alone ? found : usual);
}

Result<ArrayFiles> findBeside(const Probe& probe, const ArrayFormat& format) {
  const fs::path& file = probe.place();
  auto named = examineArray(probe, format, file);
  if (!named) return tl::unexpected(named.error());
  std::vector<Found> group{*named};
  for (const fs::path& path : probe.files()) {
    if (path.filename() == file.filename() || !format.has(path) ||
        readName(path).dataset != named->name.dataset)
      continue;
    auto found = examineArray(probe, format, path);
    if (!found && !readName(path).idx) continue;
    if (!found) return tl::unexpected(found.error());
    // The named file is preferred to its other version, and an unpacked file to its .gz version.
    const bool taken =
        std::ranges::any_of(group, [&](const Found& other) { return other.role == found->role; });
    if (!taken) group.push_back(*std::move(found));
  }
  return assign(file, group);
}

Result<ReadArray> readGuarded(const Probe& probe, const ArrayFormat& format, const fs::path& path) {
  try {
    return format.read(probe, path);
  } catch (const std::bad_alloc&) {
    return tooLargeForMemory(path);
  }
}

Score scoreOf(const Probe& probe, const ArrayFormat& format, Fit fit, Result<ArrayFiles> files) {
  if (!files) return failing(fit, std::move(files.error()));
  Score score{.fit = fit};
  for (const auto& file : *files)
    if (file) score.files.push_back(*file);
  score.open = [&probe, format, files = *std::move(files)] {
    auto arrays = readArrays(probe, format, files);
    if (arrays) addLabelTables(probe, *arrays);
    return arrays;
  };
  return score;
}

}  // namespace

Result<ArrayFiles> findArrays(const Probe& probe, const ArrayFormat& format) {
  if (!probe.isFolder()) return findBeside(probe, format);
  const auto found = scan(probe, format);
  if (!found) return tl::unexpected(found.error());
  if (found->empty())
    return fail(Error::Kind::notFound, "%1 holds no files of images.", probe.folder());
  return assignInFolder(probe.folder(), *found);
}

Result<ReadArrays> readArrays(const Probe& probe, const ArrayFormat& format,
                              const ArrayFiles& files) {
  std::array<std::optional<Result<ReadArray>>, kFileRoles> arrays;
  const auto there =
      std::ranges::count_if(files, [](const auto& file) { return file.has_value(); });
  ThreadTeam team(std::max(1, static_cast<int>(there)));
  team.forBlocks(kFileRoles, [&](std::size_t role, int) {
    if (files.at(role)) arrays.at(role) = readGuarded(probe, format, *files.at(role));
  });
  ReadArrays read;
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    auto& array = arrays.at(role);
    if (!array) continue;
    if (!*array) return tl::unexpected(array->error());
    read.byRole.at(role) = std::move((*array)->file);
    if ((*array)->labels && !files.at(role + 1))
      read.byRole.at(role + 1) = std::move((*array)->labels);
    std::ranges::move((*array)->notices, std::back_inserter(read.notices));
  }
  return read;
}

Score scoreArrays(const Probe& probe, const ArrayFormat& format) {
  if (!probe.isFolder()) {
    if (!format.has(probe.place())) return {};
    return scoreOf(probe, format, format.byExtension ? Fit::sure : Fit::likely,
                   findBeside(probe, format));
  }
  const auto found = scan(probe, format);
  if (!found) return failing(Fit::sure, found.error());
  // Arrays without images may be anything, unless they can only be labels.
  if (!hasImages(*found) && (format.byExtension || found->empty())) return {};
  return scoreOf(probe, format, hasImages(*found) ? Fit::sure : Fit::likely,
                 assignInFolder(probe.folder(), *found));
}

}  // namespace lookbook
