#include "core/base/finite.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <limits>

namespace test_finite {

using namespace lookbook;

class FiniteTest : public QObject {
  Q_OBJECT

 private slots:
  void theFirstIsNamedByRowAndColumn();
};

void FiniteTest::theFirstIsNamedByRowAndColumn() {
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  MatrixF matrix = MatrixF::Zero(4, 3);
  QVERIFY(!firstNotFinite(matrix));
  QVERIFY(checkFinite("map.npy", matrix).has_value());
  matrix(3, 0) = -kInfinity;
  QCOMPARE(firstNotFinite(matrix)->english(), std::string("-infinity in row 4, column 1"));
  matrix(2, 1) = kInfinity;
  QCOMPARE(firstNotFinite(matrix)->english(), std::string("infinity in row 3, column 2"));
  matrix(0, 2) = std::numeric_limits<float>::quiet_NaN();
  const auto checked = checkFinite("map.npy", matrix);
  QCOMPARE(checked.error().kind, Error::Kind::badFile);
  QCOMPARE(checked.error().message,
           std::string("map.npy holds NaN in row 1, column 3. All values must be finite numbers."));
}

LOOKBOOK_TEST(FiniteTest)

}  // namespace test_finite

#include "test_finite.moc"
