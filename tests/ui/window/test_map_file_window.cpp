// A map that was computed elsewhere works like any other map, and data sets that differ from MNIST
// work everywhere.

#include "core/export/map_tables.h"
#include "core/runs/files/map_file.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/parts/image_strip.h"
#include "ui/panels/save/export_list.h"

#include <QComboBox>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

namespace lookbook::ui::test_map_file_window {

using test::WindowDriver;

class MapFileWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() {
    folder_ = std::make_unique<samples::Folder>();
    driver_ = std::make_unique<WindowDriver>();
  }
  void cleanup() {
    driver_.reset();
    folder_.reset();
  }

  void aDroppedMapIsShownAndScored();
  void itIsKeptInSessionsWithItsFile();
  void aMapThatDoesNotFitSaysWhy();
  void aMapNeedsItsDataSet();
  void aMapComesWithItsDataSet();
  void otherSizesAndClassesGoThroughAll_data();
  void otherSizesAndClassesGoThroughAll();
  void ofThousandsOfClassesWhatCanBeShownIs();
  void colourIsSaidToBecomeGrey();

 private:
  /// Opens images in MNIST's format, with cyclic labels.
  [[nodiscard]] bool openSet(int images, int rows, int columns, int classes);
  void drop(const std::filesystem::path& path);
  [[nodiscard]] QString message() { return driver_->find<QLabel>("messageText")->text(); }
  [[nodiscard]] const MapItem* shown() { return driver_->workspace().maps().shownMap(0); }
  [[nodiscard]] bool opensMap(std::size_t maps) {
    return WindowDriver::waitFor([&] {
      return driver_->workspace().library().count() > 0 &&
             driver_->workspace().maps().of(0).size() == maps && shown() && shown()->scores;
    });
  }
  [[nodiscard]] std::filesystem::path path(const char* name) { return folder_->path() / name; }

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

bool MapFileWindowTest::openSet(int images, int rows, int columns, int classes) {
  QByteArray labels = samples::bigEndian({samples::kLabelsMagic, static_cast<unsigned>(images)});
  for (int i = 0; i < images; ++i) labels.append(static_cast<char>(i % classes));
  folder_->add(QStringLiteral("set/train-labels-idx1-ubyte"), labels);
  folder_->add(QStringLiteral("set/train-images-idx3-ubyte"),
               samples::idxImages(static_cast<unsigned>(images), static_cast<unsigned>(rows),
                                  static_cast<unsigned>(columns)));
  return driver_->open(QString::fromStdString(path("set").string()));
}

void MapFileWindowTest::drop(const std::filesystem::path& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QString::fromStdString(path.string()))});
  const QPoint middle = driver_->window().rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &enter);
  QDropEvent let(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &let);
}

void MapFileWindowTest::aDroppedMapIsShownAndScored() {
  QVERIFY(openSet(40, 2, 3, 4));
  QByteArray table = ",UMAP1,UMAP2\n";
  for (int i = 0; i < 40; ++i)
    table += QByteArray::number(i) + ',' + QByteArray::number(i % 4 + 0.01 * i) + ',' +
             QByteArray::number(0.5 * (i % 4)) + '\n';
  drop(folder_->add(QStringLiteral("umap.csv"), table));
  QVERIFY(opensMap(2));
  QCOMPARE(driver_->workspace().library().count(), 1);
  QCOMPARE(driver_->workspace().state().view().page, Page::map);
  QCOMPARE(shown()->title, QStringLiteral("umap.csv · all images"));
  QCOMPARE(message(), QStringLiteral("umap.csv is a map of all images in 2-D, read as a header, "
                                     "index, x, y."));
  QVERIFY(driver_->find<QLabel>("mapStatus")->text().contains(QStringLiteral("trustworthiness")));
  QCOMPARE(shown()->record().recipe.origin.file, std::string("umap.csv"));
  // Its points are linked to the images.
  QVERIFY(driver_->map()->imagePosition(17).has_value());
  WindowDriver::clickAt(driver_->map(), *driver_->map()->imagePosition(17), Qt::ControlModifier);
  QCOMPARE(driver_->view().selection->count(), std::size_t{1});
  // It can be coloured by scores of its points, and does not accept new images.
  driver_->workspace().state().change(
      [](ViewState& view) { view.coloring = Coloring::trustworthiness; });
  QVERIFY(WindowDriver::waitFor([&] { return shown()->pointScores != nullptr; }));
  // It can be compared with the PCA.
  driver_->workspace().state().change([](ViewState& view) {
    view.compared = {DatasetId(0), DatasetId(0)};
    view.page = Page::compare;
  });
  QCOMPARE(driver_->workspace().maps().secondMap(0), MapId(0));
}

