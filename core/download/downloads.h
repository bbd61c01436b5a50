#pragma once

#include "core/base/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// A file of a download, at each mirror's address followed by the name.
struct DownloadFile {
  std::string name;
  std::string md5;          ///< 32 lower-case hexadecimal digits; "": none is published
  std::uint64_t bytes = 0;  ///< exact; 0: not known
};

/// A data set that can be downloaded.
struct Download {
  std::string id;    ///< its name in the catalogue and its folder's: "mnist"
  std::string name;  ///< "MNIST"
  Text licence;
  std::vector<std::string> mirrors;  ///< addresses that end in "/", in the order of their use
  std::vector<DownloadFile> files;

  /// The known sizes of its files, added up.
  [[nodiscard]] std::uint64_t bytes() const;
};

/// All data sets that can be downloaded. Thread-safe.
const std::vector<Download>& downloads();

/// The download with this id, in upper or lower case; null if there is none. Thread-safe.
const Download* findDownload(std::string_view id);

}  // namespace lookbook
