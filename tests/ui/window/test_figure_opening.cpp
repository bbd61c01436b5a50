// Opening figures that Lookbook saved restores the view of the figure.

#include "core/io/npy.h"
#include "core/session/stamp.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/figure/figure.h"
#include "ui/maps/placing.h"
#include "ui/panels/save/film_dialog.h"
#include "ui/workspace/figure_stamp.h"

#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QToolButton>
#include <nlohmann/json.hpp>

namespace lookbook::ui::test_figure_opening {

using test::WindowDriver;

class FigureOpeningTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() {
    QSettings().clear();
    folder_ = std::make_unique<samples::Folder>();
    driver_ = std::make_unique<WindowDriver>();
  }
  void cleanup() {
    driver_.reset();
    folder_.reset();
  }

  void aFigureBringsItsViewBack_data();
  void aFigureBringsItsViewBack();
  void aFigureMakesItsMapAgain_data();
  void aFigureMakesItsMapAgain();
  void theGalleryComesBack();
  void aFigureOfTheCommandLineMakesItsMapAgain();
  void aMapThatCannotBeMadeIsSaid();
  void aFigureIsFoundByItsContentWhereItWasOpenedLately();
  void aMapThatTakesLongWaitsForAClick();
  void anUnknownDataSetIsNamed();
  void aBrokenFigureSaysSo();
  void aPictureWithoutAStampIsPlaced();

 private:
  [[nodiscard]] QString path(const QString& name) const {
    return QString::fromStdString((folder_->path() / name.toStdString()).string());
  }
  [[nodiscard]] static bool settled(const MapItem* item) { return item && item->scores; }
  [[nodiscard]] QString message() { return driver_->find<QLabel>("messageText")->text(); }
  void drop(const QString& path);
  void openFigureOfMap(const std::string& recipe);
  void openRecent(const QString& path);
  /// Shows a t-SNE of 300 images with an unusual view.
  void lookAtTsne();
  /// Saves what the window shows, like its dialogs.
  void saveFigure(const QString& file);
  /// Whether the window has this view, with selections compared by content.
  [[nodiscard]] bool shows(const ViewState& view);

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

void FigureOpeningTest::drop(const QString& path) {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(path)});
  const QPoint middle = driver_->window().rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent let(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &let);
}

void FigureOpeningTest::openRecent(const QString& path) {
  for (const QMenu* menu : driver_->menu().findChildren<QMenu*>())
    if (menu->title() == QStringLiteral("Open &recent"))
      for (QAction* action : menu->actions())
        if (action->text() == path) return action->trigger();
  QFAIL("it is not among the recent files");
}

void FigureOpeningTest::lookAtTsne() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->click("page1");
  driver_->runTsne(300, 60);
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().maps().shownMap(0)); }));
  driver_->workspace().state().selectRegion(0, {1, 5, 17, 200}, SelectionChange::replace);
  driver_->workspace().state().change([](ViewState& view) {
    view.marks = Marks::dots;
    view.pointSize = 5;
    view.opacity = 0.6;
    DatasetView& dataset = view.datasets[0];
    dataset.filter.hiddenClasses.set(2).set(7);
    dataset.filter.split = SplitChoice::train;
    dataset.current = 17;
    dataset.sort = SortOrder::brightness;
    dataset.galleryCamera = {.centerX = 4, .centerY = 9, .tilePixels = 31};
    dataset.mapCamera = {.focus = {0.5, 1, 0}, .height = 25};
  });
}

void FigureOpeningTest::saveFigure(const QString& file) {
  const Workspace& workspace = driver_->workspace();
  if (file.endsWith(QLatin1String("gif")) || file.endsWith(QLatin1String("webp"))) {
    driver_->click("film");
    const QPointer<FilmDialog> dialog =
        driver_->window().findChild<FilmDialog*>();  // deletes itself when closed
    QVERIFY(dialog);
    dialog->findChild<QSpinBox*>(QStringLiteral("filmWidth"))->setValue(200);
    dialog->findChild<QSpinBox*>(QStringLiteral("filmHeight"))->setValue(200);
    dialog->findChild<QDoubleSpinBox*>(QStringLiteral("filmSeconds"))->setValue(1);
    dialog->findChild<QDoubleSpinBox*>(QStringLiteral("filmRate"))->setValue(5);
    dialog->save(file);
    QVERIFY(WindowDriver::waitFor([&] { return !dialog || !dialog->isVisible(); }));
    QVERIFY(QFile::exists(file));
    driver_->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&driver_->window()));
    return;
  }
  MapFigure figure;
  const MapItem* item = workspace.maps().shownMap(0);
  figure.dataset = workspace.library().dataset(0).data();
  figure.images = item->images();
  figure.positions = item->record().positions;
  figure.stamp = stampText(workspace, 0);
  QVERIFY(save(figure, workspace.state().theme(), QSizeF(400, 300), 1, file.toStdString()));
}

