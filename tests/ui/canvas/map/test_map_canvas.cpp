#include "tests/support/drawn_images.h"
#include "tests/support/points.h"
#include "tests/ui/canvas/canvas_driver.h"
#include "tests/ui/picture_comparison.h"
#include "ui/canvas/map/map_canvas.h"

#include <QRegularExpression>

#include <numeric>

namespace lookbook::ui {

using test::drag;
using test::imageOf;
using test::nextFrame;
using test::wheel;

namespace {

constexpr std::size_t kImages = 400;
constexpr QSize kSize(480, 360);

std::vector<ImageIndex> all(std::size_t count) {
  std::vector<ImageIndex> images(count);
  std::iota(images.begin(), images.end(), 0U);
  return images;
}

std::shared_ptr<const MatrixF> positions(std::size_t count, int dims) {
  return std::make_shared<const MatrixF>(samples::clusteredPoints(count, dims, 5));
}

/// The images whose points are in a rectangle of the screen.
std::vector<ImageIndex> inside(const MapCanvas& canvas, const QRect& rect) {
  std::vector<ImageIndex> found;
  for (ImageIndex i = 0; i < kImages; ++i) {
    const auto at = canvas.imagePosition(i);
    if (at && rect.contains(QPoint(static_cast<int>(at->x()), static_cast<int>(at->y()))))
      found.push_back(i);
  }
  return found;
}

}  // namespace

class MapCanvasTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { dataset_ = samples::drawnImages(kImages, 5); }
  void init();
  void cleanup() { canvas_.reset(); }

  void hoverTellsTheImageOfAPoint();
  void clickTellsTheImageOrNone();
  void dragPansAndWheelZoomsAtThePointer();
  void zoomingOutEndsWithTheWholeMap();
  void rectangleChoosesThePointsInIt_data();
  void rectangleChoosesThePointsInIt();
  void lassoChoosesThePointsInIt();
  void regionsTakeShownPointsOnly();
  void escapeDropsADrag();
  void turnsInThreeDimensions();
  void showImageMakesItsThumbnailLarge();
  void showImagesBringsThemIntoView();
  void followsMovingPointsWhileAllFits();
  void keysMoveAndZoom();
  void threeSelectedOfManyAreSeen_data();
  void threeSelectedOfManyAreSeen();
  void aSelectedPointIsFoundWhereItIsDrawn();
  void fewImagesAreSeenAtOnce();
  void thumbnailsGrowWithTheZoom();
  void looksAsBefore_data();
  void looksAsBefore();
  void allSeventyThousandLightUpInAFrame();
  void clearingInMidDragIsFine();

 private:
  DatasetPtr dataset_;
  std::unique_ptr<MapCanvas> canvas_;
};

void MapCanvasTest::init() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
  canvas_ = std::make_unique<MapCanvas>();
  canvas_->setDataset(dataset_);
  canvas_->setPoints(all(kImages), positions(kImages, 2));
  canvas_->setMarks(Marks::dots);
  QVERIFY(test::showCanvas(*canvas_, kSize));
}

void MapCanvasTest::hoverTellsTheImageOfAPoint() {
  QSignalSpy hovered(canvas_.get(), &Canvas::hovered);
  const QPoint at = canvas_->imagePosition(42)->toPoint();
  const auto expected = canvas_->imageAt(at);
  QVERIFY(expected.has_value());
  QVERIFY(QLineF(*canvas_->imagePosition(*expected), at).length() < 2);
  QTest::mouseMove(canvas_.get(), at);
  QTRY_VERIFY(!hovered.empty() && imageOf(hovered.back()) == expected);
  QTest::mouseMove(canvas_.get(), QPoint(1, 1));
  QTRY_VERIFY(!imageOf(hovered.back()).has_value());
}

