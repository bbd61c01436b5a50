#include "core/base/random.h"
#include "core/neighbors/image_neighbors.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <algorithm>

namespace lookbook::test_image_neighbors {

namespace {

constexpr std::size_t kSize = 150;

DatasetPtr noise() {
  Dataset::Parts parts;
  parts.id = parts.title = "noise";
  parts.rows = 3;
  parts.columns = 5;
  for (std::size_t i = 0; i < kSize * 15; ++i)
    parts.pixels.push_back(static_cast<std::uint8_t>(randomBits(7, 0, i)));
  // Image 9 is a copy of image 4.
  std::copy_n(parts.pixels.begin() + 4 * 15, 15, parts.pixels.begin() + 9 * 15);
  parts.classNames = {"unlabelled"};
  parts.splits = {{"train", kSize}};
  return *Dataset::create(std::move(parts));
}

double distance(const Dataset& data, ImageIndex a, ImageIndex b) {
  double sum = 0;
  for (std::size_t i = 0; i < data.imageSize(); ++i) {
    const double difference = (data.image(a)[i] - data.image(b)[i]) / 255.0;
    sum += difference * difference;
  }
  return std::sqrt(sum);
}

}  // namespace

class ImageNeighborsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void agreeWithASort();
  void aDuplicateIsNearestAtZero();
  void fewerThanAskedForAreAllOthers();
  void grownSetHoldsEveryNeighbor();
  void askedToStopIsCancelled();
};

void ImageNeighborsTest::agreeWithASort() {
  const auto data = noise();
  std::vector<ImageIndex> order;
  for (ImageIndex i = 0; i < kSize; ++i)
    if (i != 17) order.push_back(i);
  std::ranges::stable_sort(order, {}, [&](ImageIndex i) { return distance(*data, 17, i); });
  const auto found = nearestImages(*data, 17, 12);
  QVERIFY(found.has_value());
  QCOMPARE(found->size(), 12U);
  for (std::size_t i = 0; i < found->size(); ++i) {
    QCOMPARE((*found)[i].image, order[i]);
    QVERIFY(std::abs((*found)[i].distance - distance(*data, 17, order[i])) < 1e-9);
  }
}

void ImageNeighborsTest::aDuplicateIsNearestAtZero() {
  const auto found = nearestImages(*noise(), 4, 1);
  QCOMPARE(found->front(), (ImageNeighbor{9, 0.0}));
}

void ImageNeighborsTest::fewerThanAskedForAreAllOthers() {
  QCOMPARE(nearestImages(*noise(), 0, 1000)->size(), kSize - 1);
}

void ImageNeighborsTest::grownSetHoldsEveryNeighbor() {
  const auto data = noise();
  const std::vector<ImageIndex> seeds{4, 40, 90};
  ThreadTeam team(3);
  const auto grown = grownByNeighbors(*data, ImageSet(kSize, seeds), 6, team);
  QVERIFY(grown.has_value());
  ImageSet expected(kSize, seeds);
  for (const ImageIndex seed : seeds) {
    const auto neighbors = nearestImages(*data, seed, 6);
    for (const auto& neighbor : *neighbors) expected.insert(neighbor.image);
  }
  QVERIFY(*grown == expected);
}

void ImageNeighborsTest::askedToStopIsCancelled() {
  std::stop_source stop;
  stop.request_stop();
  const auto found = nearestImages(*noise(), 4, 1, stop.get_token());
  QVERIFY(!found && found.error().kind == Error::Kind::cancelled);
}

LOOKBOOK_TEST(ImageNeighborsTest)

}  // namespace lookbook::test_image_neighbors

#include "test_image_neighbors.moc"
