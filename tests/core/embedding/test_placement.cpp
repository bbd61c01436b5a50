#include "core/data/pixels.h"
#include "core/embedding/mde/mde_placement.h"
#include "core/embedding/placement.h"
#include "core/embedding/tsne/tsne_placement.h"
#include "core/io/npy.h"
#include "core/neighbors/reference_neighbors.h"
#include "core/quality/label_votes.h"
#include "core/readers/catalogue.h"
#include "tests/core/embedding/placement_samples.h"
#include "tests/support/made_map.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace test_placement {

using namespace lookbook;
using samples::accuracy;
using samples::kClusters;
using samples::kPoints;
using samples::Made;
using samples::made;
using samples::newPoints;

namespace {

float radius(const MatrixF& map) {
  return (map.rowwise() - map.colwise().mean()).rowwise().norm().maxCoeff();
}

}  // namespace

class PlacementTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { made_ = samples::madeByEveryMethod(); }
  void aPointOfTheMapLandsNearItsOwnPlace_data() { methods(); }
  void aPointOfTheMapLandsNearItsOwnPlace();
  void newPointsLandInTheirCluster_data() { methods(); }
  void newPointsLandInTheirCluster();
  void aPlaceDoesNotDependOnWhoElseIsPlaced_data() { methods(); }
  void aPlaceDoesNotDependOnWhoElseIsPlaced();
  void neighborsAreThoseOfTheInputAndTheirSharesSumToOne_data() { methods(); }
  void neighborsAreThoseOfTheInputAndTheirSharesSumToOne();
  void thePixelsThemselvesCanBeTheInput();
  void pcaProjectsAsTheMapWas();
  void theGradientIsTheDivergencesSlope_data();
  void theGradientIsTheDivergencesSlope();
  void aPointEndsLowerThanItStarts();
  void placesAgreeWithOpenTsne();
  void whatDoesNotFitIsSaid();
  void mdesGradientIsItsDistortionsSlope();
  void aMapOfDistancesIsRefused();

 private:
  void methods() const { samples::addMethods(made_); }

  samples::MadeByMethod made_;
};

void PlacementTest::aPointOfTheMapLandsNearItsOwnPlace() {
  QFETCH(const Made*, of);
  ThreadTeam team(2);
  const auto placed = of->placement()->place(PointSource::of(of->input), team);
  QVERIFY(placed.has_value());
  Eigen::VectorXf apart = (placed->positions - of->map).rowwise().norm();
  std::sort(apart.data(), apart.data() + apart.size());
  const float median = apart[apart.size() / 2] / radius(of->map);
  QVERIFY2(median < 0.06F, qPrintable(QString::number(median)));
}

void PlacementTest::newPointsLandInTheirCluster() {
  QFETCH(const Made*, of);
  const MatrixF points = newPoints(200);
  ThreadTeam team(2);
  const auto placed = of->placement()->place(PointSource::of(points), team);
  std::vector<lookbook::ClassId> labels(points.rows());
  std::vector<lookbook::ClassId> mapLabels(kPoints);
  for (std::size_t i = 0; i < kPoints; ++i) mapLabels[i] = i % kClusters;
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = (kPoints + i) % kClusters;
  const double right = accuracy(placed->positions, labels, of->map, mapLabels);
  // Two principal components separate eight clusters less well than a map of neighbours.
  QVERIFY2(right > (of->options.method == Method::pca ? 0.6 : 0.98),
           qPrintable(QString::number(right)));
}

void PlacementTest::aPlaceDoesNotDependOnWhoElseIsPlaced() {
  QFETCH(const Made*, of);
  const MatrixF points = newPoints(150);
  ThreadTeam team(2);
  const auto placement = of->placement();
  const auto together = placement->place(PointSource::of(points), team);
  for (const Eigen::Index i : {0, 70, 149}) {
    const auto alone = placement->place(PointSource(MatrixF(points.row(i))), team);
    QVERIFY(samples::sameBytes(alone->positions, MatrixF(together->positions.row(i))));
  }
}

