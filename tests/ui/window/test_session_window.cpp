// Saving the session of a window and opening it again, on real data.

#include "core/readers/catalogue.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/window/autosave.h"

#include <QAbstractButton>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QTimer>

#include <filesystem>
#include <fstream>

namespace lookbook::ui::test_session_window {

using test::WindowDriver;

class SessionWindowTest : public QObject {
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

  void aSessionOpensWithTheSamePicture();
  void anMdeComesBackWithItsPairs();
  void aSessionComesBehindWhatWasOpenedMeanwhile();
  void aSessionThatCannotBeReadSaysSo();
  void aSessionThatCannotBeWrittenSaysSo();
  void aFileDeletedUnderneathIsSavedAnew();
  void aDataSetDeletedUnderneathIsNamed();
  void whatACrashLeftIsOfferedOnce_data();
  void whatACrashLeftIsOfferedOnce();
  void aWindowThatClosesLeavesNothing();
  void whatLiesBelowAPathThatIsNotUtf8IsKept();
  void aKeepingThatFailsIsSaidOnce();

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
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().maps().shownMap(0)); }));
  driver_->workspace().state().selectRegion(0, {1, 5, 17, 300}, SelectionChange::replace);
  driver_->workspace().state().click(0, 17, SelectionChange::add);
  driver_->workspace().state().changeDataset(0, [](DatasetView& view) {
    view.mapCamera = {.focus = {1, 2, 0}, .height = 20};
    view.moment = 30;
  });
  const ViewState view = driver_->workspace().state().view();
  const QImage picture = driver_->map()->picture();
  const QString status = driver_->find<QLabel>("mapStatus")->text();
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("a.lookbook")); }));

  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().maps().shownMap(0)); }));
  const ViewState& now = driver_->workspace().state().view();
  QCOMPARE(*now.datasets[0].selection, *view.datasets[0].selection);
  ViewState same = now;
  same.datasets[0].selection = view.datasets[0].selection;
  QVERIFY(same == view);
  QCOMPARE(driver_->map()->size(), picture.size());
  QVERIFY(WindowDriver::waitFor([&] { return driver_->map()->picture() == picture; }));
  QCOMPARE(driver_->find<QLabel>("mapStatus")->text(), status);
  QCOMPARE(driver_->find<QSlider>("moments")->isVisible(), true);
  QCOMPARE(driver_->workspace().maps().of(0).size(), std::size_t{2});
}

void SessionWindowTest::aSessionComesBehindWhatWasOpenedMeanwhile() {
  const auto images =
      folder_->add(QStringLiteral("train-images-idx3-ubyte"), samples::idxImages(12, 4, 4));
  QVERIFY(driver_->open(QString::fromStdString(images.string())));
  driver_->workspace().state().changeDataset(0, [](DatasetView& view) { view.current = 7; });
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([this] { return QFile::exists(path("a.lookbook")); }));

  driver_ = std::make_unique<WindowDriver>();
  Workspace& workspace = driver_->workspace();
  int restored = 0;
  // Both are requested before one of them is open.
  for (int i = 0; i < 2; ++i)
    workspace.sessions().restore(path("a.lookbook"), [&](const Result<std::string>& layout) {
      if (layout) ++restored;
    });
  QVERIFY(WindowDriver::waitFor([&] { return restored == 2; }));
  QCOMPARE(workspace.library().count(), 2);
  QCOMPARE(workspace.state().view().datasets.size(), std::size_t{2});
  QCOMPARE(workspace.state().view().active, DatasetId(1));
  QCOMPARE(driver_->view(0).current, driver_->view(1).current);
  for (const Page page : {Page::map, Page::compare, Page::gallery})
    workspace.state().change([&](ViewState& view) { view.page = page; });
  QTest::qWait(20);
}