void MapCanvasTest::clickTellsTheImageOrNone() {
  QSignalSpy clicked(canvas_.get(), &Canvas::clicked);
  const QPoint at = canvas_->imagePosition(7)->toPoint();
  QTest::mouseClick(canvas_.get(), Qt::LeftButton, Qt::ControlModifier, at);
  QTest::mouseClick(canvas_.get(), Qt::LeftButton, {}, QPoint(1, 1));
  QCOMPARE(clicked.size(), 2);
  QCOMPARE(imageOf(clicked[0]), canvas_->imageAt(at));
  QCOMPARE(clicked[0].at(1).value<SelectionChange>(), SelectionChange::toggle);
  QVERIFY(!imageOf(clicked[1]).has_value());
}

void MapCanvasTest::dragPansAndWheelZoomsAtThePointer() {
  QSignalSpy moved(canvas_.get(), &MapCanvas::cameraChanged);
  const QPointF before = *canvas_->imagePosition(3);
  drag(*canvas_, {QPoint(100, 100), QPoint(140, 90)});
  QVERIFY(QLineF(*canvas_->imagePosition(3), before + QPointF(40, -10)).length() < 0.01);
  QVERIFY(!moved.empty());
  const QPointF at = *canvas_->imagePosition(3);
  wheel(*canvas_, at, 5);
  QVERIFY(QLineF(*canvas_->imagePosition(3), at).length() < 0.01);
}

void MapCanvasTest::zoomingOutEndsWithTheWholeMap() {
  wheel(*canvas_, {50, 60}, 4);
  QVERIFY(canvas_->camera() != MapCamera{});
  wheel(*canvas_, {300, 200}, -9);
  QCOMPARE(canvas_->camera(), MapCamera{});
}

void MapCanvasTest::rectangleChoosesThePointsInIt_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
  QTest::addColumn<SelectionChange>("change");
  QTest::newRow("2-D") << 2 << Qt::KeyboardModifiers() << SelectionChange::replace;
  QTest::newRow("2-D, added") << 2 << Qt::KeyboardModifiers(Qt::ShiftModifier)
                              << SelectionChange::add;
  QTest::newRow("3-D, removed") << 3 << Qt::KeyboardModifiers(Qt::AltModifier)
                                << SelectionChange::remove;
}

void MapCanvasTest::rectangleChoosesThePointsInIt() {
  QFETCH(int, dims);
  QFETCH(Qt::KeyboardModifiers, modifiers);
  QFETCH(SelectionChange, change);
  canvas_->setPoints(all(kImages), positions(kImages, dims));
  canvas_->setTool(MapCanvas::Tool::rectangle);
  QSignalSpy chosen(canvas_.get(), &Canvas::regionChosen);
  drag(*canvas_, {QPoint(120, 60), QPoint(200, 100), QPoint(330, 280)}, modifiers);
  QCOMPARE(chosen.size(), 1);
  const auto images = chosen[0].at(0).value<std::vector<ImageIndex>>();
  QVERIFY(images.size() > 10);
  QCOMPARE(images, inside(*canvas_, QRect(QPoint(120, 60), QPoint(329, 279))));
  QCOMPARE(chosen[0].at(1).value<SelectionChange>(), change);
}

void MapCanvasTest::lassoChoosesThePointsInIt() {
  canvas_->setTool(MapCanvas::Tool::lasso);
  QSignalSpy chosen(canvas_.get(), &Canvas::regionChosen);
  drag(*canvas_,
       {QPoint(100, 50), QPoint(400, 50), QPoint(400, 300), QPoint(100, 300), QPoint(100, 50)});
  QCOMPARE(chosen.size(), 1);
  QCOMPARE(chosen[0].at(0).value<std::vector<ImageIndex>>(),
           inside(*canvas_, QRect(QPoint(100, 50), QPoint(399, 299))));
}

