#include "core/export/projector.h"

#include "core/data/pixels.h"
#include "core/export/sprite.h"
#include "core/io/whole_folder.h"
#include "core/pictures/png.h"

#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <functional>
#include <span>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr const char* kMetadata = "metadata.tsv";
constexpr const char* kSprite = "sprite.png";

/// A tensor as the projector lists it.
struct Tensor {
  const char* name;
  const char* file;
  std::size_t rows;
  std::size_t columns;
};

std::span<const std::uint8_t> bytesOf(const std::string& text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

std::string mapText(const MatrixF& map) {
  std::string text;
  for (Eigen::Index row = 0; row < map.rows(); ++row)
    for (Eigen::Index column = 0; column < map.cols(); ++column) {
      std::array<char, 32> digits{};
      const auto end =
          std::to_chars(digits.data(), digits.data() + digits.size(), map(row, column)).ptr;
      text.append(digits.data(), end) += column + 1 < map.cols() ? '\t' : '\n';
    }
  return text;
}

/// A cell of the table, with tabs and line ends replaced.
std::string cell(std::string text) {
  for (char& letter : text)
    if (letter == '\t' || letter == '\n' || letter == '\r') letter = ' ';
  return text;
}

std::string metadataText(const ExportRows& rows) {
  const bool labelled = !rows.labels.empty();
  std::string text = labelled ? "class\tlabel\tindex\tsplit\n" : "index\tsplit\n";
  for (std::size_t row = 0; row < rows.images.size(); ++row) {
    if (labelled)
      text += cell(rows.className(row)) + '\t' + std::to_string(rows.labels[row]) + '\t';
    text += std::to_string(rows.images[row]) + '\t' + rows.splitName(row) + '\n';
  }
  return text;
}

std::string configText(const std::vector<Tensor>& tensors, const Sprite& sprite) {
  std::string text;
  for (const Tensor& tensor : tensors)
    text += std::string("embeddings {\n  tensor_name: \"") + tensor.name +
            "\"\n  tensor_shape: " + std::to_string(tensor.rows) +
            "\n  tensor_shape: " + std::to_string(tensor.columns) + "\n  tensor_path: \"" +
            tensor.file + "\"\n  metadata_path: \"" + kMetadata +
            "\"\n  sprite {\n    image_path: \"" + kSprite +
            "\"\n    single_image_dim: " + std::to_string(sprite.tileColumns) +
            "\n    single_image_dim: " + std::to_string(sprite.tileRows) + "\n  }\n}\n";
  return text;
}

std::string configJson(const std::vector<Tensor>& tensors, const Sprite& sprite,
                       std::string address) {
  if (!address.empty() && !address.ends_with('/')) address += '/';
  nlohmann::ordered_json embeddings = nlohmann::ordered_json::array();
  for (const Tensor& tensor : tensors)
    embeddings.push_back({{"tensorName", tensor.name},
                          {"tensorShape", {tensor.rows, tensor.columns}},
                          {"tensorPath", address + tensor.file},
                          {"metadataPath", address + kMetadata},
                          {"sprite",
                           {{"imagePath", address + kSprite},
                            {"singleImageDim", {sprite.tileColumns, sprite.tileRows}}}}});
  constexpr int kIndent = 2;
  const nlohmann::ordered_json config{{"embeddings", std::move(embeddings)}};
  return config.dump(kIndent, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

Result<void> writePixels(const WholeFolder& folder, const ExportRows& rows) {
  const MatrixF pixels = pixelMatrix(*rows.dataset, rows.images);
  return folder.write("pixels.bytes",
                      {std::span(reinterpret_cast<const std::uint8_t*>(pixels.data()),
                                 static_cast<std::size_t>(pixels.size()) * sizeof(float))});
}

Result<void> writeSprite(const WholeFolder& folder, const GreyPicture& picture) {
  const auto bytes = encodePng(picture.width, picture.height, picture.pixels);
  if (!bytes) return tl::unexpected(bytes.error());
  return folder.write(kSprite, {*bytes});
}

}  // namespace

Result<void> writeProjectorFolder(const fs::path& path, const ExportRows& rows,
                                  const std::string& address, const std::stop_token& stop,
                                  const Progress& progress) {
  constexpr std::size_t kMost = std::size_t{kLargestSprite} * kLargestSprite;
  const std::size_t n = rows.images.size();
  if (n > kMost)
    return badArgument("The projector's sprite has room for %1 images, but there are %2.", kMost,
                       n);
  auto folder = WholeFolder::create(path);
  if (!folder) return tl::unexpected(folder.error());
  const auto writeText = [&](const char* name, const std::string& text) {
    return folder->write(name, {bytesOf(text)});
  };
  const Sprite sprite = paintSprite(*rows.dataset, rows.images);
  std::vector<Tensor> tensors;
  if (rows.map.rows() > 0)
    tensors.push_back({"map", "tensors.tsv", n, static_cast<std::size_t>(rows.map.cols())});
  tensors.push_back({"pixels", "pixels.bytes", n, rows.dataset->imageSize()});
  const std::array<std::function<Result<void>()>, 6> files{
      [&] {
        return rows.map.rows() > 0 ? writeText("tensors.tsv", mapText(rows.map)) : Result<void>();
      },
      [&] { return writePixels(*folder, rows); },
      [&] { return writeText(kMetadata, metadataText(rows)); },
      [&] { return writeSprite(*folder, sprite.picture); },
      [&] { return writeText("projector_config.pbtxt", configText(tensors, sprite)); },
      [&] { return writeText("projector_config.json", configJson(tensors, sprite, address)); }};
  std::size_t done = 0;
  for (const auto& write : files) {
    if (stop.stop_requested()) return cancelled();
    if (auto written = write(); !written) return written;
    report(progress, static_cast<double>(++done) / static_cast<double>(files.size()));
  }
  return folder->keep();
}

}  // namespace lookbook
