#include "core/readers/probe/probe.h"

#include "core/readers/probe/file_name.h"

#include <system_error>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kMostKept = 32;  // archives: the number of open files is limited

}  // namespace

Probe::Probe(std::filesystem::path place, OpenOptions options)
    : place_(std::move(place)), options_(std::move(options)) {
  std::error_code error;
  isFolder_ = std::filesystem::is_directory(place_, error);
  folder_ = isFolder_                  ? place_
            : place_.has_parent_path() ? place_.parent_path()
                                       : std::filesystem::path(".");
  if (!isFolder_ && isInItsOwnFolder(place_))
    folder_ = folder_.has_parent_path() ? folder_.parent_path() : std::filesystem::path(".");
}

const std::vector<std::filesystem::path>& Probe::files() const {
  if (!files_) files_ = std::make_unique<std::vector<std::filesystem::path>>(filesIn(folder_));
  return *files_;
}

Result<std::shared_ptr<const ZipArchive>> Probe::archive(const std::filesystem::path& file) const {
  const std::scoped_lock lock(mutex_);
  if (const auto found = archives_.find(file); found != archives_.end()) return found->second;
  auto opened = ZipArchive::open(file);
  if (!opened) return tl::unexpected(std::move(opened.error()));
  auto archive = std::make_shared<const ZipArchive>(*std::move(opened));
  if (archives_.size() < kMostKept) archives_.emplace(file, archive);
  return archive;
}

Score failing(Fit fit, Error error) {
  return {.fit = fit, .files = {}, .open = [error = std::move(error)]() -> Result<ReadArrays> {
            return tl::unexpected(error);
          }};
}

}  // namespace lookbook