void PlacementTest::neighborsAreThoseOfTheInputAndTheirSharesSumToOne() {
  QFETCH(const Made*, of);
  ThreadTeam team(2);
  const auto placed = of->placement()->place(PointSource::of(of->input), team);
  const auto k = static_cast<std::size_t>(placed->neighbors.k);
  QVERIFY(k > 0);
  QCOMPARE(placed->shares.size(), kPoints * k);
  for (std::size_t i = 0; i < kPoints; ++i) {
    QCOMPARE(placed->neighbors.neighbors(i)[0], static_cast<std::uint32_t>(i));
    QVERIFY(placed->neighbors.distances(i)[0] < 1e-6F);
    const auto row = std::span(placed->shares).subspan(i * k, k);
    QVERIFY(std::abs(std::accumulate(row.begin(), row.end(), 0.0) - 1) < 1e-5);
  }
}

void PlacementTest::thePixelsThemselvesCanBeTheInput() {
  MapOptions options{.method = Method::umap, .pcaComponents = 0};
  const Made of = made(samples::clusteredPoints(120, 6, 3), options);
  ThreadTeam team(1);
  const auto placed = of.placement()->place(PointSource::of(of.input), team);
  QVERIFY(placed.has_value());
  QCOMPARE(placed->neighbors.neighbors(17)[0], 17U);
  QCOMPARE(placed->neighbors.distances(17)[0], 0.0F);
}

void PlacementTest::pcaProjectsAsTheMapWas() {
  const Made& of = made_.at({Method::pca, 2});
  ThreadTeam team(2);
  const auto placed = of.placement()->place(PointSource::of(of.input), team);
  QVERIFY((placed->positions - of.map).cwiseAbs().maxCoeff() < 1e-5F * radius(of.map));
}

void PlacementTest::theGradientIsTheDivergencesSlope_data() {
  QTest::addColumn<double>("exaggeration");
  QTest::newRow("plain") << 1.0;
  QTest::newRow("exaggerated") << 1.5;
}

// Compares with differences of the divergence, which is computed by simple loops in double.
void PlacementTest::theGradientIsTheDivergencesSlope() {
  QFETCH(double, exaggeration);
  const MatrixF map = 3 * samples::randomPoints(500, 2);
  const std::vector<std::uint32_t> points{3, 90, 214, 377};
  const std::vector<float> shares{0.4F, 0.3F, 0.2F, 0.1F};
  const auto cost = [&](const Eigen::RowVector2d& y) {
    double attraction = 0;
    for (std::size_t j = 0; j < points.size(); ++j)
      attraction += static_cast<double>(shares[j]) *
                    std::log1p((y - map.row(points[j]).cast<double>()).squaredNorm());
    double sum = 0;
    for (Eigen::Index i = 0; i < map.rows(); ++i)
      sum += 1 / (1 + (y - map.row(i).cast<double>()).squaredNorm());
    return exaggeration * attraction + std::log(sum);
  };
  ThreadTeam team(1);
  const TsnePlacement<2> exact(map, 0, team);
  const TsnePlacement<2> approximate(map, 0.5, team);
  const Neighborhood near{.points = points, .shares = shares};
  for (const Eigen::RowVector2d& y :
       {Eigen::RowVector2d(0.3, -1.2), Eigen::RowVector2d(7, 4), Eigen::RowVector2d(-40, 90)}) {
    const auto slope = exact.gradient(near, {y[0], y[1]}, exaggeration);
    const auto near5 = approximate.gradient(near, {y[0], y[1]}, exaggeration);
    for (int c = 0; c < 2; ++c) {
      constexpr double kStep = 1e-5;
      Eigen::RowVector2d forth = y;
      Eigen::RowVector2d back = y;
      forth[c] += kStep;
      back[c] -= kStep;
      const double difference = (cost(forth) - cost(back)) / (2 * kStep);
      const auto at = static_cast<std::size_t>(c);
      QVERIFY(std::abs(slope[at] - difference) < 1e-7);
      QVERIFY(std::abs(near5[at] - difference) < 0.02);
    }
  }
}

void PlacementTest::aPointEndsLowerThanItStarts() {
  const Made& of = made_.at({Method::tsne, 2});
  ThreadTeam team(2);
  const auto placed = of.placement()->place(PointSource(newPoints(60)), team);
  const TsnePlacement<2> exact(of.map, 0, team);
  const auto k = static_cast<std::size_t>(placed->neighbors.k);
  double longest = 0;
  for (std::size_t i = 0; i < 60; ++i) {
    const auto row = static_cast<Eigen::Index>(i);
    const Neighborhood near{.points = placed->neighbors.neighbors(i),
                            .shares = std::span(placed->shares).subspan(i * k, k)};
    const auto slope = exact.gradient(near,
                                      {static_cast<double>(placed->positions(row, 0)),
                                       static_cast<double>(placed->positions(row, 1))},
                                      1.5);
    longest = std::max(longest, std::hypot(slope[0], slope[1]));
  }
  QVERIFY2(longest < 0.05, qPrintable(QString::number(longest)));
}

