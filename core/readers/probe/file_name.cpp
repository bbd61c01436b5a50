#include "core/readers/probe/file_name.h"

#include "core/data/loaded_files.h"
#include "core/io/folder_entries.h"
#include "core/readers/probe/extensions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>
#include <map>
#include <set>
#include <sstream>
#include <system_error>

namespace lookbook {

namespace fs = std::filesystem;

namespace {

bool isUpper(char letter) {
  return std::isupper(static_cast<unsigned char>(letter)) != 0;
}

bool isLower(char letter) {
  return std::islower(static_cast<unsigned char>(letter)) != 0;
}

/// The words of a name in lower case: "csvTrainImages 60k.csv" is csv, train, images, 60k, csv.
std::vector<std::string> wordsOf(const std::string& name) {
  constexpr std::string_view kBetween = "-_. ()";
  std::vector<std::string> words(1);
  char before = ' ';
  for (const char letter : name) {
    const bool between = kBetween.find(letter) != std::string_view::npos;
    if ((between || (isUpper(letter) && isLower(before))) && !words.back().empty())
      words.emplace_back();
    if (!between)
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    before = letter;
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// "60k", "784", "28x28": how many there are.
bool isSize(const std::string& word) {
  return !word.empty() && std::isdigit(static_cast<unsigned char>(word.front())) != 0 &&
         word.find_first_not_of("0123456789kx") == std::string::npos;
}

/// Words that say nothing: those of extensions, and of the types of numbers.
std::set<std::string> emptyWords() {
  std::set<std::string> words{"int", "float", "double", "short", "byte"};
  const auto add = [&](auto extensions) {
    for (const char* extension : extensions) {
      std::istringstream parts{extension};
      for (std::string word; std::getline(parts, word, '.');) words.insert(word);
    }
  };
  add(kIdxExtensions);
  add(kNpyExtensions);
  add(kNpzExtensions);
  add(kTableExtensions);
  add(kTextExtensions);
  return words;
}

bool isOneOf(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// Words that belong together as people write them in one: "xtrain" is x and train.
std::vector<std::string> takenApart(const std::string& word) {
  const auto isAxis = [](char letter) { return letter == 'x' || letter == 'y'; };
  if (word.size() < 3) return {word};
  if (isAxis(word.front()) && splitOfWord(word.substr(1)))
    return {word.substr(0, 1), word.substr(1)};
  const std::size_t last = word.size() - 1;
  if (isAxis(word.back()) && splitOfWord(word.substr(0, last)))
    return {word.substr(0, last), word.substr(last)};
  return {word};
}

/// "X_tr", "y_te": short words for splits, which only beside x or y are such.
void lengthenSplits(std::vector<std::string>& words) {
  if (std::ranges::find(words, "x") == words.end() && std::ranges::find(words, "y") == words.end())
    return;
  for (std::string& word : words) {
    if (word == "tr") word = "train";
    if (word == "te" || word == "ts") word = "test";
    if (word == "va" || word == "vl") word = "val";
  }
}

}  // namespace

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

bool isOfOtherThanIdx(const fs::path& file) {
  return hasExtension(file, kNpzExtensions) || hasExtension(file, kNpyExtensions) ||
         hasExtension(file, kTableExtensions) || hasExtension(file, kPictureExtensions);
}

std::optional<std::size_t> splitOfWord(std::string_view word) {
  static const std::map<std::string, std::size_t> kSplits{
      {"train", 0},   {"training", 0},   {"tra", 0},      {"trn", 0}, {"test", 1},
      {"testing", 1}, {"t10k", 1},       {"tes", 1},      {"tst", 1}, {"val", 2},
      {"valid", 2},   {"validation", 2}, {"validate", 2}, {"dev", 2}};
  const auto found = kSplits.find(lowerCase(std::string(word)));
  return found == kSplits.end() ? std::nullopt : std::optional(found->second);
}

NameParts readName(const std::string& name) {
  static const std::set<std::string> kEmptyWords = emptyWords();
  std::vector<std::string> words;
  for (const std::string& word : wordsOf(name))
    std::ranges::move(takenApart(word), std::back_inserter(words));
  lengthenSplits(words);
  NameParts result;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const bool beforeSize = i + 1 < words.size() && isSize(words[i + 1]);
    const bool behindSize = i > 0 && isSize(words[i - 1]);
    const bool ofSize =
        isSize(word) && (word.find('x') != std::string::npos ||
                         (i > 1 && words[i - 1] == "x" && isSize(words[i - 2])) ||
                         (i + 2 < words.size() && words[i + 1] == "x" && isSize(words[i + 2])));
    if (const auto split = splitOfWord(word)) {
      result.split = *split;
      result.hasSplit = true;
    } else if (word == "x" && beforeSize && behindSize) {
      continue;  // "60k x 784"
    } else if (isOneOf(word, {"images", "image", "imgs", "img", "x", "pixels", "data"})) {
      result.images = true;
    } else if (isOneOf(word, {"labels", "label", "y", "target", "targets", "lbls", "lbl", "lab"})) {
      result.labels = true;
    } else if (isOneOf(word, {"names", "classnames", "categories"})) {
      result.ofNames = true;
    } else if (word.starts_with("idx") && word.size() <= 4) {
      result.idx = true;
    } else if (!kEmptyWords.contains(word) && !ofSize) {
      result.dataset += (result.dataset.empty() ? "" : "-") + word;
    }
  }
  if (result.ofNames) result.images = result.labels = false;
  return result;
}

std::vector<fs::path> filesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::vector<fs::path> deeper;
  std::error_code error;
  for (fs::path& entry : entriesIn(folder, error)) {
    std::error_code ignored;
    if (entry.filename().string().starts_with('.')) continue;
    if (fs::is_regular_file(entry, ignored))
      files.push_back(std::move(entry));
    else if (fs::path inner = entry / entry.filename(); fs::is_regular_file(inner, ignored))
      deeper.push_back(std::move(inner));
  }
  std::ranges::sort(files);  // an unpacked file before its .gz twin
  std::ranges::sort(deeper);
  files.insert(files.end(), deeper.begin(), deeper.end());
  return files;
}

bool isInItsOwnFolder(const fs::path& file) {
  return file.has_parent_path() && file.parent_path().filename() == file.filename();
}

std::vector<fs::path> foldersIn(const fs::path& folder) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::path& entry : entriesIn(folder, error)) {
    std::error_code ignored;
    const std::string name = entry.filename().string();
    const bool hidden = name.starts_with('.') || name == "__MACOSX";
    if (!hidden && fs::is_directory(entry, ignored)) folders.push_back(std::move(entry));
  }
  std::ranges::sort(folders);
  return folders;
}

}  // namespace lookbook
