#pragma once

#include "core/base/result.h"
#include "core/data/loaded_files.h"
#include "core/data/open_options.h"
#include "core/io/zip_archive.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <vector>

namespace lookbook {

/// A file or folder to be opened, and what is known about it. All readers ask the same probe, so
/// that a folder is listed only once and an archive is opened only once.
class Probe {
 public:
  explicit Probe(std::filesystem::path place, OpenOptions options = {});

  [[nodiscard]] const std::filesystem::path& place() const { return place_; }
  [[nodiscard]] bool isFolder() const { return isFolder_; }
  [[nodiscard]] const OpenOptions& options() const { return options_; }
  /// The folder itself, or the folder of the file; if that has the file's name, the one around it.
  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// The files of the folder, sorted, without hidden ones; none if it cannot be read.
  [[nodiscard]] const std::vector<std::filesystem::path>& files() const;
  /// A ZIP archive. It stays open, unless some thirty others already do.
  /// Errors: those of ZipArchive::open(). Thread-safe; the archive is not.
  [[nodiscard]] Result<std::shared_ptr<const ZipArchive>> archive(
      const std::filesystem::path& file) const;

 private:
  std::filesystem::path place_;
  OpenOptions options_;
  std::filesystem::path folder_;
  bool isFolder_ = false;
  mutable std::unique_ptr<std::vector<std::filesystem::path>> files_;
  mutable std::mutex mutex_;
  mutable std::map<std::filesystem::path, std::shared_ptr<const ZipArchive>> archives_;
};

/// How well a place fits a reader.
enum class Fit : std::uint8_t {
  none,      ///< this reader cannot open it
  possible,  ///< this reader opens it if no place nearby holds arrays
  likely,    ///< this reader opens it unless another one is sure
  sure       ///< it has this format, or is a damaged file of it
};

/// A reader's answer for a place: how well it fits, and how to open it.
struct Score {
  Fit fit = Fit::none;
  std::vector<std::filesystem::path> files;  ///< arrays and tables that open() would read
  /// Reads it; the probe must still exist. Errors: badFile, io, as documented by the reader.
  std::function<Result<ReadArrays>()> open;
};

/// A score whose open() fails with this error: for a damaged data set.
Score failing(Fit fit, Error error);

}  // namespace lookbook
