#include "core/embedding/common/edge_sampling_kernel.h"
#include "core/embedding/common/initialization.h"
#include "core/embedding/umap/fuzzy_graph.h"
#include "core/embedding/umap/umap.h"
#include "tests/support/held_vectors.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace test_umap {

using namespace lookbook;

namespace {

SparseMatrix graphOf(const MatrixF& points, int k = 14) {
  ThreadTeam team(2);
  const auto graph = exactNeighbors(points, k, team);
  return fuzzyUnion(*graph, membershipStrengths(*graph, smoothDistances(*graph, team), team), team);
}

Umap started(std::size_t n, int dims, int epochs) {
  auto umap = Umap::create(withoutRareEdges(graphOf(samples::clusteredPoints(n, 10, 6)), epochs),
                           stretchedInitialization(samples::randomPoints(n, dims, 3), 3),
                           {.epochs = epochs}, 7);
  return std::move(*umap);
}

/// One point after sampleEdges(), computed by simple loops in double.
Eigen::RowVectorXd movedPoint(const SampledEdges& edges, const SamplingEpoch& epoch,
                              const MatrixF& positions, std::size_t i) {
  const auto at = [&](std::size_t j) {
    return positions.row(static_cast<Eigen::Index>(j)).cast<double>().eval();
  };
  const double a = static_cast<double>(epoch.a);
  const double b = static_cast<double>(epoch.b);
  Eigen::RowVectorXd point = at(i);
  const auto step = [&](const Eigen::RowVectorXd& slope) {
    point += static_cast<double>(epoch.learningRate) * slope.cwiseMin(4).cwiseMax(-4);
  };
  std::vector<std::uint32_t> sampled;
  for (std::uint32_t e = edges.start[i]; e < edges.start[i + 1]; ++e)
    if (sampledIn(epoch.epoch, edges.rates[e])) sampled.push_back(edges.columns[e]);
  const std::uint32_t key = samplingKey(epoch, i);
  for (auto left = static_cast<std::uint32_t>(sampled.size()); left > 1; --left)
    std::swap(sampled[left - 1], sampled[randomBelow(key, ~left, left)]);
  for (int direction = 0; direction < 2; ++direction)
    for (const std::uint32_t neighbor : sampled) {
      const Eigen::RowVectorXd from = point - at(neighbor);
      const double squared = from.squaredNorm();
      step(-2 * a * b * std::pow(squared, b - 1) / (1 + a * std::pow(squared, b)) * from);
    }
  for (std::uint32_t draw = 0; draw < sampled.size() * epoch.negatives; ++draw) {
    const std::uint32_t other = randomBelow(key, draw, static_cast<std::uint32_t>(edges.size));
    if (other == i) continue;
    const Eigen::RowVectorXd from = point - at(other);
    const double squared = from.squaredNorm();
    step(2 * b / ((0.001 + squared) * (1 + a * std::pow(squared, b))) * from);
  }
  return point;
}

}  // namespace

class UmapTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const std::string others = samples::vectorsNotHeld();
    if (!others.empty()) QSKIP(qPrintable("the loops run on " + QString::fromStdString(others)));
  }
  void stepsAgreeWithPlainLoops_data();
  void stepsAgreeWithPlainLoops();
  void edgesAreSampledInProportion();
  void randomPointsAreSpreadEvenly();
  void resumedRunEqualsSingleRun_data();
  void resumedRunEqualsSingleRun();
  void everyTeamGivesTheSameBytes_data();
  void everyTeamGivesTheSameBytes();
  void seedsGiveOtherMaps();
  void orderOfTheInputIsKept();
  void stopsBetweenEpochs();
  void epochsFollowThePoints();
  void duplicatesAndConstantInputWork_data();
  void duplicatesAndConstantInputWork();
  void badInputIsRefused();
};

void UmapTest::stepsAgreeWithPlainLoops_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<int>("negatives");
  QTest::addColumn<double>("b");
  QTest::newRow("plane") << 2 << 5 << 0.895;
  QTest::newRow("space") << 3 << 5 << 0.895;
  QTest::newRow("pulls alone") << 2 << 0 << 0.895;
  QTest::newRow("another curve") << 2 << 3 << 1.4;
}