// The values were recorded by tests/reference/record_open_tsne.py.
void PlacementTest::placesAgreeWithOpenTsne() {
  const auto recorded = [](const char* name) {
    return *readNpy(std::string(LOOKBOOK_TEST_DATA) + "/open_tsne/" + name + ".npy");
  };
  MapOptions options{.pcaComponents = 0};
  options.tsne.theta = 0;
  ThreadTeam team(2);
  const auto placement =
      Placement::create(PointSource(recorded("points")), recorded("map"), options, team);
  QVERIFY(placement.has_value());
  const auto placed = placement->place(PointSource(recorded("new")), team);
  const float apart = (placed->positions - recorded("placed")).rowwise().norm().maxCoeff();
  QVERIFY2(apart < 1e-3F * radius(recorded("map")), qPrintable(QString::number(apart)));
}

void PlacementTest::whatDoesNotFitIsSaid() {
  const Made& of = made_.at({Method::tsne, 2});
  const auto says = [](const auto& result, const char* words) {
    return !result && result.error().kind == Error::Kind::badArgument &&
           result.error().message.find(words) != std::string::npos;
  };
  ThreadTeam team(1);
  const auto placement = of.placement();
  QVERIFY(says(placement->place(PointSource(samples::randomPoints(3, 11)), team),
               "11 dimensions, but the input of the map has 12"));
  MatrixF broken = newPoints(3);
  broken(1, 4) = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(says(placement->place(PointSource(broken), team), "not a finite number"));
  const auto create = [&](const MatrixF& map, const MapOptions& options) {
    return Placement::create(PointSource::of(of.input), map, options, team);
  };
  QVERIFY(
      says(create(of.map.topRows(399), of.options), "399 x 2, but by its recipe it is 400 x 2"));
  MatrixF torn = of.map;
  torn(7, 1) = std::numeric_limits<float>::infinity();
  QVERIFY(says(create(torn, of.options), "not a finite number"));
  QVERIFY(says(create(of.map, {.method = Method::pca}),
               "not the PCA of the rows that its recipe names"));
}

void PlacementTest::mdesGradientIsItsDistortionsSlope() {
  const Made& of = made_.at({Method::mde, 3});
  const MdePlacement placement(of.map, of.options.mde, 0);
  const std::array<std::uint32_t, 4> points{3, 50, 200, 399};
  const std::array<float, 4> shares{0.25F, 0.25F, 0.25F, 0.25F};
  const Neighborhood near{.points = points, .shares = shares};
  const std::array<float, 3> y{0.3F, -0.4F, 0.2F};
  std::array<double, 3> slope{};
  placement.distortion(near, y.data(), slope.data());
  for (std::size_t c = 0; c < 3; ++c) {
    constexpr float kStep = 1e-2F;
    std::array<double, 3> unused{};
    std::array<float, 3> low = y;
    std::array<float, 3> high = y;
    low[c] -= kStep;
    high[c] += kStep;
    const double expected = (placement.distortion(near, high.data(), unused.data()) -
                             placement.distortion(near, low.data(), unused.data())) /
                            static_cast<double>(high[c] - low[c]);
    QVERIFY2(std::abs(slope[c] - expected) < 2e-3 * std::max(1.0, std::abs(expected)),
             qPrintable(QString("%1, expected %2").arg(slope[c]).arg(expected)));
  }
}

void PlacementTest::aMapOfDistancesIsRefused() {
  Made of = made_.at({Method::mde, 2});
  of.options.mde.preserve = Preserve::distances;
  const auto placement = of.placement();
  QVERIFY(!placement && placement.error().kind == Error::Kind::badArgument);
  QVERIFY(placement.error().message.find("preserves distances") != std::string::npos);
}

LOOKBOOK_TEST(PlacementTest)

}  // namespace test_placement

#include "test_placement.moc"
