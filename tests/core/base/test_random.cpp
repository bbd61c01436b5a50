#include "core/base/random.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <set>

namespace test_random {

using lookbook::randomBits;
using lookbook::randomNormal;
using lookbook::randomUniform;

class TestRandom : public QObject {
  Q_OBJECT

 private slots:
  void sameKeyGivesTheSameNumber();
  void neighbouringKeysGiveDifferentNumbers();
  void uniformNumbersFillTheUnitInterval();
  void normalNumbersHaveMeanNoughtAndVarianceOne();
};

void TestRandom::sameKeyGivesTheSameNumber() {
  QCOMPARE(randomBits(1, 2, 3), randomBits(1, 2, 3));
  static_assert(randomBits(0, 0, 0) != randomBits(0, 0, 1));
}

void TestRandom::neighbouringKeysGiveDifferentNumbers() {
  std::set<std::uint64_t> seen;
  for (std::uint64_t seed = 0; seed < 20; ++seed)
    for (std::uint64_t step = 0; step < 20; ++step)
      for (std::uint64_t index = 0; index < 20; ++index) seen.insert(randomBits(seed, step, index));
  QCOMPARE(seen.size(), std::size_t{8000});
}

void TestRandom::uniformNumbersFillTheUnitInterval() {
  constexpr int kBins = 10;
  constexpr int kDraws = 100'000;
  std::vector<int> counts(kBins);
  for (int i = 0; i < kDraws; ++i) {
    const double value = randomUniform(7, 1, static_cast<std::uint64_t>(i));
    QVERIFY(value >= 0 && value < 1);
    ++counts[static_cast<std::size_t>(value * kBins)];
  }
  // 10,000 are expected in each, with a standard deviation of 95.
  for (const int count : counts) QVERIFY(std::abs(count - kDraws / kBins) < 400);
}

void TestRandom::normalNumbersHaveMeanNoughtAndVarianceOne() {
  constexpr int kDraws = 100'000;
  double sum = 0;
  double squares = 0;
  for (int i = 0; i < kDraws; ++i) {
    const double value = randomNormal(7, 2, static_cast<std::uint64_t>(i));
    QVERIFY(std::isfinite(value));
    sum += value;
    squares += value * value;
  }
  QVERIFY(std::abs(sum / kDraws) < 0.02);
  QVERIFY(std::abs(squares / kDraws - 1) < 0.02);
}

LOOKBOOK_TEST(TestRandom)

}  // namespace test_random

#include "test_random.moc"
