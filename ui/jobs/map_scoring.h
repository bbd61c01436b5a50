#pragma once

#include "core/data/dataset.h"
#include "core/quality/map_scores.h"

#include <memory>
#include <stop_token>
#include <vector>

namespace lookbook::ui {

/// A map to be scored off the window's thread. Its members are copies or shared, so they stay
/// valid.
struct MapToScore {
  DatasetPtr dataset;
  std::vector<ImageIndex> images;  ///< which image each row is
  std::shared_ptr<const MatrixF> positions;
  int components = 0;  ///< principal components that the map was computed from; 0: the pixels
};

/// Scores the map as a whole, from all points or a sample. Cost: a second or two for 70,000.
/// Errors: those of lookbook::scoreMap().
Result<MapScores> scoreWhole(const MapToScore& map, const std::stop_token& stop);

/// Scores every point exactly. Cost: about ten seconds for 70,000.
/// Errors: those of lookbook::scorePoints().
Result<PointScores> scoreEveryPoint(const MapToScore& map, const std::stop_token& stop,
                                    const Progress& progress);

/// For a PCA map, the difference between each image and its reconstruction from the map's
/// components: the root mean square over its pixels, which are in [0, 1]. Cost: about a second for
/// 70,000.
/// Errors: those of lookbook::fitPca().
Result<std::vector<float>> reconstructionErrorsOf(const MapToScore& map,
                                                  const std::stop_token& stop);

}  // namespace lookbook::ui
