#include "core/readers/catalogue.h"

#include "core/base/plain_text.h"
#include "core/io/content_reader.h"
#include "core/io/foreign_file.h"
#include "core/readers/emnist.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/readers.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <new>
#include <optional>
#include <sstream>
#include <system_error>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 10> kFashionClasses{
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
    "Sandal",      "Shirt",   "Sneaker",  "Bag",   "Ankle boot"};
constexpr std::array<const char*, 4> kFashionMd5{
    "f4a8712d7a061bf5bd6d2ca38dc4d50a", "9018921c3c673c538a1fc5bad174d6f9",
    "8181f5470baa50b63fa0f6fddb340f0a", "15d484375f8d13e6eb1aabb0c3f46965"};
constexpr std::array<const char*, 4> kFashionFolders{"fashion-mnist", "FashionMNIST/raw",
                                                     "FashionMNIST", "fashion"};

constexpr std::array<const char*, 10> kDigits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
constexpr std::array<const char*, 4> kMnistMd5{
    "6bbc9ace898e44ae57da46a324031adb", "a25bea736e30d166cdddb491f175f624",
    "2646ac647ad5339dbf082846283269ea", "27ae3e4e09519cfbb04c329615203637"};
constexpr std::array<const char*, 4> kMnistFolders{"mnist", "MNIST/raw", "MNIST", "mnist.npz"};

constexpr std::array<KnownDataset, 2> kKnown{
    KnownDataset{"fashion-mnist", "Fashion-MNIST", kFashionClasses, kFashionMd5, kFashionFolders},
    KnownDataset{"mnist", "MNIST", kDigits, kMnistMd5, kMnistFolders}};

constexpr const char* kUnlabelled = "unlabelled";

constexpr std::array<const char*, 4> kUsualFileNames{
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte"};

const KnownDataset* knownByName(const std::string& name) {
  const std::string wanted = lowerCase(name);
  for (const KnownDataset& known : kKnown)
    if (wanted == known.id) return &known;
  return nullptr;
}

/// The known data set with the name of a folder, if any. "raw" is torchvision's subfolder.
const KnownDataset* knownByFolder(const fs::path& folder) {
  fs::path at = folder.lexically_normal();
  if (!at.has_filename()) at = at.parent_path();
  if (at.filename() == "raw") at = at.parent_path();
  const std::string name = lowerCase(at.filename().string());
  if (name.find("fashion") != std::string::npos) return &kKnown[0];
  return name == "mnist" ? &kKnown[1] : nullptr;
}

const KnownDataset* knownByChecksum(const std::string& md5, std::size_t role) {
  for (const KnownDataset& known : kKnown)
    if (role < known.md5.size() && md5 == known.md5[role]) return &known;
  return nullptr;
}

/// The known data set to which all these files belong; null if there is none.
const KnownDataset* knownByChecksums(const Checksums& checksums) {
  const KnownDataset* result = nullptr;
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    if (checksums.at(role).empty()) continue;
    const KnownDataset* known = knownByChecksum(checksums.at(role), role);
    if (!known || (result && result != known)) return nullptr;
    result = known;
  }
  return result;
}

