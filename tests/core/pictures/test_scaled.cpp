#include "core/pictures/scaled.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_scaled {

using lookbook::GreyPicture;
using lookbook::scaled;

namespace {

using Bytes = std::vector<std::uint8_t>;

}  // namespace

class TestScaled : public QObject {
  Q_OBJECT

 private slots:
  void shorterSidesAreMeansOfAreas();
  void longerSidesAreInterpolated();
  void oneGreyStaysTheSame_data();
  void oneGreyStaysTheSame();
};

void TestScaled::shorterSidesAreMeansOfAreas() {
  const GreyPicture picture{4, 2, {0, 10, 20, 30, 40, 50, 60, 70}};
  QCOMPARE(scaled(picture, 2, 1).pixels, (Bytes{25, 45}));
  QCOMPARE(scaled(picture, 1, 1).pixels, (Bytes{35}));
  // Three pixels as two: one and a half each.
  QCOMPARE(scaled({3, 1, {0, 90, 180}}, 2, 1).pixels, (Bytes{30, 150}));
}

void TestScaled::longerSidesAreInterpolated() {
  QCOMPARE(scaled({2, 1, {0, 100}}, 4, 1).pixels, (Bytes{0, 25, 75, 100}));
  QCOMPARE(scaled({1, 2, {0, 100}}, 1, 4).pixels, (Bytes{0, 25, 75, 100}));
  QCOMPARE(scaled({1, 1, {9}}, 2, 2).pixels, (Bytes{9, 9, 9, 9}));
}

void TestScaled::oneGreyStaysTheSame_data() {
  QTest::addColumn<int>("width");
  QTest::addColumn<int>("height");
  QTest::newRow("both shorter") << 5 << 3;
  QTest::newRow("both longer") << 29 << 31;
  QTest::newRow("one of each") << 3 << 40;
  QTest::newRow("as it is") << 13 << 7;
}

void TestScaled::oneGreyStaysTheSame() {
  QFETCH(int, width);
  QFETCH(int, height);
  const GreyPicture result = scaled({13, 7, Bytes(91, 255)}, width, height);
  QCOMPARE(result.width, width);
  QCOMPARE(result.height, height);
  QCOMPARE(result.pixels, Bytes(std::size_t(width) * std::size_t(height), 255));
}

LOOKBOOK_TEST(TestScaled)

}  // namespace test_scaled

#include "test_scaled.moc"
