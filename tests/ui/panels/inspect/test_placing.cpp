// New images on a map, drawn or dropped, by real events.

#include "core/base/random.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/look/shown_image.h"
#include "ui/maps/placing.h"
#include "ui/panels/inspect/drawing_canvas.h"
#include "ui/panels/parts/image_view.h"

#include <QAbstractButton>
#include <QDropEvent>
#include <QLabel>
#include <QMimeData>
#include <QPainter>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>

#include <array>
#include <cmath>
#include <numeric>
#include <span>

namespace lookbook::ui::test_placing {

using test::WindowDriver;

namespace {

constexpr std::size_t kImages = 400;
constexpr std::array<const char*, 5> kShapes{"upright", "level", "square", "ring", "slope"};

/// Whether a shape covers a place in its box, which extends from -1 to 1.
bool covers(std::size_t shape, double x, double y) {
  const double far = std::max(std::abs(x), std::abs(y));
  switch (shape) {
    case 0:
      return far < 1 && std::abs(x) < 0.2;
    case 1:
      return far < 1 && std::abs(y) < 0.2;
    case 2:
      return far < 1;
    case 3:
      return far < 1 && far > 0.7;
    default:
      return far < 1 && std::abs(x - y) < 0.3;
  }
}

/// Image i shows shape i % 5 in a box of 20 pixels, with a slightly different shade each time.
DatasetPtr shapes() {
  Dataset::Parts parts;
  parts.rows = parts.columns = 28;
  parts.splits = {{"train", kImages}};
  parts.classNames.assign(kShapes.begin(), kShapes.end());
  for (std::size_t i = 0; i < kImages; ++i) {
    const auto shade = static_cast<std::uint8_t>(156 + randomBits(7, 0, i) % 100);
    parts.labels.push_back(static_cast<lookbook::ClassId>(i % kShapes.size()));
    for (int y = 0; y < 28; ++y)
      for (int x = 0; x < 28; ++x)
        parts.pixels.push_back(covers(i % kShapes.size(), (x - 13.5) / 10, (y - 13.5) / 10) ? shade
                                                                                            : 0);
  }
  return Dataset::create(std::move(parts)).value();
}

const std::vector<QPointF> kRing{{-0.6, -0.6}, {0.6, -0.6}, {0.6, 0.6}, {-0.6, 0.6}, {-0.6, -0.6}};
const std::vector<QPointF> kUpright{{0, -0.6}, {0, 0}, {0, 0.6}};
const std::vector<QPointF> kLevel{{-0.6, 0}, {0, 0}, {0.6, 0}};
const std::vector<QPointF> kSlope{{-0.6, -0.6}, {0, 0}, {0.6, 0.6}};

}  // namespace

class PlacingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void init();
  void cleanup() { driver_.reset(); }

  void aDrawingIsPlacedWhileItIsDrawn();
  void theLatestDrawingWins();
  void strokesAreTakenBackAndCleared();
  void theKeyboardDrawsToo();
  void aDroppedPictureIsPlacedBetweenItsLikes();
  void aPictureAndADataSetGoTheirOwnWays();
  void theNeighborsCanBeClicked();
  void escapeTakesTheImageAwayBeforeTheSelection();
  void itFollowsToAnotherMap();
  void withoutAMapTheUserIsToldWhatToDo();
  void whatIsNoPictureIsSaid();

 private:
  /// Opens the data set of shapes, and waits for its PCA.
  void openShapes();
  void openPad();
  void drop(const QStringList& paths);
  /// A picture of one of the images, black on white, ten times as large and not centred.
  QString pictureOf(ImageIndex image);
  [[nodiscard]] Placing& placing() { return driver_->workspace().placing(); }
  [[nodiscard]] bool placed() {
    return WindowDriver::waitFor([this] { return placing().placed() != nullptr; });
  }
  [[nodiscard]] DrawingCanvas* pad() { return driver_->find<DrawingCanvas>("drawingCanvas"); }
  /// Draws a stroke; the pad extends from -1 to 1.
  void draw(const std::vector<QPointF>& stroke);

