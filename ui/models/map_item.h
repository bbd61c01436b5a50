#pragma once

#include "core/embedding/map_run.h"
#include "ui/jobs/map_job.h"

#include <QString>

#include <memory>
#include <vector>

namespace lookbook::ui {

/// One map of a data set: what it is made of, and the run that makes it.
struct MapItem {
  QString title;  ///< "t-SNE 2: perplexity 30, all 70,000 images"
  MapOptions options;
  std::vector<ImageIndex> images;  ///< which image each row is
  QString imagesText;              ///< "all 70,000 images"
  std::unique_ptr<MapJob> job;

  [[nodiscard]] const MapSnapshot& snapshot() const { return job->snapshot(); }
};

/// "t-SNE, perplexity 30" from the options: the parameters that differ most between runs.
QString describeMap(const MapOptions& options);

}  // namespace lookbook::ui