void UmapTest::stepsAgreeWithPlainLoops() {
  QFETCH(int, dims);
  QFETCH(int, negatives);
  QFETCH(double, b);
  const SparseMatrix graph = graphOf(samples::clusteredPoints(203, 5, 3));
  std::vector<std::uint32_t> rates;
  for (const float strength : graph.values)
    rates.push_back(static_cast<std::uint32_t>(static_cast<double>(strength) * kEveryEpoch));
  const SampledEdges edges{.start = graph.rowStart.data(),
                           .columns = graph.columns.data(),
                           .rates = rates.data(),
                           .size = graph.size()};
  const SamplingEpoch epoch{.epoch = 3,
                            .learningRate = 0.05F,
                            .a = 1.577F,
                            .b = static_cast<float>(b),
                            .negatives = static_cast<std::uint32_t>(negatives),
                            .seed = 11};
  MatrixF positions = samples::randomPoints(203, dims, 5);
  positions.row(40) = positions.row(graph.columns[graph.rowStart[40]]).eval();
  MatrixF moved = positions;
  std::vector<std::uint32_t> scratch(kSampledLanes * (1 + graph.size()));
  sampleEdges(edges, epoch, positions.data(), dims, 5, 203, moved.data(), scratch.data());
  QVERIFY(samples::sameBytes(moved.topRows(5), positions.topRows(5)));
  double largest = 0;
  for (std::size_t i = 5; i < 203; ++i) {
    const auto found = moved.row(static_cast<Eigen::Index>(i)).cast<double>();
    if (i == 40) {
      QVERIFY(found.allFinite());  // the simple loop would divide by a length of 0
      continue;
    }
    const Eigen::RowVectorXd expected = movedPoint(edges, epoch, positions, i);
    largest = std::max(largest, (found - expected).cwiseAbs().maxCoeff());
    QVERIFY((expected - positions.row(static_cast<Eigen::Index>(i)).cast<double>()).norm() > 1e-3);
  }
  QVERIFY2(largest < 1e-4, qPrintable(QString::number(largest)));
}

void UmapTest::edgesAreSampledInProportion() {
  for (const double share : {0.0, 0.002, 0.1, 0.31, 0.5, 0.77, 1.0}) {
    const auto rate = static_cast<std::uint32_t>(share * kEveryEpoch);
    int samples = 0;
    for (std::uint32_t epoch = 1; epoch <= 500; ++epoch) {
      samples += sampledIn(epoch, rate) ? 1 : 0;
      QVERIFY(std::abs(samples - share * epoch) < 1.001);
    }
    QVERIFY(std::abs(samples - share * 500) < 1.001);
  }
}

void UmapTest::randomPointsAreSpreadEvenly() {
  constexpr std::uint32_t kPoints = 70;
  constexpr int kDraws = 70000;
  std::vector<int> counts(kPoints);
  for (int draw = 0; draw < kDraws; ++draw) {
    const SamplingEpoch epoch{.epoch = static_cast<std::uint32_t>(1 + draw % 100), .seed = 5};
    ++counts[randomBelow(samplingKey(epoch, static_cast<std::size_t>(draw) / 500),
                         static_cast<std::uint32_t>(draw / 100 % 5), kPoints)];
  }
  const auto [fewest, most] = std::minmax_element(counts.begin(), counts.end());
  QVERIFY2(*fewest > 850 && *most < 1150, qPrintable(QString("%1 to %2").arg(*fewest).arg(*most)));
}

void UmapTest::resumedRunEqualsSingleRun_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<QList<int>>("pieces");
  QTest::newRow("in two") << 2 << QList<int>{57, 63};
  QTest::newRow("one by one, then the rest") << 2 << QList<int>{1, 1, 1, 7, 110};
  QTest::newRow("nothing in between") << 2 << QList<int>{50, 0, 70};
  QTest::newRow("in space") << 3 << QList<int>{33, 87};
}

void UmapTest::resumedRunEqualsSingleRun() {
  QFETCH(int, dims);
  QFETCH(QList<int>, pieces);
  ThreadTeam team(2);
  Umap whole = started(700, dims, 120);
  whole.run(120, team);
  Umap resumed = started(700, dims, 120);
  for (const int piece : pieces) resumed.run(piece, team);
  QVERIFY(resumed.finished());
  QVERIFY(samples::sameBytes(resumed.embedding(), whole.embedding()));
}

void UmapTest::everyTeamGivesTheSameBytes_data() {
  QTest::addColumn<int>("dims");
  QTest::newRow("plane") << 2;
  QTest::newRow("space") << 3;
}

void UmapTest::everyTeamGivesTheSameBytes() {
  QFETCH(int, dims);
  ThreadTeam one(1);
  Umap expected = started(2500, dims, 60);
  expected.run(60, one);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    Umap umap = started(2500, dims, 60);
    umap.run(60, team);
    QVERIFY(samples::sameBytes(umap.embedding(), expected.embedding()));
  }
}