void MapCanvasTest::regionsTakeShownPointsOnly() {
  Filter filter;
  filter.hiddenClasses.set(2);
  filter.split = SplitChoice::train;
  canvas_->setFilter(filter);
  canvas_->setTool(MapCanvas::Tool::rectangle);
  QSignalSpy chosen(canvas_.get(), &Canvas::regionChosen);
  drag(*canvas_, {QPoint(1, 1), QPoint(479, 359)});
  std::size_t shown = 0;
  for (ImageIndex i = 0; i < kImages; ++i) shown += filter.shows(*dataset_, i) ? 1 : 0;
  const auto images = chosen[0].at(0).value<std::vector<ImageIndex>>();
  QCOMPARE(images.size(), shown);
  for (const ImageIndex i : images) QVERIFY(filter.shows(*dataset_, i));
  QVERIFY(canvas_->imageAt(*canvas_->imagePosition(2)) != ImageIndex{2});
}

void MapCanvasTest::escapeDropsADrag() {
  canvas_->setTool(MapCanvas::Tool::rectangle);
  QSignalSpy chosen(canvas_.get(), &Canvas::regionChosen);
  drag(*canvas_, {QPoint(10, 10), QPoint(200, 200)}, {}, Qt::LeftButton, false);
  QTest::keyClick(canvas_.get(), Qt::Key_Escape);
  QTest::mouseRelease(canvas_.get(), Qt::LeftButton, {}, QPoint(200, 200));
  QVERIFY(chosen.empty());
}

void MapCanvasTest::turnsInThreeDimensions() {
  canvas_->setPoints(all(kImages), positions(kImages, 3));
  const QImage before = canvas_->picture();
  drag(*canvas_, {QPoint(200, 180), QPoint(260, 200)});
  const MapCamera turned = canvas_->camera();
  QVERIFY(turned.direction != MapCamera{}.direction);
  QCOMPARE(turned.height, 0.0);  // it still fits
  QVERIFY(canvas_->picture() != before);
  drag(*canvas_, {QPoint(200, 180), QPoint(260, 200)}, Qt::ShiftModifier);
  QCOMPARE(canvas_->camera().direction, turned.direction);
  QTest::keyClick(canvas_.get(), Qt::Key_Home);
  QCOMPARE(canvas_->camera(), MapCamera{});
}

void MapCanvasTest::showImageMakesItsThumbnailLarge() {
  canvas_->setMarks(Marks::both);
  for (const ImageIndex image : {11U, 250U, 399U}) {
    canvas_->showImage(image);
    const QPointF at = *canvas_->imagePosition(image);
    QVERIFY(QLineF(at, QRectF(canvas_->rect()).center()).length() < 1);
    static_cast<void>(canvas_->picture());
    // Its thumbnail, not its dot, is found a few pixels from the middle.
    QCOMPARE(canvas_->imageAt(at + QPointF(10, -10)), std::optional<ImageIndex>(image));
  }
}

void MapCanvasTest::showImagesBringsThemIntoView() {
  ImageSet some(kImages);
  for (const ImageIndex i : {5U, 10U, 15U, 20U}) some.insert(i);
  canvas_->showImages(some);
  for (const ImageIndex i : some.indices())
    QVERIFY(QRectF(canvas_->rect()).contains(*canvas_->imagePosition(i)));
}

void MapCanvasTest::followsMovingPointsWhileAllFits() {
  const MatrixF larger = 1000 * *positions(kImages, 2);
  const QPointF before = *canvas_->imagePosition(9);
  canvas_->movePoints(std::make_shared<const MatrixF>(larger));
  QVERIFY(QLineF(*canvas_->imagePosition(9), before).length() < 0.5);
  wheel(*canvas_, {100, 100}, 3);
  const QPointF zoomed = *canvas_->imagePosition(9);
  canvas_->movePoints(std::make_shared<const MatrixF>(2 * larger));
  QVERIFY(QLineF(*canvas_->imagePosition(9), zoomed).length() > 5);
}

void MapCanvasTest::keysMoveAndZoom() {
  QTest::keyClick(canvas_.get(), Qt::Key_Plus);
  const double closer = canvas_->camera().height;
  QVERIFY(closer > 0);
  const QPointF before = *canvas_->imagePosition(9);
  QTest::keyClick(canvas_.get(), Qt::Key_Right);
  QVERIFY(canvas_->imagePosition(9)->x() < before.x() - 30);
  QTest::keyClick(canvas_.get(), Qt::Key_Minus);
  QTest::keyClick(canvas_.get(), Qt::Key_Minus);
  QCOMPARE(canvas_->camera(), MapCamera{});
}

