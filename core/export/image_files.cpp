#include "core/export/image_files.h"

#include "core/base/rounds.h"
#include "core/data/sheet.h"
#include "core/io/whole_folder.h"
#include "core/pictures/png.h"
#include "core/readers/arrays/idx.h"
#include "core/readers/catalogue.h"
#include "core/readers/pictures/class_list.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

/// The rows of a split.
std::vector<std::size_t> rowsOf(const ExportRows& rows, Split split) {
  std::vector<std::size_t> result;
  for (std::size_t row = 0; row < rows.images.size(); ++row)
    if (rows.dataset->split(rows.images[row]) == split) result.push_back(row);
  return result;
}

/// The names of MNIST's files, and similar ones for further splits: "val-images-idx3-ubyte".
std::array<std::string, 2> idxNames(const Dataset& dataset, Split split) {
  const auto at = static_cast<std::size_t>(split);
  if (2 * at < usualFileNames().size())
    return {usualFileNames()[2 * at], usualFileNames()[2 * at + 1]};
  const std::string& name = dataset.splits()[at].name;
  return {name + "-images-idx3-ubyte", name + "-labels-idx1-ubyte"};
}

Result<void> writeIdxSplit(const WholeFolder& folder, const ExportRows& rows, Split split) {
  const std::vector<std::size_t> chosen = rowsOf(rows, split);
  if (chosen.empty()) return {};
  const auto names = idxNames(*rows.dataset, split);
  const ArrayHeader header{ArrayHeader::Kind::images, static_cast<std::uint32_t>(chosen.size()),
                           rows.dataset->rows(), rows.dataset->columns()};
  std::vector<std::uint8_t> values;
  values.reserve(static_cast<std::size_t>(header.byteCount()));
  for (const std::size_t row : chosen) {
    const auto image = rows.dataset->image(rows.images[row]);
    values.insert(values.end(), image.begin(), image.end());
  }
  const auto begin = idxHeaderBytes(header);
  if (auto written = folder.write(names[0], {begin, values}); !written) return written;
  if (rows.labels.empty()) return {};
  std::vector<ClassId> labels;
  for (const std::size_t row : chosen) labels.push_back(rows.labels[row]);
  return folder.write(names[1], {idxLabelBytes(labels)});
}

/// Distinct names for the folders of the classes.
std::vector<std::string> folderNames(const std::vector<std::string>& classNames) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (std::string name : classNames) {
    for (char& letter : name)
      if (letter == '/' || letter == '\\' || static_cast<unsigned char>(letter) < ' ') letter = '-';
    if (name.empty() || name.front() == '.') name.insert(0, "-");
    if (!taken.insert(name).second) name += "-" + std::to_string(names.size());
    taken.insert(name);
    names.push_back(std::move(name));
  }
  return names;
}

/// "00042": sorting by name sorts by index.
std::string paddedIndex(ImageIndex image, std::size_t images) {
  const std::size_t width = std::to_string(images - 1).size();
  std::string text = std::to_string(image);
  return std::string(width - text.size(), '0') + text;
}

/// The folder of each row's picture: "train/Bag".
std::vector<fs::path> foldersOf(const ExportRows& rows) {
  const std::vector<std::string> classes = folderNames(rows.classNames);
  std::vector<fs::path> folders;
  for (std::size_t row = 0; row < rows.images.size(); ++row) {
    folders.emplace_back(rows.splitName(row));
    if (!rows.labels.empty()) folders.back() /= classes[rows.labels[row]];
  }
  return folders;
}

Result<void> writePicture(const WholeFolder& folder, const fs::path& below, const Dataset& dataset,
                          ImageIndex image) {
  const auto bytes = encodePng(dataset.columns(), dataset.rows(), dataset.image(image));
  if (!bytes) return tl::unexpected(bytes.error());
  return folder.write(below / (paddedIndex(image, dataset.size()) + ".png"), {*bytes});
}

}  // namespace

Result<void> writeIdxFolder(const fs::path& path, const ExportRows& rows) {
  auto folder = WholeFolder::create(path);
  if (!folder) return tl::unexpected(folder.error());
  for (std::size_t split = 0; split < rows.dataset->splits().size(); ++split)
    if (auto written = writeIdxSplit(*folder, rows, static_cast<Split>(split)); !written)
      return written;
  return folder->keep();
}

Result<void> writePictureFolder(const fs::path& path, const ExportRows& rows, ThreadTeam& team,
                                const std::stop_token& stop, const Progress& progress) {
  auto folder = WholeFolder::create(path);
  if (!folder) return tl::unexpected(folder.error());
  const std::vector<fs::path> below = foldersOf(rows);
  for (const fs::path& made : std::set(below.begin(), below.end()))
    if (auto result = folder->makeFolder(made); !result) return result;
  if (!rows.labels.empty()) {
    const ClassList list{.folders = folderNames(rows.classNames), .names = rows.classNames};
    const std::string lines = list.text();
    const std::vector<std::uint8_t> bytes(lines.begin(), lines.end());
    if (auto written = folder->write(ClassList::kFileName, {bytes}); !written) return written;
  }
  constexpr std::size_t kBlock = 64;
  const std::size_t n = rows.images.size();
  std::mutex mutex;
  Result<void> result;
  const auto writeBlock = [&](std::size_t block, int) {
    for (std::size_t row = block * kBlock; row < std::min(n, (block + 1) * kBlock); ++row) {
      auto written = writePicture(*folder, below[row], *rows.dataset, rows.images[row]);
      if (written) continue;
      const std::scoped_lock lock(mutex);
      if (result) result = std::move(written);
      return;  // the other workers will find the same error
    }
  };
  if (auto done = forBlocksInRounds(team, (n + kBlock - 1) / kBlock, stop, progress, writeBlock);
      !done)
    return done;
  return result ? folder->keep() : result;
}

Result<void> writeContactSheet(const fs::path& path, const ExportRows& rows) {
  return writePng(path, paintSheet(*rows.dataset, rows.images, sheetColumns(rows.images.size())));
}

}  // namespace lookbook
