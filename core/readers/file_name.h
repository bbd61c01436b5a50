#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lookbook {

/// What the words in the name of a file, or of an array in it, say about it.
struct NameParts {
  std::string dataset;  ///< the words that do not describe its role
  bool test = false;
  bool images = false;  ///< the name says so
  bool labels = false;
  bool idx = false;
};
NameParts readName(const std::string& name);
inline NameParts readName(const std::filesystem::path& file) {
  return readName(file.filename().string());
}

/// Whether a file has one of these extensions, in whatever case: ".csv.gz".
bool hasExtension(const std::filesystem::path& file, std::span<const char* const> extensions);

/// Changes only ASCII letters.
std::string lowerCase(std::string text);

/// The files of a folder, sorted, without hidden ones; none if it cannot be read.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder);

}  // namespace lookbook