  DatasetPtr shapes_;
  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

void PlacingTest::initTestCase() {
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName(QStringLiteral("LookbookTest"));
  QCoreApplication::setApplicationName(QStringLiteral("LookbookPlacingTest"));
  shapes_ = shapes();
  folder_ = std::make_unique<samples::Folder>();
  const auto bytes = [](std::span<const std::uint8_t> values) {
    return QByteArray(reinterpret_cast<const char*>(values.data()),
                      static_cast<qsizetype>(values.size()));
  };
  folder_->add(
      QStringLiteral("shapes/train-images-idx3-ubyte"),
      samples::bigEndian({samples::kImagesMagic, kImages, 28, 28}) + bytes(shapes_->pixels()));
  folder_->add(
      QStringLiteral("shapes/train-labels-idx1-ubyte"),
      samples::bigEndian({samples::kLabelsMagic, kImages}) +
          bytes(std::vector<std::uint8_t>(shapes_->labels().begin(), shapes_->labels().end())));
}

void PlacingTest::init() {
  QSettings().clear();
  driver_ = std::make_unique<WindowDriver>();
}

void PlacingTest::openShapes() {
  QVERIFY(driver_->open(QString::fromStdString((folder_->path() / "shapes").string())));
}

void PlacingTest::openPad() {
  driver_->key(Qt::Key_D);
  QTRY_VERIFY(pad()->isVisible() && pad()->hasFocus());
}

void PlacingTest::drop(const QStringList& paths) {
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths) urls += QUrl::fromLocalFile(path);
  data.setUrls(urls);
  const QPoint middle = driver_->window().rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &enter);
  QDropEvent let(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &let);
}

QString PlacingTest::pictureOf(ImageIndex image) {
  QImage large = shownImage(*shapes_, image).scaled(280, 280);
  large.invertPixels();
  QImage page(500, 400, QImage::Format_RGB32);
  page.fill(Qt::white);
  QPainter(&page).drawImage(170, 60, large);
  const QString path = QString::fromStdString((folder_->path() / "shape.png").string());
  return page.save(path) ? path : QString();
}

void PlacingTest::draw(const std::vector<QPointF>& stroke) {
  const QRectF area = QRectF(pad()->rect()).adjusted(1, 1, -1, -1);
  std::vector<QPointF> path;
  for (const QPointF at : stroke)
    path.push_back(area.center() + QPointF(at.x() * area.width() / 2, at.y() * area.height() / 2));
  WindowDriver::drag(pad(), path);
}

void PlacingTest::aDrawingIsPlacedWhileItIsDrawn() {
  openShapes();
  openPad();
  QCOMPARE(driver_->workspace().state().view().page, Page::map);
  QCOMPARE(pad()->pixels(), QSize(28, 28));
  QVERIFY(!driver_->find<QWidget>("placedPanel")->isVisible());
  draw(kRing);
  QVERIFY(placed());
  QVERIFY(driver_->find<QWidget>("placedPanel")->isVisible());
  QCOMPARE(placing().placed()->vote, 3);
  // Classes without names are shown by their numbers.
  QVERIFY(driver_->find<QLabel>("placedVote")->text().contains(QStringLiteral("3")));
  QCOMPARE(driver_->find<QLabel>("placedTitle")->text(), QStringLiteral("Drawing"));
  const auto at = driver_->map()->placedPosition();
  QVERIFY(at && QRectF(driver_->map()->rect()).contains(*at));
  // The thumbnails of the neighbours and the picture are visible.
  QVERIFY(driver_->find<ImageButton>("placedNeighbor0")->isVisible());
  QCOMPARE(driver_->find<ImageView>("placedPicture")->image(), pad()->image());
}

void PlacingTest::theLatestDrawingWins() {
  openShapes();
  openPad();
  for (const auto& stroke : {kUpright, kRing, kLevel, kSlope}) {
    pad()->clear();
    draw(stroke);
  }
  QVERIFY(placed());
  QCOMPARE(placing().placed()->vote, 4);
  QCOMPARE(placing().image()->picture, pad()->image());
}

