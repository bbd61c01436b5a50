#pragma once

#include "core/embedding/methods.h"
#include "tests/support/made_map.h"
#include "tests/support/points.h"

#include <QTest>

#include <cstddef>
#include <map>
#include <utility>

Q_DECLARE_METATYPE(const samples::Made*)

namespace samples {

inline constexpr std::size_t kPoints = 400;
inline constexpr std::size_t kClusters = 8;

/// Clusters in 12 dimensions, and their map.
inline Made madeOf(lookbook::Method method, int dims) {
  lookbook::MapOptions options{.method = method, .dims = dims, .pcaComponents = 10};
  options.tsne.perplexity = 15;
  return made(clusteredPoints(kPoints, 12, kClusters), options);
}

/// New points of the same clusters.
inline lookbook::MatrixF newPoints(std::size_t count) {
  return clusteredPoints(kPoints + count, 12, kClusters)
      .bottomRows(static_cast<Eigen::Index>(count));
}

using MadeByMethod = std::map<std::pair<lookbook::Method, int>, Made>;

/// Maps by every method and in every number of dimensions.
inline MadeByMethod madeByEveryMethod() {
  using lookbook::Method;
  MadeByMethod made;
  for (const auto& [method, dims] :
       {std::pair(Method::pca, 2), std::pair(Method::tsne, 2), std::pair(Method::tsne, 3),
        std::pair(Method::umap, 2), std::pair(Method::umap, 3), std::pair(Method::mde, 2),
        std::pair(Method::mde, 3)})
    made[{method, dims}] = madeOf(method, dims);
  return made;
}

/// A row of data for each of them.
inline void addMethods(const MadeByMethod& made) {
  QTest::addColumn<const Made*>("of");
  for (const auto& [key, of] : made)
    QTest::addRow("%s, %d-D", lookbook::infoOf(key.first).title.english, key.second) << &of;
}

}  // namespace samples