void MapFileWindowTest::itIsKeptInSessionsWithItsFile() {
  QVERIFY(openSet(40, 2, 3, 3));
  QByteArray table;
  for (int i = 0; i < 40; ++i) table += QByteArray::number(i + 0.5) + " 1.25 -0.5\n";
  drop(folder_->add(QStringLiteral("mine.txt"), table));
  QVERIFY(opensMap(2));
  const MapOrigin origin = shown()->record().recipe.origin;
  QCOMPARE(origin.md5.size(), std::size_t{32});
  const MatrixF positions = *shown()->record().positions;
  const QString file = QString::fromStdString(path("a.lookbook").string());
  driver_->window().saveSession(file);
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(file); }));
  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(file);
  QVERIFY(opensMap(2));
  QCOMPARE(shown()->title, QStringLiteral("mine.txt · all images"));
  QVERIFY(shown()->record().recipe.origin == origin);
  QCOMPARE(shown()->options().method, Method::file);
  QVERIFY(*shown()->record().positions == positions);
}

void MapFileWindowTest::aMapThatDoesNotFitSaysWhy() {
  QVERIFY(openSet(12, 2, 3, 3));
  drop(folder_->add(QStringLiteral("other.csv"), "0.5,1\n2,3\n"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->find<QLabel>("messageText")->isVisible(); }));
  QVERIFY2(message().endsWith(QStringLiteral("other.csv has 2 points, but set has 12 images.")),
           qPrintable(message()));
  QCOMPARE(driver_->workspace().maps().of(0).size(), std::size_t{1});
}

void MapFileWindowTest::aMapNeedsItsDataSet() {
  drop(folder_->add(QStringLiteral("map.csv"), "0.5,1\n2,3\n"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->find<QLabel>("messageText")->isVisible(); }));
  QCOMPARE(message(), QStringLiteral("map.csv is a map: open the data set of its images first, "
                                     "then the map again."));
}

void MapFileWindowTest::aMapComesWithItsDataSet() {
  folder_->add(QStringLiteral("set/train-images-idx3-ubyte"), samples::idxImages(6));
  folder_->add(QStringLiteral("map.csv"), "x,y,z\n1,2,3\n1,2,4\n2,2,3\n1,5,3\n1,2,6\n7,7,7\n");
  driver_->window().open(QString::fromStdString(path("set").string()),
                         QString::fromStdString(path("map.csv").string()));
  QVERIFY(WindowDriver::waitFor([&] {
    return driver_->workspace().library().count() > 0 && shown() &&
           shown()->options().method == Method::file;
  }));
  QVERIFY(driver_->view().threeDimensional);
}

void MapFileWindowTest::otherSizesAndClassesGoThroughAll_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("columns");
  QTest::addColumn<int>("classes");
  QTest::newRow("14 x 20, 26 classes") << 14 << 20 << 26;
  QTest::newRow("one class") << 5 << 4 << 1;
  QTest::newRow("256 classes") << 3 << 3 << 256;
}

