// Compares with the values that tests/reference/record_scikit_learn_scores.py recorded.
#include "core/base/random.h"
#include "core/quality/map_scores.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <fstream>

namespace test_scikit_learn_scores {

using namespace lookbook;

namespace {

constexpr std::size_t kPoints = 2000;
constexpr std::size_t kDimensions = 12;
constexpr std::size_t kClusters = 10;
constexpr double kTolerance = 1e-6;

// The same numbers as in the script, which float represents exactly.
float uniform(std::uint64_t seed, std::uint64_t step, std::uint64_t index) {
  return static_cast<float>(randomBits(seed, step, index) >> 52) / 4096.0F;
}

MatrixF clusteredPoints() {
  MatrixF points(kPoints, kDimensions);
  for (std::size_t i = 0; i < kPoints; ++i)
    for (std::size_t c = 0; c < kDimensions; ++c) {
      float noise = 0;
      for (std::uint64_t step = 0; step < 4; ++step) noise += uniform(1, step, i * kDimensions + c);
      points(static_cast<Eigen::Index>(i), static_cast<Eigen::Index>(c)) =
          noise + (c < 2 ? 8.0F : 2.0F) * uniform(2, i % kClusters, c);
    }
  return points;
}

MatrixF mapOf(const MatrixF& points) {
  MatrixF map = points.leftCols(2);
  for (Eigen::Index i = 0; i < map.rows(); ++i)
    for (Eigen::Index c = 0; c < map.cols(); ++c)
      map(i, c) += uniform(3, static_cast<std::uint64_t>(c), static_cast<std::uint64_t>(i));
  return map;
}

}  // namespace

class ScikitLearnScoresTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void neighborMeasuresAgree_data();
  void neighborMeasuresAgree();
  void silhouetteAndCorrelationAgree();

 private:
  [[nodiscard]] MapScores scores(ScoreOptions options) {
    return *scoreMap({points_, map_, labels_}, options, team_);
  }

  nlohmann::json figures_;
  MatrixF points_ = clusteredPoints();
  MatrixF map_ = mapOf(points_);
  std::vector<lookbook::ClassId> labels_;
  ThreadTeam team_{2};
};

void ScikitLearnScoresTest::initTestCase() {
  std::ifstream file(std::string(LOOKBOOK_TEST_DATA) + "/scikit_learn/scores.json");
  figures_ = nlohmann::json::parse(file);
  for (std::size_t i = 0; i < kPoints; ++i)
    labels_.push_back(static_cast<lookbook::ClassId>(i % kClusters));
}

void ScikitLearnScoresTest::neighborMeasuresAgree_data() {
  QTest::addColumn<int>("k");
  for (const int k : {1, 5, 10, 50}) QTest::addRow("%d neighbours", k) << k;
}

void ScikitLearnScoresTest::neighborMeasuresAgree() {
  QFETCH(int, k);
  const MapScores found = scores({.neighbors = k, .pairs = 1000});
  QVERIFY(!found.sampled());
  const std::string key = std::to_string(k);
  for (const auto& [name, estimate] : {std::pair{"trustworthiness", found.trustworthiness},
                                       std::pair{"continuity", found.continuity},
                                       std::pair{"neighbor_recall", found.neighborRecall}}) {
    const double apart = estimate.value - figures_[name][key].get<double>();
    QVERIFY2(std::abs(apart) < kTolerance, qPrintable(QString("%1: %2").arg(name).arg(apart)));
    QCOMPARE(estimate.standardError, 0.0);
  }
}

void ScikitLearnScoresTest::silhouetteAndCorrelationAgree() {
  const MapScores found = scores({.pairs = 2'000'000});
  QCOMPARE(found.pairs, kPoints * (kPoints - 1) / 2);
  QVERIFY(found.silhouette.has_value());
  QVERIFY(std::abs(found.silhouette->value - figures_["silhouette"].get<double>()) < kTolerance);
  QVERIFY(std::abs(found.distanceCorrelation.value -
                   figures_["distance_correlation"].get<double>()) < kTolerance);
}

LOOKBOOK_TEST(ScikitLearnScoresTest)

}  // namespace test_scikit_learn_scores

#include "test_scikit_learn_scores.moc"