bool FigureOpeningTest::shows(const ViewState& view) {
  ViewState now = driver_->workspace().state().view();
  if (now.datasets.size() != view.datasets.size()) return false;
  for (std::size_t i = 0; i < view.datasets.size(); ++i) {
    if (*now.datasets[i].selection != *view.datasets[i].selection) return false;
    now.datasets[i].selection = view.datasets[i].selection;
  }
  return now == view;
}

void FigureOpeningTest::aFigureBringsItsViewBack_data() {
  QTest::addColumn<QString>("file");
  for (const char* suffix : {"png", "svg", "pdf", "gif", "webp"})
    QTest::newRow(suffix) << QStringLiteral("made.") + QLatin1String(suffix);
}

void FigureOpeningTest::aFigureBringsItsViewBack() {
  QFETCH(QString, file);
  lookAtTsne();
  const ViewState view = driver_->workspace().state().view();
  const QImage picture = driver_->map()->picture();
  saveFigure(path(file));

  driver_->key(Qt::Key_T);
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  driver_->key(Qt::Key_Home);
  driver_->runTsne(150, 30);
  driver_->click("page0");
  driver_->workspace().state().change([](ViewState& other) {
    other.coloring = Coloring::continuity;
    other.pointSize = 2;
    other.datasets[0].filter = {};
    other.datasets[0].sort = SortOrder::index;
  });
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().maps().shownMap(0)); }));
  const ViewState other = driver_->workspace().state().view();
  QVERIFY(!shows(view));

  drop(path(file));
  QVERIFY(WindowDriver::waitFor([&] { return shows(view); }));
  QCOMPARE(driver_->workspace().maps().of(0).size(), std::size_t{3});  // none was recomputed
  QVERIFY(WindowDriver::waitFor([&] { return driver_->map()->size() == picture.size(); }));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->map()->picture() == picture; }));
  QVERIFY(!driver_->find<QLabel>("messageText")->isVisible());

  driver_->key(Qt::Key_Z, Qt::ControlModifier);  // the theme and the page are not part of a step
  QCOMPARE(driver_->view().map, other.datasets[0].map);
  QVERIFY(driver_->view().filter == other.datasets[0].filter);
  QCOMPARE(*driver_->view().selection, *other.datasets[0].selection);
}

void FigureOpeningTest::aFigureMakesItsMapAgain_data() {
  QTest::addColumn<QString>("file");
  QTest::newRow("figure") << "made.pdf";
  QTest::newRow("film") << "made.webp";
}

void FigureOpeningTest::aFigureMakesItsMapAgain() {
  QFETCH(QString, file);
  lookAtTsne();
  const ViewState view = driver_->workspace().state().view();
  const QImage picture = driver_->map()->picture();
  saveFigure(path(file));

  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path(file));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->find<QLabel>("messageText")->isVisible(); }));
  QCOMPARE(message(),
           QStringLiteral("%1: Recomputing t-SNE, perplexity 30 · first 300 images.").arg(file));
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().maps().shownMap(0)); }));
  QVERIFY(shows(view));
  driver_->click("dismissMessage");  // it covers a part of the window
  QTRY_COMPARE(driver_->map()->size(), picture.size());
  QVERIFY(WindowDriver::waitFor([&] { return driver_->map()->picture() == picture; }));

  driver_->click("page0");
  openRecent(path(file));
  QVERIFY(WindowDriver::waitFor([&] { return shows(view); }));
  QCOMPARE(driver_->workspace().maps().of(0).size(), std::size_t{2});
}

