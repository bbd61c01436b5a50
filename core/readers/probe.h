#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/io/zip_archive.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace lookbook {

/// A file or folder that is to be opened, and what has been found out about it: the readers ask one
/// probe, so that a folder is listed once and an archive opened once.
class Probe {
 public:
  explicit Probe(std::filesystem::path place);

  [[nodiscard]] const std::filesystem::path& place() const { return place_; }
  [[nodiscard]] bool isFolder() const { return isFolder_; }
  /// The folder, or that in which the file lies.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// The files of the folder by name, hidden ones left out; none where it cannot be read.
  [[nodiscard]] const std::vector<std::filesystem::path>& files() const;
  /// A ZIP archive, opened once; of more than some thirty only the first stay open.
  /// Errors: those of ZipArchive::open(). Thread-safe; the archive is not.
  [[nodiscard]] Result<std::shared_ptr<const ZipArchive>> archive(
      const std::filesystem::path& file) const;

 private:
  std::filesystem::path place_;
  std::filesystem::path folder_;
  bool isFolder_ = false;
  mutable std::unique_ptr<std::vector<std::filesystem::path>> files_;
  mutable std::mutex mutex_;
  mutable std::map<std::filesystem::path, std::shared_ptr<const ZipArchive>> archives_;
};

/// How well a place fits a reader.
enum class Fit : std::uint8_t {
  none,      ///< nothing for this reader
  possible,  ///< it opens this where no place nearby holds arrays
  likely,    ///< it opens this unless another reader is sure
  sure       ///< these are its images, or broken files that claim to be
};

/// A reader's answer for a place: how well it fits, and how to open what was examined.
struct Score {
  Fit fit = Fit::none;
  std::vector<std::filesystem::path> files;  ///< arrays and tables that open() would read
  /// Reads it; the probe must still be there. Errors: badFile, io, as the reader says.
  std::function<Result<ReadArrays>()> open;
};

/// A score that fails with this error when it is opened: a place that claims to be a data set.
Score failing(Fit fit, Error error);

}  // namespace lookbook
