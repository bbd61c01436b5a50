// Saving, closing and continuing a session: questions, kept sessions and the title.

#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/files/file_dialogs.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/window/autosave.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>

namespace lookbook::ui::test_saving {

using test::WindowDriver;

class SavingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init();
  void cleanup();

  void saveAsksOnceAndThenSaves();
  void saveAsAsksAgain();
  void theTitleSaysWhatIsOpenAndWhetherItIsSaved();
  void whatTookNoWorkIsNotAskedAbout();
  void aSelectionIsAskedAbout_data();
  void aSelectionIsAskedAbout();
  void whatWasKeptIsOffered();
  void dialogsBeginWhereTheLastFileWas();
  void aMessageCoversNothingItMoved();
  void errorsStayAndLookLikeErrors();
  void aSessionKeepsTheWindowsTheme();

 private:
  [[nodiscard]] QString path(const char* name) const {
    return QString::fromStdString((folder_->path() / name).string());
  }
  /// Answers the file dialog that the next event opens; an empty name cancels it.
  void answerFileDialog(const QString& file, QString* directory = nullptr);
  void answerQuestion(QMessageBox::StandardButton button);
  [[nodiscard]] MessageBar* messages() { return driver_->window().findChild<MessageBar*>(); }
  [[nodiscard]] bool openSmall(const char* name, int images);

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
  int answered_ = 0;
};

void SavingTest::init() {
  QSettings().clear();
  answered_ = 0;
  folder_ = std::make_unique<samples::Folder>();
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(openSmall("small", 40));
}

void SavingTest::cleanup() {
  driver_.reset();
  folder_.reset();
  if (const QString kept = Autosave::kept(); !kept.isEmpty()) QFile::remove(kept);
}

bool SavingTest::openSmall(const char* name, int images) {
  folder_->add(QStringLiteral("%1/train-images-idx3-ubyte").arg(QString::fromUtf8(name)),
               samples::idxImages(images, 5, 5));
  return driver_->open(path(name));
}

void SavingTest::answerFileDialog(const QString& file, QString* directory) {
  QTimer::singleShot(0, this, [this, file, directory] {
    auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
    QVERIFY(dialog);
    ++answered_;
    if (directory) *directory = dialog->directory().absolutePath();
    if (file.isEmpty()) return dialog->reject();
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    name->setText(file);
    QTest::keyClick(name, Qt::Key_Return);
  });
}

void SavingTest::answerQuestion(QMessageBox::StandardButton button) {
  QTimer::singleShot(0, this, [this, button] {
    auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
    QVERIFY(question);
    ++answered_;
    QTest::mouseClick(question->button(button), Qt::LeftButton);
  });
}

void SavingTest::saveAsksOnceAndThenSaves() {
  answerFileDialog(path("my.lookbook"));
  driver_->key(Qt::Key_S, Qt::ControlModifier);
  QCOMPARE(answered_, 1);
  QVERIFY(WindowDriver::waitFor([&] { return messages()->text().contains(u"my.lookbook"); }));
  QVERIFY(driver_->find<QPushButton>("messageAction")->isVisible());
  QCOMPARE(driver_->find<QPushButton>("messageAction")->text(), QStringLiteral("Show in folder"));
  QVERIFY(QFile::remove(path("my.lookbook")));
  driver_->key(Qt::Key_S, Qt::ControlModifier);  // does not ask again
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("my.lookbook")); }));
  QCOMPARE(answered_, 1);
}

