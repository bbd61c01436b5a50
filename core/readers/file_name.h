#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace lookbook {

/// What the words in a file's name, or in that of an array in it, say about it.
struct NameParts {
  std::string dataset;  ///< the words that are not about its role
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

/// ASCII letters alone are changed.
std::string lowerCase(std::string text);

/// The files of a folder by name, hidden ones left out; none where it cannot be read.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder);

}  // namespace lookbook
