#include "tests/support/points.h"
#include "tests/support/test_program.h"
#include "ui/look/class_places.h"
#include "ui/look/lettering.h"
#include "ui/look/placed_names.h"

#include <QImage>
#include <QPainter>
#include <QTest>

#include <cmath>
#include <numeric>

namespace lookbook::ui::test_class_names {

namespace {

constexpr std::size_t kPoints = 3000;
constexpr std::size_t kClasses = 6;

std::vector<int> labels() {
  std::vector<int> of(kPoints);
  for (std::size_t i = 0; i < kPoints; ++i) of[i] = static_cast<int>(i % kClasses);
  return of;
}

double distance(const ClassPlace& place, const Eigen::RowVectorXf& at) {
  double squared = 0;
  for (Eigen::Index c = 0; c < at.size(); ++c)
    squared += std::pow(place.at[static_cast<std::size_t>(c)] - at(c), 2);
  return std::sqrt(squared);
}

}  // namespace

class ClassNamesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void eachClassIsNamedAtItsCluster_data();
  void eachClassIsNamedAtItsCluster();
  void aClassInTwoPartsIsNamedAtTheLargerOne();
  void whereAClassIsMixedWithOthersItIsNotNamed();
  void whatIsLeftOutDoesNotCount();
  void namesDoNotCoverEachOther();
  void namesStayInTheRoom();
  void namesAreReadOnAnyGround();
};

void ClassNamesTest::eachClassIsNamedAtItsCluster_data() {
  QTest::addColumn<int>("dims");
  for (const int dims : {1, 2, 3}) QTest::addRow("%d-D", dims) << dims;
}

void ClassNamesTest::eachClassIsNamedAtItsCluster() {
  QFETCH(int, dims);
  MatrixF points = 0.2F * samples::randomPoints(kPoints, dims);
  MatrixF centers(kClasses, dims);
  for (Eigen::Index c = 0; c < centers.rows(); ++c)
    for (Eigen::Index d = 0; d < dims; ++d)
      centers(c, d) = static_cast<float>(d == 0 ? 3 * c : d * c * c % 7);
  for (std::size_t i = 0; i < kPoints; ++i)
    points.row(static_cast<Eigen::Index>(i)) +=
        centers.row(static_cast<Eigen::Index>(i % kClasses));
  const auto places = classPlaces(points, labels());
  QCOMPARE(places.size(), kClasses);
  for (const ClassPlace& place : places) {
    QCOMPARE(place.count, kPoints / kClasses);
    QVERIFY(distance(place, centers.row(place.label)) < 0.5);
  }
}

void ClassNamesTest::aClassInTwoPartsIsNamedAtTheLargerOne() {
  MatrixF points = 0.3F * samples::randomPoints(kPoints, 2);
  for (Eigen::Index row = 0; row < points.rows(); ++row) points(row, 0) += row % 3 == 0 ? 20 : 0;
  const auto places = classPlaces(points, std::vector<int>(kPoints, 0));
  QCOMPARE(places.size(), std::size_t{1});
  QVERIFY(distance(places[0], Eigen::RowVector2f(0, 0)) < 1);
}

void ClassNamesTest::whereAClassIsMixedWithOthersItIsNotNamed() {
  // Class 0: 1,000 among 1,500 of class 1, and 700 alone at (20, 0).
  MatrixF points = 0.5F * samples::randomPoints(kPoints, 2);
  std::vector<int> of(kPoints, 1);
  for (std::size_t i = 0; i < 1700; ++i) {
    of[i] = 0;
    if (i >= 1000) points(static_cast<Eigen::Index>(i), 0) += 20;
  }
  for (const ClassPlace& place : classPlaces(points, of))
    QVERIFY(distance(place, Eigen::RowVector2f(place.label == 0 ? 20 : 0, 0)) < 1.5);
}

void ClassNamesTest::whatIsLeftOutDoesNotCount() {
  MatrixF points = samples::randomPoints(kPoints, 2);
  points(5, 0) = 1e6F;
  std::vector<int> of = labels();
  for (std::size_t i = 0; i < kPoints; i += kClasses) of[i] = -1;
  const auto places = classPlaces(points, of, std::vector<std::uint32_t>{5});
  QCOMPARE(places.size(), kClasses - 1);
  for (const ClassPlace& place : places) QVERIFY(distance(place, Eigen::RowVector2f(0, 0)) < 1.5);
  QVERIFY(classPlaces(MatrixF(0, 2), {}).empty());
}

void ClassNamesTest::namesDoNotCoverEachOther() {
  std::vector<NameAt> names;
  for (int i = 0; i < 40; ++i)
    names.push_back(
        {QStringLiteral("Class %1").arg(i), QPointF(150 + 13 * i % 90, 120 + 7 * i % 60)});
  const auto placed = layOutNames(names, lettering(14), QRectF(0, 0, 400, 300));
  QVERIFY(placed.size() >= 8);
  QCOMPARE(placed[0].name, names[0].name);
  QVERIFY(std::abs(placed[0].box.center().y() - names[0].at.y()) < 1);
  for (std::size_t a = 0; a < placed.size(); ++a)
    for (std::size_t b = 0; b < a; ++b) QVERIFY(!placed[a].box.intersects(placed[b].box));
}

void ClassNamesTest::namesStayInTheRoom() {
  const QRectF room(10, 10, 200, 100);
  const std::vector<NameAt> names{{QStringLiteral("At the corner"), {11, 11}},
                                  {QStringLiteral("Outside"), {400, 50}},
                                  {QString(200, QLatin1Char('x')), {100, 60}}};
  const auto placed = layOutNames(names, lettering(14), room);
  QCOMPARE(placed.size(), std::size_t{2});
  for (const PlacedName& label : placed) QVERIFY(room.contains(label.box));
}

void ClassNamesTest::namesAreReadOnAnyGround() {
  for (const QColor ground : {QColor(Qt::white), QColor(Qt::black), QColor(Qt::red)}) {
    QImage image(200, 60, QImage::Format_RGB32);
    image.fill(ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = lettering(24, QFont::Bold);
    paintNames(painter, layOutNames({{QStringLiteral("Coat"), {100, 30}}}, font, image.rect()),
               font, Qt::black, Qt::white);
    painter.end();
    int letters = 0;
    int rim = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) {
        letters += qGray(image.pixel(x, y)) < 40 ? 1 : 0;
        rim += qGray(image.pixel(x, y)) > 200 ? 1 : 0;
      }
    QVERIFY(letters > 100 && rim > 100);
  }
}

LOOKBOOK_WIDGET_TEST(ClassNamesTest)

}  // namespace lookbook::ui::test_class_names

#include "test_class_names.moc"