void FigureOpeningTest::theGalleryComesBack() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->workspace().state().change([](ViewState& view) {
    view.datasets[0].filter.split = SplitChoice::test;
    view.datasets[0].galleryCamera = {.centerX = 20, .centerY = 30, .tilePixels = 40};
  });
  const ViewState view = driver_->workspace().state().view();
  const QImage picture = driver_->gallery()->picture();
  SheetFigure sheet;
  sheet.dataset = driver_->workspace().library().dataset(0).data();
  sheet.images = {0, 1, 2};
  sheet.stamp = stampText(driver_->workspace(), 0);
  QVERIFY(save(sheet, lightTheme(), QSizeF(300, 200), 1,
               path(QStringLiteral("sheet.png")).toStdString()));

  driver_->key(Qt::Key_Home);
  driver_->click("page1");
  driver_->workspace().state().changeDataset(0, [](DatasetView& other) {
    other.filter.split = SplitChoice::all;
    other.filter.hiddenClasses.set(0);
  });
  drop(path(QStringLiteral("sheet.png")));
  QVERIFY(WindowDriver::waitFor([&] { return shows(view); }));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->gallery()->picture() == picture; }));

  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path(QStringLiteral("sheet.png")));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().maps().shownMap(0)); }));
  QVERIFY(shows(view));
}

void FigureOpeningTest::aFigureOfTheCommandLineMakesItsMapAgain() {
  const auto run = [this](const char* program, const QString& words) {
    return samples::runProgram(QString::fromUtf8(program), words.split(QLatin1Char(' ')),
                               QString::fromStdString(folder_->path().string()));
  };
  QCOMPARE(run(LOOKBOOK_CLI,
               QStringLiteral(
                   "embed fashion-mnist --method tsne --split test --limit 200 --perplexity 20 "
                   "--iterations 40 --out map.npy --report map.json"))
               .status,
           0);
  QCOMPARE(run(LOOKBOOK_PROGRAM,
               QStringLiteral("figure fashion-mnist --split test --limit 200 --map map.npy "
                              "--report map.json --theme dark --out map.svg"))
               .status,
           0);
  driver_->window().open(path(QStringLiteral("map.svg")));
  QVERIFY(WindowDriver::waitFor([&] {
    return driver_->workspace().library().count() == 1 &&
           driver_->workspace().maps().shownMap(0)->ended();
  }));
  const MapItem& item = *driver_->workspace().maps().shownMap(0);
  const auto map = readNpy(folder_->path() / "map.npy");
  QVERIFY(map.has_value());
  QCOMPARE(item.images().front(), ImageIndex{60000});
  QCOMPARE(item.images().size(), std::size_t{200});
  QVERIFY(*item.record().positions == *map);
  QCOMPARE(driver_->workspace().state().view().page, Page::map);
  QVERIFY(!driver_->workspace().state().theme().dark);  // the window keeps its own
}

/// Opens made.svg, which shows one map of the open data set, and waits for the message.
void FigureOpeningTest::openFigureOfMap(const std::string& recipe) {
  Stamp stamp;
  stamp.datasets.push_back(stampOf(*driver_->workspace().library().dataset(0).data()));
  stamp.datasets[0].maps.push_back({.recipe = recipe, .iteration = {}});
  stamp.view.page = Page::map;
  stamp.view.datasets.resize(1);
  stamp.view.datasets[0].map = MapId(0);
  folder_->add(QStringLiteral("made.svg"),
               QByteArray::fromStdString("<svg>" + xmpOf(toText(stamp)) + "</svg>"));
  driver_->window().open(path(QStringLiteral("made.svg")));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->find<QLabel>("messageText")->isVisible(); }));
}

void FigureOpeningTest::aMapThatCannotBeMadeIsSaid() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  openFigureOfMap("");
  QCOMPARE(
      message(),
      QStringLiteral("made.svg: Its map is not recomputed: The figure holds no recipe of it."));
  QCOMPARE(driver_->workspace().state().view().page, Page::map);
  QCOMPARE(driver_->workspace().maps().shownMap(0)->options().method, Method::pca);  // unchanged
}

