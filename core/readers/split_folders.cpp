#include "core/readers/split_folders.h"

#include "core/readers/probe/file_name.h"
#include "core/readers/readers.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

std::optional<std::size_t> splitOfFolder(const fs::path& folder) {
  return splitOfWord(folder.filename().string());
}

/// Moves the arrays of the only split of a folder to the split that the folder is named for.
Result<void> takeSplit(ReadArrays from, const fs::path& folder, ReadArrays& to) {
  const std::size_t split = *splitOfFolder(folder);
  bool taken = false;
  for (std::size_t at = 0; at < kReadSplits.size(); ++at) {
    auto& images = from.byRole.at(2 * at);
    auto& labels = from.byRole.at(2 * at + 1);
    if (!images && !labels) continue;
    if (std::exchange(taken, true))
      return badFile("%1 holds several splits, although it is named as one.", folder);
    to.byRole.at(2 * split) = std::move(images);
    to.byRole.at(2 * split + 1) = std::move(labels);
  }
  std::ranges::move(from.notices, std::back_inserter(to.notices));
  if (to.classNames.empty()) to.classNames = std::move(from.classNames);
  return {};
}

}  // namespace

bool areSplitFolders(std::span<const fs::path> folders) {
  std::set<std::size_t> splits;
  return std::ranges::all_of(folders, [&](const fs::path& folder) {
    const auto split = splitOfFolder(folder);
    return split && splits.insert(*split).second;
  });
}

Result<ReadArrays> readSplitFolders(std::span<const fs::path> folders, const OpenOptions& options) {
  ReadArrays all;
  for (const fs::path& folder : folders) {
    const Probe probe(folder, options);
    const Score score = bestScore(probe);
    auto arrays = score.open();
    if (!arrays) return arrays;
    if (auto taken = takeSplit(*std::move(arrays), folder, all); !taken)
      return tl::unexpected(taken.error());
  }
  return all;
}

}  // namespace lookbook
