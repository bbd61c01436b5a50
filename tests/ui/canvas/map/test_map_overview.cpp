#include "core/base/random.h"
#include "tests/support/drawn_images.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"
#include "tests/ui/canvas/canvas_driver.h"
#include "ui/canvas/map/map_canvas.h"

#include <QPushButton>
#include <QRegularExpression>

#include <cmath>
#include <numeric>

namespace lookbook::ui::test_map_overview {

using test::drag;
using test::wheel;

namespace {

constexpr std::size_t kImages = 1000;
constexpr QSize kSize(600, 450);
constexpr ImageIndex kFarRight = 17;
constexpr ImageIndex kFarBelow = 400;

std::vector<ImageIndex> firstImages(std::size_t count) {
  std::vector<ImageIndex> images(count);
  std::iota(images.begin(), images.end(), 0U);
  return images;
}

/// A cluster for each class, and two far outliers.
std::shared_ptr<const MatrixF> withOutliers(int dims) {
  MatrixF points = samples::clusteredPoints(kImages, dims, 5);
  points(kFarRight, 0) = 300;
  points(kFarBelow, 1) = -280;
  return std::make_shared<const MatrixF>(points);
}

}  // namespace

class MapOverviewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { dataset_ = samples::drawnImages(kImages, 5); }
  void init();
  void cleanup() { canvas_.reset(); }

  void theFirstViewIsFilledWithAllButOutliers_data();
  void theFirstViewIsFilledWithAllButOutliers();
  void outliersArePointedAtAtTheEdge();
  void aClickOnTheLabelShowsEverything();
  void homeShowsTheOutliersTheSecondTime();
  void zoomingOutEndsWithEverything();
  void hiddenOutliersAreNotCounted();
  void classesAreNamedAtTheirClusters();
  void namesFadeAsTheMapIsZoomed();
  void namesCanBeTurnedOff();
  void aPairIsALineAndTwoPictures();
  void aPairWithAHiddenEndIsNotDrawn();

 private:
  [[nodiscard]] QString textAt(const char* edge) {
    auto* button = canvas_->findChild<QPushButton*>(QLatin1String(edge));
    return button && button->isVisible() ? button->text() : QString();
  }
  /// The widget as on the screen, including what is painted over the points.
  [[nodiscard]] QImage shown() { return canvas_->grab().toImage(); }

  DatasetPtr dataset_;
  std::unique_ptr<MapCanvas> canvas_;
};

void MapOverviewTest::init() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
  canvas_ = std::make_unique<MapCanvas>();
  canvas_->setDataset(dataset_);
  canvas_->setPoints(firstImages(kImages), withOutliers(2));
  canvas_->setMarks(Marks::dots);
  QVERIFY(test::showCanvas(*canvas_, kSize));
}

void MapOverviewTest::theFirstViewIsFilledWithAllButOutliers_data() {
  QTest::addColumn<int>("dims");
  QTest::newRow("2-D") << 2;
  QTest::newRow("3-D") << 3;
}

void MapOverviewTest::theFirstViewIsFilledWithAllButOutliers() {
  QFETCH(int, dims);
  canvas_->setPoints(firstImages(kImages), withOutliers(dims));
  QRectF taken;
  for (ImageIndex image = 0; image < kImages; ++image) {
    if (image == kFarRight || image == kFarBelow) continue;
    const QPointF at = *canvas_->imagePosition(image);
    QVERIFY(canvas_->rect().contains(at.toPoint()));
    taken |= QRectF(at, QSizeF(1, 1));
  }
  QVERIFY(std::max(taken.width() / kSize.width(), taken.height() / kSize.height()) > 0.5);
  QVERIFY(!canvas_->rect().contains(canvas_->imagePosition(kFarRight)->toPoint()));
}

void MapOverviewTest::outliersArePointedAtAtTheEdge() {
  QCOMPARE(textAt("outsideRight"), QStringLiteral("1 point outside \u2192"));
  QCOMPARE(textAt("outsideBottom"), QStringLiteral("\u2193 1 point outside"));
  QCOMPARE(textAt("outsideLeft"), QString());
  QCOMPARE(textAt("outsideTop"), QString());
  wheel(*canvas_, {300, 200}, 2);  // much of the map is then outside
  QCOMPARE(textAt("outsideRight"), QString());
}

void MapOverviewTest::aClickOnTheLabelShowsEverything() {
  QSignalSpy moved(canvas_.get(), &MapCanvas::cameraChanged);
  QTest::mouseClick(canvas_->findChild<QPushButton*>(QStringLiteral("outsideRight")),
                    Qt::LeftButton);
  QCOMPARE(moved.size(), 1);
  for (ImageIndex image = 0; image < kImages; ++image)
    QVERIFY(canvas_->rect().contains(canvas_->imagePosition(image)->toPoint()));
  QCOMPARE(textAt("outsideRight"), QString());
  QVERIFY(canvas_->hasFocus());
}