void FigureOpeningTest::aMapThatTakesLongWaitsForAClick() {
  folder_->add(QStringLiteral("small/train-images-idx3-ubyte"), samples::idxImages(40, 6, 6));
  QVERIFY(driver_->open(path(QStringLiteral("small"))));
  const DatasetPtr data = driver_->workspace().library().dataset(0).data();
  MapOptions options{.method = Method::tsne, .pcaComponents = 5};
  options.tsne.perplexity = 5;
  options.tsne.iterations = 1'000'000;
  Recipe recipe = recipeFor(*data, data->indices(SplitChoice::all), options);
  openFigureOfMap(toJson(recipe).dump());
  QVERIFY2(message().contains(QStringLiteral("is not computed yet because it takes a long time")),
           qPrintable(message()));
  const MapItem& item = *driver_->workspace().maps().shownMap(0);
  QCOMPARE(item.job->state(), MapJob::State::waiting);
  auto* compute = driver_->find<QPushButton>("compute");
  QVERIFY(compute->isVisible());
  QVERIFY(driver_->map()->rect().contains(compute->geometry()));
  QVERIFY(driver_->find<QToolButton>("pause")->isEnabled());  // the map begins, too
  driver_->click("compute");
  QVERIFY(WindowDriver::waitFor([&] { return item.record().iteration > 0; }));
  QVERIFY(!compute->isVisible());
  driver_->click("stop");
  QVERIFY(WindowDriver::waitFor([&] { return item.ended(); }));
}

void FigureOpeningTest::aFigureIsFoundByItsContentWhereItWasOpenedLately() {
  folder_->add(QStringLiteral("small/train-images-idx3-ubyte"), samples::idxImages(40, 5, 5));
  QVERIFY(driver_->open(path(QStringLiteral("small"))));
  driver_->click("page1");
  saveFigure(path(QStringLiteral("made.png")));
  QVERIFY(driver_->window().close());
  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path(QStringLiteral("made.png")));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  QCOMPARE(driver_->workspace().state().view().page, Page::map);
}

void FigureOpeningTest::anUnknownDataSetIsNamed() {
  folder_->add(QStringLiteral("small/train-images-idx3-ubyte"), samples::idxImages(40, 5, 5));
  QVERIFY(driver_->open(path(QStringLiteral("small"))));
  const std::string known = driver_->workspace().library().dataset(0).data()->fingerprint();
  saveFigure(path(QStringLiteral("made.png")));
  driver_ = std::make_unique<WindowDriver>();
  QSettings().clear();
  driver_->window().open(QStringLiteral("fashion-mnist"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  folder_->add(QStringLiteral("small/train-images-idx3-ubyte"), samples::idxImages(41, 5, 5));
  driver_->window().open(path(QStringLiteral("made.png")));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->find<QLabel>("messageText")->isVisible(); }));
  QVERIFY2(message().contains(QStringLiteral("made.png shows small (") +
                              QString::fromStdString(known).left(20)),
           qPrintable(message()));
  QVERIFY(message().endsWith(QStringLiteral("Open that data set, then this file again.")));
  QCOMPARE(driver_->workspace().library().count(), 1);
}

void FigureOpeningTest::aBrokenFigureSaysSo() {
  folder_->add(QStringLiteral("cut.svg"), "<svg><lookbook:stamp>{");
  driver_->window().open(path(QStringLiteral("cut.svg")));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->find<QLabel>("messageText")->isVisible(); }));
  QVERIFY2(message().contains(QStringLiteral("cut.svg: The file ends in the middle of its text.")),
           qPrintable(message()));
  QCOMPARE(driver_->workspace().library().count(), 0);
}

void FigureOpeningTest::aPictureWithoutAStampIsPlaced() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  QImage picture(28, 28, QImage::Format_RGB32);
  picture.fill(Qt::white);
  for (int x = 8; x < 20; ++x)
    for (int y = 8; y < 20; ++y) picture.setPixel(x, y, qRgb(0, 0, 0));
  QVERIFY(picture.save(path(QStringLiteral("square.png"))));
  drop(path(QStringLiteral("square.png")));
  QVERIFY(
      WindowDriver::waitFor([&] { return driver_->workspace().placing().placed() != nullptr; }));
  QCOMPARE(driver_->workspace().state().view().page, Page::map);
}

LOOKBOOK_WIDGET_TEST(FigureOpeningTest)

}  // namespace lookbook::ui::test_figure_opening

#include "test_figure_opening.moc"
