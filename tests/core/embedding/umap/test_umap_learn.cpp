// Compares with values of umap-learn, recorded by tests/reference/record_umap_learn.py.
#include "core/embedding/umap/fuzzy_graph.h"
#include "core/embedding/umap/membership_curve.h"
#include "core/io/npy.h"
#include "core/quality/neighbor_recall.h"
#include "core/quality/trustworthiness.h"
#include "core/runs/map_run.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <numeric>

namespace test_umap_learn {

using namespace lookbook;

namespace {

constexpr std::size_t kPoints = 200;
constexpr Eigen::Index kDuplicates = 20;  // number of duplicates of point 0

MatrixF recorded(const std::string& name) {
  return *readNpy(std::string(LOOKBOOK_TEST_DATA) + "/umap/" + name + ".npy");
}

double largestDifference(const MatrixF& a, const MatrixF& b) {
  return static_cast<double>((a - b).cwiseAbs().maxCoeff());
}

}  // namespace

class UmapLearnTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void smoothDistancesAgree();
  void membershipStrengthsAgree();
  void unionAgrees();
  void curvesAgree();
  void mapsKeepNeighborsAsWell_data();
  void mapsKeepNeighborsAsWell();

 private:
  nlohmann::json figures_;
  NeighborGraph graph_;
  ThreadTeam team_{2};
};

void UmapLearnTest::initTestCase() {
  std::ifstream file(std::string(LOOKBOOK_TEST_DATA) + "/umap/figures.json");
  figures_ = nlohmann::json::parse(file);
  MatrixF points = samples::clusteredPoints(kPoints, 8, 5);
  points.bottomRows(kDuplicates).rowwise() = points.row(0).eval();
  graph_ = *exactNeighbors(points, figures_["n_neighbors"].get<int>() - 1, team_);
}

void UmapLearnTest::smoothDistancesAgree() {
  const MatrixF expected = recorded("smooth_distances");
  const SmoothDistances found = smoothDistances(graph_, team_);
  for (Eigen::Index i = 0; i < expected.rows(); ++i) {
    const float rho = found.rho[static_cast<std::size_t>(i)];
    const float sigma = found.sigma[static_cast<std::size_t>(i)];
    QVERIFY(std::abs(rho - expected(i, 0)) <= 1e-4F * expected(i, 0));
    QVERIFY2(std::abs(sigma - expected(i, 1)) <= 1e-3F * expected(i, 1),
             qPrintable(QString("%1: %2 for %3").arg(i).arg(sigma).arg(expected(i, 1))));
  }
}

void UmapLearnTest::membershipStrengthsAgree() {
  const auto found = membershipStrengths(graph_, smoothDistances(graph_, team_), team_);
  const MatrixF expected = recorded("strengths");
  QCOMPARE(found.size(), static_cast<std::size_t>(expected.size()));
  const Eigen::Map<const MatrixF> strengths(found.data(), expected.rows(), expected.cols());
  QVERIFY(largestDifference(strengths, expected) < 1e-3);
}

void UmapLearnTest::unionAgrees() {
  const SparseMatrix found =
      fuzzyUnion(graph_, membershipStrengths(graph_, smoothDistances(graph_, team_), team_), team_);
  MatrixF dense = MatrixF::Zero(kPoints, kPoints);
  for (std::uint32_t i = 0; i < found.size(); ++i)
    for (std::uint32_t e = found.rowStart[i]; e < found.rowStart[i + 1]; ++e)
      dense(i, found.columns[e]) = found.values[e];
  MatrixF expected = MatrixF::Zero(kPoints, kPoints);
  const MatrixF entries = recorded("union");
  for (Eigen::Index e = 0; e < entries.rows(); ++e)
    expected(static_cast<Eigen::Index>(entries(e, 0)), static_cast<Eigen::Index>(entries(e, 1))) =
        entries(e, 2);
  QVERIFY(largestDifference(dense, expected) < 1e-3);
}

void UmapLearnTest::curvesAgree() {
  QVERIFY(figures_["curves"].size() >= 5);
  for (const auto& curve : figures_["curves"]) {
    const double spread = curve["spread"].get<double>();
    const double minDist = curve["min_dist"].get<double>();
    const MembershipCurve found = fitMembershipCurve(spread, minDist);
    QVERIFY2(std::abs(found.a - curve["a"].get<double>()) < 1e-3 &&
                 std::abs(found.b - curve["b"].get<double>()) < 1e-3,
             qPrintable(QString("%1, %2 at spread %3 and minimum distance %4")
                            .arg(found.a)
                            .arg(found.b)
                            .arg(spread)
                            .arg(minDist)));
  }
}

void UmapLearnTest::mapsKeepNeighborsAsWell_data() {
  QTest::addColumn<int>("dims");
  QTest::newRow("2d") << 2;
  QTest::newRow("3d") << 3;
}

void UmapLearnTest::mapsKeepNeighborsAsWell() {
  QFETCH(int, dims);
  const MatrixF points = samples::clusteredPoints(2000, 10, 10);
  auto run = MapRun::create(points, {.method = Method::umap, .dims = dims, .pcaComponents = 0});
  QVERIFY(run.has_value());
  while (!run->finished()) QVERIFY(run->advance(500, team_).has_value());
  const auto near = exactNeighbors(run->embedding(), 10, team_);
  std::vector<std::uint32_t> all(2000);
  std::iota(all.begin(), all.end(), 0U);
  const auto mean = [](const std::vector<float>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  };
  const double trusted = mean(*trustworthiness(points, all, *near, team_));
  const double recall = mean(neighborRecall(*exactNeighbors(points, 10, team_), *near));
  const auto& figures = figures_["maps_of_2000"][QTest::currentDataTag()];
  QVERIFY2(trusted > figures["trustworthiness"].get<double>() - 0.01,
           qPrintable(QString::number(trusted)));
  QVERIFY2(recall > figures["recall"].get<double>() - 0.01, qPrintable(QString::number(recall)));
}

LOOKBOOK_TEST(UmapLearnTest)

}  // namespace test_umap_learn

#include "test_umap_learn.moc"
