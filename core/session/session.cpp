#include "core/session/session.h"

#include "core/data/npy.h"
#include "core/data/npy_header.h"
#include "core/data/zip_archive.h"
#include "core/session/session_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <deque>
#include <new>
#include <span>
#include <utility>

namespace lookbook {

namespace {

constexpr const char* kJson = "session.json";
using Bytes = std::span<const std::uint8_t>;

template <class Values>
Bytes bytesOf(const Values& values) {
  return {reinterpret_cast<const std::uint8_t*>(values.data()),
          static_cast<std::size_t>(values.size()) * sizeof(*values.data())};
}

std::string folderOf(std::size_t dataset, std::size_t map) {
  return std::to_string(dataset) + "/maps/" + std::to_string(map) + "/";
}

/// The entries of an archive, and the headers that they point to.
struct Archive {
  std::deque<std::string> headers;
  std::vector<ZipEntry> entries;

  void add(const std::string& name, const char* type, const std::vector<std::uint64_t>& shape,
           const std::vector<Bytes>& values) {
    headers.push_back(makeNpyHeader(type, shape));
    ZipEntry entry{name + ".npy", {bytesOf(headers.back())}};
    entry.parts.insert(entry.parts.end(), values.begin(), values.end());
    entries.push_back(std::move(entry));
  }