void SessionWindowTest::aSessionThatCannotBeReadSaysSo() {
  QFile broken(path("broken.lookbook"));
  QVERIFY(broken.open(QIODevice::WriteOnly));
  broken.write("PK no archive");
  broken.close();
  driver_->window().open(path("broken.lookbook"));
  auto* messages = driver_->window().findChild<MessageBar*>();
  QVERIFY(WindowDriver::waitFor([&] { return messages->isVisible(); }));
  QCOMPARE(driver_->workspace().library().count(), 0);
}

void SessionWindowTest::anMdeComesBackWithItsPairs() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->click("page1");
  driver_->runMde(300, 20);
  QVERIFY(WindowDriver::waitFor([&] { return settled(driver_->workspace().maps().shownMap(0)); }));
  const auto pairs = driver_->job()->record().mostDistorted;
  QVERIFY(!pairs.empty());
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("a.lookbook")); }));

  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] {
    return driver_->workspace().library().count() == 1 &&
           settled(driver_->workspace().maps().shownMap(0));
  }));
  QVERIFY(driver_->job()->record().mostDistorted == pairs);
  driver_->find<QDockWidget>("pairsDock")->show();
  QCOMPARE(driver_->find<QListView>("distortedPairs")->isVisibleTo(&driver_->window()), true);
  QVERIFY(driver_->find<QListView>("distortedPairs")->model()->rowCount() > 0);
}

void SessionWindowTest::aSessionThatCannotBeWrittenSaysSo() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->workspace().state().selectRegion(0, {1, 5, 17}, SelectionChange::replace);
  auto* messages = driver_->window().findChild<MessageBar*>();
  // Not even root can write there.
  driver_->window().saveSession(QStringLiteral("/proc/a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return messages->isVisible(); }));
  QVERIFY2(messages->text().startsWith(QStringLiteral("/proc/a.lookbook cannot be written: ")),
           qPrintable(messages->text()));
  QCOMPARE(driver_->view().selection->count(), std::size_t{3});
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("a.lookbook")); }));
}

void SessionWindowTest::aFileDeletedUnderneathIsSavedAnew() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("a.lookbook")); }));
  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  QVERIFY(QFile::remove(path("a.lookbook")));
  driver_->workspace().state().selectRegion(0, {1, 5, 17}, SelectionChange::replace);
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("a.lookbook")); }));
  const auto saved = readSession(path("a.lookbook").toStdString());
  QVERIFY(saved.has_value());
  QCOMPARE(saved->view.datasets[0].selection->count(), std::size_t{3});
}

void SessionWindowTest::aDataSetDeletedUnderneathIsNamed() {
  const auto images =
      folder_->add(QStringLiteral("small/train-images-idx3-ubyte"), samples::idxImages(6));
  QVERIFY(driver_->open(QString::fromStdString(images.parent_path().string())));
  std::filesystem::remove_all(images.parent_path());
  // The open data set stays open, and can be saved.
  driver_->workspace().state().selectRegion(0, {1, 5}, SelectionChange::replace);
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("a.lookbook")); }));

  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path("a.lookbook"));
  auto* messages = driver_->window().findChild<MessageBar*>();
  QVERIFY(WindowDriver::waitFor([&] { return messages->isVisible(); }));
  QVERIFY2(messages->text().startsWith(QStringLiteral("The session's data set ")) &&
               messages->text().contains(QString::fromStdString(images.parent_path().string())),
           qPrintable(messages->text()));
  QCOMPARE(driver_->workspace().library().count(), 0);
  QVERIFY(QFile::exists(path("a.lookbook")));

  folder_->add(QStringLiteral("small/train-images-idx3-ubyte"), samples::idxImages(6));
  driver_->window().open(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  QCOMPARE(driver_->view().selection->count(), std::size_t{2});
}

void SessionWindowTest::whatACrashLeftIsOfferedOnce_data() {
  QTest::addColumn<bool>("wanted");
  QTest::newRow("opened") << true;
  QTest::newRow("discarded") << false;
}

