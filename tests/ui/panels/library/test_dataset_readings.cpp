// Files that can be read in several ways: what the window reports of them, reading them otherwise,
// and what it remembers.

#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/library/dataset_dialog.h"
#include "ui/panels/parts/image_view.h"
#include "ui/panels/parts/message_bar.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QSettings>

namespace lookbook::ui::test_dataset_readings {

using test::WindowDriver;

class ReadingsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() {
    QSettings().clear();
    driver_ = std::make_unique<WindowDriver>();
  }
  void cleanup() { driver_.reset(); }

  void theMenuTransposesTheImages();
  void theReadingIsRememberedForTheSameFiles();
  void oneClickTurnsEmnistBack();
  void severalWarningsAreListed();
  void theDialogReadsAsUsualAgain();
  void sessionsKeepTheReading();
  void darkImagesAreStretched();

 private:
  /// Four images of 2 x 3 pixels and their labels.
  static QString fill(const samples::Folder& folder, const QString& before = {}) {
    folder.add(before + QStringLiteral("train-labels-idx1-ubyte"),
               samples::idxLabels({1, 2, 3, 1}));
    return QString::fromStdString(
        folder.add(before + QStringLiteral("train-images-idx3-ubyte"), samples::idxImages(4))
            .string());
  }
  [[nodiscard]] OpenDatasets& library() { return driver_->workspace().library(); }
  [[nodiscard]] bool isRead() {
    return WindowDriver::waitFor([this] { return !library().opening() && library().countOpen(); });
  }
  [[nodiscard]] const Dataset& shown() {
    return *library().dataset(*driver_->workspace().state().view().active).data();
  }
  [[nodiscard]] DatasetDialog* dialog() {
    return driver_->window().findChild<DatasetDialog*>(QStringLiteral("datasetDialog"));
  }
  [[nodiscard]] QString message() {
    return driver_->window().findChild<MessageBar*>(QStringLiteral("messageBar"))->text();
  }

  std::unique_ptr<WindowDriver> driver_;
};

void ReadingsTest::theMenuTransposesTheImages() {
  const samples::Folder folder;
  QVERIFY(driver_->open(fill(folder)));
  QCOMPARE(shown().rows(), 2);
  driver_->clickEntry("transposeDataset");
  QVERIFY(isRead());
  QCOMPARE(shown().rows(), 3);
  QCOMPARE(shown().image(0)[1], std::uint8_t{3});  // the second row's first pixel
  QCOMPARE(library().countOpen(), 1);
  driver_->workspace().state().undo();
  QCOMPARE(library().countOpen(), 2);  // opening is not undone, closing the first one is
  QCOMPARE(shown().rows(), 2);
}

void ReadingsTest::theReadingIsRememberedForTheSameFiles() {
  const samples::Folder folder;
  QVERIFY(driver_->open(fill(folder)));
  driver_->clickEntry("transposeDataset");
  QVERIFY(isRead());
  driver_ = std::make_unique<WindowDriver>();
  const samples::Folder elsewhere;
  QVERIFY(driver_->open(fill(elsewhere)));
  QCOMPARE(shown().rows(), 3);
  driver_->clickEntry("transposeDataset");
  QVERIFY(isRead());
  QCOMPARE(shown().rows(), 2);
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(fill(elsewhere)));
  QCOMPARE(shown().rows(), 2);
}

void ReadingsTest::oneClickTurnsEmnistBack() {
  const samples::Folder folder;
  QVERIFY(driver_->open(fill(folder, QStringLiteral("emnist-letters-"))));
  QVERIFY(shown().transposed());
  QVERIFY2(message().contains(QStringLiteral("turned upright")), qPrintable(message()));
  driver_->click("messageAction");
  QVERIFY(isRead());
  QVERIFY(!shown().transposed());
  QCOMPARE(shown().rows(), 2);
}

void ReadingsTest::severalWarningsAreListed() {
  const samples::Folder folder;
  // The folder is named like a data set whose files these are not.
  QVERIFY(driver_->open(fill(folder, QStringLiteral("fashion-mnist/emnist-letters-"))));
  QVERIFY(shown().warnings().size() > 1);
  QVERIFY2(message().contains(QStringLiteral("1 further warning")), qPrintable(message()));
  driver_->click("messageAction");
  QVERIFY(dialog());
  QStringList texts;
  for (const QLabel* label : dialog()->findChildren<QLabel*>()) texts << label->text();
  for (const Text& warning : shown().warnings())
    QVERIFY(!texts.filter(QString::fromStdString(warning.english())).isEmpty());
  dialog()->findChild<QPushButton*>(QStringLiteral("other-transposed"))->click();
  QVERIFY(isRead());
  QVERIFY(!shown().transposed());
}

void ReadingsTest::theDialogReadsAsUsualAgain() {
  const samples::Folder folder;
  QVERIFY(driver_->open(fill(folder)));
  driver_->clickEntry("transposeDataset");
  QVERIFY(isRead());
  driver_->clickEntry("aboutDataset");
  QVERIFY(dialog()->isVisible());
  dialog()->findChild<QPushButton*>(QStringLiteral("readAsUsual"))->click();
  QVERIFY(isRead());
  QVERIFY(!shown().transposed());
  QVERIFY(QSettings().allKeys().filter(QStringLiteral("readings")).isEmpty());
}

void ReadingsTest::sessionsKeepTheReading() {
  const samples::Folder folder;
  QVERIFY(driver_->open(fill(folder)));
  driver_->clickEntry("transposeDataset");
  QVERIFY(isRead());
  const QString file = QString::fromStdString((folder.path() / "turned.lookbook").string());
  driver_->window().saveSession(file);
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(file); }));
  driver_.reset();
  QSettings().clear();
  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(file);
  QVERIFY(isRead());
  QVERIFY(shown().transposed());
  QCOMPARE(shown().rows(), 3);
}

/// Images of 0 and 1 are shown in black and white; their values stay.
void ReadingsTest::darkImagesAreStretched() {
  const samples::Folder folder;
  QByteArray images = samples::bigEndian({samples::kImagesMagic, 2, 8, 8});
  images += QByteArray(64, '\1') + QByteArray(64, '\0');
  folder.add(QStringLiteral("train-labels-idx1-ubyte"), samples::idxLabels({0, 1}));
  QVERIFY(driver_->open(QString::fromStdString(
      folder.add(QStringLiteral("train-images-idx3-ubyte"), images).string())));
  QCOMPARE(shown().image(0)[0], std::uint8_t{1});
  driver_->workspace().state().changeDataset(*driver_->workspace().state().view().active,
                                             [](DatasetView& view) { view.current = 0; });
  const auto* large = driver_->find<ImageView>("inspectorImage");
  QVERIFY(WindowDriver::waitFor([&] { return !large->image().isNull(); }));
  QCOMPARE(qGray(large->image().pixel(0, 0)), 255);
  const auto count = [this](int grey) {  // pixels of the gallery
    const QImage picture = driver_->gallery()->grab().toImage();
    int found = 0;
    for (int y = 0; y < picture.height(); ++y)
      for (int x = 0; x < picture.width(); ++x)
        found += picture.pixel(x, y) == qRgb(grey, grey, grey);
    return found;
  };
  constexpr int kTile = 300;  // pixels, of a tile of more than 28 x 28
  QVERIFY(WindowDriver::waitFor([&] { return count(255) > kTile && count(0) > kTile; }));
}

LOOKBOOK_WIDGET_TEST(ReadingsTest)

}  // namespace lookbook::ui::test_dataset_readings

#include "test_dataset_readings.moc"
