#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lookbook {

/// What the words in the name of a file, or of an array in it, say about it.
struct NameParts {
  std::string dataset;    ///< the words that do not describe its role
  std::size_t split = 0;  ///< place in kReadSplits; train where the name says nothing
  bool hasSplit = false;  ///< the name says the split
  bool images = false;    ///< the name says so
  bool labels = false;
  bool idx = false;
  bool ofNames = false;  ///< "class_names": names of classes, neither images nor labels
};
NameParts readName(const std::string& name);
inline NameParts readName(const std::filesystem::path& file) {
  return readName(file.filename().string());
}

/// The split that a word names, in whatever case: a place in kReadSplits.
std::optional<std::size_t> splitOfWord(std::string_view word);

/// Whether a file has one of these extensions, in whatever case: ".csv.gz".
bool hasExtension(const std::filesystem::path& file, std::span<const char* const> extensions);

/// Changes only ASCII letters.
std::string lowerCase(std::string text);

/// The files of a folder, sorted, without hidden ones; none if it cannot be read. Behind them the
/// files that lie alone in a folder of their own name, as Kaggle unpacks them:
/// "train-images-idx3-ubyte/train-images-idx3-ubyte".
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder);

/// Whether a file lies in a folder of its own name.
bool isInItsOwnFolder(const std::filesystem::path& file);

/// The folders in a folder, sorted, without hidden ones and __MACOSX, which macOS adds to archives.
std::vector<std::filesystem::path> foldersIn(const std::filesystem::path& folder);

}  // namespace lookbook
