#include "core/data/class_set.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_class_set {

using lookbook::ClassSet;

class TestClassSet : public QObject {
  Q_OBJECT

 private slots:
  void isEmptyToBeginWith();
  void holdsClassesOfAnyNumber();
  void equalsWhatHoldsTheSame();
};

void TestClassSet::isEmptyToBeginWith() {
  const ClassSet set;
  QVERIFY(set.none());
  QCOMPARE(set.count(), std::size_t{0});
  QCOMPARE(set.end(), std::size_t{0});
  QVERIFY(!set[0] && !set[65'535]);
}

void TestClassSet::holdsClassesOfAnyNumber() {
  ClassSet set;
  set.set(0).set(63).set(64).set(65'535);
  QCOMPARE(set.count(), std::size_t{4});
  for (const std::size_t label : {0, 63, 64, 65'535}) QVERIFY(set[label]);
  for (const std::size_t label : {1, 62, 65, 65'534}) QVERIFY(!set[label]);
  set.reset(63);
  QVERIFY(!set[63]);
  QCOMPARE(set.count(), std::size_t{3});
}

void TestClassSet::equalsWhatHoldsTheSame() {
  ClassSet set;
  set.set(2);
  ClassSet other = set;
  other.set(300);
  QVERIFY(set != other);
  other.reset(300).reset(4000);
  QVERIFY(set == other);
  other.set(2, false);
  QVERIFY(other == ClassSet());
}

LOOKBOOK_TEST(TestClassSet)

}  // namespace test_class_set

#include "test_class_set.moc"