void MapFileWindowTest::otherSizesAndClassesGoThroughAll() {
  QFETCH(int, rows);
  QFETCH(int, columns);
  QFETCH(int, classes);
  constexpr int kImages = 300;
  QVERIFY(openSet(kImages, rows, columns, classes));
  QCOMPARE(driver_->workspace().library().dataset(0).data()->classCount(), classes);
  for (const char* page : {"page0", "page1", "page2", "page3"}) {
    driver_->click(page);
    QVERIFY(!driver_->window().grab().isNull());
  }
  driver_->click("page1");
  driver_->runUmap(kImages, 20);
  QVERIFY(WindowDriver::waitFor([&] { return shown() && shown()->scores; }));
  for (const Page page : {Page::compare, Page::classes}) {
    driver_->workspace().state().change([&](ViewState& view) {
      view.compared = {DatasetId(0), DatasetId(0)};
      view.page = page;
    });
    QVERIFY(!driver_->window().grab().isNull());
  }
  driver_->key(Qt::Key_E, Qt::ControlModifier);
  for (const char* format : {"csv", "projector", "idx", "folder", "sheet"}) {
    driver_->find<ExportList>("exportFormats")->setFormat(QString::fromUtf8(format));
    driver_->find<QLineEdit>("exportPath")->setText(QString::fromStdString(path(format).string()));
    driver_->click("exportStart");
    auto* close = driver_->find<QPushButton>("exportClose");
    QVERIFY(WindowDriver::waitFor([&] { return close->text() == QStringLiteral("Close"); }));
    QVERIFY2(std::filesystem::exists(path(format)),
             qPrintable(driver_->find<QLabel>("exportWords")->text()));
  }
  const QString file = QString::fromStdString(path("a.lookbook").string());
  driver_->window().saveSession(file);
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(file); }));
  for (const char* set : {"idx", "folder"}) {
    driver_ = std::make_unique<WindowDriver>();
    QVERIFY(driver_->open(QString::fromStdString(path(set).string())));
    const Dataset& again = *driver_->workspace().library().dataset(0).data();
    QCOMPARE(again.size(), std::size_t{kImages});
    QCOMPARE(again.classCount(), classes);
    QCOMPARE(again.rows(), rows);
    QCOMPARE(again.columns(), columns);
  }
  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(file);
  QVERIFY(opensMap(2));
}

/// There are more classes than can be compared.
void MapFileWindowTest::ofThousandsOfClassesWhatCanBeShownIs() {
  constexpr int kClasses = 2000;
  constexpr int kImages = 2 * kClasses;
  constexpr unsigned kShortLabels = 0x0B01;
  QByteArray labels = samples::bigEndian({kShortLabels, static_cast<unsigned>(kImages)});
  for (int i = 0; i < kImages; ++i) {
    labels.append(static_cast<char>(i % kClasses / 256));
    labels.append(static_cast<char>(i % kClasses % 256));
  }
  folder_->add(QStringLiteral("set/train-labels-idx1-ubyte"), labels);
  folder_->add(QStringLiteral("set/train-images-idx3-ubyte"), samples::idxImages(kImages, 4, 4));
  QVERIFY(driver_->open(QString::fromStdString(path("set").string())));
  QCOMPARE(driver_->workspace().library().dataset(0).data()->classCount(), kClasses);
  for (const char* page : {"page0", "page1", "page2", "page3"}) {
    driver_->click(page);
    QVERIFY(!driver_->window().grab().isNull());
  }
  auto* components = driver_->find<ImageStrip>("leftComponents");
  QVERIFY(WindowDriver::waitFor([&] { return components->isVisible(); }));
  QVERIFY(!components->pictures().empty());
  QVERIFY(!driver_->find<ImageStrip>("leftMeans")->isVisible());  // and neither is its heading
  QVERIFY(!driver_->find<ImageStrip>("leftDeviations")->isVisible());
}

void MapFileWindowTest::colourIsSaidToBecomeGrey() {
  for (int i = 0; i < 4; ++i) {
    QImage picture(4, 4, QImage::Format_RGB32);
    picture.fill(i == 0 ? Qt::red : QColor(60 * i, 60 * i, 60 * i));
    folder_->add(QStringLiteral("pictures/a/%1.png").arg(i), {});
    QVERIFY(picture.save(QString::fromStdString(path("pictures").string()) +
                         QStringLiteral("/a/%1.png").arg(i)));
  }
  QVERIFY(driver_->open(QString::fromStdString(path("pictures").string())));
  QVERIFY(driver_->find<QLabel>("messageText")->isVisible());
  QVERIFY2(message().contains(QStringLiteral("in colour; it is shown in grey")),
           qPrintable(message()));
}

LOOKBOOK_WIDGET_TEST(MapFileWindowTest)

}  // namespace lookbook::ui::test_map_file_window

#include "test_map_file_window.moc"
