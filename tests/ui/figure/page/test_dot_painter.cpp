#include "core/base/random.h"
#include "tests/support/test_program.h"
#include "ui/figure/page/dot_painter.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace test_dot_painter {

using namespace lookbook;
using namespace lookbook::ui;

namespace {

constexpr int kSide = 120;
const QColor kColor(202, 76, 52, 204);

QImage page(const QColor& ground) {
  QImage image(kSide, kSide, QImage::Format_ARGB32_Premultiplied);
  image.fill(ground);
  return image;
}

/// Points over the whole page and a little beyond it.
std::vector<QPointF> scattered(std::size_t count) {
  std::vector<QPointF> dots;
  const auto place = [](std::uint64_t i) {
    return static_cast<double>(randomBits(3, 0, i) % 1'280'000) / 10'000 - 4;
  };
  for (std::size_t i = 0; i < count; ++i) dots.emplace_back(place(2 * i), place(2 * i + 1));
  return dots;
}

/// The dots as DotPainter paints them.
QImage stamped(const std::vector<QPointF>& dots, double diameter, double scale,
               const QColor& ground) {
  QImage image = page(ground);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(scale, scale);
  DotPainter to(painter, QRectF(0, 0, kSide / scale, kSide / scale), diameter);
  to.add(dots, diameter, kColor);
  to.finish();
  return image;
}

/// The dots as discs that QPainter fills one by one. (Its points of less than a pixel are
/// misplaced.)
QImage filled(const std::vector<QPointF>& dots, double diameter, double scale,
              const QColor& ground) {
  QImage image = page(ground);
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.scale(scale, scale);
  painter.setPen(Qt::NoPen);
  painter.setBrush(kColor);
  for (const QPointF& dot : dots) painter.drawEllipse(dot, diameter / 2, diameter / 2);
  return image;
}

/// The mean difference between the bytes of two pictures, in [0, 255].
double difference(const QImage& a, const QImage& b) {
  double sum = 0;
  for (qsizetype i = 0; i < a.sizeInBytes(); ++i)
    sum += std::abs(static_cast<int>(a.constBits()[i]) - static_cast<int>(b.constBits()[i]));
  return sum / static_cast<double>(a.sizeInBytes());
}

}  // namespace

class DotPainterTest : public QObject {
  Q_OBJECT

 private slots:
  void stampsLookLikeDiscs_data();
  void stampsLookLikeDiscs();
  void aStampCoversItsDiscsArea_data();
  void aStampCoversItsDiscsArea();
  void aLaterDotLiesOverAnEarlierOne();
  void dotsTooLargeForStampsAreOutlined();
};

void DotPainterTest::stampsLookLikeDiscs_data() {
  QTest::addColumn<double>("diameter");
  QTest::addColumn<double>("scale");
  QTest::addColumn<QColor>("ground");
  for (const double diameter : {0.7, 1.3, 4.0, 15.0})
    for (const double scale : {1.0, 1.5})
      for (const QColor& ground : {QColor(Qt::white), QColor(Qt::transparent)})
        QTest::addRow("%g units of %g pixels, %s", diameter, scale,
                      ground.alpha() == 0 ? "on nothing" : "on white")
            << diameter << scale << ground;
}

void DotPainterTest::stampsLookLikeDiscs() {
  QFETCH(const double, diameter);
  QFETCH(const double, scale);
  QFETCH(const QColor, ground);
  // Much of the page is covered, for dots of any size.
  const auto dots = scattered(static_cast<std::size_t>(12000 / std::pow(scale * diameter + 1, 2)));
  const QImage mine = stamped(dots, diameter, scale, ground);
  const QImage theirs = filled(dots, diameter, scale, ground);
  // Places are rounded to an eighth of a pixel.
  const double painted = difference(theirs, page(ground));
  const double apart = difference(mine, theirs);
  QVERIFY(painted > 5);
  QVERIFY2(apart < 0.15 * painted, qPrintable(QStringLiteral("%1 of %2").arg(apart).arg(painted)));
}

void DotPainterTest::aStampCoversItsDiscsArea_data() {
  QTest::addColumn<double>("diameter");
  for (const double diameter : {0.7, 1.0, 1.3, 4.0, 15.0, 31.0})
    QTest::addRow("%g pixels", diameter) << diameter;
}

void DotPainterTest::aStampCoversItsDiscsArea() {
  QFETCH(const double, diameter);
  constexpr int kPlaces = 40;
  double covered = 0;
  for (int i = 0; i < kPlaces; ++i) {
    const QImage image = stamped({{60 + i / 13.0, 60 + i / 17.0}}, diameter, 1, Qt::transparent);
    for (int y = 0; y < kSide; ++y)
      for (int x = 0; x < kSide; ++x)
        covered += static_cast<double>(qAlpha(image.pixel(x, y))) / kColor.alpha();
  }
  const double area = M_PI * diameter * diameter / 4;
  QVERIFY2(std::abs(covered / kPlaces / area - 1) < 0.02,
           qPrintable(QStringLiteral("%1, expected %2").arg(covered / kPlaces).arg(area)));
}

void DotPainterTest::aLaterDotLiesOverAnEarlierOne() {
  QImage image = page(Qt::white);
  QPainter painter(&image);
  DotPainter to(painter, QRectF(0, 0, kSide, kSide), 12);
  to.add({{60, 60}}, 12, Qt::blue);
  to.add({{62, 60}}, 6, Qt::red);
  to.add({{30, 30}}, 12, QColor(0, 0, 0, 51));
  to.finish();
  QCOMPARE(image.pixelColor(62, 60), QColor(Qt::red));
  QCOMPARE(image.pixelColor(56, 60), QColor(Qt::blue));
  QCOMPARE(image.pixelColor(30, 30), QColor(204, 204, 204));
  QCOMPARE(image.pixelColor(90, 90), QColor(Qt::white));
}

void DotPainterTest::dotsTooLargeForStampsAreOutlined() {
  const auto dots = scattered(5);
  const QImage theirs = filled(dots, 50, 1, Qt::white);
  QVERIFY(difference(theirs, page(Qt::white)) > 10);
  QVERIFY(difference(stamped(dots, 50, 1, Qt::white), theirs) < 1);
}

LOOKBOOK_PAINTING_TEST(DotPainterTest)

}  // namespace test_dot_painter

#include "test_dot_painter.moc"
