// Compares with the values that tests/reference/record_pymde.py recorded.
#include "core/embedding/mde/mde.h"
#include "core/embedding/mde/mde_constraint.h"
#include "core/embedding/mde/pair_sampling.h"
#include "core/io/npy.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>
#include <numeric>

namespace test_pymde {

using namespace lookbook;

namespace {

MatrixF recorded(const std::string& name) {
  return *readNpy(std::string(LOOKBOOK_TEST_DATA) + "/pymde/" + name + ".npy");
}

/// The order in which the script recorded the gradients of the functions.
struct Case {
  const char* name;
  Distortion function;
};
constexpr std::array<Case, 12> kCases{{
    {"log1p", Distortion::log1p},
    {"linear", Distortion::linear},
    {"quadratic", Distortion::quadratic},
    {"cubic", Distortion::cubic},
    {"huber", Distortion::huber},
    {"logistic", Distortion::logistic},
    {"log", Distortion::log},
    {"inverse-power", Distortion::inversePower},
    {"log-ratio", Distortion::logRatio},
    {"absolute-loss", Distortion::absoluteLoss},
    {"quadratic-loss", Distortion::quadraticLoss},
    {"weighted-quadratic-loss", Distortion::weightedQuadraticLoss},
}};

}  // namespace

class PymdeTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase();
  void similarPairsAndWeightsAgree();
  void distortionsAndGradientsAgree_data();
  void distortionsAndGradientsAgree();
  void projectionAgrees();
  void finalDistortionIsNoWorse_data();
  void finalDistortionIsNoWorse();
  void laplacianEmbeddingAgrees();
  void preservedDistancesAreNoWorse();

 private:
  [[nodiscard]] MdeProblem problemOf(Distortion function) const;
  [[nodiscard]] NeighborGraph graph() {
    return *exactNeighbors(points_, figures_["neighbors"].get<int>(), team_);
  }

  nlohmann::json figures_;
  MatrixF points_;
  MatrixF positions_;
  MatrixF pairs_;  ///< i, j, weight, distance in the input
  ThreadTeam team_{2};
};

void PymdeTest::initTestCase() {
  std::ifstream file(std::string(LOOKBOOK_TEST_DATA) + "/pymde/figures.json");
  figures_ = nlohmann::json::parse(file);
  points_ = recorded("points");
  positions_ = recorded("positions");
  pairs_ = recorded("pairs");
}

/// The recorded pairs to which the function applies.
MdeProblem PymdeTest::problemOf(Distortion function) const {
  const bool loss = function >= Distortion::absoluteLoss;
  const bool repulsive = function >= Distortion::log;
  std::vector<std::uint64_t> codes;
  std::vector<float> parameters;
  for (Eigen::Index e = 0; e < pairs_.rows(); ++e) {
    if (!loss && (pairs_(e, 2) < 0) != repulsive) continue;
    codes.push_back(pairCode(static_cast<std::uint32_t>(pairs_(e, 0)),
                             static_cast<std::uint32_t>(pairs_(e, 1))));
    parameters.push_back(pairs_(e, loss ? 3 : 2));
  }
  const auto n = static_cast<std::size_t>(points_.rows());
  return {.n = n,
          .pairs = codes.size(),
          .rows = {pairRows(n, codes, parameters, PairKind::similar, function)}};
}

void PymdeTest::similarPairsAndWeightsAgree() {
  const auto problem = preserveNeighbors(graph(), {}, 0);
  const PairRows& found = problem->rows.front();
  const MdeProblem expected = problemOf(Distortion::log1p);
  QCOMPARE(found.rowStart, expected.rows.front().rowStart);
  QCOMPARE(found.columns, expected.rows.front().columns);
  QCOMPARE(found.parameters, expected.rows.front().parameters);
}

void PymdeTest::distortionsAndGradientsAgree_data() {
  QTest::addColumn<int>("which");
  for (std::size_t c = 0; c < kCases.size(); ++c)
    QTest::newRow(kCases[c].name) << static_cast<int>(c);
}

