#include "core/readers/catalogue.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"
#include "core/readers/known/emnist.h"
#include "core/readers/known/known_sets.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/readers.h"
#include "core/readers/split_folders.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <iterator>
#include <new>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr const char* kUnlabelled = "unlabelled";

constexpr std::array<const char*, 4> kUsualFileNames{
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte"};

void nameClasses(Dataset::Parts& parts, const KnownDataset* known) {
  if (parts.labels.empty()) return;
  if (!known && !parts.classNames.empty()) {
    if (parts.unlabelled) parts.classNames.emplace_back(kUnlabelled);
    return;
  }
  if (known) {
    parts.classNames.assign(known->classNames.begin(), known->classNames.end());
    return;
  }
  const int classes = std::ranges::max(parts.labels) + 1;
  for (int label = 0; label < classes; ++label)
    parts.classNames.push_back("class " + std::to_string(label));
  if (parts.unlabelled) parts.classNames.back() = kUnlabelled;
}

std::string fingerprintOf(const Checksums& checksums) {
  std::string text;
  for (const std::string& checksum : checksums)
    if (!checksum.empty()) text += (text.empty() ? "md5:" : "+") + checksum;
  return text;
}

/// The name of a folder, or that of a file without its extensions.
std::string nameOf(const fs::path& path) {
  std::error_code error;
  fs::path at = fs::absolute(path, error).lexically_normal();
  if (error) at = path;
  if (!at.has_filename()) at = at.parent_path();
  if (!fs::is_directory(path, error) && at.extension() == ".gz") at = at.stem();
  const std::string name = at.filename().string();
  return name.empty() ? at.string() : name;
}

/// Names the data set by its content, with a warning if the name of its folder is that of another
/// one.
/// @param set by its names; null if it is none
void identify(LoadedFiles& files, const fs::path& path, const KnownSet* set) {
  Dataset::Parts& parts = files.parts;
  std::error_code error;
  const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
  const KnownDataset* known = knownByChecksums(files.md5);
  const KnownDataset* claimed = knownByFolder(folder);
  parts.id = known ? known->id : nameOf(path);
  parts.title = known ? known->title : set ? std::string(set->title) : parts.id;
  parts.path = path.string();
  parts.fingerprint = fingerprintOf(files.md5);
  nameClasses(parts, known);
  if (known && claimed && known != claimed)
    parts.notices.emplace_back(
        text("The folder %1 is named like %2, but its files are %3's; it is shown as %3.", folder,
             claimed->title, known->title));
  if (!known && claimed)
    parts.notices.emplace_back(
        text("The folder %1 is named like %2, but its files are not the published ones.", folder,
             claimed->title));
  if (!known)
    if (auto warning = mixtureWarning(files)) parts.notices.emplace_back(*std::move(warning));
}

/// Exchanges rows and columns if it was asked for, or of EMNIST's files.
void turn(Dataset::Parts& parts, bool isEmnist, OpenOptions::Transpose wanted) {
  using Transpose = OpenOptions::Transpose;
  if (wanted == Transpose::no || (wanted == Transpose::automatic && !isEmnist)) return;
  transposeImages(parts);
  parts.transposed = true;
  parts.fingerprint += "+transposed";  // other images: maps and sessions must not mix them
  if (wanted == Transpose::yes) return;
  Notice notice("transposed", text("EMNIST's files hold images with rows and columns exchanged; "
                                   "they are turned upright."));
  notice.option = "transpose";
  notice.value = "no";
  parts.notices.push_back(std::move(notice));
}

/// What is to be opened, and how.
struct Request {
  const OpenOptions& options;
  std::vector<Notice> notices = {};  ///< of where the data set was found
};

Result<DatasetPtr> join(const fs::path& path, ReadArrays arrays, const Request& request) try {
  auto loaded = joinArrays(std::move(arrays));
  if (!loaded) return tl::unexpected(loaded.error());
  const KnownSet* set = nameKnownSet(*loaded, path);
  identify(*loaded, path, set);
  turn(loaded->parts, areEmnistFiles(*loaded), request.options.transpose);
  loaded->parts.openedWith = request.options;
  std::ranges::copy(request.notices, std::back_inserter(loaded->parts.notices));
  return Dataset::create(std::move(loaded->parts)).map_error([&](const Error& error) {
    return errorIn(path, error);
  });
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

/// Opens what a reader has found.
Result<DatasetPtr> open(const fs::path& path, const Score& score, const Request& request) {
  auto arrays = score.open();
  if (!arrays) return tl::unexpected(std::move(arrays.error()));
  return join(path, *std::move(arrays), request);
}

/// The existing folders at and below `base` in which a known data set may be, or its file.
std::vector<fs::path> foldersFor(const KnownDataset& known, const fs::path& base) {
  std::vector<fs::path> result;
  auto add = [&](const fs::path& folder) {
    std::error_code error;
    if (!fs::exists(folder, error)) return;
    // "MNIST" and "mnist" are the same folder on file systems that ignore case, and "x" and "x/."
    // on all.
    for (const fs::path& other : result)
      if (fs::equivalent(other, folder, error)) return;
    result.push_back(folder);
  };
  for (const char* folder : known.folders) add(base / folder);
  add(base);
  return result;
}

/// The folders that a reader opens.
std::vector<fs::path> openable(const std::vector<fs::path>& folders, const OpenOptions& options,
                               Fit least) {
  std::vector<fs::path> found;
  for (const fs::path& folder : folders)
    if (!bestScore(Probe(folder, options), least).files.empty()) found.push_back(folder);
  return found;
}

/// The one folder in a folder that a reader opens, where an archive was unpacked some folders
/// deeper; or a folder for each split.
std::optional<Result<DatasetPtr>> openOnlyFolder(const fs::path& folder, const Request& request,
                                                 Fit least) {
  constexpr int kDeepest = 3;
  constexpr std::size_t kMostFolders = 100;  // of a level: a place of many folders is no archive
  std::vector<fs::path> folders = foldersIn(folder);
  std::vector<fs::path> found = openable(folders, request.options, least);
  for (int level = 1; level < kDeepest && found.empty(); ++level) {
    std::vector<fs::path> deeper;
    for (const fs::path& one : folders)
      std::ranges::copy(foldersIn(one), std::back_inserter(deeper));
    if (deeper.size() > kMostFolders) break;
    folders = std::move(deeper);
    found = openable(folders, request.options, least);
  }
  if (found.empty()) return std::nullopt;
  if (found.size() > 1) {
    const fs::path around = found[0].parent_path();
    if (found[1].parent_path() != around || !areSplitFolders(found))
      return severalDatasets(folder, found[0], found[1]);
    auto arrays = readSplitFolders(found, request.options);
    if (!arrays) return tl::unexpected(std::move(arrays.error()));
    return join(around, *std::move(arrays), request);
  }
  const Probe probe(found.front(), request.options);
  return open(found.front(), bestScore(probe, least), request);
}

/// Opens a data set below a folder that has no arrays itself: torchvision's root, or its "raw". If
/// it has several, the first one is opened, and the others are reported.
std::optional<Result<DatasetPtr>> openBelow(const fs::path& folder, Request request) {
  std::vector<fs::path> below{folder / "raw"};
  for (const KnownDataset& known : knownDatasets())
    for (const char* name : known.folders) {
      below.push_back(folder / name);
      below.push_back(folder / "data" / name);
    }
  std::vector<fs::path> found;
  const auto isFound = [&](const fs::path& place) {
    std::error_code error;
    return std::ranges::any_of(
        found, [&](const fs::path& other) { return fs::equivalent(place, other, error); });
  };
  for (const fs::path& candidate : below) {
    const Probe probe(candidate, request.options);
    if (probe.isFolder() && !isFound(candidate) && !bestScore(probe, Fit::sure).files.empty())
      found.push_back(candidate);
  }
  if (found.empty()) return std::nullopt;
  std::vector<std::string> others;
  for (std::size_t i = 1; i < found.size(); ++i)
    others.push_back(found[i].lexically_relative(folder).string());
  if (!others.empty())
    request.notices.emplace_back(
        "other-sets", text("%1 holds several data sets. %2 was opened; the others are %3.", folder,
                           found.front().lexically_relative(folder), listed(others)));
  const Probe probe(found.front(), request.options);
  return open(found.front(), bestScore(probe, Fit::sure), request);
}

/// A folder in which no reader finds images. Names what is there instead.
tl::unexpected<Error> holdsNoImages(const Probe& probe) {
  constexpr std::size_t kEnough = 32;
  for (std::size_t i = 0; i < std::min(kEnough, probe.files().size()); ++i)
    if (const auto foreign = foreignFormat(probe.files()[i]))
      return fail(Error::Kind::notFound, "%1 holds no images. %2", probe.place(), *foreign);
  return fail(Error::Kind::notFound, "%1 holds no images.", probe.place());
}

Result<DatasetPtr> openPath(const fs::path& path, const Request& request) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    return fail(Error::Kind::notFound, "%1 does not exist.", path);
  if (error) return fail(Error::Kind::io, "%1 cannot be opened: %2", path, error.message());
  const Probe probe(path, request.options);
  const Score score = bestScore(probe);
  if (score.fit >= Fit::likely) return open(path, score, request);
  if (auto below = openBelow(path, request)) return *std::move(below);
  if (score.fit != Fit::none) return open(path, score, request);
  for (const Fit least : {Fit::sure, Fit::possible})
    if (auto below = openOnlyFolder(path, request, least)) return *std::move(below);
  return holdsNoImages(probe);
}

/// Opens a known data set from the search path. Places with something else or damaged files are
/// skipped, and named in the error if nothing is found.
Result<DatasetPtr> openKnown(const KnownDataset& known, const Request& request) {
  std::string looked;
  std::optional<Text> passed;
  for (const fs::path& base : searchPath()) {
    looked += (looked.empty() ? "" : ", ") + plainText(base.string());
    for (const fs::path& folder : foldersFor(known, base)) {
      const Probe probe(folder, request.options);
      const Score score = bestScore(probe, Fit::likely);
      if (score.fit == Fit::none) continue;
      auto opened = open(folder, score, request);
      if (opened && (*opened)->id() == known.id) return opened;
      const Text why =
          opened ? text("%1 is not %2.", folder, known.title) : Text(opened.error().text);
      passed = passed ? text("%1 %2", *passed, why) : why;
    }
  }
  return passed ? fail(Error::Kind::notFound, "%1 was not found in %2. %3", known.title, looked,
                       *passed)
                : fail(Error::Kind::notFound, "%1 was not found in %2.", known.title, looked);
}

/// Opens a known data set: the folder of that name in the working folder, if it holds a data set,
/// otherwise that of the search path.
Result<DatasetPtr> openNamed(const KnownDataset& known, const fs::path& here,
                             const OpenOptions& options) {
  std::error_code error;
  Request request{.options = options};
  if (!fs::is_directory(here, error)) return openKnown(known, request);
  const fs::path folder = fs::absolute(here, error);
  Notice notice(
      "working-folder",
      text("%1 was opened, the folder of that name in the working folder. Outside of this "
           "folder, the name %2 opens %3 from the program's data folders.",
           folder, known.id, known.title));
  auto opened = openPath(here, {.options = options, .notices = {std::move(notice)}});
  if (opened) return opened;
  if (opened.error().kind != Error::Kind::notFound)
    request.notices.emplace_back(
        "working-folder", text("The folder %1 was passed over: %2", folder, opened.error().text));
  return openKnown(known, request);
}

/// Opens a data set that its names identify from the search path.
Result<DatasetPtr> openKnown(const KnownSet& set, const OpenOptions& options) {
  const std::string id(set.id);
  const std::string title(set.title);
  std::string looked;
  for (const fs::path& base : searchPath()) {
    looked += (looked.empty() ? "" : ", ") + plainText(base.string());
    for (const fs::path& place :
         {base / id, base / (id + ".npz"), base / title / "raw", base / title})
      if (auto opened = openPath(place, {.options = options});
          opened && (*opened)->title() == title)
        return opened;
  }
  return fail(Error::Kind::notFound,
              "%1 was not found in %2. Name the file or the folder that holds it.", title, looked);
}

fs::path home() {
  const char* folder = std::getenv("HOME");
  return folder ? fs::path(folder) : fs::path();
}

}  // namespace