/// A warning if only some of the files belong to a known data set.
std::optional<Text> mixtureWarning(const LoadedFiles& files) {
  std::vector<Text> known;
  for (std::size_t role = 0; role < kFileRoles; ++role) {
    if (files.md5.at(role).empty()) continue;
    if (const KnownDataset* of = knownByChecksum(files.md5.at(role), role))
      known.push_back(text("%1 is of %2", files.names.at(role), of->title));
  }
  if (known.empty()) return std::nullopt;
  return text("This may be a mixture of data sets: %1, but the other files are not.",
              joined(known));
}

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
void identify(LoadedFiles& files, const fs::path& path) {
  Dataset::Parts& parts = files.parts;
  std::error_code error;
  const fs::path folder = fs::is_directory(path, error) ? path : path.parent_path();
  const KnownDataset* known = knownByChecksums(files.md5);
  const KnownDataset* claimed = knownByFolder(folder);
  parts.id = known ? known->id : nameOf(path);
  parts.title = known ? known->title : parts.id;
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

Result<DatasetPtr> join(const fs::path& path, ReadArrays arrays, const OpenOptions& options) try {
  auto loaded = joinArrays(std::move(arrays));
  if (!loaded) return tl::unexpected(loaded.error());
  const bool isEmnist = nameEmnist(*loaded, path);
  identify(*loaded, path);
  turn(loaded->parts, isEmnist, options.transpose);
  loaded->parts.openedWith = options;
  return Dataset::create(std::move(loaded->parts)).map_error([&](const Error& error) {
    return errorIn(path, error);
  });
} catch (const std::bad_alloc&) {
  return tooLargeForMemory(path);
}

/// Opens what a reader has found.
Result<DatasetPtr> open(const fs::path& path, const Score& score, const OpenOptions& options) {
  auto arrays = score.open();
  if (!arrays) return tl::unexpected(std::move(arrays.error()));
  return join(path, *std::move(arrays), options);
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

/// The one folder in a folder that a reader opens: where an archive was unpacked some folders
/// deeper.
std::optional<Result<DatasetPtr>> openOnlyFolder(const fs::path& folder, const OpenOptions& options,
                                                 Fit least, int levels = 3) {
  std::optional<fs::path> only;
  const std::vector<fs::path> folders = foldersIn(folder);
  for (const fs::path& candidate : folders) {
    const Probe probe(candidate, options);
    if (bestScore(probe, least).files.empty()) continue;
    if (only) return severalDatasets(folder, *only, candidate);
    only = candidate;
  }
  if (!only && folders.size() == 1 && levels > 1)
    return openOnlyFolder(folders.front(), options, least, levels - 1);
  if (!only) return std::nullopt;
  const Probe probe(*only, options);
  return open(*only, bestScore(probe, least), options);
}

/// Opens a data set below a folder that has no arrays itself: torchvision's root, or its "raw".
std::optional<Result<DatasetPtr>> openBelow(const fs::path& folder, const OpenOptions& options) {
  std::vector<fs::path> below{folder / "raw"};
  for (const KnownDataset& known : kKnown)
    for (const char* name : known.folders) {
      below.push_back(folder / name);
      below.push_back(folder / "data" / name);
    }
  for (const fs::path& candidate : below) {
    const Probe probe(candidate, options);
    if (!probe.isFolder()) continue;
    if (const Score score = bestScore(probe, Fit::sure); !score.files.empty())
      return open(candidate, score, options);
  }
  return std::nullopt;
}

/// A folder in which no reader finds images. Names what is there instead.
tl::unexpected<Error> holdsNoImages(const Probe& probe) {
  constexpr std::size_t kEnough = 32;
  for (std::size_t i = 0; i < std::min(kEnough, probe.files().size()); ++i)
    if (const auto foreign = foreignFormat(probe.files()[i]))
      return fail(Error::Kind::notFound, "%1 holds no images. %2", probe.place(), *foreign);
  return fail(Error::Kind::notFound, "%1 holds no images.", probe.place());
}

Result<DatasetPtr> openPath(const fs::path& path, const OpenOptions& options) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found)
    return fail(Error::Kind::notFound, "%1 does not exist.", path);
  if (error) return fail(Error::Kind::io, "%1 cannot be opened: %2", path, error.message());
  const Probe probe(path, options);
  const Score score = bestScore(probe);
  if (score.fit >= Fit::likely) return open(path, score, options);
  if (auto below = openBelow(path, options)) return *std::move(below);
  if (score.fit != Fit::none) return open(path, score, options);
  for (const Fit least : {Fit::sure, Fit::possible})
    if (auto below = openOnlyFolder(path, options, least)) return *std::move(below);
  return holdsNoImages(probe);
}

/// Opens a known data set from the search path. Places with something else or damaged files are
/// skipped, and named in the error if nothing is found.
Result<DatasetPtr> openKnown(const KnownDataset& known, const OpenOptions& options) {
  std::string looked;
  std::optional<Text> passed;
  for (const fs::path& base : searchPath()) {
    looked += (looked.empty() ? "" : ", ") + plainText(base.string());
    for (const fs::path& folder : foldersFor(known, base)) {
      const Probe probe(folder, options);
      const Score score = bestScore(probe, Fit::likely);
      if (score.fit == Fit::none) continue;
      auto opened = open(folder, score, options);
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

fs::path home() {
  const char* folder = std::getenv("HOME");
  return folder ? fs::path(folder) : fs::path();
}

}  // namespace

std::span<const KnownDataset> knownDatasets() {
  return kKnown;
}

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
  if (const KnownDataset* known = knownByName(nameOrPath)) return openKnown(*known, options);
  auto opened = openPath(nameOrPath, options);
  if (opened || opened.error().kind != Error::Kind::notFound) return opened;
  std::vector<std::string> names;
  for (const KnownDataset& known : kKnown) names.emplace_back(known.id);
  return fail(Error::Kind::notFound, "%1 Supported are %2, and the names %3.", opened.error(),
              supportedFormats(), listed(names));
}

}  // namespace lookbook