void SessionWindowTest::whatACrashLeftIsOfferedOnce() {
  QFETCH(const bool, wanted);
  QVERIFY(!driver_->window().offerUnsaved());
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->workspace().state().selectRegion(0, {1, 5, 17}, SelectionChange::replace);
  // The file that a window would leave that ends without its destructor.
  const QString left = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                       QStringLiteral("/unsaved/left.lookbook");
  driver_->window().saveSession(left);
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(left); }));

  driver_ = std::make_unique<WindowDriver>();
  QTimer::singleShot(0, [wanted] {
    auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(question);
    QTest::mouseClick(
        static_cast<QWidget*>(question->button(wanted ? QMessageBox::Open : QMessageBox::Discard)),
        Qt::LeftButton);
  });
  QCOMPARE(driver_->window().offerUnsaved(), wanted);
  if (wanted) {
    QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
    QCOMPARE(driver_->view().selection->count(), std::size_t{3});
  }
  QVERIFY(WindowDriver::waitFor([&] { return !QFile::exists(left); }));
  QVERIFY(!driver_->window().offerUnsaved());
}

void SessionWindowTest::aWindowThatClosesLeavesNothing() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  auto* autosave = driver_->window().findChild<Autosave*>();
  QSignalSpy written(autosave, &Autosave::written);
  autosave->write();
  QVERIFY(written.wait(WindowDriver::kPatience));
  QVERIFY(Autosave::leftBehind().isEmpty());  // the file is in use
  driver_.reset();
  QVERIFY(Autosave::leftBehind().isEmpty());
}

void SessionWindowTest::whatLiesBelowAPathThatIsNotUtf8IsKept() {
  const std::filesystem::path data = folder_->path() / "m\xFCller";
  std::filesystem::create_directories(data);
  const QByteArray images = samples::idxImages(40, 6, 6);
  std::ofstream(data / "train-images-idx3-ubyte", std::ios::binary)
      .write(images.constData(), images.size());
  driver_->workspace().library().adopt(openDataset(data.string()).value());
  auto* autosave = driver_->window().findChild<Autosave*>();
  QSignalSpy written(autosave, &Autosave::written);
  const QSignalSpy failed(autosave, &Autosave::failed);
  autosave->write();
  QVERIFY(written.wait(WindowDriver::kPatience));
  QCOMPARE(failed.count(), 0);
  driver_->window().saveSession(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("a.lookbook")); }));
  driver_ = std::make_unique<WindowDriver>();
  driver_->window().open(path("a.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  QCOMPARE(driver_->workspace().library().dataset(0).data()->path(), data.string());
  std::filesystem::remove_all(data);  // Qt cannot delete this name
}

void SessionWindowTest::aKeepingThatFailsIsSaidOnce() {
  auto* autosave = driver_->window().findChild<Autosave*>();
  QSignalSpy written(autosave, &Autosave::written);
  const QSignalSpy failed(autosave, &Autosave::failed);
  // There is a folder in the place of the file.
  const QDir unsaved(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) +
                     QStringLiteral("/unsaved"));
  const QStringList locks = unsaved.entryList({QStringLiteral("*.lock")}, QDir::Files);
  QVERIFY(!locks.isEmpty());
  for (const QString& lock : locks) QVERIFY(unsaved.mkdir(lock.chopped(5)));
  for (int i = 0; i < 2; ++i) {
    autosave->write();
    QVERIFY(written.wait(WindowDriver::kPatience));
  }
  for (const QString& lock : locks) QVERIFY(unsaved.rmdir(lock.chopped(5)));
  QCOMPARE(failed.count(), 1);
  const auto* messages = driver_->window().findChild<MessageBar*>();
  QVERIFY2(messages->text().contains(QStringLiteral("cannot be kept")),
           qPrintable(messages->text()));
}

LOOKBOOK_WIDGET_TEST(SessionWindowTest)

}  // namespace lookbook::ui::test_session_window

#include "test_session_window.moc"
