#include "core/base/linear/symmetric_eigen.h"
#include "core/base/random.h"
#include "tests/support/test_program.h"

#include <Eigen/Eigenvalues>
#include <QTest>

namespace test_symmetric_eigen {

using namespace lookbook;

class SymmetricEigenTest : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithEigenToTheLastBit_data();
  void agreesWithEigenToTheLastBit();
  void stopsWhenAsked();
};

void SymmetricEigenTest::agreesWithEigenToTheLastBit_data() {
  QTest::addColumn<int>("n");
  QTest::addColumn<int>("rank");
  QTest::newRow("one") << 1 << 1;
  QTest::newRow("two") << 2 << 2;
  QTest::newRow("some") << 30 << 60;
  QTest::newRow("of low rank") << 60 << 5;
  QTest::newRow("zero") << 7 << 0;
  QTest::newRow("many") << 200 << 250;
}

void SymmetricEigenTest::agreesWithEigenToTheLastBit() {
  QFETCH(int, n);
  QFETCH(int, rank);
  Eigen::MatrixXd factor(n, rank);
  for (Eigen::Index i = 0; i < factor.size(); ++i)
    factor.data()[i] = randomNormal(3, 0, static_cast<std::uint64_t>(i));
  const Eigen::MatrixXd matrix =
      rank == 0 ? Eigen::MatrixXd::Zero(n, n) : Eigen::MatrixXd(factor * factor.transpose());
  const auto found = symmetricEigen(matrix);
  QVERIFY(found.has_value());
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> expected(matrix);
  QVERIFY(found->values == expected.eigenvalues());
  QVERIFY(found->vectors == expected.eigenvectors());
}

void SymmetricEigenTest::stopsWhenAsked() {
  std::stop_source stop;
  stop.request_stop();
  const auto found = symmetricEigen(Eigen::MatrixXd::Identity(50, 50), stop.get_token());
  QCOMPARE(found.error().kind, Error::Kind::cancelled);
}

LOOKBOOK_TEST(SymmetricEigenTest)

}  // namespace test_symmetric_eigen

#include "test_symmetric_eigen.moc"
