#include "tests/bench/bench_input.h"

#include "core/data/pixels.h"
#include "core/embedding/common/initialization.h"
#include "core/embedding/pca/pca.h"
#include "core/embedding/tsne/tsne.h"
#include "core/readers/catalogue.h"
#include "tests/support/points.h"

#include <iostream>
#include <map>
#include <numeric>
#include <utility>

namespace lookbook::bench {

namespace {

constexpr int kComponents = 50;

MatrixF loadPixels(std::size_t n) {
  const auto dataset = openDataset("fashion-mnist");
  if (!dataset || (*dataset)->size() < n) {
    std::cerr << "Fashion-MNIST is not installed or too small: random clusters instead\n";
    constexpr int kPixels = 784;
    constexpr std::size_t kClusters = 10;
    return samples::clusteredPoints(n, kPixels, kClusters);
  }
  std::vector<ImageIndex> images(n);
  std::iota(images.begin(), images.end(), 0U);
  return pixelMatrix(**dataset, images);
}

}  // namespace

const MatrixF& pixels(std::size_t n) {
  static std::map<std::size_t, MatrixF> known;
  if (!known.contains(n)) known[n] = loadPixels(n);
  return known[n];
}

const MatrixF& components(std::size_t n) {
  static std::map<std::size_t, MatrixF> known;
  if (!known.contains(n)) {
    ThreadTeam team;
    known[n] = fitPca(pixels(n), kComponents, team)->project(pixels(n), team);
  }
  return known[n];
}

const HalfwayMap& halfwayMap(std::size_t n, int dims) {
  static std::map<std::pair<std::size_t, int>, HalfwayMap> known;
  const auto key = std::pair(n, dims);
  if (!known.contains(key)) {
    constexpr int kNeighbors = 91;
    constexpr int kIterations = 500;
    ThreadTeam team;
    const TsneOptions options{.iterations = kIterations};
    const auto graph = exactNeighbors(components(n), kNeighbors, team);
    HalfwayMap& made = known[key];
    made.affinities =
        symmetrize(*graph, *conditionalAffinities(*graph, options.perplexity, team), team);
    auto tsne =
        Tsne::create(made.affinities, scaledInitialization(components(n).leftCols(dims)), options);
    tsne->run(kIterations, team);
    made.positions = tsne->embedding();
  }
  return known[key];
}

}  // namespace lookbook::bench
