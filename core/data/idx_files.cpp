#include "core/data/idx_files.h"

#include "core/data/content_reader.h"
#include "core/data/idx.h"

#include <algorithm>
#include <cctype>
#include <future>
#include <map>
#include <new>
#include <ranges>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// What a file's name says about it.
struct NameParts {
  std::string dataset;  ///< the words that are not about the file's role
  bool test = false;
  bool images = false;  ///< the name says so
  bool labels = false;
  bool idx = false;
};

NameParts readName(const fs::path& path) {
  static const std::set<std::string> kTestWords{"t10k", "test", "testing"};
  static const std::set<std::string> kOtherWords{"train", "training", "ubyte", "gz"};
  NameParts result;
  std::string word;
  const std::string name = path.filename().string() + ".";
  for (const char letter : name) {
    if (letter != '-' && letter != '_' && letter != '.') {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
      continue;
    }
    if (kTestWords.contains(word)) {
      result.test = true;
    } else if (word == "images" || word == "image") {
      result.images = true;
    } else if (word == "labels" || word == "label") {
      result.labels = true;
    } else if (word == "idx" || word == "idx1" || word == "idx3") {
      result.idx = true;
    } else if (!word.empty() && !kOtherWords.contains(word)) {
      result.dataset += (result.dataset.empty() ? "" : "-") + word;
    }
    word.clear();
  }
  return result;
}

/// An IDX file that was found.
struct Found {
  fs::path path;
  NameParts name;
  FileRole role = FileRole::trainImages;
};

Result<Found> examine(const fs::path& path) {
  const NameParts name = readName(path);
  auto header = readIdxHeader(path);
  if (!header) return tl::unexpected(header.error());
  const bool images = header->kind == IdxHeader::Kind::images;
  if (images ? name.labels && !name.images : name.images && !name.labels)
    return badFile(path, images ? "images" : "labels",
                   images ? "labels, by its name" : "images, by its name");
  const FileRole role = name.test ? (images ? FileRole::testImages : FileRole::testLabels)
                                  : (images ? FileRole::trainImages : FileRole::trainLabels);
  return Found{path, name, role};
}

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
    std::error_code ignored;
    const bool hidden = at->path().filename().string().starts_with('.');
    if (!hidden && at->is_regular_file(ignored)) files.push_back(at->path());
  }
  std::ranges::sort(files);  // an unpacked file before its .gz twin
  return files;
}

/// All IDX files of a folder, without the .gz twins of unpacked files.
Result<std::vector<Found>> scan(const fs::path& folder) {
  std::vector<Found> result;
  const std::vector<fs::path> files = filesIn(folder);
  for (const fs::path& path : files) {
    fs::path unpacked = path;
    if (path.extension() == ".gz" &&
        std::ranges::binary_search(files, unpacked.replace_extension()))
      continue;
    auto found = examine(path);
    if (found) {
      result.push_back(*std::move(found));
    } else if (const NameParts name = readName(path); name.idx && (name.images || name.labels)) {
      return tl::unexpected(found.error());
    }
  }
  return result;
}

