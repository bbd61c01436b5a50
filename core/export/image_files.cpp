#include "core/export/image_files.h"

#include "core/data/catalogue.h"
#include "core/data/idx.h"
#include "core/data/png.h"
#include "core/data/sheet.h"
#include "core/data/whole_folder.h"

#include <set>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

Result<void> makeFolder(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (!error) return {};
  return fail(Error::Kind::io, path.string() + ": cannot be made: " + error.message());
}

/// The rows of a split.
std::vector<std::size_t> rowsOf(const ExportRows& rows, Split split) {
  std::vector<std::size_t> result;
  for (std::size_t row = 0; row < rows.images.size(); ++row)
    if (rows.dataset->split(rows.images[row]) == split) result.push_back(row);
  return result;
}

Result<void> writeIdxSplit(const fs::path& folder, const ExportRows& rows, Split split) {
  const std::vector<std::size_t> chosen = rowsOf(rows, split);
  if (chosen.empty()) return {};
  const auto names = usualFileNames().subspan(split == Split::train ? 0 : 2, 2);
  IdxHeader header{IdxHeader::Kind::images, static_cast<std::uint32_t>(chosen.size()),
                   rows.dataset->rows(), rows.dataset->columns()};
  std::vector<std::uint8_t> values;
  values.reserve(static_cast<std::size_t>(header.byteCount()));
  for (const std::size_t row : chosen) {
    const auto image = rows.dataset->image(rows.images[row]);
    values.insert(values.end(), image.begin(), image.end());
  }
  if (auto written = writeIdx(folder / names[0], header, values); !written) return written;
  if (rows.labels.empty()) return {};
  header = {IdxHeader::Kind::labels, header.count, 1, 1};
  values.clear();
  for (const std::size_t row : chosen) values.push_back(rows.labels[row]);
  return writeIdx(folder / names[1], header, values);
}

/// Names for the classes' folders, each its own.
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

/// "00042": names in the order of the indices.
std::string paddedIndex(ImageIndex image, std::size_t images) {
  const std::size_t width = std::to_string(images - 1).size();
  std::string text = std::to_string(image);
  return std::string(width - text.size(), '0') + text;
}

}  // namespace

Result<void> writeIdxFolder(const fs::path& path, const ExportRows& rows) {
  auto folder = WholeFolder::create(path);
  if (!folder) return tl::unexpected(folder.error());
  for (const Split split : {Split::train, Split::test})
    if (auto written = writeIdxSplit(folder->path(), rows, split); !written) return written;
  return folder->keep();
}

Result<void> writePictureFolder(const fs::path& path, const ExportRows& rows,
                                const std::stop_token& stop) {
  auto folder = WholeFolder::create(path);
  if (!folder) return tl::unexpected(folder.error());
  const std::vector<std::string> classes = folderNames(rows.classNames);
  for (std::size_t row = 0; row < rows.images.size(); ++row) {
    if (stop.stop_requested()) return cancelled();
    const ImageIndex image = rows.images[row];
    fs::path below = folder->path() / rows.splitName(row);
    if (!rows.labels.empty()) below /= classes[rows.labels[row]];
    if (auto made = makeFolder(below); !made) return made;
    const auto pixels = rows.dataset->image(image);
    const GreyPicture picture{
        rows.dataset->columns(), rows.dataset->rows(), {pixels.begin(), pixels.end()}};
    const fs::path file = below / (paddedIndex(image, rows.dataset->size()) + ".png");
    if (auto written = writePng(file, picture); !written) return written;
  }
  return folder->keep();
}

Result<void> writeContactSheet(const fs::path& path, const ExportRows& rows) {
  return writePng(path, paintSheet(*rows.dataset, rows.images, sheetColumns(rows.images.size())));
}

}  // namespace lookbook
