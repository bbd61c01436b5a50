#include "core/session/session.h"

#include "core/base/memory.h"
#include "core/base/plain_text.h"
#include "core/json/json_text.h"
#include "core/runs/files/array_archive.h"
#include "core/session/session_json.h"
#include "core/session/view_reach.h"

#include <nlohmann/json.hpp>

#include <exception>
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
  const auto text = readJson(archive, kJson);
  if (text) return sessionFromJson(*text);
  if (text.error().kind != Error::Kind::notFound) return tl::unexpected(text.error());
  return badFile(Text("It is not a session of Lookbook: it has no session.json."));
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
  const nlohmann::json json = toJson(session);
  if (jsonText(json, 1).size() >= kLargestJson)
    return badArgument(
        "%1 cannot be saved: the recipes of its maps take more than %2. Remove some of the maps.",
        path, byteCount(kLargestJson));
  ArrayArchive archive;
  archive.addJson(kJson, json);
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
  if (auto checked = checkUnpacked(*archive); !checked) return tl::unexpected(checked.error());
  auto session = readAll(*archive);
  if (!session && session.error().message.find(path.string()) == std::string::npos)
    return fail(session.error().kind, "%1 cannot be opened: %2", path, session.error());
  return session;
} catch (const std::exception& error) {
  return tl::unexpected(errorOf(error, text("%1 cannot be opened", path)));
}

Result<void> fitSession(Session& session, const std::vector<DatasetPtr>& data) {
  std::vector<ViewReach> there;
  for (std::size_t i = 0; i < data.size(); ++i) {
    const SavedDataset& saved = session.datasets[i];
    if (data[i]->fingerprint() != saved.fingerprint)
      return badFile(
          "%1 is no longer the %2 that the session was saved with. Put the same files there.",
          saved.source, excerpt(saved.title));
    const std::size_t chosen = session.view.datasets[i].selection->universe();
    if (chosen != data[i]->size())
      return badFile(plural(chosen, "The session's selection is of %n image, but %1 has %2.",
                            "The session's selection is of %n images, but %1 has %2.",
                            excerpt(saved.title), data[i]->size()));
    there.push_back(reachOf(*data[i]));
    for (const auto& map : saved.maps) {
      if (map && !map->images.empty() && map->images.back() >= data[i]->size())
        return badFile("A map of the session has image %1, but %2 has images 0 to %3.",
                       map->images.back(), excerpt(saved.title), data[i]->size() - 1);
      there.back().maps.push_back(map.has_value());
    }
  }
  session.view = withinReach(std::move(session.view), there);
  return {};
}

}  // namespace lookbook