void MapCanvasTest::threeSelectedOfManyAreSeen_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<bool>("dark");
  QTest::newRow("2-D, light") << 2 << false;
  QTest::newRow("2-D, dark") << 2 << true;
  QTest::newRow("3-D, light") << 3 << false;
}

void MapCanvasTest::threeSelectedOfManyAreSeen() {
  QFETCH(int, dims);
  QFETCH(bool, dark);
  constexpr std::size_t kMany = 20'000;
  canvas_->setTheme(dark ? darkTheme() : lightTheme());
  canvas_->setDataset(samples::drawnImages(kMany, 5, 8, 8));
  canvas_->setPoints(all(kMany), positions(kMany, dims));
  canvas_->setMarks(Marks::dots);
  auto three = std::make_shared<ImageSet>(kMany);
  for (const ImageIndex image : {17U, 4711U, 19'999U}) three->insert(image);
  canvas_->setSelection(three);
  const QImage picture = canvas_->picture();
  QImage colored(picture.size(), QImage::Format_Grayscale8);
  colored.fill(0);
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x) {
      const QColor color(picture.pixel(x, y));
      const int chroma = std::max({color.red(), color.green(), color.blue()}) -
                         std::min({color.red(), color.green(), color.blue()});
      if (chroma > 40) colored.setPixel(x, y, 255);
    }
  // All colour that there is, is that of three discs, larger than the others' points.
  for (const ImageIndex image : three->indices()) {
    const QPoint at = canvas_->imagePosition(image)->toPoint();
    int size = 0;
    for (int y = at.y() - 9; y <= at.y() + 9; ++y)
      for (int x = at.x() - 9; x <= at.x() + 9; ++x) {
        if (!colored.valid(x, y) || qGray(colored.pixel(x, y)) == 0) continue;
        colored.setPixel(x, y, 0);
        ++size;
      }
    QVERIFY(size >= 20);
  }
  for (int y = 0; y < colored.height(); ++y)
    for (int x = 0; x < colored.width(); ++x) QCOMPARE(qGray(colored.pixel(x, y)), 0);
}

void MapCanvasTest::aSelectedPointIsFoundWhereItIsDrawn() {
  constexpr std::size_t kMany = 20'000;
  canvas_->setDataset(samples::drawnImages(kMany, 5, 8, 8));
  canvas_->setPoints(all(kMany), positions(kMany, 2));
  canvas_->setMarks(Marks::dots);
  auto one = std::make_shared<ImageSet>(kMany);
  one->insert(4711);
  canvas_->setSelection(one);
  static_cast<void>(canvas_->picture());
  const QPointF at = *canvas_->imagePosition(4711);
  QCOMPARE(canvas_->imageAt(at + QPointF(4, 0)), std::optional<ImageIndex>(4711));
}

void MapCanvasTest::fewImagesAreSeenAtOnce() {
  canvas_->setDataset(samples::drawnImages(12, 3, 28, 28));
  canvas_->setPoints(all(12), positions(12, 2));
  canvas_->setMarks(Marks::both);
  static_cast<void>(canvas_->picture());
  QCOMPARE(canvas_->camera(), MapCamera{});
  // The one that is first in order has its thumbnail for certain: it is hit far from its middle.
  int large = 0;
  for (ImageIndex image = 0; image < 12; ++image)
    large += canvas_->imageAt(*canvas_->imagePosition(image) + QPointF(18, 18)) == image ? 1 : 0;
  QVERIFY(large >= 3);
}

void MapCanvasTest::thumbnailsGrowWithTheZoom() {
  canvas_->setMarks(Marks::both);
  const auto width = [&](ImageIndex image) {
    static_cast<void>(canvas_->picture());
    const QPointF at = *canvas_->imagePosition(image);
    int reach = 0;
    while (canvas_->imageAt(at + QPointF(reach + 1, 0)) == image) ++reach;
    return 2 * reach;
  };
  canvas_->showImage(250);
  const int before = width(250);
  wheel(*canvas_, QRectF(canvas_->rect()).center(), 4);
  QVERIFY(width(250) > 1.2 * before);
}

void MapCanvasTest::looksAsBefore_data() {
  QTest::addColumn<bool>("dark");
  QTest::addColumn<int>("dims");
  QTest::addColumn<Marks>("marks");
  QTest::addColumn<int>("notches");
  QTest::addColumn<bool>("selected");
  QTest::newRow("map-dots-dark") << true << 2 << Marks::dots << 0 << false;
  QTest::newRow("map-chosen-light") << false << 2 << Marks::dots << 0 << true;
  QTest::newRow("map-thumbnails-dark") << true << 2 << Marks::thumbnails << 0 << false;
  QTest::newRow("map-zoomed-light") << false << 2 << Marks::both << 8 << true;
  QTest::newRow("map-deep-dark") << true << 3 << Marks::dots << 0 << false;
}

void MapCanvasTest::looksAsBefore() {
  QFETCH(bool, dark);
  QFETCH(int, dims);
  QFETCH(Marks, marks);
  QFETCH(int, notches);
  QFETCH(bool, selected);
  canvas_->setTheme(dark ? darkTheme() : lightTheme());
  canvas_->setPoints(all(kImages), positions(kImages, dims));
  canvas_->setMarks(marks);
  canvas_->setPointSize(6);
  if (notches != 0) wheel(*canvas_, {240, 180}, notches);
  if (selected) {
    auto selection = std::make_shared<ImageSet>(kImages);
    for (ImageIndex i = 0; i < kImages; i += 4) selection->insert(i);
    canvas_->setSelection(selection);
  }
  const QString difference =
      pictures::compare(canvas_->picture(), QStringLiteral(LOOKBOOK_BASELINES),
                        QString::fromUtf8(QTest::currentDataTag()));
  QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void MapCanvasTest::allSeventyThousandLightUpInAFrame() {
  canvas_->setDataset(samples::drawnImages(70000, 10, 8, 8));
  canvas_->setPoints(all(70000), positions(70000, 2));
  QVERIFY(nextFrame(*canvas_));
  auto few = std::make_shared<ImageSet>(70000);
  few->insert(1);
  canvas_->setSelection(few);
  QVERIFY(nextFrame(*canvas_));
  const QImage before = canvas_->picture();
  QSignalSpy frames(canvas_.get(), &Canvas::frameDrawn);
  canvas_->setSelection(std::make_shared<ImageSet>(70000, true));
  QTRY_VERIFY(!frames.empty());
  QCOMPARE(frames.size(), 1);
  const auto colorfulness = [](const QImage& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x) sum += QColor(image.pixel(x, y)).hsvSaturationF();
    return sum / image.width() / image.height();
  };
  QVERIFY(colorfulness(canvas_->picture()) > 1.5 * colorfulness(before));
}

void MapCanvasTest::clearingInMidDragIsFine() {
  canvas_->setTool(MapCanvas::Tool::lasso);
  drag(*canvas_, {QPoint(10, 10), QPoint(200, 200)}, {}, Qt::LeftButton, false);
  canvas_->clearPoints();
  QTest::mouseMove(canvas_.get(), QPoint(100, 100));
  QTest::mouseRelease(canvas_.get(), Qt::LeftButton, {}, QPoint(100, 100));
  QVERIFY(!canvas_->imagePosition(1));
  QVERIFY(!canvas_->imageAt({100, 100}));
  canvas_->setDataset(nullptr);
  QVERIFY(!canvas_->picture().isNull());
}

}  // namespace lookbook::ui

QTEST_MAIN(lookbook::ui::MapCanvasTest)
#include "test_map_canvas.moc"
