// What the canvas of a map draws.

#include "tests/support/test_program.h"
#include "tests/ui/canvas/map/map_samples.h"
#include "tests/ui/picture_comparison.h"

namespace lookbook::ui::test_map_look {

using namespace test;

class MapLookTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { dataset_ = samples::drawnImages(kImages, 5); }
  void init();
  void cleanup() { canvas_.reset(); }

  void threeSelectedOfManyAreSeen_data();
  void threeSelectedOfManyAreSeen();
  void aSelectedPointIsFoundWhereItIsDrawn();
  void fewImagesAreSeenAtOnce();
  void thumbnailsGrowWithTheZoom();
  void looksAsBefore_data();
  void looksAsBefore();
  void allSeventyThousandLightUpInAFrame();

 private:
  DatasetPtr dataset_;
  std::unique_ptr<MapCanvas> canvas_;
};

void MapLookTest::init() {
  canvas_ = smallMap(dataset_);
  QVERIFY(canvas_);
}

void MapLookTest::threeSelectedOfManyAreSeen_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<bool>("dark");
  QTest::newRow("2-D, light") << 2 << false;
  QTest::newRow("2-D, dark") << 2 << true;
  QTest::newRow("3-D, light") << 3 << false;
}

void MapLookTest::threeSelectedOfManyAreSeen() {
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
  // The only colours are those of three discs, which are larger than the other points.
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

void MapLookTest::aSelectedPointIsFoundWhereItIsDrawn() {
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

void MapLookTest::fewImagesAreSeenAtOnce() {
  canvas_->setDataset(samples::drawnImages(12, 3, 28, 28));
  canvas_->setPoints(all(12), positions(12, 2));
  canvas_->setMarks(Marks::both);
  static_cast<void>(canvas_->picture());
  QCOMPARE(canvas_->camera(), MapCamera{});
  // The first image in the order certainly has a thumbnail, which is found far from its middle.
  int large = 0;
  for (ImageIndex image = 0; image < 12; ++image)
    large += canvas_->imageAt(*canvas_->imagePosition(image) + QPointF(18, 18)) == image ? 1 : 0;
  QVERIFY(large >= 3);
}

void MapLookTest::thumbnailsGrowWithTheZoom() {
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

void MapLookTest::looksAsBefore_data() {
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

void MapLookTest::looksAsBefore() {
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

void MapLookTest::allSeventyThousandLightUpInAFrame() {
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

LOOKBOOK_WIDGET_TEST(MapLookTest)

}  // namespace lookbook::ui::test_map_look

#include "test_map_look.moc"
