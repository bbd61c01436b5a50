#pragma once

#include "core/data/dataset.h"

#include <string>
#include <vector>

namespace lookbook {

/// The IDX files from which a program can load a data set as it is here.
struct CodeFiles {
  std::string folder;               ///< ends with '/'
  std::vector<std::string> images;  ///< names in the folder, in the order of the splits
  std::vector<std::string> labels;  ///< as many as there are files of images; none without labels
  bool gzipped = false;             ///< whether one of them is
  bool exported = false;            ///< whether the folder is yet to be written, by `command`
  std::string command;              ///< "lookbook-cli export '/data/x.csv' --as idx --out 'x-idx'"
};

/// The data set's own files if all are IDX files of bytes that hold these images and labels as they
/// are; otherwise those of an export. Cost: that of finding the files and of reading those of
/// labels. Thread-safe.
CodeFiles codeFiles(const Dataset& dataset);

}  // namespace lookbook
