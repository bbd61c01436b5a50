#include "core/embedding/pca/input_space.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <stop_token>

namespace test_input_space {

using namespace lookbook;

class InputSpaceTest : public QObject {
  Q_OBJECT

 private slots:
  void componentsAreThoseOfThePca();
  void noComponentsLeaveTheInputAsItIs();
  void noMoreComponentsThanDimensionsAreKept();
  void stoppingIsAnError();
};

void InputSpaceTest::componentsAreThoseOfThePca() {
  const MatrixF input = samples::randomPoints(200, 12, 5);
  ThreadTeam team(2);
  const auto space = InputSpace::of(PointSource::of(input), 3, team);
  QVERIFY(space && space->basis);
  const auto pca = fitPca(MatrixView(input), 3, team);
  QVERIFY(pca);
  QVERIFY(space->points == pca->project(MatrixView(input), team));
  QVERIFY(space->basis->components == pca->components);
}

void InputSpaceTest::noComponentsLeaveTheInputAsItIs() {
  const MatrixF input = samples::randomPoints(20, 5, 5);
  ThreadTeam team(1);
  const auto space = InputSpace::of(PointSource::of(input), 0, team);
  QVERIFY(space && !space->basis);
  QVERIFY(space->points == input);
}

void InputSpaceTest::noMoreComponentsThanDimensionsAreKept() {
  const MatrixF input = samples::randomPoints(20, 5, 5);
  ThreadTeam team(1);
  const auto space = InputSpace::of(PointSource::of(input), 50, team);
  QVERIFY(space);
  QCOMPARE(space->points.cols(), Eigen::Index{5});
}

void InputSpaceTest::stoppingIsAnError() {
  const MatrixF input = samples::randomPoints(200, 12, 5);
  ThreadTeam team(1);
  std::stop_source source;
  source.request_stop();
  const auto space = InputSpace::of(PointSource::of(input), 3, team, source.get_token());
  QVERIFY(!space);
  QCOMPARE(space.error().kind, Error::Kind::cancelled);
}

LOOKBOOK_TEST(InputSpaceTest)

}  // namespace test_input_space

#include "test_input_space.moc"