void MapOverviewTest::homeShowsTheOutliersTheSecondTime() {
  wheel(*canvas_, {300, 200}, 3);
  QTest::keyClick(canvas_.get(), Qt::Key_Home);
  QCOMPARE(canvas_->camera(), MapCamera{});
  QTest::keyClick(canvas_.get(), Qt::Key_Home);
  QVERIFY(canvas_->rect().contains(canvas_->imagePosition(kFarRight)->toPoint()));
  QTest::keyClick(canvas_.get(), Qt::Key_Home);
  QCOMPARE(canvas_->camera(), MapCamera{});
}

void MapOverviewTest::zoomingOutEndsWithEverything() {
  wheel(*canvas_, {300, 200}, 3);
  wheel(*canvas_, {300, 200}, -5);
  QCOMPARE(canvas_->camera(), MapCamera{});
  wheel(*canvas_, {300, 200}, -40);
  const MapCamera everything = canvas_->camera();
  QVERIFY(canvas_->rect().contains(canvas_->imagePosition(kFarRight)->toPoint()));
  QVERIFY(canvas_->rect().contains(canvas_->imagePosition(kFarBelow)->toPoint()));
  wheel(*canvas_, {300, 200}, -3);
  QCOMPARE(canvas_->camera(), everything);
}

void MapOverviewTest::hiddenOutliersAreNotCounted() {
  Filter filter;
  filter.hiddenClasses.set(static_cast<std::size_t>(dataset_->label(kFarRight)));
  canvas_->setFilter(filter);
  QCOMPARE(textAt("outsideRight"), QString());
}

void MapOverviewTest::classesAreNamedAtTheirClusters() {
  static_cast<void>(canvas_->picture());
  const auto names = canvas_->classNames();
  QCOMPARE(names.size(), static_cast<std::size_t>(dataset_->classCount()));
  for (const PlacedName& name : names) {
    QPointF middle(0, 0);
    int count = 0;
    for (ImageIndex image = 0; image < kImages; ++image) {
      if (image == kFarRight || image == kFarBelow) continue;
      if (QString::fromStdString(dataset_->className(dataset_->label(image))) != name.name)
        continue;
      middle += *canvas_->imagePosition(image);
      ++count;
    }
    QVERIFY(count > 0);
    QVERIFY(QLineF(middle / count, name.box.center()).length() < 120);
    for (const PlacedName& other : names)
      QVERIFY(&other == &name || !other.box.intersects(name.box));
  }
}

void MapOverviewTest::namesFadeAsTheMapIsZoomed() {
  wheel(*canvas_, {300, 200}, 10);
  static_cast<void>(canvas_->picture());
  QVERIFY(canvas_->classNames().empty());
}

void MapOverviewTest::namesCanBeTurnedOff() {
  const QImage with = shown();
  canvas_->setClassNames(false);
  static_cast<void>(canvas_->picture());
  QVERIFY(canvas_->classNames().empty());
  QVERIFY(shown() != with);
}

void MapOverviewTest::aPairIsALineAndTwoPictures() {
  canvas_->setClassNames(false);
  // Two points at some distance.
  ImageIndex other = 1;
  while (QLineF(*canvas_->imagePosition(0), *canvas_->imagePosition(other)).length() < 150) ++other;
  canvas_->setPair(std::array<ImageIndex, 2>{0, other});
  const QImage picture = shown();
  const QColor accent = lightTheme().accent;
  const auto isAccent = [&](QPointF at) {
    for (int dy = -1; dy <= 1; ++dy)
      for (int dx = -1; dx <= 1; ++dx)
        if (picture.pixelColor(at.toPoint() + QPoint(dx, dy)) == accent) return true;
    return false;
  };
  const QPointF a = *canvas_->imagePosition(0);
  const QPointF b = *canvas_->imagePosition(other);
  for (const double share : {0.3, 0.5, 0.7}) QVERIFY(isAccent(a + share * (b - a)));
  canvas_->setPair(std::nullopt);
  QVERIFY(shown() != picture);
}

void MapOverviewTest::aPairWithAHiddenEndIsNotDrawn() {
  canvas_->setClassNames(false);
  // Two points of different classes.
  ImageIndex other = 1;
  while (dataset_->label(other) == dataset_->label(0) ||
         QLineF(*canvas_->imagePosition(0), *canvas_->imagePosition(other)).length() < 100)
    ++other;
  for (const ImageIndex hidden : {ImageIndex{0}, other}) {
    Filter filter;
    filter.hiddenClasses.set(static_cast<std::size_t>(dataset_->label(hidden)));
    canvas_->setFilter(filter);
    canvas_->setPair(std::nullopt);
    const QImage without = shown();
    canvas_->setPair(std::array<ImageIndex, 2>{0, other});
    QCOMPARE(shown(), without);
    canvas_->setFilter({});
    const QImage with = shown();
    canvas_->setPair(std::nullopt);
    QVERIFY(shown() != with);  // it is drawn if both are shown
  }
}

LOOKBOOK_WIDGET_TEST(MapOverviewTest)

}  // namespace lookbook::ui::test_map_overview

#include "test_map_overview.moc"