/// Gives each file its role.
Result<IdxFiles> assign(const fs::path& where, const std::vector<Found>& found) {
  IdxFiles files;
  for (const Found& one : found) {
    auto& place = files.at(static_cast<std::size_t>(one.role));
    if (place)
      return badFile(where,
                     "both " + place->filename().string() + " and " + one.path.filename().string(),
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

Result<IdxFiles> findInFolder(const fs::path& folder) {
  auto found = scan(folder);
  if (!found) return tl::unexpected(found.error());
  if (found->empty()) return fail(Error::Kind::notFound, folder.string() + ": no IDX files in it");
  // Files with the usual names go before others that lie beside them.
  std::vector<Found> usual;
  std::ranges::copy_if(*found, std::back_inserter(usual),
                       [](const Found& one) { return one.name.dataset.empty(); });
  return assign(folder, usual.empty() ? *found : usual);
}

Result<IdxFiles> findBeside(const fs::path& file) {
  auto named = examine(file);
  if (!named) return tl::unexpected(named.error());
  std::vector<Found> group{*named};
  for (const fs::path& path : filesIn(file.has_parent_path() ? file.parent_path() : ".")) {
    if (readName(path).dataset != named->name.dataset) continue;
    auto found = examine(path);
    if (!found && !readName(path).idx) continue;
    if (!found) return tl::unexpected(found.error());
    // The named file goes before its twin, and an unpacked one before its .gz.
    const bool taken =
        std::ranges::any_of(group, [&](const Found& other) { return other.role == found->role; });
    if (!taken) group.push_back(*std::move(found));
  }
  return assign(file, group);
}

Result<IdxFile> readGuarded(const fs::path& path) {
  try {
    return readIdx(path);
  } catch (const std::bad_alloc&) {
    return badFile(path, "more than fits into memory", "less");
  }
}

using Loaded = std::array<std::optional<IdxFile>, kFileRoles>;

Result<Loaded> readAll(const IdxFiles& files) {
  std::array<std::future<Result<IdxFile>>, kFileRoles> pending;
  for (std::size_t role = 0; role < kFileRoles; ++role)
    if (files.at(role))
      pending.at(role) = std::async(std::launch::async, readGuarded, *files.at(role));
  Loaded loaded;
  Result<Loaded> result;
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    if (!pending.at(role).valid()) continue;
    auto file = pending.at(role).get();
    if (file)
      loaded.at(role) = *std::move(file);
    else if (result)
      result = tl::unexpected(file.error());
  }
  if (result) result = std::move(loaded);
  return result;
}

std::string sizeText(const IdxHeader& header) {
  return std::to_string(header.rows) + " x " + std::to_string(header.columns);
}

/// Do the files go together?
Result<void> checkTogether(const Loaded& files) {
  const auto& [trainImages, trainLabels, testImages, testLabels] = files;
  for (const auto& [images, labels] :
       {std::pair{&trainImages, &trainLabels}, std::pair{&testImages, &testLabels}})
    if (*labels && (*labels)->header.count != (*images)->header.count)
      return badFile((*labels)->path, std::to_string((*labels)->header.count) + " labels",
                     std::to_string((*images)->header.count) + ", one for each image of " +
                         (*images)->path.filename().string());
  if (!trainImages || !testImages) return {};
  if (trainImages->header.rows != testImages->header.rows ||
      trainImages->header.columns != testImages->header.columns)
    return badFile(
        testImages->path, "images of " + sizeText(testImages->header) + " pixels",
        sizeText(trainImages->header) + " as in " + trainImages->path.filename().string());
  if (trainLabels.has_value() != testLabels.has_value()) {
    const IdxFile& without = trainLabels ? *testImages : *trainImages;
    const IdxFile& with = trainLabels ? *trainImages : *testImages;
    return badFile(without.path, "images without labels",
                   "labels beside it, as " + with.path.filename().string() + " has");
  }
  return {};
}

void append(std::vector<std::uint8_t>& to, std::optional<IdxFile>& file) {
  if (!file) return;
  if (to.empty())
    to = std::move(file->values);
  else
    to.insert(to.end(), file->values.begin(), file->values.end());
  file->values = {};
}

}  // namespace

Result<IdxFiles> findIdxFiles(const fs::path& folderOrFile) {
  std::error_code error;
  const auto status = fs::status(folderOrFile, error);
  if (status.type() == fs::file_type::not_found)
    return fail(Error::Kind::notFound, folderOrFile.string() + ": no such file or folder");
  if (error) return fail(Error::Kind::io, folderOrFile.string() + ": " + error.message());
  return fs::is_directory(status) ? findInFolder(folderOrFile) : findBeside(folderOrFile);
}

Result<LoadedFiles> loadIdxFiles(const IdxFiles& files) {
  auto loaded = readAll(files);
  if (!loaded) return tl::unexpected(loaded.error());
  if (auto checked = checkTogether(*loaded); !checked) return tl::unexpected(checked.error());
  auto& [trainImages, trainLabels, testImages, testLabels] = *loaded;
  LoadedFiles result;
  Dataset::Parts& parts = result.parts;
  const IdxHeader& header = (trainImages ? trainImages : testImages)->header;
  parts.rows = header.rows;
  parts.columns = header.columns;
  parts.trainCount = trainImages ? trainImages->header.count : 0;
  for (std::size_t role = 0; role < kFileRoles; ++role)
    if (loaded->at(role)) result.md5.at(role) = loaded->at(role)->md5;
  append(parts.pixels, trainImages);
  append(parts.pixels, testImages);
  append(parts.labels, trainLabels);
  append(parts.labels, testLabels);
  return result;
}

}  // namespace lookbook
