#include "core/session/session.h"

#include "core/session/array_archive.h"
#include "core/session/session_json.h"

#include <nlohmann/json.hpp>

#include <new>
#include <span>
#include <utility>

namespace lookbook {

namespace {

constexpr const char* kJson = "session.json";

std::string folderOf(std::size_t dataset, std::size_t map) {
  return std::to_string(dataset) + "/maps/" + std::to_string(map) + "/";
}

Result<void> readSelection(const ZipArchive& archive, std::size_t number, DatasetView& view) {
  auto selection = openArray(archive, std::to_string(number) + "/selection", "'|u1'", 1);
  if (!selection) return tl::unexpected(selection.error());
  std::vector<std::uint8_t> members(selection->first.shape[0]);
  if (auto read = fillFrom(selection->second, std::span(members)); !read) return read;
  ImageSet set(members.size());
  for (std::size_t i = 0; i < members.size(); ++i)
    if (members[i] != 0) set.insert(static_cast<ImageIndex>(i));
  view.selection = std::make_shared<const ImageSet>(std::move(set));
  return {};
}

Result<Session> readText(const ZipArchive& archive) {
  const auto json = readJson(archive, kJson);
  if (json) return sessionFromJson(*json);
  if (json.error().kind != Error::Kind::notFound) return tl::unexpected(json.error());
  return fail(Error::Kind::badFile, "it holds no session.json; expected a session of Lookbook's");
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
        if (auto read = readArrays(archive, folderOf(i, j), true, *maps[j]); !read)
          return tl::unexpected(read.error());
  }
  return session;
}

}  // namespace

Result<void> writeSession(const std::filesystem::path& path, const Session& session) {
  ArrayArchive archive;
  archive.addJson(kJson, toJson(session));
  for (std::size_t i = 0; i < session.datasets.size(); ++i) {
    const ImageSet& selection = *session.view.datasets[i].selection;
    archive.add(std::to_string(i) + "/selection", "|u1", {selection.universe()},
                {selection.bytes()});
    const auto& maps = session.datasets[i].maps;
    for (std::size_t j = 0; j < maps.size(); ++j)
      if (maps[j]) addArrays(archive, folderOf(i, j), *maps[j]);
  }
  return archive.write(path, Sync::now);
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