std::span<const char* const> usualFileNames() {
  return kUsualFileNames;
}

fs::path programDataFolder() {
  const char* dataHome = std::getenv("XDG_DATA_HOME");
  if (dataHome && *dataHome) return fs::path(dataHome) / "lookbook";
  return home().empty() ? fs::path() : home() / ".local/share/lookbook";
}

std::vector<fs::path> searchPath() {
  std::vector<fs::path> result;
  if (const char* named = std::getenv("LOOKBOOK_DATA_PATH")) {
    std::istringstream folders(named);
    for (std::string folder; std::getline(folders, folder, ':');)
      if (!folder.empty()) result.emplace_back(folder);
  }
  if (const fs::path own = programDataFolder(); !own.empty()) result.push_back(own);
  result.emplace_back("/usr/share/datasets");
  result.emplace_back("data");  // used by torchvision's examples, below the working directory
  if (!home().empty()) {
    result.push_back(home() / "data");
    result.push_back(home() / ".keras/datasets");
    result.push_back(home() / ".medmnist");
  }
  return result;
}

bool isOnSearchPath(const KnownDataset& known) {
  const auto exists = [](const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
  };
  for (const fs::path& base : searchPath())
    for (const char* folder : known.folders)
      if (exists(base / folder)) return true;
  return false;
}

Result<DatasetPtr> openDataset(const std::string& nameOrPath, const OpenOptions& options) {
  if (const KnownDataset* known = knownByName(nameOrPath))
    return openNamed(*known, nameOrPath, options);
  auto opened = openPath(nameOrPath, {.options = options});
  if (opened || opened.error().kind != Error::Kind::notFound) return opened;
  if (const KnownSet* set = knownSetByName(nameOrPath)) return openKnown(*set, options);
  std::vector<std::string> names;
  for (const KnownDataset& known : knownDatasets()) names.emplace_back(known.id);
  for (const KnownSet& set : knownSets()) names.emplace_back(set.id);
  return fail(Error::Kind::notFound, "%1 Supported are %2, and the names %3.", opened.error(),
              supportedFormats(), listed(names));
}

}  // namespace lookbook
