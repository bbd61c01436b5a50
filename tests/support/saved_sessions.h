#pragma once

#include "core/session/session.h"

#include <array>

namespace samples {

/// Positions that are the same on every machine.
inline std::shared_ptr<const lookbook::MatrixF> plainPositions(std::size_t n, int dims, int start) {
  auto positions = std::make_shared<lookbook::MatrixF>(static_cast<Eigen::Index>(n), dims);
  for (Eigen::Index i = 0; i < positions->size(); ++i)
    positions->data()[i] = static_cast<float>(start) - 0.25F * static_cast<float>(i * i % 7);
  return positions;
}

/// A finished map of some of ten images, with moments.
inline lookbook::MapRecord savedMap(lookbook::Method method, int dims,
                                    std::vector<lookbook::ImageIndex> images) {
  lookbook::MapRecord map{.recipe = {.options = {.method = method, .dims = dims, .seed = 7}},
                          .images = std::move(images),
                          .imagesText = lookbook::text("some of them"),
                          .finished = true,
                          .iteration = 40,
                          .iterations = 40,
                          .seconds = 1.5};
  for (const int iteration : {0, 20, 40})
    map.moments.push_back(
        {.iteration = iteration,
         .positions = plainPositions(map.images.size(), dims, iteration),
         .divergence = iteration == 0 ? std::nullopt : std::optional(100.0 / iteration)});
  map.positions = map.moments.back().positions;
  map.componentVariances = {0.5, 0.25};
  map.explainedVariance = 0.75;
  return map;
}

/// A session with many changes: two data sets of ten and of three images; the first has a map by
/// each method, one of them stopped, and a removed one.
inline lookbook::Session savedSession() {
  using namespace lookbook;
  Session session;
  session.datasets.push_back(
      {.source = "/data/drawn", .title = "Drawn", .fingerprint = "md5:abc", .maps = {}});
  session.datasets.push_back(
      {.source = "/data/other", .title = "Other", .fingerprint = "md5:def", .maps = {}});
  MapRecord pca = savedMap(Method::pca, 3, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  pca.recipe.options.seed = 0;  // PCA has none
  pca.moments.clear();
  MapRecord tsne = savedMap(Method::tsne, 3, {0, 2, 3, 5, 9});
  tsne.recipe.options.tsne.perplexity = 12.5;
  tsne.recipe.changes = {{.iteration = 20, .what = "perplexity 12.5"}};
  tsne.objective = {{20, 5.0}, {40, 2.5}};
  MapRecord umap = savedMap(Method::umap, 2, {1, 2, 3, 4});
  umap.recipe.options.umap.neighbors = 3;
  MapRecord mde = savedMap(Method::mde, 2, {1, 2, 3, 4});
  mde.finished = false;
  mde.iterations = 300;
  mde.objective = {{0, 1.5, 0.5}, {40, 0.25, 0.125}};
  session.datasets[0].maps = {pca, std::nullopt, tsne, umap, mde};

  session.view.page = Page::compare;
  session.view.active = DatasetId(0);
  session.view.compared = {DatasetId(0), DatasetId(1)};
  session.view.camerasLinked = true;
  session.view.coloring = Coloring::continuity;
  session.view.marks = Marks::dots;
  session.view.pointSize = 4.5;
  session.view.classNames = false;
  session.view.theme = ThemeChoice::dark;
  DatasetView drawn;
  drawn.filter.split = SplitChoice::test;
  drawn.filter.hiddenClasses.set(3);
  drawn.selection = std::make_shared<const ImageSet>(10, std::array<ImageIndex, 2>{3, 9});
  drawn.current = 9;
  drawn.onlySelection = true;
  drawn.sort = SortOrder::brightness;
  drawn.sortReversed = true;
  drawn.arrangement = Arrangement::rows;
  drawn.galleryCamera = {.centerX = 2.5, .centerY = 1.25, .tilePixels = 30};
  drawn.map = MapId(2);
  drawn.secondMap = MapId(3);
  drawn.threeDimensional = true;
  drawn.mapCamera = {.focus = {1, 2, 0.5}, .direction = {0, 1, 0}, .up = {1, 0, 0}, .height = 12.5};
  drawn.moment = 20;
  drawn.mapNotes = {{MapId(2), {.name = "Ours", .note = "for the poster"}}};
  drawn.otherCameras = {
      {MapId(3), {.focus = {3, 4, 0}, .direction = {0, 0, -1}, .up = {0, 1, 0}, .height = 2}}};
  DatasetView other;
  other.selection = std::make_shared<const ImageSet>(3);
  session.view.datasets = {drawn, other};
  session.layout = "AAAA/w==";
  return session;
}

/// Whether two views are equal, with the same images selected.
inline bool sameView(lookbook::ViewState a, const lookbook::ViewState& b) {
  if (a.datasets.size() != b.datasets.size()) return false;
  for (std::size_t i = 0; i < a.datasets.size(); ++i) {
    if (*a.datasets[i].selection != *b.datasets[i].selection) return false;
    a.datasets[i].selection = b.datasets[i].selection;
  }
  return a == b;
}

}  // namespace samples
