#include "tests/support/test_program.h"
#include "ui/look/point_size.h"

#include <QTest>

namespace lookbook::ui::test_point_size {

namespace {

constexpr QSizeF kCanvas(1030, 709);

}  // namespace

class PointSizeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pointsShrinkAsTheyGrowMany();
  void pointsGrowWithTheirRoom();
  void theCloudIsAsDenseOnALargeScreen();
  void fewAreDiscs();
  void theFewerAreSelectedTheLargerTheyAre();
  void aThirdOfAllHasNoRings();
};

void PointSizeTest::pointsShrinkAsTheyGrowMany() {
  double before = 1000;
  for (const std::size_t count : {100U, 1000U, 10'000U, 70'000U, 1'000'000U}) {
    const double diameter = automaticDiameter(kCanvas, count);
    QVERIFY(diameter < before);
    before = diameter;
  }
  const double many = automaticDiameter(kCanvas, 70'000);
  QVERIFY(many > 2.8 && many < 3.6);
}

void PointSizeTest::pointsGrowWithTheirRoom() {
  const double cell = automaticDiameter({300, 300}, 5000);
  const double canvas = automaticDiameter(kCanvas, 5000);
  QVERIFY(cell > 2 && cell < canvas);
}

void PointSizeTest::theCloudIsAsDenseOnALargeScreen() {
  // The area of all discs as a share of the room.
  const auto share = [](QSizeF room) {
    const double diameter = automaticDiameter(room, 70'000);
    return 70'000 * diameter * diameter / (room.width() * room.height());
  };
  QVERIFY(share({3840, 2160}) > 0.5 * share(kCanvas));
}

void PointSizeTest::fewAreDiscs() {
  for (const std::size_t count : {1U, 4U, 12U}) {
    const double diameter = automaticDiameter(kCanvas, count);
    QVERIFY(diameter >= 10 && diameter <= 20);
  }
}

void PointSizeTest::theFewerAreSelectedTheLargerTheyAre() {
  const double diameter = automaticDiameter(kCanvas, 70'000);
  QVERIFY(selectedDot(diameter, 3).diameter >= 11);
  QVERIFY(selectedDot(diameter, 3).ring >= 1.5);
  double before = 1000;
  for (const std::size_t count : {3U, 100U, 1000U, 10'000U}) {
    const double selected = selectedDot(diameter, count).diameter;
    QVERIFY(selected <= before && selected >= 1.3 * diameter);
    before = selected;
  }
}

void PointSizeTest::aThirdOfAllHasNoRings() {
  const SelectedDot dot = selectedDot(3.2, 23'000);
  QCOMPARE(dot.ring, 0.0);
  QVERIFY(dot.diameter < 1.5 * 3.2);
}

LOOKBOOK_TEST(PointSizeTest)

}  // namespace lookbook::ui::test_point_size

#include "test_point_size.moc"
