#include "core/embedding/tsne/barnes_hut.h"
#include "tests/core/embedding/tsne/exact_tsne.h"
#include "tests/core/embedding/tsne/repulsion_error.h"
#include "tests/support/held_vectors.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

namespace test_barnes_hut {

using namespace lookbook;

namespace {

MatrixF positionsNamed(const QString& name) {
  if (name == "all at one place") return MatrixF::Constant(100, 2, 3.0F);
  if (name == "two points") return MatrixF{{0.0F, 0.0F}, {3.0F, 4.0F}};
  if (name == "one line") {
    MatrixF line = MatrixF::Zero(333, 2);
    for (Eigen::Index i = 0; i < line.rows(); ++i) line(i, 0) = static_cast<float>(i % 50);
    return line;
  }
  if (name == "duplicates") return samples::gridPoints(900, 2, 6);
  if (name == "a far outlier") {
    MatrixF points = samples::randomPoints(500, 2);
    points(77, 0) = 1e6F;
    return points;
  }
  if (name == "the start of a map") return samples::randomPoints(700, 2) * 1e-4F;
  if (name == "space") return samples::randomPoints(1000, 3) * 10.0F;
  if (name == "duplicates in space") return samples::gridPoints(900, 3, 4);
  return samples::randomPoints(1000, 2) * 10.0F;  // a cloud
}

void addPositions() {
  QTest::addColumn<QString>("name");
  for (const char* name : {"a cloud", "all at one place", "two points", "one line", "duplicates",
                           "a far outlier", "the start of a map", "space", "duplicates in space"})
    QTest::newRow(name) << name;
}

}  // namespace

class BarnesHutTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const std::string others = samples::vectorsNotHeld();
    if (!others.empty()) QSKIP(qPrintable("the loops run on " + QString::fromStdString(others)));
  }
  void thetaZeroIsTheExactSum_data() { addPositions(); }
  void thetaZeroIsTheExactSum();
  void anyThetaIsNear_data() { addPositions(); }
  void anyThetaIsNear();
  void everyTeamGivesTheSameBytes();
  void everyInstructionSetAgrees();
  void orderOfPointsDoesNotMatterMuch();
  void notANumberDoesNotHang();
};

void BarnesHutTest::thetaZeroIsTheExactSum() {
  QFETCH(QString, name);
  const MatrixF positions = positionsNamed(name);
  BarnesHut barnesHut(static_cast<std::size_t>(positions.rows()),
                      static_cast<int>(positions.cols()));
  ThreadTeam team(2);
  MatrixF forces;
  const double normalization = barnesHut.repulsion(positions, 0, team, forces);
  const test::ExactRepulsion exact = test::exactRepulsion(positions.cast<double>());
  QVERIFY(std::abs(normalization - exact.normalization) <= 1e-5 * exact.normalization);
  QVERIFY((forces.cast<double>() - exact.forces).norm() <= 1e-5 * exact.forces.norm());
}

void BarnesHutTest::anyThetaIsNear() {
  QFETCH(QString, name);
  const MatrixF positions = positionsNamed(name);
  if (test::exactRepulsion(positions.cast<double>()).forces.norm() == 0) return;
  ThreadTeam team(1);
  const double error = test::relativeError(positions, 0.5, team);
  QVERIFY2(error < 0.03, qPrintable(QString::number(error)));
  QVERIFY(test::relativeError(positions, 1.0, team) < 0.1);
}

void BarnesHutTest::everyTeamGivesTheSameBytes() {
  for (const int dims : {2, 3}) {
    const MatrixF positions = samples::clusteredPoints(20'000, dims, 30);
    const auto n = static_cast<std::size_t>(positions.rows());
    ThreadTeam one(1);
    MatrixF expected;
    const double sum = BarnesHut(n, dims).repulsion(positions, 0.5, one, expected);
    for (const int threads : {2, 5}) {
      ThreadTeam team(threads);
      BarnesHut barnesHut(n, dims);
      MatrixF forces;
      QCOMPARE(barnesHut.repulsion(positions, 0.5, team, forces), sum);
      QVERIFY(samples::sameBytes(forces, expected));
      QCOMPARE(barnesHut.repulsion(positions, 0.5, team, forces), sum);  // with reused memory
      QVERIFY(samples::sameBytes(forces, expected));
    }
  }
}

void BarnesHutTest::everyInstructionSetAgrees() {
  if (qEnvironmentVariableIsSet("LOOKBOOK_TEST_VECTORS")) return;  // limited to one instruction set
  for (const int dims : {2, 3}) {
    const MatrixF positions = samples::clusteredPoints(2000, dims, 12);
    const test::ExactRepulsion exact = test::exactRepulsion(positions.cast<double>());
    ThreadTeam team(2);
    samples::onEveryInstructionSet([&](const char* name) {
      BarnesHut barnesHut(2000, dims);
      MatrixF forces;
      const double sum = barnesHut.repulsion(positions, 0, team, forces);
      QVERIFY2(std::abs(sum - exact.normalization) <= 1e-5 * exact.normalization, name);
      QVERIFY2((forces.cast<double>() - exact.forces).norm() <= 1e-5 * exact.forces.norm(), name);
      barnesHut.repulsion(positions, 0.5, team, forces);
      QVERIFY2((forces.cast<double>() - exact.forces).norm() <= 1e-2 * exact.forces.norm(), name);
    });
  }
}

void BarnesHutTest::orderOfPointsDoesNotMatterMuch() {
  const MatrixF positions = samples::randomPoints(3000, 2) * 20.0F;
  const MatrixF reversed = positions.colwise().reverse();
  ThreadTeam team(2);
  MatrixF forces;
  MatrixF backwards;
  BarnesHut(3000, 2).repulsion(positions, 0.5, team, forces);
  BarnesHut(3000, 2).repulsion(reversed, 0.5, team, backwards);
  QVERIFY((forces - backwards.colwise().reverse()).norm() < 1e-5F * forces.norm());
}

void BarnesHutTest::notANumberDoesNotHang() {
  MatrixF positions = samples::randomPoints(200, 2);
  positions(5, 0) = std::numeric_limits<float>::quiet_NaN();
  positions(9, 1) = std::numeric_limits<float>::infinity();
  ThreadTeam team(2);
  MatrixF forces;
  BarnesHut(200, 2).repulsion(positions, 0.5, team, forces);
  QCOMPARE(forces.rows(), Eigen::Index{200});
}

LOOKBOOK_TEST(BarnesHutTest)

}  // namespace test_barnes_hut

#include "test_barnes_hut.moc"
