#include "tests/support/points.h"
#include "tests/support/test_program.h"
#include "ui/canvas/map/map_view.h"

#include <QTest>

#include <cmath>

namespace lookbook::ui::test_map_view {

namespace {

constexpr QSizeF kView(800, 600);

bool near(double a, double b) {
  return std::abs(a - b) < 1e-6;
}

}  // namespace

class MapViewTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void theWholeMapFits_data();
  void theWholeMapFits();
  void goesThereAndBack();
  void zoomKeepsThePlaceUnderThePointer();
  void panFollowsThePointer();
  void turningKeepsTheCameraUpright();
  void alikeSeesTheSamePartOfAnotherMap();
  void onePointIsInTheMiddle();
  void whatIsDrawnIsWhatIsFound();
};

void MapViewTest::theWholeMapFits_data() {
  QTest::addColumn<int>("dims");
  QTest::newRow("2-D") << 2;
  QTest::newRow("3-D") << 3;
}

void MapViewTest::theWholeMapFits() {
  QFETCH(int, dims);
  const MatrixF points = samples::randomPoints(500, dims);
  const MapView view({}, MapExtent::of(points), dims, kView);
  QVERIFY(near(view.zoom(), 1));
  for (Eigen::Index i = 0; i < points.rows(); ++i) {
    const auto place = view.project({points(i, 0), points(i, 1), dims == 3 ? points(i, 2) : 0.0F});
    QVERIFY(place.visible);
    QVERIFY(QRectF(QPointF(0, 0), kView).contains(QPointF(place.x, place.y)));
  }
}

void MapViewTest::goesThereAndBack() {
  const MapExtent extent = MapExtent::of(samples::randomPoints(50, 3));
  const MapView view(
      {.focus = {1, 2, 3}, .direction = {0.6, 0, -0.8}, .up = {0, 1, 0}, .height = 4}, extent, 3,
      kView);
  const QPointF place(123, 456);
  const auto back = view.project(view.unproject(place));
  QVERIFY(near(back.x, place.x()) && near(back.y, place.y()) && near(back.depth, 1));
}

void MapViewTest::zoomKeepsThePlaceUnderThePointer() {
  const MapExtent extent = MapExtent::of(samples::randomPoints(50, 2));
  const MapView view({}, extent, 2, kView);
  const QPointF pointer(200, 150);
  const auto under = view.unproject(pointer);
  const MapView closer(view.zoomed(pointer, 3), extent, 2, kView);
  QVERIFY(near(closer.zoom(), 3));
  QVERIFY(near(closer.project(under).x, 200) && near(closer.project(under).y, 150));
}

void MapViewTest::panFollowsThePointer() {
  const MapExtent extent = MapExtent::of(samples::randomPoints(50, 2));
  const MapView view({}, extent, 2, kView);
  const auto before = view.project({0.25, 0.5, 0});
  const auto after = MapView(view.panned({30, -20}), extent, 2, kView).project({0.25, 0.5, 0});
  QVERIFY(near(after.x - before.x, 30) && near(after.y - before.y, -20));
}

void MapViewTest::turningKeepsTheCameraUpright() {
  const MapExtent extent = MapExtent::of(samples::randomPoints(50, 3));
  MapCamera camera;
  for (int i = 0; i < 200; ++i)
    camera = MapView(camera, extent, 3, kView).turned({7.0 * std::sin(i), 3.0});
  const auto dot = [](const auto& a, const auto& b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
  };
  QVERIFY(near(dot(camera.direction, camera.direction), 1));
  QVERIFY(near(dot(camera.up, camera.up), 1));
  QVERIFY(near(dot(camera.up, camera.direction), 0));
  // A drag to the right turns the left side to the front.
  const MapView plain({}, extent, 3, kView);
  const MapView turned(plain.turned({60, 0}), extent, 3, kView);
  const auto center = extent.center();
  const std::array<double, 3> toTheFront{center[0], center[1], center[2] + 0.5};
  QVERIFY(turned.project(toTheFront).x > plain.project(toTheFront).x + 1);
}

void MapViewTest::alikeSeesTheSamePartOfAnotherMap() {
  const MapExtent small{.low = {0, 0, 0}, .high = {1, 1, 1}, .radius = 1};
  const MapExtent large{.low = {10, 20, 0}, .high = {50, 60, 40}, .radius = 40};
  const MapView whole({}, small, 2, QSizeF(800, 600));
  const MapView part(whole.zoomed(QPointF(100, 200), 3), small, 2, QSizeF(800, 600));
  const MapView other({}, large, 2, QSizeF(400, 300));
  QCOMPARE(other.alike(whole), MapCamera());
  const MapView alike(other.alike(part), large, 2, QSizeF(800, 600));
  const auto corner = part.project({0.25, 0.75, 0});
  const auto same = alike.project({20, 50, 0});
  QVERIFY(std::abs(alike.zoom() / part.zoom() - 1) < 0.1);  // margins are in pixels
  QVERIFY(std::hypot(corner.x - same.x, corner.y - same.y) < 60);
}

void MapViewTest::onePointIsInTheMiddle() {
  MatrixF point(1, 2);
  point << 5, -7;
  const MapView view({}, MapExtent::of(point), 2, kView);
  QVERIFY(near(view.project({5, -7, 0}).x, 400) && near(view.project({5, -7, 0}).y, 300));
}

void MapViewTest::whatIsDrawnIsWhatIsFound() {
  const MapExtent extent = MapExtent::of(samples::randomPoints(50, 3));
  for (const int dims : {2, 3}) {
    MapView view({}, extent, dims, kView);
    if (dims == 3) view = MapView(view.turned({40, 90}), extent, dims, kView);
    const auto m = view.clipMatrix();
    const std::array<double, 3> p{0.3, -0.4, dims == 3 ? 0.7 : 0.0};
    std::array<double, 4> clip{};
    for (std::size_t row = 0; row < 4; ++row) {
      clip[row] = m[12 + row];
      for (std::size_t axis = 0; axis < 3; ++axis)
        clip[row] += m[4 * axis + row] * (p[axis] - view.resolved().focus[axis]);
    }
    const auto place = view.project(p);
    QVERIFY(std::abs((clip[0] / clip[3] + 1) * 400 - place.x) < 0.01);
    QVERIFY(std::abs((1 - clip[1] / clip[3]) * 300 - place.y) < 0.01);
  }
}

LOOKBOOK_TEST(MapViewTest)

}  // namespace lookbook::ui::test_map_view

#include "test_map_view.moc"
