#include "tests/support/drawn_images.h"
#include "tests/support/test_program.h"
#include "tests/ui/canvas/canvas_driver.h"
#include "tests/ui/canvas/gallery/gallery_sections.h"
#include "tests/ui/picture_comparison.h"
#include "ui/canvas/gallery/gallery_canvas.h"

#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace lookbook::ui::test_gallery_canvas {

using test::drag;
using test::imageOf;
using test::nextFrame;
using test::sectionsOf;
using test::wheel;

namespace {

constexpr std::size_t kImages = 400;
constexpr QSize kSize(480, 360);

}  // namespace

class GalleryCanvasTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup();

  void hoverTellsTheImageAndThenNone();
  void clickTellsTheImageAndTheChange_data();
  void clickTellsTheImageAndTheChange();
  void aDoubleClickIsOneClick();
  void dragChoosesTheTilesUnderIt();
  void escapeDropsADrag();
  void controlWheelZoomsAtThePointer();
  void wheelAndMiddleDragScroll();
  void spaceAndDragPan();
  void homeShowsEverything();
  void arrowsAskForTheNeighbor();
  void showImageBringsItIntoView();
  void anotherOrderKeepsTheCamera();
  void selectedImagesAreMarkedAndOthersStayAsTheyAre();
  void looksAsBefore_data();
  void looksAsBefore();
  void tilesOfAFewPixelsShowNoStripes_data();
  void tilesOfAFewPixelsShowNoStripes();
  void nothingIsDrawnWhileNothingChanges();
  void seventyThousandLightUpInAFrame();
  void survivesAnotherParent();
  void survivesAnotherDataset();

 private:
  DatasetPtr dataset_;
  std::unique_ptr<GalleryCanvas> canvas_;
};

void GalleryCanvasTest::initTestCase() {
  dataset_ = samples::drawnImages(kImages, 5);
}

void GalleryCanvasTest::init() {
  QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
  canvas_ = std::make_unique<GalleryCanvas>();
  canvas_->setDataset(dataset_);
  canvas_->setSections(sectionsOf(*dataset_));
  QVERIFY(test::showCanvas(*canvas_, kSize));
}

void GalleryCanvasTest::cleanup() {
  canvas_.reset();
}

void GalleryCanvasTest::hoverTellsTheImageAndThenNone() {
  QSignalSpy hovered(canvas_.get(), &Canvas::hovered);
  QTest::mouseMove(canvas_.get(), canvas_->imageRect(123).center().toPoint());
  QTRY_VERIFY(!hovered.empty() && imageOf(hovered.back()) == ImageIndex{123});
  QTest::mouseMove(canvas_.get(), QPoint(2, 2));
  QTRY_VERIFY(!imageOf(hovered.back()).has_value());
}

void GalleryCanvasTest::clickTellsTheImageAndTheChange_data() {
  QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
  QTest::addColumn<SelectionChange>("change");
  QTest::newRow("plain") << Qt::KeyboardModifiers() << SelectionChange::replace;
  QTest::newRow("Ctrl") << Qt::KeyboardModifiers(Qt::ControlModifier) << SelectionChange::toggle;
  QTest::newRow("Shift") << Qt::KeyboardModifiers(Qt::ShiftModifier) << SelectionChange::add;
  QTest::newRow("Ctrl+Shift") << (Qt::ControlModifier | Qt::ShiftModifier)
                              << SelectionChange::remove;
  QTest::newRow("Alt") << Qt::KeyboardModifiers(Qt::AltModifier) << SelectionChange::remove;
}

void GalleryCanvasTest::clickTellsTheImageAndTheChange() {
  QFETCH(Qt::KeyboardModifiers, modifiers);
  QFETCH(SelectionChange, change);
  QSignalSpy clicked(canvas_.get(), &Canvas::clicked);
  QTest::mouseClick(canvas_.get(), Qt::LeftButton, modifiers,
                    canvas_->imageRect(77).center().toPoint());
  QCOMPARE(clicked.size(), 1);
  QCOMPARE(imageOf(clicked[0]), std::optional<ImageIndex>(77));
  QCOMPARE(clicked[0].at(1).value<SelectionChange>(), change);
}

