#pragma once

#include "core/base/text.h"
#include "core/data/dataset.h"
#include "core/export/code_files.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// A language or library for which codeFor() writes.
struct CodeLanguage {
  const char* id;  ///< "numpy"
  Label title;     ///< "NumPy"
};

/// NumPy, PyTorch, Keras, scikit-learn, R and Julia.
std::span<const CodeLanguage> codeLanguages();
/// The language of that id; null if there is none.
const CodeLanguage* findCodeLanguage(std::string_view id);

/// A short program that loads images of a data set and their labels from its files, with the same
/// grey values and label numbers. If the files are to be exported first, a comment has the command.
/// @param images in rising order; all images, a split or any others
/// @param files codeFiles() of the data set
std::string codeFor(const CodeLanguage& language, const Dataset& dataset,
                    const std::vector<ImageIndex>& images, const CodeFiles& files);

}  // namespace lookbook