void UmapTest::seedsGiveOtherMaps() {
  const SparseMatrix graph = graphOf(samples::clusteredPoints(200, 5, 3));
  const MatrixF start = stretchedInitialization(samples::randomPoints(200, 2), 1);
  ThreadTeam team(2);
  auto one = Umap::create(graph, start, {.epochs = 5}, 1);
  auto other = Umap::create(graph, start, {.epochs = 5}, 2);
  one->run(5, team);
  other->run(5, team);
  QVERIFY(!samples::sameBytes(one->embedding(), other->embedding()));
}

void UmapTest::orderOfTheInputIsKept() {
  // The neighbours of every point in the map are of its own cluster in the input.
  Umap umap = started(600, 2, 300);
  ThreadTeam team(2);
  umap.run(300, team);
  const auto graph = exactNeighbors(umap.embedding(), 5, team);
  std::size_t same = 0;
  for (std::size_t i = 0; i < 600; ++i)
    for (const std::uint32_t j : graph->neighbors(i)) same += i % 6 == j % 6 ? 1 : 0;
  QVERIFY2(same > 2950, qPrintable(QString::number(same)));
}

void UmapTest::stopsBetweenEpochs() {
  Umap umap = started(300, 2, 100);
  ThreadTeam team(2);
  std::stop_source stop;
  stop.request_stop();
  umap.run(50, team, stop.get_token());
  QCOMPARE(umap.iteration(), 0);
  umap.run(40, team);
  QCOMPARE(umap.iteration(), 40);
  umap.run(1000, team);
  QCOMPARE(umap.iteration(), 100);
  QVERIFY(umap.finished());
}

void UmapTest::epochsFollowThePoints() {
  QCOMPARE(umapEpochs({}, 10000), 500);
  QCOMPARE(umapEpochs({}, 10001), 200);
  QCOMPARE(umapEpochs({.epochs = 42}, 10), 42);
}

void UmapTest::duplicatesAndConstantInputWork_data() {
  QTest::addColumn<int>("n");
  QTest::addColumn<int>("places");
  QTest::newRow("all at one place") << 100 << 1;
  QTest::newRow("four places") << 100 << 4;
  QTest::newRow("two points") << 2 << 2;
  QTest::newRow("two points at one place") << 2 << 1;
  QTest::newRow("four points") << 4 << 4;
}

void UmapTest::duplicatesAndConstantInputWork() {
  QFETCH(int, n);
  QFETCH(int, places);
  const MatrixF spots = samples::randomPoints(static_cast<std::size_t>(places), 3);
  MatrixF points(n, 3);
  for (int i = 0; i < n; ++i) points.row(i) = spots.row(i % places);
  const int neighbors = std::min(15, n);
  const SparseMatrix graph = graphOf(points, neighbors - 1);
  auto umap = Umap::create(graph, stretchedInitialization(points.leftCols(2), 0),
                           {.neighbors = neighbors, .epochs = 50}, 0);
  QVERIFY(umap.has_value());
  ThreadTeam team(2);
  umap->run(50, team);
  QVERIFY(umap->embedding().allFinite());
  const MatrixF start = stretchedInitialization(MatrixF::Zero(n, 2), 0);
  QVERIFY(umap->embedding().cwiseAbs().maxCoeff() < 1000);
  QVERIFY(start.allFinite() && start.row(0) != start.row(1));
}

void UmapTest::badInputIsRefused() {
  const SparseMatrix graph = graphOf(samples::clusteredPoints(60, 4, 2));
  const auto refused = [&](MatrixF initial, UmapOptions options) {
    const auto umap = Umap::create(graph, std::move(initial), options, 0);
    return !umap.has_value() && umap.error().kind == Error::Kind::badArgument;
  };
  QVERIFY(!refused(MatrixF::Zero(60, 2), {}));
  QVERIFY(refused(MatrixF::Zero(59, 2), {}));
  QVERIFY(refused(MatrixF::Zero(60, 1), {}));
  QVERIFY(refused(MatrixF::Zero(60, 4), {}));
  MatrixF broken = MatrixF::Zero(60, 2);
  broken(7, 1) = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(refused(broken, {}));
  QVERIFY(refused(MatrixF::Zero(60, 2), {.neighbors = 61}));
  QVERIFY(refused(MatrixF::Zero(60, 2), {.minDist = 1.5}));
  QVERIFY(refused(MatrixF::Zero(60, 2), {.spread = 0}));
  QVERIFY(refused(MatrixF::Zero(60, 2), {.epochs = -1}));
  QVERIFY(!Umap::create({}, {}, {}, 0).has_value());
}

LOOKBOOK_TEST(UmapTest)

}  // namespace test_umap

#include "test_umap.moc"