void GalleryCanvasTest::aDoubleClickIsOneClick() {
  QSignalSpy clicked(canvas_.get(), &Canvas::clicked);
  const QPointF at = canvas_->imageRect(5).center();
  QTest::mouseClick(canvas_.get(), Qt::LeftButton, {}, at.toPoint());
  QMouseEvent second(QEvent::MouseButtonDblClick, at, canvas_->mapToGlobal(at), Qt::LeftButton,
                     Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(canvas_.get(), &second);
  QTest::mouseRelease(canvas_.get(), Qt::LeftButton, {}, at.toPoint());
  QCOMPARE(clicked.size(), 1);
  QCOMPARE(imageOf(clicked[0]), std::optional<ImageIndex>(5));
}

void GalleryCanvasTest::dragChoosesTheTilesUnderIt() {
  QSignalSpy chosen(canvas_.get(), &Canvas::regionChosen);
  // Images 0, 5, 10, ... are on the first sheet; the drag is from its first tile to the fourth of
  // the first row.
  drag(*canvas_,
       {canvas_->imageRect(0).center().toPoint(), QPoint(40, 60),
        canvas_->imageRect(15).center().toPoint()},
       Qt::ShiftModifier);
  QCOMPARE(chosen.size(), 1);
  QCOMPARE(chosen[0].at(0).value<std::vector<ImageIndex>>(),
           (std::vector<ImageIndex>{0, 5, 10, 15}));
  QCOMPARE(chosen[0].at(1).value<SelectionChange>(), SelectionChange::add);
}

void GalleryCanvasTest::escapeDropsADrag() {
  QSignalSpy chosen(canvas_.get(), &Canvas::regionChosen);
  QSignalSpy clicked(canvas_.get(), &Canvas::clicked);
  drag(*canvas_, {QPoint(40, 60), QPoint(90, 90)}, {}, Qt::LeftButton, false);
  QTest::keyClick(canvas_.get(), Qt::Key_Escape);
  QTest::mouseRelease(canvas_.get(), Qt::LeftButton, {}, QPoint(90, 90));
  QVERIFY(chosen.empty() && clicked.empty());
}

void GalleryCanvasTest::controlWheelZoomsAtThePointer() {
  QSignalSpy moved(canvas_.get(), &GalleryCanvas::cameraChanged);
  const QPointF at = canvas_->imageRect(202).center();
  const double before = canvas_->imageRect(202).width();
  wheel(*canvas_, at, 6, Qt::ControlModifier);
  QVERIFY(canvas_->imageRect(202).width() > 2.5 * before);
  QVERIFY(QLineF(canvas_->imageRect(202).center(), at).length() < 3);
  QCOMPARE(moved.size(), 1);
}

void GalleryCanvasTest::wheelAndMiddleDragScroll() {
  canvas_->showImage(200, 60);
  const QRectF before = canvas_->imageRect(200);
  wheel(*canvas_, {100, 100}, -1);
  QVERIFY(canvas_->imageRect(200).top() < before.top() - 50);
  const QRectF scrolled = canvas_->imageRect(200);
  drag(*canvas_, {QPoint(200, 100), QPoint(200, 130)}, {}, Qt::MiddleButton);
  QCOMPARE(canvas_->imageRect(200).top(), scrolled.top() + 30);
}

void GalleryCanvasTest::spaceAndDragPan() {
  canvas_->showImage(200, 60);
  const QRectF before = canvas_->imageRect(200);
  QSignalSpy chosen(canvas_.get(), &Canvas::regionChosen);
  QTest::keyPress(canvas_.get(), Qt::Key_Space);
  drag(*canvas_, {QPoint(200, 150), QPoint(200, 130)});
  QTest::keyRelease(canvas_.get(), Qt::Key_Space);
  QCOMPARE(canvas_->imageRect(200).top(), before.top() - 20);
  QVERIFY(chosen.empty());
}

void GalleryCanvasTest::homeShowsEverything() {
  canvas_->showImage(200, 200);
  QVERIFY(canvas_->camera() != GalleryCamera{});
  QTest::keyClick(canvas_.get(), Qt::Key_Home);
  QCOMPARE(canvas_->camera(), GalleryCamera{});
  for (ImageIndex i = 0; i < kImages; ++i)
    QVERIFY(QRectF(canvas_->rect()).contains(canvas_->imageRect(i)));
}

void GalleryCanvasTest::arrowsAskForTheNeighbor() {
  QSignalSpy requested(canvas_.get(), &GalleryCanvas::currentRequested);
  canvas_->setCurrent(5);
  QTest::keyClick(canvas_.get(), Qt::Key_Right);
  QTest::keyClick(canvas_.get(), Qt::Key_Left);
  QCOMPARE(requested.size(), 2);
  QCOMPARE(requested[0].at(0).value<ImageIndex>(), 10U);
  QCOMPARE(requested[1].at(0).value<ImageIndex>(), 0U);
}

void GalleryCanvasTest::showImageBringsItIntoView() {
  canvas_->showImage(399, 100);
  const QRectF rect = canvas_->imageRect(399);
  QCOMPARE(rect.width(), 100.0);
  QVERIFY(QRectF(canvas_->rect()).contains(rect));
  QCOMPARE(canvas_->imageAt(rect.center()), std::optional<ImageIndex>(399));
}

void GalleryCanvasTest::anotherOrderKeepsTheCamera() {
  canvas_->showImage(200, 50);
  const GalleryCamera before = canvas_->camera();
  auto sections = sectionsOf(*dataset_);
  for (auto& section : sections) std::reverse(section.images.begin(), section.images.end());
  canvas_->setSections(sections);
  QCOMPARE(canvas_->camera(), before);
}

void GalleryCanvasTest::selectedImagesAreMarkedAndOthersStayAsTheyAre() {
  canvas_->showImage(211, 40);
  const QImage before = canvas_->picture();
  auto selection = std::make_shared<ImageSet>(kImages);
  selection->insert(211);
  canvas_->setSelection(selection);
  const QImage after = canvas_->picture();
  const double ratio = after.devicePixelRatio();
  const QRectF tile = canvas_->imageRect(211);
  const QRect place = QRectF(tile.topLeft() * ratio, tile.size() * ratio).toAlignedRect();
  // Nothing outside the tile has changed.
  QImage outside = after;
  for (int y = place.top() - 1; y <= place.bottom() + 1; ++y)
    for (int x = place.left() - 1; x <= place.right() + 1; ++x)
      outside.setPixelColor(x, y, before.pixelColor(x, y));
  QCOMPARE(outside, before);
  // Inside there are an outline and a check mark, and the image is unchanged.
  const QColor accent = lightTheme().accent;
  const QRectF mark = canvas_->checkRect(211);
  QVERIFY(!mark.isEmpty());
  const auto colorAt = [&](QPointF at) { return after.pixelColor((at * ratio).toPoint()); };
  QCOMPARE(colorAt({tile.center().x(), tile.bottom() - 1.5}), accent);
  QCOMPARE(colorAt({mark.center().x(), mark.bottom() - 3}), accent);
  QCOMPARE(colorAt(tile.center()), before.pixelColor((tile.center() * ratio).toPoint()));
  canvas_->setSelectionMarked(false);
  QCOMPARE(canvas_->picture(), before);
}

void GalleryCanvasTest::looksAsBefore_data() {
  QTest::addColumn<bool>("dark");
  QTest::addColumn<double>("tile");
  QTest::addColumn<bool>("selected");
  QTest::newRow("gallery-all-dark") << true << 0.0 << false;
  QTest::newRow("gallery-chosen-dark") << true << 28.0 << true;
  QTest::newRow("gallery-chosen-light") << false << 28.0 << true;
  QTest::newRow("gallery-large-light") << false << 150.0 << false;
}

void GalleryCanvasTest::looksAsBefore() {
  QFETCH(bool, dark);
  QFETCH(double, tile);
  QFETCH(bool, selected);
  canvas_->setTheme(dark ? darkTheme() : lightTheme());
  if (tile > 0) canvas_->showImage(211, tile);
  if (selected) {
    auto selection = std::make_shared<ImageSet>(kImages);
    for (ImageIndex i = 0; i < kImages; i += 3) selection->insert(i);
    canvas_->setSelection(selection);
  }
  const QString difference =
      pictures::compare(canvas_->picture(), QStringLiteral(LOOKBOOK_BASELINES),
                        QString::fromUtf8(QTest::currentDataTag()));
  QVERIFY2(difference.isEmpty(), qPrintable(difference));
}

void GalleryCanvasTest::tilesOfAFewPixelsShowNoStripes_data() {
  QTest::addColumn<int>("count");
  QTest::newRow("a pixel and a half") << 70000;
  QTest::newRow("under a pixel") << 250000;
}

/// If all images are the same, white within black, the grey is the same everywhere.
void GalleryCanvasTest::tilesOfAFewPixelsShowNoStripes() {
  QFETCH(int, count);
  const DatasetPtr bars = test::barsOf(static_cast<std::size_t>(count), 1);
  canvas_->setDataset(bars);
  canvas_->setSections(sectionsOf(*bars));
  QRectF half;  // the last row may be shorter
  for (int i = 0; i < count / 2; ++i) half |= canvas_->imageRect(static_cast<ImageIndex>(i));
  const QRect inside = half.adjusted(2, 2, -2, -2).toAlignedRect();
  const QImage shown = canvas_->picture();
  QVERIFY(inside.width() > 100 && inside.height() > 100);
  for (int y = inside.top(); y < inside.bottom(); ++y)
    for (int x = inside.left(); x < inside.right(); ++x)
      QVERIFY2(
          std::abs(qGray(shown.pixel(x, y)) - 120) <= 1,
          qPrintable(QStringLiteral("%1 at %2, %3").arg(qGray(shown.pixel(x, y))).arg(x).arg(y)));
}

void GalleryCanvasTest::nothingIsDrawnWhileNothingChanges() {
  QSignalSpy frames(canvas_.get(), &Canvas::frameDrawn);
  canvas_->setSelection(std::make_shared<ImageSet>(dataset_->size(), true));
  QTRY_VERIFY(!frames.empty());
  QCoreApplication::processEvents();
  frames.clear();
  QTest::mouseMove(canvas_.get(), canvas_->imageRect(20).center().toPoint());
  QSignalSpy hovered(canvas_.get(), &Canvas::hovered);
  canvas_->setCurrent(20);
  QTest::mouseMove(canvas_.get(), canvas_->imageRect(21).center().toPoint());
  QTRY_VERIFY(!hovered.empty());
  canvas_->repaint();  // paints what is over the images
  QCoreApplication::processEvents();
  QCOMPARE(frames.size(), 0);
}

void GalleryCanvasTest::seventyThousandLightUpInAFrame() {
  const DatasetPtr many = samples::drawnImages(70000, 10, 8, 8);
  canvas_->setDataset(many);
  canvas_->setSections(sectionsOf(*many));
  const QImage before = canvas_->picture();
  QVERIFY(nextFrame(*canvas_));
  QSignalSpy frames(canvas_.get(), &Canvas::frameDrawn);
  canvas_->setSelection(std::make_shared<ImageSet>(70000, true));
  QTRY_VERIFY(!frames.empty());
  QCOMPARE(frames.size(), 1);
  const QImage after = canvas_->picture();
  // Selected images have the accent colour.
  const auto blueness = [](const QImage& image) {
    double sum = 0;
    for (int y = 0; y < image.height(); ++y)
      for (int x = 0; x < image.width(); ++x)
        sum += qBlue(image.pixel(x, y)) - qRed(image.pixel(x, y));
    return sum / image.width() / image.height();
  };
  QVERIFY(blueness(after) > blueness(before) + 20);
}

void GalleryCanvasTest::survivesAnotherParent() {
  const QImage before = canvas_->picture();
  QWidget window;
  auto* layout = new QVBoxLayout(&window);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(canvas_.get());
  window.resize(kSize);
  window.show();
  QVERIFY(QTest::qWaitForWindowExposed(&window));
  QTRY_COMPARE(canvas_->size(), kSize);
  QCOMPARE(canvas_->picture(), before);
  canvas_->setParent(nullptr);
  canvas_->show();
  QVERIFY(QTest::qWaitForWindowExposed(canvas_.get()));
  QTRY_COMPARE(canvas_->picture(), before);
}

void GalleryCanvasTest::survivesAnotherDataset() {
  canvas_->setDataset(samples::drawnImages(30, 3, 9, 14));
  canvas_->setSections({});
  QVERIFY(!canvas_->imageAt({100, 100}));
  QVERIFY(!canvas_->picture().isNull());
  canvas_->setDataset(nullptr);
  QVERIFY(!canvas_->picture().isNull());
  canvas_->setDataset(dataset_);
  canvas_->setSections(sectionsOf(*dataset_));
  QVERIFY(canvas_->imageAt(canvas_->imageRect(3).center()) == ImageIndex{3});
}

LOOKBOOK_WIDGET_TEST(GalleryCanvasTest)

}  // namespace lookbook::ui::test_gallery_canvas

#include "test_gallery_canvas.moc"
