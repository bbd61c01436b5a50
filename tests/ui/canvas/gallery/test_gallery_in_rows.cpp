// The gallery in rows, and selecting images in it.

#include "tests/support/drawn_images.h"
#include "tests/support/test_program.h"
#include "tests/ui/canvas/canvas_driver.h"
#include "tests/ui/canvas/gallery/gallery_sections.h"
#include "ui/canvas/gallery/gallery_canvas.h"

#include <QRegularExpression>

#include <algorithm>

namespace lookbook::ui::test_gallery_in_rows {

using test::barsOf;
using test::drag;
using test::imageOf;
using test::sectionsOf;
using test::wheel;

namespace {

constexpr QSize kSize(480, 360);

}  // namespace

class GalleryInRowsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { dataset_ = samples::drawnImages(400, 5); }
  void init();
  void cleanup() { canvas_.reset(); }

  void tilesOfAFewPixelsShowMeanImagesInRows();
  void rowsKeepTheirPlaceWhileTheyAreZoomed();
  void namesOfRowsAreNoImages();
  void theWheelGoesWhereThereIsMore();
  void aClickOnTheCheckMarkSelects();
  void spaceSelectsTheCurrentImage();
  void shiftAndArrowsAskForARange();

 private:
  DatasetPtr dataset_;
  std::unique_ptr<GalleryCanvas> canvas_;
};

void GalleryInRowsTest::init() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
  canvas_ = std::make_unique<GalleryCanvas>();
  canvas_->setDataset(dataset_);
  canvas_->setArrangement(Arrangement::rows);
  canvas_->setSections(sectionsOf(*dataset_));
  QVERIFY(test::showCanvas(*canvas_, kSize));
}

void GalleryInRowsTest::tilesOfAFewPixelsShowMeanImagesInRows() {
  const DatasetPtr bars = barsOf(70000, 2);
  canvas_->setDataset(bars);
  canvas_->setSections(sectionsOf(*bars));
  canvas_->showAll();
  QVERIFY(canvas_->isOverview());
  const QImage shown = canvas_->picture();
  int least = 255;
  int most = 0;
  const int y = static_cast<int>(canvas_->imageRect(1).center().y()) + 8;
  for (int x = 140; x < 400; ++x) {
    least = std::min(least, qGray(shown.pixel(x, y)));
    most = std::max(most, qGray(shown.pixel(x, y)));
  }
  QVERIFY2(least < 40 && most > 200, qPrintable(QStringLiteral("%1 to %2").arg(least).arg(most)));
}

void GalleryInRowsTest::rowsKeepTheirPlaceWhileTheyAreZoomed() {
  canvas_->showImage(200, 40);
  QCOMPARE(canvas_->imageRect(200).width(), 40.0);
  const QPointF at = canvas_->imageRect(200).center();
  QVERIFY(QRectF(canvas_->rect()).contains(at));
  wheel(*canvas_, at, 3, Qt::ControlModifier);
  QVERIFY(canvas_->imageRect(200).width() > 60);
  QVERIFY(QLineF(canvas_->imageRect(200).center(), at).length() < 20);
  canvas_->resize(kSize + QSize(90, 60));
  QVERIFY(QRectF(canvas_->rect()).intersects(canvas_->imageRect(200)));
}

void GalleryInRowsTest::namesOfRowsAreNoImages() {
  canvas_->showImage(399, 80);  // other images are scrolled to the left, below the names
  QVERIFY(!canvas_->imageAt({60, 100}));
  QSignalSpy chosen(canvas_.get(), &Canvas::regionChosen);
  drag(*canvas_, {QPoint(10, 20), QPoint(100, 300)});
  QCOMPARE(chosen.size(), 1);
  QVERIFY(chosen[0].at(0).value<std::vector<ImageIndex>>().empty());
}

void GalleryInRowsTest::theWheelGoesWhereThereIsMore() {
  canvas_->setSections({sectionsOf(*dataset_)[0], sectionsOf(*dataset_)[1]});
  canvas_->showImage(0, 40);
  const QRectF before = canvas_->imageRect(100);
  wheel(*canvas_, {300, 100}, -1);  // both bands are in view
  QVERIFY(canvas_->imageRect(100).left() < before.left() - 50);
  QCOMPARE(canvas_->imageRect(100).top(), before.top());
}

void GalleryInRowsTest::aClickOnTheCheckMarkSelects() {
  QSignalSpy clicked(canvas_.get(), &Canvas::clicked);
  canvas_->showImage(200, 60);
  QTest::mouseClick(canvas_.get(), Qt::LeftButton, {}, canvas_->checkRect(200).center().toPoint());
  QCOMPARE(clicked.size(), 1);
  QCOMPARE(imageOf(clicked[0]), std::optional<ImageIndex>(200));
  QCOMPARE(clicked[0].at(1).value<SelectionChange>(), SelectionChange::toggle);
  canvas_->showAll();
  QVERIFY(canvas_->checkRect(200).isEmpty());  // tiles are too small for a check mark
}

void GalleryInRowsTest::spaceSelectsTheCurrentImage() {
  QSignalSpy clicked(canvas_.get(), &Canvas::clicked);
  QTest::keyClick(canvas_.get(), Qt::Key_Space);
  QVERIFY(clicked.empty());
  canvas_->setCurrent(7);
  QTest::keyClick(canvas_.get(), Qt::Key_Space);
  QCOMPARE(clicked.size(), 1);
  QCOMPARE(imageOf(clicked[0]), std::optional<ImageIndex>(7));
  QCOMPARE(clicked[0].at(1).value<SelectionChange>(), SelectionChange::toggle);
}

void GalleryInRowsTest::shiftAndArrowsAskForARange() {
  QSignalSpy requested(canvas_.get(), &GalleryCanvas::currentRequested);
  QSignalSpy ranges(canvas_.get(), &GalleryCanvas::rangeRequested);
  canvas_->setCurrent(5);
  QTest::keyClick(canvas_.get(), Qt::Key_Right, Qt::ShiftModifier);
  QVERIFY(requested.empty());
  QCOMPARE(ranges.size(), 1);
  QCOMPARE(ranges[0].at(0).value<ImageIndex>(), 20U);  // three images in each column
  QCOMPARE(canvas_->imagesBetween(15, 5), (std::vector<ImageIndex>{5, 10, 15}));
}

LOOKBOOK_WIDGET_TEST(GalleryInRowsTest)

}  // namespace lookbook::ui::test_gallery_in_rows

#include "test_gallery_in_rows.moc"
