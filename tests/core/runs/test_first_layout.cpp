#include "core/neighbors/neighbor_graph.h"
#include "core/neighbors/reference_neighbors.h"
#include "core/runs/first_layout.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_first_layout {

using namespace lookbook;

class FirstLayoutTest : public QObject {
  Q_OBJECT

 private slots:
  void clustersAreApart_data();
  void clustersAreApart();
  void fewPointsAreAllLandmarks();
  void everyTeamGivesTheSameBytes();
  void stopsWhenAsked();
};

void FirstLayoutTest::clustersAreApart_data() {
  QTest::addColumn<int>("dims");
  QTest::newRow("plane") << 2;
  QTest::newRow("space") << 3;
}

void FirstLayoutTest::clustersAreApart() {
  QFETCH(int, dims);
  constexpr std::size_t kPoints = 5000;
  constexpr std::size_t kClusters = 7;  // landmarks are every fifth point
  ThreadTeam team(2);
  const auto layout = firstLayout(samples::clusteredPoints(kPoints, 10, kClusters), dims, team);
  QVERIFY(layout.has_value());
  QCOMPARE(layout->rows(), Eigen::Index{kPoints});
  QCOMPARE(layout->cols(), Eigen::Index{dims});
  QVERIFY(layout->allFinite());
  const auto nearest = referenceNeighbors(*layout, *layout, 6, team);
  std::size_t alike = 0;
  for (std::size_t i = 0; i < kPoints; ++i)
    for (std::size_t j = 1; j < 6; ++j)
      if (nearest->neighbors(i)[j] % kClusters == i % kClusters) ++alike;
  QVERIFY2(alike > kPoints * 5 * 95 / 100, qPrintable(QString::number(alike)));
}

void FirstLayoutTest::fewPointsAreAllLandmarks() {
  ThreadTeam team(1);
  for (const std::size_t n : {4, 30}) {
    const auto layout = firstLayout(samples::randomPoints(n, 3), 2, team);
    QVERIFY(layout.has_value());
    QCOMPARE(layout->rows(), static_cast<Eigen::Index>(n));
    QVERIFY(layout->allFinite());
  }
}

void FirstLayoutTest::everyTeamGivesTheSameBytes() {
  const MatrixF points = samples::clusteredPoints(3000, 10, 6);
  ThreadTeam one(1);
  const auto expected = firstLayout(points, 2, one);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    QVERIFY(samples::sameBytes(*firstLayout(points, 2, team), *expected));
  }
}

void FirstLayoutTest::stopsWhenAsked() {
  std::stop_source stop;
  stop.request_stop();
  ThreadTeam team(2);
  const auto layout = firstLayout(samples::randomPoints(2000, 5), 2, team, stop.get_token());
  QVERIFY(!layout.has_value());
  QCOMPARE(layout.error().kind, Error::Kind::cancelled);
}

LOOKBOOK_TEST(FirstLayoutTest)

}  // namespace test_first_layout

#include "test_first_layout.moc"
