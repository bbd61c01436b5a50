#include "core/embedding/common/initialization.h"
#include "core/embedding/tsne/attraction.h"
#include "core/embedding/tsne/barnes_hut.h"
#include "core/embedding/tsne/tsne.h"
#include "tests/core/embedding/tsne/exact_tsne.h"
#include "tests/core/embedding/tsne/tsne_samples.h"
#include "tests/support/held_vectors.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

namespace test_tsne {

using namespace lookbook;
using test::affinitiesOf;
using test::shortRun;
using test::started;

namespace {

/// sum_j p_ij q_ij (y_i - y_j) minus the normalised repulsion: a quarter of the gradient.
MatrixF quarterGradient(const SparseMatrix& joint, const MatrixF& positions) {
  ThreadTeam team(2);
  const OrderedAffinities affinities(joint);
  MatrixF attraction(positions.rows(), positions.cols());
  affinities.attraction(positions, 0, joint.size(), attraction.data());
  BarnesHut barnesHut(joint.size(), static_cast<int>(positions.cols()));
  MatrixF repulsion;
  const double normalization = barnesHut.repulsion(positions, 0, team, repulsion);
  return attraction - repulsion / static_cast<float>(normalization);
}

}  // namespace

class TsneTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const std::string others = samples::vectorsNotHeld();
    if (!others.empty()) QSKIP(qPrintable("the loops run on " + QString::fromStdString(others)));
  }
  void gradientAgreesWithFiniteDifferences_data();
  void gradientAgreesWithFiniteDifferences();
  void everyInstructionSetAgrees();
  void oddPointsWork_data();
  void oddPointsWork();
  void divergenceIsTheExactOne();
  void resumedRunEqualsSingleRun_data();
  void resumedRunEqualsSingleRun();
  void everyTeamGivesTheSameBytes();
  void mapIsCentred();
  void stopsBetweenIterations();
  void badInputIsRefused();
};

void TsneTest::gradientAgreesWithFiniteDifferences_data() {
  QTest::addColumn<int>("dims");
  QTest::newRow("plane") << 2;
  QTest::newRow("space") << 3;
}

void TsneTest::gradientAgreesWithFiniteDifferences() {
  QFETCH(int, dims);
  const SparseMatrix joint = affinitiesOf(samples::clusteredPoints(90, 5, 3));
  const MatrixF positions = samples::randomPoints(90, dims, 5) * 2.0F;
  const MatrixF gradient = 4.0F * quarterGradient(joint, positions);
  constexpr double kStep = 1e-4;
  for (Eigen::Index i = 0; i < positions.rows(); i += 11)
    for (Eigen::Index c = 0; c < dims; ++c) {
      Eigen::MatrixXd moved = positions.cast<double>();
      moved(i, c) += kStep;
      const double above = test::exactDivergence(joint, moved);
      moved(i, c) -= 2 * kStep;
      const double below = test::exactDivergence(joint, moved);
      const double slope = (above - below) / (2 * kStep);
      QVERIFY(std::abs(slope - static_cast<double>(gradient(i, c))) <
              1e-3 * static_cast<double>(gradient.cwiseAbs().maxCoeff()));
    }
}

void TsneTest::everyInstructionSetAgrees() {
  if (qEnvironmentVariableIsSet("LOOKBOOK_TEST_VECTORS")) return;  // limited to one instruction set
  const SparseMatrix joint = affinitiesOf(samples::clusteredPoints(400, 5, 3));
  for (const int dims : {2, 3}) {
    const MatrixF positions = samples::randomPoints(400, dims, 5) * 2.0F;
    const MatrixF plain = test::exactAttraction(joint, positions.cast<double>()).cast<float>();
    const OrderedAffinities affinities(joint);
    samples::onEveryInstructionSet([&](const char* name) {
      MatrixF forces(400, dims);
      affinities.attraction(positions, 0, 400, forces.data());
      QVERIFY2((forces - plain).norm() <= 1e-5F * plain.norm(), name);
    });
  }
}

void TsneTest::oddPointsWork_data() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"two points", "all at one place", "many at few places"})
    QTest::newRow(name) << name;
}

void TsneTest::oddPointsWork() {
  QFETCH(QString, name);
  SparseMatrix joint{.rowStart = {0, 1, 2}, .columns = {1, 0}, .values = {0.5F, 0.5F}};
  if (name == "all at one place") joint = affinitiesOf(MatrixF::Constant(200, 4, 0.5F));
  if (name == "many at few places") joint = affinitiesOf(samples::gridPoints(600, 3, 2));
  const std::size_t n = joint.size();
  for (const int dims : {2, 3}) {
    auto tsne = Tsne::create(joint, randomInitialization(n, dims, 1), shortRun());
    QVERIFY(tsne.has_value());
    ThreadTeam team(2);
    tsne->run(120, team);
    QVERIFY(tsne->finished());
    QVERIFY(tsne->embedding().allFinite());
    QVERIFY(tsne->embedding().norm() > 0);
    QVERIFY(std::isfinite(tsne->objective().back().value));
  }
}

