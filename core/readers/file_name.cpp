#include "core/readers/file_name.h"

#include "core/io/folder_entries.h"
#include "core/readers/readers.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <sstream>
#include <string_view>
#include <system_error>

namespace lookbook {

namespace fs = std::filesystem;

std::string lowerCase(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char letter) {
    return static_cast<char>(std::tolower(letter));
  });
  return text;
}

bool hasExtension(const fs::path& file, std::span<const char* const> extensions) {
  const std::string name = lowerCase(file.filename().string());
  return std::ranges::any_of(extensions,
                             [&](const char* extension) { return name.ends_with(extension); });
}

namespace {

/// "train", and the words of the extensions of files: ubyte, gz, npy, npz, csv.
std::set<std::string> wordsBesideTheName() {
  std::set<std::string> words{"train", "training"};
  for (const Reader& reader : readers())
    for (const std::string_view extension : reader.extensions) {
      if (reader.ofFolders()) continue;
      std::istringstream parts{std::string(extension)};
      for (std::string word; std::getline(parts, word, '.');) words.insert(word);
    }
  return words;
}

}  // namespace

NameParts readName(const std::string& name) {
  static const std::set<std::string> kTestWords{"t10k", "test", "testing"};
  static const std::set<std::string> kOtherWords = wordsBesideTheName();
  NameParts result;
  std::string word;
  for (const char letter : name + ".") {
    if (letter != '-' && letter != '_' && letter != '.') {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
      continue;
    }
    if (kTestWords.contains(word)) {
      result.test = true;
    } else if (word == "images" || word == "image" || word == "imgs" || word == "x") {
      result.images = true;
    } else if (word == "labels" || word == "label" || word == "y") {
      result.labels = true;
    } else if (word == "idx" || word == "idx1" || word == "idx3") {
      result.idx = true;
    } else if (!word.empty() && !kOtherWords.contains(word)) {
      result.dataset += (result.dataset.empty() ? "" : "-") + word;
    }
    word.clear();
  }
  return result;
}

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::path& entry : entriesIn(folder, error)) {
    std::error_code ignored;
    const bool hidden = entry.filename().string().starts_with('.');
    if (!hidden && fs::is_regular_file(entry, ignored)) files.push_back(std::move(entry));
  }
  std::ranges::sort(files);  // an unpacked file comes before its .gz version
  return files;
}

}  // namespace lookbook
