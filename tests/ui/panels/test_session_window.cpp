// Saving what the window is about and opening it again, on real data.

#include "tests/support/sample_files.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/message_bar.h"

#include <QFile>
#include <QLabel>
#include <QSlider>
#include <QStandardPaths>

namespace lookbook::ui {

using test::WindowDriver;

class SessionWindowTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("LookbookTest"));
    QCoreApplication::setApplicationName(QStringLiteral("LookbookTest"));
  }
  void init() {
    folder_ = std::make_unique<samples::Folder>();
    driver_ = std::make_unique<WindowDriver>();
  }
  void cleanup() {
    driver_.reset();
    folder_.reset();
  }

  void aSessionOpensWithTheSamePicture();
  void aSessionThatCannotBeReadSaysSo();

 private:
  [[nodiscard]] QString path(const char* name) const {
    return QString::fromStdString((folder_->path() / name).string());
  }
  [[nodiscard]] static bool settled(const MapItem* item) { return item && item->scores; }

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

void SessionWindowTest::aSessionOpensWithTheSamePicture() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->click("page1");
  driver_->runTsne(500, 60);
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().shownMap(0)); }));
  driver_->workspace().chooseRegion(0, {1, 5, 17, 300}, SelectionChange::replace);
  driver_->workspace().click(0, 17, SelectionChange::add);
  driver_->workspace().changeDataset(0, [](DatasetView& view) {
    view.mapCamera = {.focus = {1, 2, 0}, .height = 20};
    view.moment = 30;
  });
  const ViewState view = driver_->workspace().view();
  const QImage picture = driver_->map()->picture();
  const QString status = driver_->find<QLabel>("mapStatus")->text();
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("a.lookbook")); }));

  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().datasetCount() == 1; }));
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().shownMap(0)); }));
  const ViewState& now = driver_->workspace().view();
  QCOMPARE(*now.datasets[0].selection, *view.datasets[0].selection);
  ViewState same = now;
  same.datasets[0].selection = view.datasets[0].selection;
  QVERIFY(same == view);
  QCOMPARE(driver_->map()->size(), picture.size());
  QVERIFY(WindowDriver::waitFor([&] { return driver_->map()->picture() == picture; }));
  QCOMPARE(driver_->find<QLabel>("mapStatus")->text(), status);
  QCOMPARE(driver_->find<QSlider>("moments")->isVisible(), true);
  QCOMPARE(driver_->workspace().dataset(0).maps.size(), std::size_t{2});
}

void SessionWindowTest::aSessionThatCannotBeReadSaysSo() {
  QFile broken(path("broken.lookbook"));
  QVERIFY(broken.open(QIODevice::WriteOnly));
  broken.write("PK no archive");
  broken.close();
  driver_->window().open(path("broken.lookbook"));
  auto* messages = driver_->window().findChild<MessageBar*>();
  QVERIFY(WindowDriver::waitFor([&] { return messages->isVisible(); }));
  QCOMPARE(driver_->workspace().datasetCount(), 0);
}

}  // namespace lookbook::ui

QTEST_MAIN(lookbook::ui::SessionWindowTest)
#include "test_session_window.moc"
