#include "app/cli/frames.h"

#include "core/io/folder_entries.h"
#include "core/io/npy.h"

#include <system_error>

namespace lookbook::cli {

namespace {

/// Deletes the moments of an earlier run, whose list has been replaced.
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
  // Written first, so that a run that does not finish leaves an empty list, and never the list of
  // an earlier run.
  if (auto written = writeFramesList(folder_, {}); !written) return written;
  return removeMoments(folder_);
}

Result<void> Frames::add(const MapRun& run) {
  const bool due = run.iteration() % every_ == 0 || run.finished() || latest_ < 0;
  const bool optimizing = run.stage() == MapRun::Stage::optimize || run.finished();
  if (!any() || !optimizing || !due || run.iteration() == latest_) return {};
  latest_ = run.iteration();
  const std::string name = frameName(latest_);
  FramesList::Moment& moment = list_.moments.emplace_back();
  moment.file = name;
  moment.iteration = latest_;
  if (infoOf(run.options().method).objective.inMoments && !run.record().objective.empty())
    moment.divergence = run.record().objective.back().value;
  return writeNpy(folder_ / name, run.embedding());
}

Result<void> Frames::finish(const MapRun& run) {
  if (!any()) return {};
  list_.recipe = run.record().recipe;
  list_.iterations = run.iteration();
  return writeFramesList(folder_, list_);
}

}  // namespace lookbook::cli
