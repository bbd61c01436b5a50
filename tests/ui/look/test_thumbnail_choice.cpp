#include "tests/support/points.h"
#include "tests/support/test_program.h"
#include "ui/look/thumbnail_choice.h"

#include <QTest>

#include <cmath>

namespace lookbook::ui::test_thumbnail_choice {

namespace {

constexpr std::size_t kPoints = 3000;
constexpr double kSide = 0.5;

}  // namespace

class ThumbnailChoiceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init();
  void noThumbnailCoversAnother();
  void thoseOfCoarserLevelsStay();
  void theSameOnesEveryTime();
  void whereThereIsRoomThereIsAThumbnail();
  void hiddenRowsHaveNone();
  void deepEnoughEveryPointHasOne();
  void onTheScreenNoneCoversAnother();

 private:
  MatrixF points_;
  std::vector<std::uint8_t> shown_;
  std::vector<std::uint32_t> order_;
  ThumbnailChoice choice_;
};

void ThumbnailChoiceTest::init() {
  points_ = samples::clusteredPoints(kPoints, 2, 5);
  shown_.assign(kPoints, 1);
  order_ = seededOrder(kPoints);
  choice_ = {};
  choice_.reset(points_, shown_, order_, kSide, 20);
}

void ThumbnailChoiceTest::noThumbnailCoversAnother() {
  for (const int level : {0, 5, 12, 30}) {
    const double side = kSide * std::exp2(-level / 4.0) * ThumbnailChoice::growth(level, 20);
    const auto rows = choice_.chosen(level);
    for (std::size_t a = 0; a < rows.size(); ++a)
      for (std::size_t b = 0; b < a; ++b) {
        const auto apart = (points_.row(rows[a]) - points_.row(rows[b])).cwiseAbs().maxCoeff();
        QVERIFY(apart >= static_cast<float>(side) * 0.9999F);
      }
  }
}

void ThumbnailChoiceTest::thoseOfCoarserLevelsStay() {
  const auto coarse = choice_.chosen(2);
  const std::vector<std::uint32_t> before(coarse.begin(), coarse.end());
  const auto fine = choice_.chosen(9);
  QVERIFY(fine.size() > before.size());
  QVERIFY(std::equal(before.begin(), before.end(), fine.begin()));
}

void ThumbnailChoiceTest::theSameOnesEveryTime() {
  const auto first = choice_.chosen(8);
  ThumbnailChoice other;
  other.reset(points_, shown_, seededOrder(kPoints), kSide, 20);
  const auto second = other.chosen(8);
  QVERIFY(std::equal(first.begin(), first.end(), second.begin(), second.end()));
}

void ThumbnailChoiceTest::whereThereIsRoomThereIsAThumbnail() {
  const auto rows = choice_.chosen(0);
  for (Eigen::Index i = 0; i < points_.rows(); ++i) {
    float nearest = 1e9F;
    for (const std::uint32_t row : rows)
      nearest = std::min(nearest, (points_.row(i) - points_.row(row)).cwiseAbs().maxCoeff());
    QVERIFY(nearest < static_cast<float>(kSide));
  }
}

void ThumbnailChoiceTest::hiddenRowsHaveNone() {
  for (std::size_t i = 0; i < kPoints; i += 2) shown_[i] = 0;
  choice_.reset(points_, shown_, order_, kSide, 20);
  for (const std::uint32_t row : choice_.chosen(10)) QVERIFY(row % 2 == 1);
}

void ThumbnailChoiceTest::deepEnoughEveryPointHasOne() {
  QCOMPARE(choice_.chosen(ThumbnailChoice::kLastLevel).size(), kPoints);
}

void ThumbnailChoiceTest::onTheScreenNoneCoversAnother() {
  std::vector<QPointF> places;
  places.reserve(kPoints);
  for (Eigen::Index i = 0; i < points_.rows(); ++i)
    places.emplace_back(40 * points_(i, 0), 40 * points_(i, 1));
  const auto rows = chooseOnScreen(places, shown_, order_, 30);
  QVERIFY(rows.size() > 20);
  QCOMPARE(rows.front(), order_.front());
  for (std::size_t a = 0; a < rows.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) {
      const QPointF apart = places[rows[a]] - places[rows[b]];
      QVERIFY(std::max(std::abs(apart.x()), std::abs(apart.y())) >= 30);
    }
}

LOOKBOOK_TEST(ThumbnailChoiceTest)

}  // namespace lookbook::ui::test_thumbnail_choice

#include "test_thumbnail_choice.moc"