void SavingTest::saveAsAsksAgain() {
  driver_->window().saveSession(path("my.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return !driver_->window().sessionFile().isEmpty(); }));
  answerFileDialog(path("other"));
  driver_->key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(answered_, 1);
  QVERIFY(WindowDriver::waitFor(
      [&] { return driver_->window().sessionFile() == path("other.lookbook"); }));
  QVERIFY(QFile::exists(path("other.lookbook")));
}

void SavingTest::theTitleSaysWhatIsOpenAndWhetherItIsSaved() {
  const auto& window = driver_->window();
  QCOMPARE(window.windowTitle(), QStringLiteral("small[*] — Lookbook"));
  QVERIFY(!window.isWindowModified());
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  QVERIFY(window.isWindowModified());
  driver_->key(Qt::Key_Z, Qt::ControlModifier);
  QVERIFY(!window.isWindowModified());
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  driver_->window().saveSession(path("my.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return !window.isWindowModified(); }));
  QCOMPARE(window.windowTitle(), QStringLiteral("my.lookbook – small[*] — Lookbook"));
  driver_->key(Qt::Key_2, Qt::ControlModifier);  // a page does not count as work
  QVERIFY(!window.isWindowModified());
  driver_->workspace().state().changeDataset(
      0, [](DatasetView& view) { view.sort = SortOrder::brightness; });
  QVERIFY(window.isWindowModified());
}

void SavingTest::whatTookNoWorkIsNotAskedAbout() {
  QVERIFY(driver_->window().close());
  QCOMPARE(Autosave::kept(), QString());  // a single unchanged data set
}

void SavingTest::aSelectionIsAskedAbout_data() {
  QTest::addColumn<int>("button");
  QTest::newRow("save") << static_cast<int>(QMessageBox::Save);
  QTest::newRow("don't save") << static_cast<int>(QMessageBox::Discard);
  QTest::newRow("cancel") << static_cast<int>(QMessageBox::Cancel);
}

void SavingTest::aSelectionIsAskedAbout() {
  QFETCH(const int, button);
  driver_->workspace().state().selectRegion(0, {1, 5, 17}, SelectionChange::replace);
  driver_->window().saveSession(path("my.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return !driver_->window().isWindowModified(); }));
  driver_->workspace().state().selectRegion(0, {2, 6}, SelectionChange::add);
  answerQuestion(static_cast<QMessageBox::StandardButton>(button));
  QCOMPARE(driver_->window().close(), button == QMessageBox::Discard);
  QCOMPARE(answered_, 1);
  const auto kept = [&] {
    const auto session = readSession(path("my.lookbook").toStdString());
    return session ? session->view.datasets[0].selection->count() : std::size_t{0};
  };
  if (button == QMessageBox::Save) {  // the window then closes
    QVERIFY(WindowDriver::waitFor([&] { return !driver_->window().isVisible(); }));
    QCOMPARE(kept(), std::size_t{5});
  } else {
    QCOMPARE(kept(), std::size_t{3});
    QCOMPARE(driver_->window().isVisible(), button == QMessageBox::Cancel);
  }
  QCOMPARE(Autosave::kept(), QString());
}

void SavingTest::whatWasKeptIsOffered() {
  QVERIFY(openSmall("second", 12));
  QVERIFY(driver_->window().close());  // nothing that took work, so that there is no question
  QVERIFY(!Autosave::kept().isEmpty());
  driver_ = std::make_unique<WindowDriver>();
  driver_->window().offerKept();
  QVERIFY(messages()->text().contains(QStringLiteral("kept what was open")));
  driver_->click("messageAction");
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 2; }));
  // From now on it is in the file of the window.
  QVERIFY(WindowDriver::waitFor([&] { return Autosave::kept().isEmpty(); }));
  QCOMPARE(driver_->window().sessionFile(), QString());
}

void SavingTest::dialogsBeginWhereTheLastFileWas() {
  QString first;
  answerFileDialog({}, &first);
  driver_->key(Qt::Key_S, Qt::ControlModifier);
  QVERIFY(first != QDir::currentPath());
  QCOMPARE(first, folderOf(FileKind::session));
  answerFileDialog(path("my.lookbook"));
  driver_->key(Qt::Key_S, Qt::ControlModifier);
  QVERIFY(WindowDriver::waitFor([&] { return !driver_->window().sessionFile().isEmpty(); }));
  QString next;
  answerFileDialog({}, &next);
  driver_->key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
  QCOMPARE(QFileInfo(next).canonicalFilePath(),
           QFileInfo(QString::fromStdString(folder_->path().string())).canonicalFilePath());
  QVERIFY(folderOf(FileKind::film) != next);  // each kind has its own folder
}

void SavingTest::aMessageCoversNothingItMoved() {
  const QRect before = driver_->gallery()->geometry();
  driver_->workspace().notices().note(QStringLiteral("It is done."));
  QVERIFY(messages()->isVisible());
  QCoreApplication::processEvents();
  QCOMPARE(driver_->gallery()->geometry(), before);
  QVERIFY(messages()->parentWidget()->rect().contains(messages()->geometry()));
}

void SavingTest::errorsStayAndLookLikeErrors() {
  driver_->workspace().notices().note(QStringLiteral("It is done."));
  const auto* passing = messages()->findChild<QTimer*>(QStringLiteral("passing"));
  QVERIFY(passing->isActive());
  const QColor note = messages()->grab().toImage().pixelColor(20, 4);
  driver_->workspace().notices().report(QStringLiteral("It is not done."));
  QVERIFY(!passing->isActive());
  QVERIFY(messages()->grab().toImage().pixelColor(20, 4) != note);
  driver_->click("dismissMessage");
  QVERIFY(!messages()->isVisible());
}

void SavingTest::aSessionKeepsTheWindowsTheme() {
  driver_->workspace().state().change([](ViewState& view) { view.theme = ThemeChoice::dark; });
  driver_->window().saveSession(path("my.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return QFile::exists(path("my.lookbook")); }));
  driver_ = std::make_unique<WindowDriver>();
  driver_->workspace().state().change([](ViewState& view) { view.theme = ThemeChoice::light; });
  driver_->window().open(path("my.lookbook"));
  QVERIFY(WindowDriver::waitFor([&] { return driver_->workspace().library().count() == 1; }));
  QCOMPARE(driver_->workspace().state().view().theme, ThemeChoice::light);
}

LOOKBOOK_WIDGET_TEST(SavingTest)

}  // namespace lookbook::ui::test_saving

#include "test_saving.moc"