  void add(const std::string& folder, const SavedMap& map) {
    const auto rows = static_cast<std::uint64_t>(map.positions->rows());
    const auto dims = static_cast<std::uint64_t>(map.positions->cols());
    add(folder + "positions", "<f4", {rows, dims}, {bytesOf(*map.positions)});
    add(folder + "images", "<u4", {map.images.size()}, {bytesOf(map.images)});
    if (map.moments.empty()) return;
    std::vector<Bytes> moments;
    for (const Moment& moment : map.moments) moments.push_back(bytesOf(*moment.positions));
    add(folder + "moments", "<f4", {map.moments.size(), rows, dims}, moments);
  }
};

/// Reads an array of the type and the number of dimensions wanted.
Result<std::pair<NpyHeader, ByteStream>> open(const ZipArchive& archive, const std::string& name,
                                              const char* type, std::size_t dimensions) {
  auto stream = archive.read(name + ".npy");
  if (!stream) return tl::unexpected(stream.error());
  auto header = readNpyHeader(*stream, {{type}, type, {dimensions}, std::to_string(dimensions)});
  if (!header) return tl::unexpected(header.error());
  return std::pair(std::move(*header), std::move(*stream));
}

template <class Value>
Result<void> fill(const ByteStream& stream, std::span<Value> values) {
  auto read = stream.read({reinterpret_cast<std::uint8_t*>(values.data()), values.size_bytes()});
  if (!read) return tl::unexpected(read.error());
  return {};
}

Result<void> readImages(const ZipArchive& archive, const std::string& folder, SavedMap& map) {
  auto images = open(archive, folder + "images", "'<u4'", 1);
  if (!images) return tl::unexpected(images.error());
  map.images.resize(images->first.shape[0]);
  return fill(images->second, std::span(map.images));
}

Result<void> readPositions(const ZipArchive& archive, const std::string& folder, SavedMap& map) {
  const auto stream = archive.read(folder + "positions.npy");
  if (!stream) return tl::unexpected(stream.error());
  auto positions = readNpy(*stream);
  if (!positions) return tl::unexpected(positions.error());
  map.positions = std::make_shared<const MatrixF>(std::move(*positions));
  if (static_cast<std::size_t>(map.positions->rows()) == map.images.size()) return {};
  return fail(Error::Kind::badFile, folder + "positions has " +
                                        std::to_string(map.positions->rows()) +
                                        " rows; expected one for each of its " +
                                        std::to_string(map.images.size()) + " images");
}

Result<void> readMoments(const ZipArchive& archive, const std::string& folder, SavedMap& map) {
  if (map.moments.empty()) return {};
  auto moments = open(archive, folder + "moments", "'<f4'", 3);
  if (!moments) return tl::unexpected(moments.error());
  const auto& [header, stream] = *moments;
  const std::vector<std::uint64_t> wanted{map.moments.size(), map.images.size(),
                                          static_cast<std::uint64_t>(map.positions->cols())};
  if (header.shape != wanted)
    return fail(Error::Kind::badFile, folder + "moments is " + header.shapeInWords() +
                                          "; expected as many as session.json lists, each as large "
                                          "as positions");
  for (Moment& moment : map.moments) {
    auto positions = std::make_shared<MatrixF>(map.positions->rows(), map.positions->cols());
    const auto size = static_cast<std::size_t>(positions->size());
    if (auto read = fill(stream, std::span(positions->data(), size)); !read) return read;
    moment.positions = std::move(positions);
  }
  return {};
}

Result<void> readMap(const ZipArchive& archive, const std::string& folder, SavedMap& map) {
  if (auto read = readImages(archive, folder, map); !read) return read;
  if (auto read = readPositions(archive, folder, map); !read) return read;
  return readMoments(archive, folder, map);
}

Result<void> readSelection(const ZipArchive& archive, std::size_t number, DatasetView& view) {
  auto selection = open(archive, std::to_string(number) + "/selection", "'|u1'", 1);
  if (!selection) return tl::unexpected(selection.error());
  std::vector<std::uint8_t> members(selection->first.shape[0]);
  if (auto read = fill(selection->second, std::span(members)); !read) return read;
  ImageSet set(members.size());
  for (std::size_t i = 0; i < members.size(); ++i)
    if (members[i] != 0) set.insert(static_cast<ImageIndex>(i));
  view.selection = std::make_shared<const ImageSet>(std::move(set));
  return {};
}

Result<Session> readText(const ZipArchive& archive) {
  const auto stream = archive.read(kJson);
  if (!stream)
    return fail(Error::Kind::badFile, "it holds no session.json; expected a session of Lookbook's");
  std::string text(stream->size, '\0');
  if (auto read = fill(*stream, std::span(text)); !read) return tl::unexpected(read.error());
  const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return fail(Error::Kind::badFile, "its session.json is no JSON object");
  return sessionFromJson(json);
}

Result<Session> readAll(const ZipArchive& archive) {
  auto session = readText(archive);
  if (!session) return session;
  for (std::size_t i = 0; i < session->datasets.size(); ++i) {
    if (auto read = readSelection(archive, i, session->view.datasets[i]); !read)
      return tl::unexpected(read.error());
    auto& maps = session->datasets[i].maps;
    for (std::size_t j = 0; j < maps.size(); ++j)
      if (maps[j])
        if (auto read = readMap(archive, folderOf(i, j), *maps[j]); !read)
          return tl::unexpected(read.error());
  }
  return session;
}

}  // namespace

Result<void> writeSession(const std::filesystem::path& path, const Session& session) {
  const std::string text = toJson(session).dump(1) + '\n';
  Archive archive;
  archive.entries.push_back({kJson, {bytesOf(text)}});
  for (std::size_t i = 0; i < session.datasets.size(); ++i) {
    const ImageSet& selection = *session.view.datasets[i].selection;
    archive.add(std::to_string(i) + "/selection", "|u1", {selection.universe()},
                {selection.bytes()});
    const auto& maps = session.datasets[i].maps;
    for (std::size_t j = 0; j < maps.size(); ++j)
      if (maps[j]) archive.add(folderOf(i, j), *maps[j]);
  }
  return writeZip(path, archive.entries);
}

Result<Session> readSession(const std::filesystem::path& path) try {
  auto archive = ZipArchive::open(path);
  if (!archive) return tl::unexpected(archive.error());
  auto session = readAll(*archive);
  if (!session && session.error().message.find(path.string()) == std::string::npos)
    session.error().message = path.string() + " cannot be opened: " + session.error().message;
  return session;
} catch (const std::bad_alloc&) {
  return fail(Error::Kind::badFile, path.string() + " holds more than fits into memory");
}

}  // namespace lookbook
