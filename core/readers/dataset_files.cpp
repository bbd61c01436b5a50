#include "core/readers/dataset_files.h"

#include "core/io/folder_entries.h"
#include "core/readers/pictures/image_folder.h"
#include "core/readers/probe/extensions.h"
#include "core/readers/probe/file_name.h"
#include "core/readers/readers.h"

#include <algorithm>
#include <system_error>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// Whether a file holds images of any data set, by its content.
bool holdsImages(const fs::path& file) {
  const Reader& reader = readerOf(file);
  return reader.holdsImages && reader.holdsImages(file);
}

bool hasFolders(const fs::path& folder) {
  std::error_code error;
  return std::ranges::any_of(entriesIn(folder, error), [](const fs::path& entry) {
    std::error_code gone;
    return fs::is_directory(entry, gone);
  });
}

/// Whether a picture is one of those that are read from a folder: it is in a subfolder, or in the
/// folder itself if that has no subfolders.
bool isPictureOf(const fs::path& file, const fs::path& folder) {
  if (!hasExtension(file, kPictureExtensions)) return false;
  const fs::path below = file.lexically_relative(folder);
  if (below.empty() || *below.begin() == "..") return false;
  return below.has_parent_path() || !hasFolders(folder);
}

}  // namespace

bool isSameFile(const fs::path& a, const fs::path& b) {
  std::error_code error;
  if (fs::equivalent(a, b, error) && !error) return true;
  error.clear();
  // Files that do not exist are compared by their paths.
  const auto full = [&](const fs::path& path) {
    return fs::weakly_canonical(fs::absolute(path, error), error);
  };
  const fs::path fullA = full(a);
  if (error) return false;
  const fs::path fullB = full(b);
  return !error && fullA == fullB;
}

bool holdsDataset(const fs::path& file, const fs::path& dataset) {
  std::error_code error;
  if (!fs::is_regular_file(file, error)) return false;
  if (holdsImages(file)) return true;
  if (dataset.empty() || !fs::exists(dataset, error)) return false;
  const std::vector<fs::path> files = bestScore(Probe(dataset)).files;
  if (!files.empty())
    return std::ranges::any_of(files, [&](const fs::path& one) { return isSameFile(one, file); });
  if (!fs::is_directory(dataset, error)) return isSameFile(file, dataset);
  const fs::path full = fs::canonical(file, error);
  const fs::path folder = fs::canonical(dataset, error);
  return !error && isPictureOf(full, folder);
}

}  // namespace lookbook
