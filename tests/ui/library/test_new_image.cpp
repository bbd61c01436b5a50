#include "tests/support/test_program.h"
#include "ui/library/new_image.h"

#include <QPainter>
#include <QTest>

#include <cmath>

namespace lookbook::ui::test_new_image {

namespace {

/// Images of 28 x 28 pixels with a bar of 4 x 20 in the middle, which is the framing of MNIST.
DatasetPtr bars(bool lightGround = false) {
  Dataset::Parts parts;
  parts.title = "Bars";
  parts.rows = parts.columns = 28;
  parts.splits = {{"train", 3}};
  for (int i = 0; i < 3; ++i)
    for (int y = 0; y < 28; ++y)
      for (int x = 0; x < 28; ++x) {
        const bool bar = x >= 12 && x < 16 && y >= 4 && y < 24;
        parts.pixels.push_back(bar == lightGround ? 0 : 255);
      }
  parts.classNames = {"unlabelled"};
  return Dataset::create(std::move(parts)).value();
}

QImage page(const QColor& ground, const QRect& thing, const QColor& ink, QSize size = {300, 200}) {
  QImage picture(size, QImage::Format_RGB32);
  picture.fill(ground);
  QPainter(&picture).fillRect(thing, ink);
  return picture;
}

struct Mass {
  double total = 0;
  double x = 0;
  double y = 0;
  QRect box;
};

Mass massOf(const QImage& image) {
  Mass mass;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) {
      const double grey = image.constScanLine(y)[x];
      mass.total += grey;
      mass.x += grey * (x + 0.5);
      mass.y += grey * (y + 0.5);
      if (grey > 60) mass.box |= QRect(x, y, 1, 1);
    }
  mass.x /= mass.total;
  mass.y /= mass.total;
  return mass;
}

}  // namespace

class NewImageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theCustomIsToldFromTheImages();
  void aPictureIsMadeLikeTheImages_data();
  void aPictureIsMadeLikeTheImages();
  void transparencyIsGround();
  void aThingThatFillsTheFrameStaysInIt();
  void aPointIsThePictureDividedBy255();
  void anEvenPictureIsRefused();
  void picturesAreKnownByTheirNames();
};

void NewImageTest::theCustomIsToldFromTheImages() {
  QCOMPARE(framingOf(*bars()).longestSide, 20);
  QVERIFY(!framingOf(*bars()).lightGround);
  QCOMPARE(framingOf(*bars(true)).longestSide, 20);
  QVERIFY(framingOf(*bars(true)).lightGround);
}

void NewImageTest::aPictureIsMadeLikeTheImages_data() {
  QTest::addColumn<QColor>("ground");
  QTest::addColumn<QColor>("ink");
  QTest::addColumn<bool>("lightGround");
  QTest::addColumn<QString>("note");
  const QString cropped = QStringLiteral("cropped to 90 × 60, scaled to 20 × 13");
  const QString inverted = QStringLiteral("inverted, ") + cropped;
  QTest::newRow("white on black") << QColor(Qt::black) << QColor(Qt::white) << false << cropped;
  QTest::newRow("black on white") << QColor(Qt::white) << QColor(Qt::black) << false << inverted;
  QTest::newRow("grey on yellowish")
      << QColor(250, 240, 220) << QColor(90, 90, 90) << false << inverted;
  QTest::newRow("black on white for such")
      << QColor(Qt::white) << QColor(Qt::black) << true << cropped;
  QTest::newRow("white on black for such")
      << QColor(Qt::black) << QColor(Qt::white) << true << inverted;
}

void NewImageTest::aPictureIsMadeLikeTheImages() {
  QFETCH(QColor, ground);
  QFETCH(QColor, ink);
  QFETCH(bool, lightGround);
  QFETCH(QString, note);
  const auto made = framedLike(page(ground, QRect(20, 110, 90, 60), ink), QStringLiteral("bar"),
                               *bars(lightGround));
  QVERIFY(made.has_value());
  QCOMPARE(made->note, note);
  QCOMPARE(made->picture.size(), QSize(28, 28));
  QImage dark = made->picture;
  if (lightGround) dark.invertPixels();
  const Mass mass = massOf(dark);
  QCOMPARE(mass.box.size(), QSize(20, 13));
  QVERIFY(std::abs(mass.x - 14) <= 0.5 && std::abs(mass.y - 14) <= 0.5);
  QVERIFY(dark.constScanLine(0)[0] < 16);
}

void NewImageTest::transparencyIsGround() {
  for (const Qt::GlobalColor ink : {Qt::black, Qt::white}) {
    QImage picture(100, 100, QImage::Format_ARGB32);
    picture.fill(Qt::transparent);
    QPainter(&picture).fillRect(QRect(40, 20, 20, 60), ink);
    const auto made = framedLike(picture, QStringLiteral("bar"), *bars());
    QVERIFY(made.has_value());
    const Mass mass = massOf(made->picture);
    QCOMPARE(mass.box.height(), 20);
    QVERIFY(mass.box.width() <= 8);
  }
}

void NewImageTest::aThingThatFillsTheFrameStaysInIt() {
  // With a long thin tail at one side, the centre of mass cannot be in the middle.
  QImage picture = page(Qt::black, QRect(10, 80, 40, 40), Qt::white);
  QPainter(&picture).fillRect(QRect(50, 98, 240, 4), Qt::white);
  const auto made = framedLike(picture, QStringLiteral("pan"), *bars());
  QVERIFY(made.has_value());
  QCOMPARE(made->picture.size(), QSize(28, 28));
  const Mass mass = massOf(made->picture);
  QCOMPARE(mass.box.left(), 8);
  QVERIFY(mass.x < 13.5);
}

void NewImageTest::aPointIsThePictureDividedBy255() {
  QImage picture(3, 2, QImage::Format_Grayscale8);
  for (int i = 0; i < 6; ++i) picture.scanLine(i / 3)[i % 3] = static_cast<uchar>(51 * i);
  const MatrixF point = NewImage{.picture = picture, .title = {}, .note = {}}.point();
  QCOMPARE(point.rows(), Eigen::Index{1});
  for (Eigen::Index i = 0; i < 6; ++i) QCOMPARE(point(0, i), static_cast<float>(51 * i) / 255.0F);
}

void NewImageTest::anEvenPictureIsRefused() {
  const auto made =
      framedLike(page(Qt::white, QRect(), Qt::black), QStringLiteral("x.png"), *bars());
  QVERIFY(!made.has_value());
  QCOMPARE(made.error().message,
           std::string("x.png is empty: all its pixels have the same colour."));
}

void NewImageTest::picturesAreKnownByTheirNames() {
  QVERIFY(isPictureFile(QStringLiteral("/a/b.png")));
  QVERIFY(isPictureFile(QStringLiteral("B.JPEG")));
  QVERIFY(!isPictureFile(QStringLiteral("train-images-idx3-ubyte")));
  QVERIFY(!isPictureFile(QStringLiteral("train-images-idx3-ubyte.gz")));
}

LOOKBOOK_WIDGET_TEST(NewImageTest)

}  // namespace lookbook::ui::test_new_image

#include "test_new_image.moc"
