// Exporting data from the window: formats, images, files, and messages.

#include "core/export/export_format.h"
#include "core/io/npy.h"
#include "core/readers/catalogue.h"
#include "core/runs/files/fitted_map.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/save/export_list.h"

#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>

namespace lookbook::ui::test_export_dialog {

using test::WindowDriver;

class ExportDialogTest : public QObject {
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

  void withoutADataSetItSaysWhatToDo();
  void everyFormatOfTheCommandLineIsWritten();
  void theMapThatIsShownComesBack();
  void aSelectionIsADataSetOfItsOwn();
  void anEmptySelectionSaysSo();
  void onlyWhatIsShownIsExported();
  void whatCannotBeWrittenIsSaidBefore();
  void cancellingLeavesNothing();
  void theLastChoiceIsRemembered();

 private:
  /// Opens twelve images of 2 x 3 pixels in three classes, eight of them in the train split.
  [[nodiscard]] bool openSmall();
  void show() { driver_->key(Qt::Key_E, Qt::ControlModifier); }
  void choose(const char* format);
  void writeTo(const QString& name);
  /// Presses Export and waits for its end.
  void run();
  [[nodiscard]] QString words() { return driver_->find<QLabel>("exportWords")->text(); }
  [[nodiscard]] bool canExport() { return driver_->find<QPushButton>("exportStart")->isEnabled(); }
  [[nodiscard]] std::filesystem::path path(const char* name) { return folder_->path() / name; }

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

bool ExportDialogTest::openSmall() {
  folder_->add(QStringLiteral("small/train-images-idx3-ubyte"), samples::idxImages(8));
  folder_->add(QStringLiteral("small/train-labels-idx1-ubyte"),
               samples::idxLabels({0, 1, 2, 0, 1, 2, 0, 1}));
  folder_->add(QStringLiteral("small/t10k-images-idx3-ubyte"), samples::idxImages(4));
  folder_->add(QStringLiteral("small/t10k-labels-idx1-ubyte"), samples::idxLabels({2, 2, 1, 0}));
  return driver_->open(QString::fromStdString(path("small").string()));
}

void ExportDialogTest::choose(const char* format) {
  auto* list = driver_->find<ExportList>("exportFormats");
  list->setFocus();
  QTest::keyClick(list, Qt::Key_Home);
  for (int row = 0;
       row < list->count() && (!list->format() || list->format()->name != std::string(format));
       ++row)
    QTest::keyClick(list, Qt::Key_Down);
  QVERIFY(list->format());
  QCOMPARE(std::string(list->format()->name), std::string(format));
}

void ExportDialogTest::writeTo(const QString& name) {
  auto* place = driver_->find<QLineEdit>("exportPath");
  place->setFocus();
  place->selectAll();
  QTest::keyClicks(place, QString::fromStdString((folder_->path() / name.toStdString()).string()));
}

void ExportDialogTest::run() {
  QVERIFY2(canExport(), qPrintable(words()));
  driver_->click("exportStart");
  auto* close = driver_->find<QPushButton>("exportClose");
  QVERIFY(WindowDriver::waitFor([&] { return close->text() == QStringLiteral("Close"); }));
}

void ExportDialogTest::withoutADataSetItSaysWhatToDo() {
  show();
  QCOMPARE(words(), QStringLiteral("Open a data set first."));
  QVERIFY(!canExport());
}

void ExportDialogTest::everyFormatOfTheCommandLineIsWritten() {
  QVERIFY(openSmall());
  show();
  for (const ExportFormat& format : exportFormats()) {
    choose(format.name);
    const auto target = path(format.name);
    writeTo(QString::fromUtf8(format.name));
    driver_->find<QSpinBox>("exportNeighbors")->setValue(3);
    run();
    QVERIFY2(std::filesystem::exists(target), qPrintable(words()));
    QVERIFY2(
        words().startsWith(
            QStringLiteral("Saved %1: 12 images, ").arg(QString::fromStdString(target.string()))),
        qPrintable(words()));
    QVERIFY(driver_->find<QPushButton>("exportShowFolder")->isVisible());
  }
}

void ExportDialogTest::theMapThatIsShownComesBack() {
  QVERIFY(openSmall());
  show();
  choose("csv");
  writeTo(QStringLiteral("map.csv"));
  run();
  const auto map = readMapFile(path("map.csv")).and_then([this](const MapFile& file) {
    return fitMap(file, *driver_->workspace().library().dataset(0).data());
  });
  QVERIFY2(map, map ? "" : map.error().message.c_str());
  QVERIFY(map->positions == *driver_->workspace().maps().shownMap(0)->record().positions);
}

void ExportDialogTest::aSelectionIsADataSetOfItsOwn() {
  QVERIFY(openSmall());
  driver_->workspace().state().selectRegion(0, {1, 2, 9}, SelectionChange::replace);
  driver_->click("exportSelection");
  QCOMPARE(driver_->find<QComboBox>("exportImages")->currentText(),
           QStringLiteral("Selection · 3 images"));
  choose("idx");
  QVERIFY(driver_->find<QLineEdit>("exportPath")
              ->text()
              .endsWith(QStringLiteral("small-selection-idx")));
  writeTo(QStringLiteral("mine"));
  run();
  const auto opened = openDataset(path("mine").string());
  QVERIFY2(opened, opened ? "" : opened.error().message.c_str());
  QCOMPARE((*opened)->trainCount(), std::size_t{2});
  QCOMPARE((*opened)->testCount(), std::size_t{1});
}

void ExportDialogTest::anEmptySelectionSaysSo() {
  QVERIFY(openSmall());
  driver_->workspace().state().selectRegion(0, {4}, SelectionChange::replace);
  driver_->key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
  driver_->workspace().state().clearSelection(0);
  QVERIFY(words().startsWith(QStringLiteral("Nothing is selected")));
  QVERIFY(!canExport());
  driver_->workspace().state().selectRegion(0, {4}, SelectionChange::replace);
  QCOMPARE(words(), QStringLiteral("1 image will be exported."));
  QVERIFY(canExport());
}

void ExportDialogTest::onlyWhatIsShownIsExported() {
  QVERIFY(openSmall());
  driver_->workspace().state().changeDataset(
      0, [](DatasetView& view) { view.filter.hiddenClasses.set(2); });
  show();
  auto* images = driver_->find<QComboBox>("exportImages");
  images->setFocus();
  QTest::keyClick(images, Qt::Key_Down);
  Q_EMIT images->activated(images->currentIndex());
  QCOMPARE(images->currentText(), QStringLiteral("Shown · 8 images"));
  choose("labels");
  writeTo(QStringLiteral("labels.npy"));
  run();
  QCOMPARE(readNpyLabels(path("labels.npy")).value(),
           (std::vector<ClassId>{0, 1, 0, 1, 0, 1, 1, 0}));
}

void ExportDialogTest::whatCannotBeWrittenIsSaidBefore() {
  QVERIFY(openSmall());
  show();
  choose("graph");
  writeTo(QStringLiteral("g.npz"));
  driver_->find<QSpinBox>("exportNeighbors")->setValue(12);
  writeTo(QStringLiteral("g.npz"));
  QVERIFY2(words().startsWith(QStringLiteral("12 images cannot have 12 neighbours each")),
           qPrintable(words()));
  choose("idx");
  writeTo(QStringLiteral("small"));
  QCOMPARE(words(), QStringLiteral("small exists already. Enter the name of a new folder."));
  QVERIFY(!canExport());
  writeTo(QStringLiteral("nowhere/mine"));
  QVERIFY(words().startsWith(QStringLiteral("The folder ")));
  choose("csv");
  folder_->add(QStringLiteral("old.csv"), "old");
  writeTo(QStringLiteral("old.csv"));
  QVERIFY(words().endsWith(QStringLiteral("old.csv exists already and will be replaced.")));
  QVERIFY(canExport());
}

void ExportDialogTest::cancellingLeavesNothing() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  show();
  choose("folder");
  writeTo(QStringLiteral("pictures"));
  driver_->click("exportStart");
  auto* close = driver_->find<QPushButton>("exportClose");
  QCOMPARE(close->text(), QStringLiteral("Cancel"));
  driver_->click("exportClose");
  QVERIFY(WindowDriver::waitFor([&] { return close->text() == QStringLiteral("Close"); }));
  QCOMPARE(words(), QStringLiteral("Cancelled. Nothing was saved."));
  QVERIFY(std::filesystem::is_empty(folder_->path()));
}

void ExportDialogTest::theLastChoiceIsRemembered() {
  QVERIFY(openSmall());
  show();
  choose("sheet");
  writeTo(QStringLiteral("sheet.png"));
  run();
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QString::fromStdString(path("small").string())));
  show();
  QCOMPARE(std::string(driver_->find<ExportList>("exportFormats")->format()->name),
           std::string("sheet"));
  QCOMPARE(driver_->find<QLineEdit>("exportPath")->text(),
           QString::fromStdString(path("small-sheet.png").string()));
}

LOOKBOOK_WIDGET_TEST(ExportDialogTest)

}  // namespace lookbook::ui::test_export_dialog

#include "test_export_dialog.moc"
