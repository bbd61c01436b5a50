#include "core/quality/reconstruction_error.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_reconstruction_error {

using namespace lookbook;

class ReconstructionErrorTest : public QObject {
  Q_OBJECT

 private slots:
  void isTheDistanceToTheReconstruction();
  void allComponentsLeaveNothing();
  void squaresAddUpToTheVarianceLeft();
  void everyTeamTellsTheSame();

 private:
  const MatrixF points_ = samples::clusteredPoints(2500, 9, 4);
  ThreadTeam team_{2};
};

void ReconstructionErrorTest::isTheDistanceToTheReconstruction() {
  const auto pca = fitPca(points_, 3, team_);
  const auto errors = reconstructionErrors(*pca, PointSource::of(points_), team_);
  QCOMPARE(errors.size(), std::size_t{2500});
  const Eigen::MatrixXd components = pca->components.cast<double>();
  const Eigen::VectorXd mean = pca->mean.cast<double>();
  for (Eigen::Index i = 0; i < points_.rows(); i += 101) {
    const Eigen::VectorXd centred = points_.row(i).transpose().cast<double>() - mean;
    const Eigen::VectorXd back = components.transpose() * (components * centred);
    const double expected = (centred - back).norm() / 3;  // the root of 9 coordinates
    QVERIFY(std::abs(static_cast<double>(errors[static_cast<std::size_t>(i)]) - expected) <
            1e-5 * (1 + expected));
  }
}

void ReconstructionErrorTest::allComponentsLeaveNothing() {
  const auto pca = fitPca(points_, 9, team_);
  for (const float error : reconstructionErrors(*pca, PointSource::of(points_), team_))
    QVERIFY(error < 1e-5F);
}

void ReconstructionErrorTest::squaresAddUpToTheVarianceLeft() {
  const auto pca = fitPca(points_, 2, team_);
  double sum = 0;
  for (const float error : reconstructionErrors(*pca, PointSource::of(points_), team_))
    sum += static_cast<double>(error) * static_cast<double>(error) * 9;
  const double left = pca->totalVariance * (1 - pca->explained());
  QVERIFY(std::abs(sum / 2499 - left) < 1e-5 * left);
}

void ReconstructionErrorTest::everyTeamTellsTheSame() {
  const auto pca = fitPca(points_, 2, team_);
  const auto expected = reconstructionErrors(*pca, PointSource::of(points_), team_);
  for (const int threads : {1, 5}) {
    ThreadTeam team(threads);
    QCOMPARE(reconstructionErrors(*pca, PointSource::of(points_), team), expected);
  }
}

LOOKBOOK_TEST(ReconstructionErrorTest)

}  // namespace test_reconstruction_error

#include "test_reconstruction_error.moc"