void PlacingTest::strokesAreTakenBackAndCleared() {
  openShapes();
  openPad();
  QVERIFY(!driver_->find<QAbstractButton>("undoStroke")->isEnabled());
  draw(kUpright);
  const QImage one = pad()->image();
  draw(kLevel);
  QVERIFY(pad()->image() != one);
  QTest::keyClick(pad(), Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(pad()->image(), one);
  draw(kLevel);
  driver_->click("undoStroke");
  QCOMPARE(pad()->image(), one);
  QVERIFY(placed());
  driver_->click("clearDrawing");
  QVERIFY(pad()->empty());
  QVERIFY(!placing().image());
  QVERIFY(!driver_->find<QWidget>("placedPanel")->isVisible());
  driver_->click("closeDrawing");
  QVERIFY(!pad()->isVisible());
}

void PlacingTest::theKeyboardDrawsToo() {
  openShapes();
  openPad();
  QTest::keyClick(pad(), Qt::Key_Space);
  for (int step = 0; step < 8; ++step) QTest::keyClick(pad(), Qt::Key_Right);
  QTest::keyClick(pad(), Qt::Key_Space);
  for (int step = 0; step < 5; ++step) QTest::keyClick(pad(), Qt::Key_Down);
  const QImage drawn = pad()->image();
  QVERIFY(qGray(drawn.pixel(17, 14)) > 128);  // on the stroke
  QCOMPARE(qGray(drawn.pixel(22, 18)), 0);    // where the pen was lifted
  QVERIFY(placed());
  QTest::keyClick(pad(), Qt::Key_Delete);
  QVERIFY(pad()->empty());
}

void PlacingTest::aDroppedPictureIsPlacedBetweenItsLikes() {
  openShapes();
  drop({pictureOf(8)});  // an image of class 3
  QVERIFY(placed());
  QCOMPARE(driver_->workspace().state().view().page, Page::map);
  QCOMPARE(placing().placed()->vote, 3);
  QCOMPARE(driver_->find<QLabel>("placedTitle")->text(), QStringLiteral("shape.png"));
  const QString note = driver_->find<QLabel>("placedNote")->text();
  QVERIFY2(note.contains(QStringLiteral("inverted")), qPrintable(note));
  QVERIFY2(note.contains(QStringLiteral("cropped to")), qPrintable(note));
  QVERIFY2(note.contains(QStringLiteral(" ms")), qPrintable(note));
  driver_->click("removePlaced");
  QVERIFY(!placing().image());
  QVERIFY(!driver_->map()->placedPosition().has_value());
}

void PlacingTest::aPictureAndADataSetGoTheirOwnWays() {
  openShapes();
  folder_->add(QStringLiteral("more/train-images-idx3-ubyte"), samples::idxImages(6));
  drop({QString::fromStdString((folder_->path() / "more").string()), pictureOf(4)});
  QVERIFY(placed());
  QVERIFY(WindowDriver::waitFor([this] { return driver_->workspace().library().count() == 2; }));
  QCOMPARE(placing().dataset(), DatasetId(0));
}

void PlacingTest::theNeighborsCanBeClicked() {
  openShapes();
  drop({pictureOf(7)});
  QVERIFY(placed());
  const ImageIndex nearest = placing().placed()->neighbors.front().image;
  QTest::mouseClick(driver_->find<ImageButton>("placedNeighbor0"), Qt::LeftButton);
  QCOMPARE(driver_->view().current, std::optional(nearest));
  QCOMPARE(shapes_->label(nearest), 2);
}

void PlacingTest::escapeTakesTheImageAwayBeforeTheSelection() {
  openShapes();
  drop({pictureOf(7)});
  QVERIFY(placed());
  driver_->workspace().state().select(0, ImageSet(kImages, std::vector<ImageIndex>{3, 60}));
  driver_->key(Qt::Key_Escape);
  QVERIFY(!placing().image());
  QCOMPARE(driver_->view().selection->count(), 2U);
  driver_->key(Qt::Key_Escape);
  QVERIFY(driver_->view().selection->empty());
}

void PlacingTest::itFollowsToAnotherMap() {
  openShapes();
  drop({pictureOf(7)});
  QVERIFY(placed());
  QCOMPARE(placing().placed()->map, MapId(0));
  MapOptions options{.method = Method::umap};
  options.umap.epochs = 30;
  std::vector<ImageIndex> images(200);
  std::iota(images.begin(), images.end(), 0U);
  driver_->workspace().maps().startMap(0, options, std::move(images), text("200 images"));
  QVERIFY(!placing().placed());
  QVERIFY(!driver_->map()->placedPosition().has_value());
  QVERIFY(placed());
  QCOMPARE(placing().placed()->map, MapId(1));
  for (const auto& neighbor : placing().placed()->neighbors) QVERIFY(neighbor.image < 200);
  QVERIFY(driver_->map()->placedPosition().has_value());
}

void PlacingTest::withoutAMapTheUserIsToldWhatToDo() {
  drop({pictureOf(7)});
  auto* message = driver_->find<QLabel>("messageText");
  QTRY_VERIFY(message->isVisible() &&
              message->text().contains(QStringLiteral("Open a data set first")));
  openShapes();
  driver_->workspace().maps().removeMap(0, 0);
  drop({pictureOf(7)});
  QTRY_VERIFY(message->isVisible() &&
              message->text().contains(QStringLiteral("Compute a map first")));
  openPad();
  QVERIFY(
      driver_->find<QLabel>("drawingHint")->text().contains(QStringLiteral("Compute a map first")));
}

void PlacingTest::whatIsNoPictureIsSaid() {
  openShapes();
  const auto path = folder_->add(QStringLiteral("broken.png"), QByteArray("no picture at all"));
  drop({QString::fromStdString(path.string())});
  auto* message = driver_->find<QLabel>("messageText");
  QTRY_VERIFY(message->isVisible());
  QVERIFY2(message->text().contains(QStringLiteral("broken.png cannot be read as a picture")),
           qPrintable(message->text()));
  QVERIFY(!placing().image());
}

LOOKBOOK_WIDGET_TEST(PlacingTest)

}  // namespace lookbook::ui::test_placing

#include "test_placing.moc"
