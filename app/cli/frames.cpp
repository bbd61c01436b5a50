#include "app/cli/frames.h"

#include "app/common/frames_list.h"
#include "core/io/folder_entries.h"
#include "core/io/npy.h"
#include "core/io/whole_file.h"
#include "core/json/json_text.h"

#include <cstdint>
#include <system_error>

namespace lookbook::cli {

namespace {

Result<void> writeList(const std::filesystem::path& folder, const nlohmann::json& json) {
  const std::string text = jsonText(json, 2) + '\n';
  return writeWholeFile(folder / kFramesList,
                        {{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}});
}

/// Takes the moments of an earlier run away, which no list tells any more.
Result<void> removeMoments(const std::filesystem::path& folder) {
  std::error_code wrong;
  for (const std::filesystem::path& entry : entriesIn(folder, wrong)) {
    if (entry.filename() == kFramesList || !isOfFrames(entry, folder)) continue;
    std::filesystem::remove(entry, wrong);
    if (wrong) break;
  }
  if (!wrong) return {};
  return fail(Error::Kind::io, "The moments of an earlier run in %1 cannot be removed: %2", folder,
              wrong.message());
}

}  // namespace

Result<void> Frames::begin() const {
  if (!any()) return {};
  std::error_code wrong;
  std::filesystem::create_directories(folder_, wrong);
  if (wrong)
    return fail(Error::Kind::io, "The folder %1 cannot be created: %2", folder_, wrong.message());
  if (auto checked = checkFramesFolder(folder_); !checked) return checked;
  // A run that does not end leaves a list without moments, never an earlier run's beside its own.
  const nlohmann::json none{{"moments", nlohmann::json::array()}};
  if (auto written = writeList(folder_, none); !written) return written;
  return removeMoments(folder_);
}

Result<void> Frames::add(const MapRun& run) {
  const bool due = run.iteration() % every_ == 0 || run.finished() || latest_ < 0;
  const bool optimizing = run.stage() == MapRun::Stage::optimize || run.finished();
  if (!any() || !optimizing || !due || run.iteration() == latest_) return {};
  latest_ = run.iteration();
  const std::string name = frameName(latest_);
  nlohmann::json moment{{"file", name}, {"iteration", latest_}};
  if (run.options().method == Method::tsne && !run.record().objective.empty())
    moment["kl_divergence"] = run.record().objective.back().value;
  moments_.push_back(std::move(moment));
  return writeNpy(folder_ / name, run.embedding());
}

Result<void> Frames::finish(const MapRun& run) const {
  if (!any()) return {};
  const nlohmann::json json{{"recipe", toJson(run.record().recipe)},
                            {"iterations", run.iteration()},
                            {"moments", moments_}};
  return writeList(folder_, json);
}

}  // namespace lookbook::cli