void PymdeTest::distortionsAndGradientsAgree() {
  QFETCH(int, which);
  const Case& one = kCases[static_cast<std::size_t>(which)];
  const nlohmann::json& expected = figures_["functions"][one.name];
  const AverageDistortion distortion(problemOf(one.function));
  MatrixF gradient;
  const double average = distortion.evaluate(positions_, team_, gradient);
  QVERIFY(std::abs(average - expected["average"].get<double>()) < 1e-6 * (1 + average));
  const auto pairs = distortion.pairs(positions_, team_);
  QCOMPARE(pairs.size(), expected["distortions"].size());
  for (std::size_t e = 0; e < pairs.size(); ++e) {
    const double value = expected["distortions"][e].get<double>();
    QVERIFY(std::abs(static_cast<double>(pairs[e].distortion) - value) < 1e-5 * (0.1 + value));
  }
  const MatrixF gradients =
      recorded("gradients").middleRows(which * points_.rows(), points_.rows());
  QVERIFY((gradient - gradients).norm() < 2e-6F * gradients.norm());
}

void PymdeTest::projectionAgrees() {
  MatrixF projected = positions_;
  QVERIFY(projectOntoConstraint(MdeConstraint::standardized, team_, projected));
  QVERIFY((projected - recorded("projected")).cwiseAbs().maxCoeff() < 1e-5F);
}

void PymdeTest::finalDistortionIsNoWorse_data() {
  QTest::addColumn<QString>("constraint");
  QTest::newRow("centered") << "centered";
  QTest::newRow("standardized") << "standardized";
}

void PymdeTest::finalDistortionIsNoWorse() {
  // The dissimilar pairs depend on the seed, so that means over several seeds are compared.
  QFETCH(QString, constraint);
  const auto finals = figures_["final"][constraint.toStdString()].get<std::vector<double>>();
  MdeOptions options;
  if (constraint == "standardized") options.constraint = MdeConstraint::standardized;
  double sum = 0;
  constexpr int kSeeds = 20;
  for (std::uint64_t seed = 0; seed < kSeeds; ++seed) {
    auto problem = preserveNeighbors(graph(), options, seed);
    const auto start = quadraticInitialization(*problem, points_.leftCols(2), team_);
    auto mde = Mde::create(std::move(*problem), *start, options);
    mde->run(options.iterations, team_);
    sum += mde->objective().back().value;
  }
  const double expected =
      std::accumulate(finals.begin(), finals.end(), 0.0) / static_cast<double>(finals.size());
  QVERIFY2(sum / kSeeds < 1.02 * expected,
           qPrintable(QString("%1 for %2").arg(sum / kSeeds).arg(expected)));
}

void PymdeTest::laplacianEmbeddingAgrees() {
  MdeOptions options;
  options.constraint = MdeConstraint::standardized;
  options.attractive = AttractivePenalty::quadratic;
  options.repulsive = RepulsivePenalty::none;
  auto mde = Mde::create(*preserveNeighbors(graph(), options, 0), points_.leftCols(2), options);
  mde->run(options.iterations, team_);
  const double expected = figures_["final"]["laplacian"].get<double>();
  QVERIFY(std::abs(mde->objective().back().value - expected) < 1e-3 * expected);
}

void PymdeTest::preservedDistancesAreNoWorse() {
  MdeOptions options;
  options.preserve = Preserve::distances;
  auto mde = Mde::create(*preserveDistances(points_, 2, options, 0, team_), positions_, options);
  mde->run(options.iterations, team_);
  const double found = mde->objective().back().value;
  QVERIFY2(found < 1.02 * figures_["final"]["distances"].get<double>(),
           qPrintable(QString::number(found)));
}

LOOKBOOK_TEST(PymdeTest)

}  // namespace test_pymde

#include "test_pymde.moc"
