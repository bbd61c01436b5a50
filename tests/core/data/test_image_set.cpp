#include "core/data/image_set.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_image_set {

using lookbook::ImageIndex;
using lookbook::ImageSet;

namespace {

ImageSet setOf(std::vector<ImageIndex> images) {
  return {10, images};
}

}  // namespace

class TestImageSet : public QObject {
  Q_OBJECT

 private slots:
  void membersAreListedOnceInOrder();
  void insertingAndErasingTwiceCountsOnce();
  void setsAreCombined();
  void emptyAndFullAreEachOthersInverse();
};

void TestImageSet::membersAreListedOnceInOrder() {
  const ImageSet set = setOf({7, 2, 7, 0});
  QCOMPARE(set.count(), std::size_t{3});
  QCOMPARE(set.indices(), (std::vector<ImageIndex>{0, 2, 7}));
  QVERIFY(set.contains(2));
  QVERIFY(!set.contains(3));
}

void TestImageSet::insertingAndErasingTwiceCountsOnce() {
  ImageSet set(10);
  set.insert(4);
  set.insert(4);
  QCOMPARE(set.count(), std::size_t{1});
  set.erase(4);
  set.erase(4);
  set.erase(5);
  QVERIFY(set.empty());
}

void TestImageSet::setsAreCombined() {
  const ImageSet low = setOf({0, 1, 2, 3});
  const ImageSet even = setOf({0, 2, 4, 6, 8});
  QCOMPARE(low.united(even).indices(), (std::vector<ImageIndex>{0, 1, 2, 3, 4, 6, 8}));
  QCOMPARE(low.intersected(even).indices(), (std::vector<ImageIndex>{0, 2}));
  QCOMPARE(low.without(even).indices(), (std::vector<ImageIndex>{1, 3}));
  QCOMPARE(low.united(even).count(), std::size_t{7});
  QCOMPARE(low.without(low), ImageSet(10));
}

void TestImageSet::emptyAndFullAreEachOthersInverse() {
  QCOMPARE(ImageSet(10).inverted(), ImageSet(10, true));
  QCOMPARE(ImageSet(10, true).inverted(), ImageSet(10));
  QCOMPARE(ImageSet(10, true).count(), std::size_t{10});
  QVERIFY(ImageSet().empty());
}

LOOKBOOK_TEST(TestImageSet)

}  // namespace test_image_set

#include "test_image_set.moc"
