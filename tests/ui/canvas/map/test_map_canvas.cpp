#include "tests/support/test_program.h"
#include "tests/ui/canvas/map/map_samples.h"

namespace lookbook::ui::test_map_canvas {

using namespace test;

namespace {

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
  void clearingInMidDragIsFine();

 private:
  DatasetPtr dataset_;
  std::unique_ptr<MapCanvas> canvas_;
};

void MapCanvasTest::init() {
  canvas_ = smallMap(dataset_);
  QVERIFY(canvas_);
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
  QCOMPARE(turned.height, 0.0);  // the map still fits
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
    // A few pixels from the middle, the thumbnail and not the dot is found.
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

LOOKBOOK_WIDGET_TEST(MapCanvasTest)

}  // namespace lookbook::ui::test_map_canvas

#include "test_map_canvas.moc"
