#include "core/statistics/class_moments.h"
#include "tests/support/datasets.h"
#include "tests/support/drawn_images.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_class_moments {

using namespace lookbook;

class ClassMomentsTest : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithTwoPassesOverEachClass();
  void isTheSameForAnyTeam();
  void aClassWithoutImagesIsBlack();
  void imagesWithoutLabelsAreOneClass();
  void equalImagesDoNotDeviate();
  void stopsWhenAsked();
};

void ClassMomentsTest::agreesWithTwoPassesOverEachClass() {
  const auto dataset = samples::drawnImages(3000, 7, 9, 11);
  ThreadTeam team(2);
  const auto moments = classMoments(*dataset, team);
  QVERIFY(moments.has_value());
  for (int label = 0; label < 7; ++label)
    for (std::size_t pixel = 0; pixel < dataset->imageSize(); ++pixel) {
      double sum = 0;
      double squares = 0;
      std::size_t count = 0;
      for (ImageIndex i = 0; i < dataset->size(); ++i)
        if (dataset->label(i) == label) {
          sum += dataset->image(i)[pixel];
          ++count;
        }
      const double mean = sum / static_cast<double>(count);
      for (ImageIndex i = 0; i < dataset->size(); ++i)
        if (dataset->label(i) == label) squares += std::pow(dataset->image(i)[pixel] - mean, 2);
      const double deviation = std::sqrt(squares / static_cast<double>(count));
      const auto at = static_cast<Eigen::Index>(pixel);
      QCOMPARE(moments->counts[static_cast<std::size_t>(label)], count);
      QVERIFY(std::abs(moments->means(label, at) - mean) < 1e-5 * 255);
      QVERIFY(std::abs(moments->deviations(label, at) - deviation) < 1e-5 * 255);
    }
}

void ClassMomentsTest::isTheSameForAnyTeam() {
  const auto dataset = samples::drawnImages(5000, 3, 6, 6);
  ThreadTeam alone(1);
  const auto expected = classMoments(*dataset, alone);
  QVERIFY(expected.has_value());
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const auto moments = classMoments(*dataset, team);
    QVERIFY(moments.has_value());
    QVERIFY(samples::sameBytes(moments->means, expected->means));
    QVERIFY(samples::sameBytes(moments->deviations, expected->deviations));
  }
}

void ClassMomentsTest::aClassWithoutImagesIsBlack() {
  ThreadTeam team(1);
  const auto moments = classMoments(*samples::small(2, 1), team);  // there are no images of class 2
  QVERIFY(moments.has_value());
  QCOMPARE(moments->counts, (std::vector<std::size_t>{1, 1, 0}));
  QVERIFY(moments->means.row(2).isZero(0));
  QVERIFY(moments->deviations.isZero(0));
  QCOMPARE(moments->means(1, 3), 13.0F);
}

void ClassMomentsTest::imagesWithoutLabelsAreOneClass() {
  auto parts = samples::smallParts(3, 3);
  parts.labels.clear();
  parts.classNames.clear();
  ThreadTeam team(1);
  const auto moments = classMoments(*Dataset::create(parts).value(), team);
  QVERIFY(moments.has_value());
  QCOMPARE(moments->counts, (std::vector<std::size_t>{3}));
  QCOMPARE(moments->means(0, 0), 10.0F);
  QCOMPARE(moments->deviations(0, 0), std::sqrt(200.0F / 3));
}

void ClassMomentsTest::equalImagesDoNotDeviate() {
  auto parts = samples::smallParts(300, 300);
  std::fill(parts.pixels.begin(), parts.pixels.end(), std::uint8_t{255});
  ThreadTeam team(2);
  const auto moments = classMoments(*Dataset::create(parts).value(), team);
  QVERIFY(moments.has_value());
  QVERIFY((moments->means.array() == 255.0F).all());
  QVERIFY(moments->deviations.isZero(0));
}

void ClassMomentsTest::stopsWhenAsked() {
  std::stop_source source;
  ThreadTeam team(1);
  const auto moments = classMoments(*samples::small(5000, 5000), team, source.get_token(),
                                    [&](double) { source.request_stop(); });
  QVERIFY(!moments.has_value());
  QCOMPARE(moments.error().kind, Error::Kind::cancelled);
}

LOOKBOOK_TEST(ClassMomentsTest)

}  // namespace test_class_moments

#include "test_class_moments.moc"
