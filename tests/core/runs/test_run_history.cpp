#include "core/runs/run_history.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <limits>

namespace test_run_history {

using namespace lookbook;

class RunHistoryTest : public QObject {
  Q_OBJECT

 private slots:
  void movementIsSeenAtTheMapsOwnSize();
  void firstAndLastAreKept();
  void momentsAreDenserWherePointsMoveMore();
  void theBudgetIsKept();
  void anIterationIsKeptOnce();
  void iterationsLieAmongMoments();
  void farIterationsLieAmongMoments();
  void betweenMomentsPointsAreOnTheirWay();
};

namespace {

const MatrixF kStart = samples::randomPoints(50, 2);

/// The first positions, rotated by an angle.
Moment turned(int iteration, double angle) {
  Eigen::Matrix2f turn;
  turn << std::cos(angle), -std::sin(angle), std::sin(angle), std::cos(angle);
  return {.iteration = iteration,
          .positions = std::make_shared<const MatrixF>(kStart * turn),
          .divergence = {}};
}

}  // namespace

void RunHistoryTest::movementIsSeenAtTheMapsOwnSize() {
  MatrixF before(4, 2);
  before << 1, 1, -1, 1, -1, -1, 1, -1;
  MatrixF after = before;
  after.row(0) << 1, 3;  // centre 0, 0.5; squared distances 7.25, 1.25, 3.25, 3.25
  QVERIFY(std::abs(relativeMovement(before, after) - std::sqrt(4.0 / 15.0)) < 1e-12);
  QVERIFY(std::abs(relativeMovement(100 * before, 100 * after) - std::sqrt(4.0 / 15.0)) < 1e-6);
  QCOMPARE(relativeMovement(MatrixF::Zero(3, 2), MatrixF::Zero(3, 2)), 0.0);
}

void RunHistoryTest::firstAndLastAreKept() {
  RunHistory history;
  for (int i = 0; i <= 1000; ++i) history.add(turned(i, 0.003 * i));
  QCOMPARE(history.moments().size(), RunHistory::kMostMoments);
  QCOMPARE(history.moments().front().iteration, 0);
  QCOMPARE(history.moments().back().iteration, 1000);
  for (std::size_t i = 1; i < history.moments().size(); ++i)
    QVERIFY(history.moments()[i - 1].iteration < history.moments()[i].iteration);
}

void RunHistoryTest::momentsAreDenserWherePointsMoveMore() {
  RunHistory history;
  // Ten times as fast in the second hundred of a thousand iterations.
  double angle = 0;
  for (int i = 0; i < 1000; ++i) {
    angle += i >= 100 && i < 200 ? 0.01 : 0.001;
    history.add(turned(i, angle));
  }
  const auto between = [&](int from, int to) {
    return std::ranges::count_if(history.moments(), [&](const Moment& moment) {
      return moment.iteration >= from && moment.iteration < to;
    });
  };
  QVERIFY(between(100, 200) > 4 * between(200, 300));
}

void RunHistoryTest::theBudgetIsKept() {
  const std::size_t each = 50 * 2 * sizeof(float);
  RunHistory history(10 * each);
  for (int i = 0; i < 100; ++i) history.add(turned(i, 0.01 * i));
  QCOMPARE(history.moments().size(), std::size_t{10});
  QCOMPARE(history.bytes(), 10 * each);
  RunHistory tight(1);
  for (int i = 0; i < 5; ++i) tight.add(turned(i, i));
  QCOMPARE(tight.moments().size(), std::size_t{2});
  QCOMPARE(tight.moments().back().iteration, 4);
}

void RunHistoryTest::anIterationIsKeptOnce() {
  RunHistory history;
  history.add(turned(0, 0));
  history.add(turned(5, 1));
  history.add(turned(5, 2));
  history.add(turned(3, 1));
  QCOMPARE(history.moments().size(), std::size_t{2});
  QCOMPARE(*history.moments().back().positions, *turned(5, 2).positions);
}

void RunHistoryTest::iterationsLieAmongMoments() {
  const std::vector<Moment> moments{turned(0, 0), turned(10, 1), turned(30, 2)};
  for (const auto& [iteration, time] :
       {std::pair{0.0, 0.0}, {5.0, 0.5}, {10.0, 1.0}, {15.0, 1.25}, {30.0, 2.0}}) {
    QCOMPARE(timeOf(moments, iteration), time);
    QCOMPARE(iterationAt(moments, time), iteration);
  }
  QCOMPARE(timeOf(moments, -4), 0.0);
  QCOMPARE(timeOf(moments, 99), 2.0);
  QCOMPARE(iterationAt(moments, 99), 30.0);
  QCOMPARE(timeOf({turned(7, 0)}, 3), 0.0);
  QCOMPARE(iterationAt({turned(7, 0)}, 0), 7.0);
}

void RunHistoryTest::farIterationsLieAmongMoments() {
  const std::vector<Moment> moments{turned(std::numeric_limits<int>::min(), 0),
                                    turned(std::numeric_limits<int>::max(), 1)};
  QVERIFY(std::abs(timeOf(moments, 0) - 0.5) < 1e-9);
  QVERIFY(std::abs(iterationAt(moments, 0.5)) < 1);
  QCOMPARE(timeOf(moments, 1e300), 1.0);
  QVERIFY(positionsAt(moments, timeOf(moments, 0)).allFinite());
}

void RunHistoryTest::betweenMomentsPointsAreOnTheirWay() {
  const std::vector<Moment> moments{turned(0, 0), turned(10, 1), turned(30, 2)};
  QCOMPARE(positionsAt(moments, -1), *moments[0].positions);
  QCOMPARE(positionsAt(moments, 1), *moments[1].positions);
  QCOMPARE(positionsAt(moments, 7), *moments[2].positions);
  const MatrixF quarter = 0.75F * *moments[1].positions + 0.25F * *moments[2].positions;
  QVERIFY(positionsAt(moments, 1.25).isApprox(quarter, 1e-6F));
}

LOOKBOOK_TEST(RunHistoryTest)

}  // namespace test_run_history

#include "test_run_history.moc"
