#pragma once

#include "core/base/result.h"
#include "core/download/downloads.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace lookbook {

struct DownloadOptions {
  std::filesystem::path folder;       ///< of data sets; the data set's own is created in it
  std::vector<std::string> mirrors;   ///< addresses that are used instead of the known ones
  std::filesystem::path caFile;       ///< certificates to trust; "": those of the system
  bool replace = false;               ///< whether a data set that is there already is replaced
  std::chrono::seconds patience{30};  ///< after which an address that sends nothing is given up
};

struct DownloadState {
  std::string file;  ///< the name of the one that is being downloaded
  std::uint64_t done =
      0;  ///< bytes of all files that are there, those of earlier attempts included
  std::uint64_t bytes = 0;  ///< of all files whose sizes are known
};

/// Is called from the thread of the download, after each piece that arrives and at least once a
/// second. May be empty.
using DownloadProgress = std::function<void(const DownloadState& state)>;

struct Downloaded {
  std::filesystem::path folder;  ///< of the data set
  std::vector<Text> notes;       ///< files without a published checksum
};

/// The folder in which a download puts its files.
std::filesystem::path folderOf(const Download& download, const DownloadOptions& options);

/// Downloads a data set into a folder, which appears whole or not at all.
///
/// Each file is fetched from the mirrors in order until one has it; a file that was cut off is
/// continued, also by the next attempt after a cancelled one or a killed program: until the data
/// set is complete, its files are in a hidden folder (part_folder.h). Every file must have its size
/// and its published MD5. Of a file without one, the SHA-256 is recorded in the file SHA256SUMS of
/// the folder, and such a file is always fetched from its first byte.
///
/// Errors: badArgument for a mirror that is no HTTP address or a file of certificates that cannot
/// be used; io, naming the addresses with their reasons, and the files and the folder for a
/// download by hand; io if the folder has files already or cannot be written; cancelled, at once.
/// Cost: the time of the transfer; a piece of a file is in memory. Thread-safe; two downloads into
/// the same folder are refused.
Result<Downloaded> downloadDataset(const Download& download, const DownloadOptions& options,
                                   const std::stop_token& stop, const DownloadProgress& progress);

}  // namespace lookbook
