#include "core/data/image_statistics.h"
#include "tests/support/datasets.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>
#include <utility>

namespace test_image_statistics {

using lookbook::ImageIndex;

class TestImageStatistics : public QObject {
  Q_OBJECT

 private slots:
  void meanImageIsRounded();
  void noImagesHaveNoMean();
  void brightnessIsTheMeanGrey();
  void distanceIsFromTheMeanOfTheOwnClass();
  void classesAreCounted();
  void appearanceGoesFromOneEndOfTheClassToTheOther();
};

void TestImageStatistics::meanImageIsRounded() {
  const auto dataset = samples::small(4, 4);
  // Pixel 0 is 0, 10 and 30 in images 0, 1 and 3, whose mean is 13.33. The mean of images 0, 1, 1
  // and 1 is 7.5.
  const auto mean = lookbook::meanImage(*dataset, std::vector<ImageIndex>{0, 1, 3});
  QCOMPARE(mean, (std::vector<std::uint8_t>{13, 14, 15, 16, 17, 18}));
  const auto half = lookbook::meanImage(*dataset, std::vector<ImageIndex>{0, 1, 1, 1});
  QCOMPARE(half, (std::vector<std::uint8_t>{8, 9, 10, 11, 12, 13}));  // 7.5 and up
}

void TestImageStatistics::noImagesHaveNoMean() {
  QVERIFY(lookbook::meanImage(*samples::small(4, 4), {}).empty());
}

void TestImageStatistics::brightnessIsTheMeanGrey() {
  const auto values = lookbook::brightness(*samples::small(3, 3));
  QCOMPARE(values, (std::vector<float>{2.5F, 12.5F, 22.5F}));
}

void TestImageStatistics::distanceIsFromTheMeanOfTheOwnClass() {
  // Class 0 has images 0 and 3, 30 grey values apart: each 15 from the mean at six pixels.
  const auto distances = lookbook::distanceFromClassMean(*samples::small(5, 5));
  QCOMPARE(distances.size(), std::size_t{5});
  const float expected = 6 * (15.0F / 255) * (15.0F / 255);
  for (const std::size_t index : {0, 3, 1, 4}) QCOMPARE(distances[index], expected);
  QCOMPARE(distances[2] + 1, 1.0F);  // the only image of its class
}

void TestImageStatistics::classesAreCounted() {
  const auto dataset = samples::small(7, 7);
  QCOMPARE(lookbook::classCounts(*dataset, dataset->indices(lookbook::SplitChoice::all)),
           (std::vector<std::size_t>{3, 2, 2}));
  QCOMPARE(lookbook::classCounts(*dataset, {}), (std::vector<std::size_t>{0, 0, 0}));
}

void TestImageStatistics::appearanceGoesFromOneEndOfTheClassToTheOther() {
  // Class 0 has images 0, 3, 6 and 9, each 30 grey values brighter than the one before.
  const auto along = lookbook::appearance(*samples::small(10, 10));
  QCOMPARE(along.size(), std::size_t{10});
  const double step = 30.0 / 255 * std::sqrt(6.0);
  for (const auto& [index, steps] :
       {std::pair{0, -1.5}, std::pair{3, -0.5}, std::pair{6, 0.5}, std::pair{9, 1.5}})
    QVERIFY(std::abs(along[static_cast<std::size_t>(index)] - steps * step) < 1e-4);
}

LOOKBOOK_TEST(TestImageStatistics)

}  // namespace test_image_statistics

#include "test_image_statistics.moc"
