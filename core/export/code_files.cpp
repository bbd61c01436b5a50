#include "core/export/code_files.h"

#include "core/io/content_reader.h"
#include "core/readers/arrays/idx.h"
#include "core/readers/readers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// Whether a file begins like an IDX file of bytes or, for labels, of int32.
std::optional<bool> startsAsPlainIdx(const fs::path& file, bool labels) {
  auto content = ContentReader::open(file);
  std::array<std::uint8_t, 4> magic{};
  if (!content || content->read(magic).value_or(0) < magic.size()) return std::nullopt;
  const std::uint32_t number = static_cast<std::uint32_t>(magic[0]) << 24U |
                               static_cast<std::uint32_t>(magic[1]) << 16U |
                               static_cast<std::uint32_t>(magic[2]) << 8U | magic[3];
  const bool plain =
      labels ? number == kIdxLabels || number == kIdxWideLabels : number == kIdxImages;
  return plain ? std::optional(content->compressed()) : std::nullopt;
}

/// Whether the labels of files, one after another, are those of the data set.
bool holdLabels(const std::vector<fs::path>& files, const Dataset& dataset) {
  std::vector<ClassId> labels;
  for (const fs::path& file : files) {
    const auto read = readIdx(file);
    if (!read) return false;
    labels.insert(labels.end(), read->file.labels.begin(), read->file.labels.end());
  }
  return std::ranges::equal(labels, dataset.labels());
}

std::optional<CodeFiles> ownFiles(const Dataset& dataset) {
  if (dataset.transposed()) return std::nullopt;
  const Probe probe(dataset.path(), dataset.openedWith());
  std::vector<fs::path> labels;
  CodeFiles own;
  std::uint64_t images = 0;
  for (const fs::path& file : bestScore(probe).files) {
    const auto header = readIdxHeader(file);
    if (!header) return std::nullopt;
    const bool ofLabels = header->kind == ArrayHeader::Kind::labels;
    const auto gzipped = startsAsPlainIdx(file, ofLabels);
    if (!gzipped) return std::nullopt;
    own.gzipped |= *gzipped;
    std::error_code error;
    const fs::path folder = fs::absolute(file, error).parent_path();
    if (own.folder.empty()) own.folder = (folder / "").string();
    const std::string name = fs::absolute(file, error).lexically_relative(own.folder).string();
    (ofLabels ? own.labels : own.images).push_back(name);
    if (ofLabels)
      labels.push_back(file);
    else
      images += header->count;
  }
  if (images != dataset.size() ||
      own.labels.size() != (dataset.hasLabels() ? own.images.size() : 0))
    return std::nullopt;
  if (!holdLabels(labels, dataset)) return std::nullopt;
  return own;
}

/// A word of a shell's command line.
std::string quoted(const std::string& word) {
  std::string text = "'";
  for (const char letter : word)
    text += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  return text + "'";
}

CodeFiles exportedFiles(const Dataset& dataset) {
  std::string name;
  for (const char letter : dataset.id())
    name +=
        letter == '/' || letter == '\\' || static_cast<unsigned char>(letter) < ' ' ? '-' : letter;
  CodeFiles files{.folder = name + "-idx/", .images = {}, .labels = {}, .command = {}};
  for (const SplitPart& split : dataset.splits()) {
    if (split.count == 0) continue;
    const std::string begin = split.name == "test" ? "t10k" : split.name;
    files.images.push_back(begin + "-images-idx3-ubyte");
    if (dataset.hasLabels()) files.labels.push_back(begin + "-labels-idx1-ubyte");
  }
  files.exported = true;
  files.command = "lookbook-cli export " + quoted(dataset.path()) + " --as idx";
  for (const auto& [option, value] : dataset.openedWith().values())
    files.command += " --" + option + "=" + quoted(value);
  files.command += " --out " + quoted(name + "-idx");
  return files;
}

}  // namespace

CodeFiles codeFiles(const Dataset& dataset) {
  auto own = ownFiles(dataset);
  return own ? *std::move(own) : exportedFiles(dataset);
}

}  // namespace lookbook
