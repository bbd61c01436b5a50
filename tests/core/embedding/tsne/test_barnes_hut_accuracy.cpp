// How close the repulsion of real maps is to the exact one. Separate from test_barnes_hut, which
// also runs with ThreadSanitizer.

#include "core/data/pixels.h"
#include "core/readers/catalogue.h"
#include "core/runs/map_run.h"
#include "tests/core/embedding/tsne/repulsion_error.h"
#include "tests/support/held_vectors.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>
#include <numeric>

namespace test_barnes_hut_accuracy {

using namespace lookbook;

namespace {

/// Positions of a map of 600 points at an iteration. The clusters overlap, like real ones; separate
/// ones would collapse to single points during the exaggeration.
MatrixF positionsAt(int iteration, int dims) {
  constexpr int kPoints = 600;
  constexpr int kInput = 12;
  MapOptions options{.dims = dims, .pcaComponents = 0};
  options.tsne.iterations = iteration;
  const MatrixF input = samples::clusteredPoints(kPoints, kInput, 10) +
                        3.0F * samples::randomPoints(kPoints, kInput, 9);
  auto run = MapRun::create(input, options);
  ThreadTeam team(2);
  while (!run->finished()) (void)run->advance(iteration, team);
  return run->embedding();
}

}  // namespace

class BarnesHutAccuracyTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() {
    const std::string others = samples::vectorsNotHeld();
    if (!others.empty()) QSKIP(qPrintable("the loops run on " + QString::fromStdString(others)));
  }
  void forcesAreCloseOnARealRun_data();
  void forcesAreCloseOnARealRun();
  void forcesAreCloseOnFashionMnist();
};

void BarnesHutAccuracyTest::forcesAreCloseOnARealRun_data() {
  QTest::addColumn<int>("iteration");
  QTest::addColumn<int>("dims");
  for (const int iteration : {50, 250, 1000})
    for (const int dims : {2, 3})
      QTest::addRow("iteration %d in %d-D", iteration, dims) << iteration << dims;
}

void BarnesHutAccuracyTest::forcesAreCloseOnARealRun() {
  QFETCH(int, iteration);
  QFETCH(int, dims);
  const MatrixF positions = positionsAt(iteration, dims);
  ThreadTeam team(2);
  const double error = test::relativeError(positions, 0.5, team);
  QVERIFY2(error <= 0.01, qPrintable(QString::number(error)));
  constexpr double kRounding = 1e-5;  // the only error while points are close together
  QVERIFY(test::relativeError(positions, 0.2, team) < std::max(error, kRounding));
}

void BarnesHutAccuracyTest::forcesAreCloseOnFashionMnist() {
  const auto dataset = openDataset("fashion-mnist");
  QVERIFY2(dataset.has_value(), "expected Debian's package dataset-fashion-mnist");
  std::vector<ImageIndex> images(2500);
  std::iota(images.begin(), images.end(), 0U);
  auto run = MapRun::create(pixelPoints(*dataset, images), MapOptions{});
  ThreadTeam team(2);
  while (run->stage() != MapRun::Stage::optimize) QVERIFY(run->advance(1, team).has_value());
  for (const int iteration : {50, 250, 1000}) {
    QVERIFY(run->advance(iteration - run->iteration(), team).has_value());
    const double error = test::relativeError(run->embedding(), 0.5, team);
    QVERIFY2(error <= 0.01, qPrintable(QString("%1 at %2").arg(error).arg(iteration)));
    QVERIFY2(error > 1e-5, "as if no cell had been taken whole");
  }
}

LOOKBOOK_TEST(BarnesHutAccuracyTest)

}  // namespace test_barnes_hut_accuracy

#include "test_barnes_hut_accuracy.moc"
