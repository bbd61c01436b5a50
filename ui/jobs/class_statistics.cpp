#include "ui/jobs/class_statistics.h"

#include "core/data/pixels.h"

#include <algorithm>
#include <utility>

namespace lookbook::ui {

namespace {

constexpr int kComponents = 10;
constexpr std::size_t kMostQueries = 10'000;

using SharedVotes = std::shared_ptr<const VoteConfusion>;

Result<SharedVotes> votes(const Dataset& dataset, const std::vector<ImageIndex>& images,
                          const MatrixF& points, ThreadTeam& team, const std::stop_token& stop,
                          const Progress& progress) {
  std::vector<ClassId> labels;
  for (const ImageIndex image : images)
    labels.push_back(static_cast<ClassId>(dataset.label(image)));
  auto found =
      voteConfusion(points, labels, dataset.classCount(), kMostQueries, team, stop, progress);
  if (!found) return tl::unexpected(std::move(found.error()));
  for (std::uint32_t& query : found->queries) query = images[query];
  return std::make_shared<const VoteConfusion>(std::move(*found));
}

Result<void> checkLabels(const Dataset& dataset) {
  if (dataset.hasLabels()) return {};
  return badArgument("%1 has no labels, so its images have no classes.", dataset.title());
}

}  // namespace

Result<std::shared_ptr<const ClassStatistics>> classStatistics(const DatasetPtr& dataset,
                                                               const std::stop_token& stop,
                                                               const Progress& progress) {
  constexpr double kRulesFound = 0.3, kMomentsFound = 0.4;
  ThreadTeam team(0, ThreadTeam::Priority::background);
  ClassStatistics statistics{.onePixel =
                                 onePixel(*dataset, team, stop, portion(progress, 0, kRulesFound))};
  if (dataset->classCount() <= kMostComparedClasses) {
    auto moments =
        classMoments(*dataset, team, stop, portion(progress, kRulesFound, kMomentsFound));
    if (!moments) return tl::unexpected(std::move(moments.error()));
    statistics.moments = std::move(*moments);
  }
  const int kept = std::min(kComponents, static_cast<int>(dataset->imageSize()));
  if (dataset->size() >= 2) {
    auto pca = fitPca(pixelPoints(dataset, dataset->indices(SplitChoice::all)), kept, team, stop,
                      portion(progress, kMomentsFound, 1));
    if (pca) statistics.components = std::move(*pca);
  }
  if (stop.stop_requested()) return cancelled();
  return std::make_shared<const ClassStatistics>(std::move(statistics));
}

Result<SharedVotes> votesInPixels(const DatasetPtr& dataset, const std::stop_token& stop,
                                  const Progress& progress) {
  if (auto checked = checkLabels(*dataset); !checked) return tl::unexpected(checked.error());
  ThreadTeam team(0, ThreadTeam::Priority::background);
  const std::vector<ImageIndex> images = dataset->indices(SplitChoice::all);
  return votes(*dataset, images, pixelMatrix(*dataset, images), team, stop, progress);
}

Result<SharedVotes> votesInMap(const DatasetPtr& dataset, const std::vector<ImageIndex>& images,
                               const MatrixF& positions, const std::stop_token& stop,
                               const Progress& progress) {
  if (auto checked = checkLabels(*dataset); !checked) return tl::unexpected(checked.error());
  ThreadTeam team(0, ThreadTeam::Priority::background);
  return votes(*dataset, images, positions, team, stop, progress);
}

}  // namespace lookbook::ui
