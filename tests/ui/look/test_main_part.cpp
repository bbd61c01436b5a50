#include "core/base/random.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"
#include "ui/look/main_part.h"

#include <QTest>

namespace lookbook::ui::test_main_part {

namespace {

MatrixF gaussian(Eigen::Index rows, Eigen::Index columns) {
  MatrixF points(rows, columns);
  for (Eigen::Index r = 0; r < rows; ++r)
    for (Eigen::Index c = 0; c < columns; ++c)
      points(r, c) = static_cast<float>(
          randomNormal(3, static_cast<std::uint64_t>(c), static_cast<std::uint64_t>(r)));
  return points;
}

}  // namespace

class MainPartTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void normalPointsHaveNoOutliers_data();
  void normalPointsHaveNoOutliers();
  void aHandfulThrownFarOffIsLeftOut();
  void aDistantClusterIsPartOfTheMap();
  void fewPointsHaveNoOutliers();
  void pointsInOnePlaceHaveNone();
  void aLittleBeyondIsNotWorthIt();
};

void MainPartTest::normalPointsHaveNoOutliers_data() {
  QTest::addColumn<int>("columns");
  for (const int columns : {1, 2, 3}) QTest::addRow("%d-D", columns) << columns;
}

void MainPartTest::normalPointsHaveNoOutliers() {
  QFETCH(int, columns);
  QVERIFY(farOutliers(gaussian(70'000, columns)).empty());
}

void MainPartTest::aHandfulThrownFarOffIsLeftOut() {
  MatrixF points = gaussian(70'000, 2);
  points(7, 0) = 60;
  points(69'999, 1) = -45;
  points.row(123) << 50, 50;
  QCOMPARE(farOutliers(points), (std::vector<std::uint32_t>{7, 123, 69'999}));
}

void MainPartTest::aDistantClusterIsPartOfTheMap() {
  MatrixF points = gaussian(10'000, 2);
  for (Eigen::Index row = 0; row < 200; ++row) points(row, 0) += 80;  // 2% of the points
  QVERIFY(farOutliers(points).empty());
}

void MainPartTest::fewPointsHaveNoOutliers() {
  MatrixF points = gaussian(150, 2);
  points(0, 0) = 1000;
  QVERIFY(farOutliers(points).empty());
  QVERIFY(farOutliers(MatrixF(0, 2)).empty());
}

void MainPartTest::pointsInOnePlaceHaveNone() {
  QVERIFY(farOutliers(MatrixF::Constant(500, 2, 4)).empty());
}

void MainPartTest::aLittleBeyondIsNotWorthIt() {
  MatrixF points = samples::randomPoints(5000, 2);
  const float low = points.col(0).minCoeff();
  const float high = points.col(0).maxCoeff();
  points(9, 0) = high + 0.2F * (high - low);
  QVERIFY(farOutliers(points).empty());
  points(9, 0) = high + 3 * (high - low);
  QCOMPARE(farOutliers(points), std::vector<std::uint32_t>{9});
}

LOOKBOOK_TEST(MainPartTest)

}  // namespace lookbook::ui::test_main_part

#include "test_main_part.moc"