void TsneTest::divergenceIsTheExactOne() {
  const SparseMatrix joint = affinitiesOf(samples::clusteredPoints(400, 10, 6));
  TsneOptions options = shortRun(95);
  auto tsne = Tsne::create(joint, randomInitialization(400, 2, 3), options);
  ThreadTeam team(2);
  tsne->run(1000, team);
  QCOMPARE(tsne->iteration(), 95);
  std::vector<int> iterations;
  for (const ObjectiveAt& at : tsne->objective()) iterations.push_back(at.iteration);
  QCOMPARE(iterations, (std::vector<int>{10, 20, 30, 40, 50, 60, 70, 80, 90, 95}));
  const double exact = test::exactDivergence(joint, tsne->embedding().cast<double>());
  const double told = tsne->objective().back().value;
  QVERIFY2(std::abs(told - exact) < 2e-3, qPrintable(QString("%1 for %2").arg(told).arg(exact)));
}

void TsneTest::resumedRunEqualsSingleRun_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<QList<int>>("pieces");
  QTest::newRow("in two") << 2 << QList<int>{57, 63};
  QTest::newRow("one by one, then the rest") << 2 << QList<int>{1, 1, 1, 7, 110};
  QTest::newRow("nothing in between") << 2 << QList<int>{50, 0, 70};
  QTest::newRow("in space") << 3 << QList<int>{33, 87};
}

void TsneTest::resumedRunEqualsSingleRun() {
  QFETCH(int, dims);
  QFETCH(QList<int>, pieces);
  ThreadTeam team(2);
  Tsne whole = started(700, dims, shortRun());
  whole.run(120, team);
  Tsne resumed = started(700, dims, shortRun());
  for (const int piece : pieces) resumed.run(piece, team);
  QVERIFY(resumed.finished());
  QVERIFY(samples::sameBytes(resumed.embedding(), whole.embedding()));
  QCOMPARE(resumed.objective().size(), whole.objective().size());
  for (std::size_t i = 0; i < whole.objective().size(); ++i) {
    QCOMPARE(resumed.objective()[i].iteration, whole.objective()[i].iteration);
    QCOMPARE(resumed.objective()[i].value, whole.objective()[i].value);
  }
}

void TsneTest::everyTeamGivesTheSameBytes() {
  ThreadTeam one(1);
  Tsne expected = started(3000, 2, shortRun(70));
  expected.run(70, one);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    Tsne tsne = started(3000, 2, shortRun(70));
    tsne.run(70, team);
    QVERIFY(samples::sameBytes(tsne.embedding(), expected.embedding()));
    QCOMPARE(tsne.objective().back().value, expected.objective().back().value);
  }
}

void TsneTest::mapIsCentred() {
  Tsne tsne = started(600, 3, shortRun());
  ThreadTeam team(2);
  for (int i = 0; i < 4; ++i) {
    tsne.run(30, team);
    const Eigen::RowVectorXd mean = tsne.embedding().cast<double>().colwise().mean();
    QVERIFY(mean.norm() < 1e-5 * (1 + static_cast<double>(tsne.embedding().cwiseAbs().maxCoeff())));
  }
}

void TsneTest::stopsBetweenIterations() {
  Tsne tsne = started(300, 2, shortRun());
  ThreadTeam team(2);
  std::stop_source stop;
  stop.request_stop();
  tsne.run(50, team, stop.get_token());
  QCOMPARE(tsne.iteration(), 0);
  tsne.run(50, team);
  QCOMPARE(tsne.iteration(), 50);
}

void TsneTest::badInputIsRefused() {
  const SparseMatrix joint = affinitiesOf(samples::clusteredPoints(60, 4, 2), 5);
  const auto refused = [&](MatrixF initial, TsneOptions options) {
    const auto tsne = Tsne::create(joint, std::move(initial), options);
    return !tsne.has_value() && tsne.error().kind == Error::Kind::badArgument;
  };
  QVERIFY(refused(MatrixF::Zero(59, 2), {}));
  QVERIFY(refused(MatrixF::Zero(60, 1), {}));
  QVERIFY(refused(MatrixF::Zero(60, 4), {}));
  MatrixF broken = MatrixF::Zero(60, 2);
  broken(7, 1) = std::numeric_limits<float>::quiet_NaN();
  QVERIFY(refused(broken, {}));
  QVERIFY(refused(MatrixF::Zero(60, 2), {.theta = 1.5}));
  QVERIFY(refused(MatrixF::Zero(60, 2), {.iterations = 0}));
  QVERIFY(!Tsne::create({}, {}, {}).has_value());
}

LOOKBOOK_TEST(TsneTest)

}  // namespace test_tsne

#include "test_tsne.moc"
