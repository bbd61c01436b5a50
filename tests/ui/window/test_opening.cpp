// Opening data sets in the window, and what it remembers of them and of its look.

#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/commands/help_dialog.h"
#include "ui/commands/help_table.h"
#include "ui/window/drop_hint.h"

#include <QDropEvent>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QToolButton>

#include <set>

namespace lookbook::ui::test_opening {

using test::WindowDriver;

class OpeningTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("LookbookTest"));
    QCoreApplication::setApplicationName(QStringLiteral("LookbookOpeningTest"));
  }
  void init() {
    QSettings().clear();
    driver_ = std::make_unique<WindowDriver>();
  }
  void cleanup() { driver_.reset(); }

  void anEmptyWindowSaysWhatToDo();
  void aDroppedFolderOpens();
  void theFourFilesOfADataSetOpenItOnce();
  void whatIsActedOnIsWhatThePanelsTellOf();
  void aSmallFileOfLargeContentIsAskedAbout();
  void anotherOpeningPutsTheMessageAway();
  void droppedFilesKeepTheirOrderAndTheFirstIsShown();
  void aDragShowsWhereItWouldGo();
  void recentDataSetsAreRemembered();
  void theLookIsRemembered();
  void helpNamesEveryShortcut();

 private:
  /// Six images, four of them in the train split, in MNIST's four files.
  static void fill(const samples::Folder& folder);
  /// Drops these files on the middle of the window.
  void drop(const QStringList& paths);
  [[nodiscard]] bool opened() {
    return WindowDriver::waitFor([this] {
      return !driver_->workspace().library().opening() && driver_->workspace().library().count();
    });
  }
  [[nodiscard]] QStringList recent();

  std::unique_ptr<WindowDriver> driver_;
};

void OpeningTest::fill(const samples::Folder& folder) {
  folder.add(QStringLiteral("train-images-idx3-ubyte"), samples::idxImages(4));
  folder.add(QStringLiteral("train-labels-idx1-ubyte"), samples::idxLabels({0, 1, 2, 1}));
  folder.add(QStringLiteral("t10k-images-idx3-ubyte.gz"), samples::gzip(samples::idxImages(2)));
  folder.add(QStringLiteral("t10k-labels-idx1-ubyte.gz"),
             samples::gzip(samples::idxLabels({2, 0})));
}

void OpeningTest::drop(const QStringList& paths) {
  QMimeData data;
  QList<QUrl> urls;
  for (const QString& path : paths) urls += QUrl::fromLocalFile(path);
  data.setUrls(urls);
  const QPoint middle = driver_->window().rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &enter);
  QVERIFY(enter.isAccepted());
  QDropEvent let(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &let);
}

QStringList OpeningTest::recent() {
  QStringList paths;
  for (const QMenu* menu : driver_->menu().findChildren<QMenu*>())
    if (menu->title() == QStringLiteral("Open &recent"))
      for (const QAction* action : menu->actions()) paths += action->text();
  return paths;
}

void OpeningTest::anEmptyWindowSaysWhatToDo() {
  QCOMPARE(driver_->workspace().library().count(), 0);
  const QImage picture = driver_->window().grab().toImage();
  const QRect canvas(driver_->gallery()->mapTo(&driver_->window(), QPoint()),
                     driver_->gallery()->size());
  const QRect words(canvas.center() - QPoint(150, 60), QSize(300, 120));
  std::set<QRgb> colors;
  for (int y = words.top(); y < words.bottom(); ++y)
    for (int x = words.left(); x < words.right(); ++x) colors.insert(picture.pixel(x, y));
  QVERIFY(colors.size() > 4);  // there is text
  QVERIFY(!driver_->find<QAbstractButton>("run")->isEnabled());
}

void OpeningTest::aDroppedFolderOpens() {
  const samples::Folder folder;
  fill(folder);
  drop({QString::fromStdString(folder.path().string())});
  QVERIFY(opened());
  const Dataset& data = *driver_->workspace().library().dataset(0).data();
  QCOMPARE(data.size(), std::size_t{6});
  QCOMPARE(data.classCount(), 3);
  QVERIFY(driver_->find<QLabel>("counts")->text().startsWith(QStringLiteral("6 images")));
}

void OpeningTest::theFourFilesOfADataSetOpenItOnce() {
  const samples::Folder folder;
  fill(folder);
  QStringList files;
  for (const auto& file : std::filesystem::directory_iterator(folder.path()))
    files += QString::fromStdString(file.path().string());
  QCOMPARE(files.size(), 4);
  drop(files);
  QVERIFY(opened());
  QCOMPARE(driver_->workspace().library().count(), 1);
  QCOMPARE(driver_->workspace().library().dataset(0).data()->size(), std::size_t{6});
}

void OpeningTest::whatIsActedOnIsWhatThePanelsTellOf() {
  const samples::Folder folder;
  fill(folder);
  const samples::Folder other;
  other.add(QStringLiteral("train-images-idx3-ubyte"), samples::idxImages(5));
  for (const samples::Folder* each : {&folder, &other})
    QVERIFY(driver_->open(QString::fromStdString(each->path().string())));
  driver_->workspace().state().change([](ViewState& view) {
    view.compared = {DatasetId(1), DatasetId(0)};
    view.page = Page::compare;
  });
  QCOMPARE(driver_->workspace().state().view().active, DatasetId(1));
  auto* right = driver_->find<MapCanvas>("rightCanvas");
  QTRY_VERIFY(right->isVisible() && right->imagePosition(3).has_value());
  WindowDriver::clickAt(right, *right->imagePosition(3), Qt::ControlModifier);
  QCOMPARE(driver_->workspace().state().view().active, DatasetId(0));
  QCOMPARE(driver_->view(0).selection->count(), 1U);
  QCOMPARE(driver_->find<QLabel>("selectionTitle")->text(), QStringLiteral("Selection · 1"));
}

void OpeningTest::aSmallFileOfLargeContentIsAskedAbout() {
  const samples::Folder folder;
  // One line of 2.1 GB. After the user has confirmed, it is refused after its first 16 MiB.
  const auto path = folder.add(QStringLiteral("large.csv.gz"),
                               samples::gzip(QByteArray(100'000'000, '0')).repeated(21));
  const auto question = [&] {
    return driver_->window().findChild<QMessageBox*>(QStringLiteral("largeFile"));
  };
  const auto message = [&] { return driver_->find<QLabel>("messageText")->text(); };
  for (const auto answer : {QMessageBox::Cancel, QMessageBox::Open}) {
    driver_->window().open(QString::fromStdString(path.string()));
    QVERIFY(WindowDriver::waitFor([&] { return question() != nullptr; }));
    QVERIFY(question()->text().startsWith(
        QLatin1String("large.csv.gz has 2 MB and unpacks to more than 2 GB")));
    QCOMPARE(question()->defaultButton(), question()->button(QMessageBox::Cancel));
    QVERIFY(!driver_->workspace().library().opening());
    QTest::mouseClick(question()->button(answer), Qt::LeftButton);
    QVERIFY(WindowDriver::waitFor([&] { return question() == nullptr; }));
    const bool wanted = answer == QMessageBox::Open;
    if (wanted)
      QVERIFY(WindowDriver::waitFor(
          [&] { return message().contains(QLatin1String("more than 16 MiB")); }));
    QCOMPARE(message().contains(QLatin1String("large.csv.gz")), wanted);
  }
}

void OpeningTest::anotherOpeningPutsTheMessageAway() {
  driver_->window().open(QStringLiteral("/no/such/folder"));
  QTRY_VERIFY(driver_->find<QLabel>("messageText")->isVisible());
  const samples::Folder folder;
  fill(folder);
  drop({QString::fromStdString(folder.path().string())});
  QVERIFY(opened());
  QVERIFY(!driver_->find<QLabel>("messageText")->isVisible());
}

void OpeningTest::droppedFilesKeepTheirOrderAndTheFirstIsShown() {
  const samples::Folder folder;
  QStringList paths;
  QStringList names;
  for (int i = 0; i < 5; ++i) {  // the first one takes the longest to read
    names += QStringLiteral("set%1").arg(i);
    folder.add(names.back() + QStringLiteral("/train-images-idx3-ubyte"),
               samples::idxImages(i == 0 ? 20000 : 10 + i, 8, 8));
    paths += QString::fromStdString((folder.path() / names.back().toStdString()).string());
  }
  drop(paths);
  QVERIFY(WindowDriver::waitFor([&] {
    return driver_->workspace().library().count() == 5 && !driver_->workspace().library().opening();
  }));
  for (std::size_t i = 0; i < 5; ++i) {
    const Dataset& opened = *driver_->workspace().library().dataset(DatasetId(i)).data();
    QCOMPARE(QString::fromStdString(opened.title()), names[static_cast<qsizetype>(i)]);
  }
  QTRY_VERIFY(driver_->workspace().state().view().active == DatasetId(0));
}

void OpeningTest::aDragShowsWhereItWouldGo() {
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(QStringLiteral("/tmp/a.npz")),
                QUrl::fromLocalFile(QStringLiteral("/tmp/b.npz"))});
  auto* hint = driver_->find<DropHint>("dropHint");
  QVERIFY(!hint->isVisible());
  const QPoint middle = driver_->window().rect().center();
  QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&driver_->window(), &enter);
  QVERIFY(hint->isVisible());
  QCOMPARE(hint->text(), QStringLiteral("Open 2 files, in this order"));
  QDragLeaveEvent leave;
  QApplication::sendEvent(&driver_->window(), &leave);
  QVERIFY(!hint->isVisible());
}

void OpeningTest::recentDataSetsAreRemembered() {
  const samples::Folder folder;
  fill(folder);
  const QString path = QString::fromStdString(folder.path().string());
  driver_->window().open(path);
  QVERIFY(opened());
  QCOMPARE(recent(), QStringList{path});
  QVERIFY(driver_->window().close());
  driver_ = std::make_unique<WindowDriver>();
  QCOMPARE(recent(), QStringList{path});
}

void OpeningTest::theLookIsRemembered() {
  const bool dark = driver_->workspace().state().theme().dark;
  driver_->click("theme");
  QCOMPARE(driver_->workspace().state().theme().dark, !dark);
  QCOMPARE(driver_->window().palette().color(QPalette::Window).lightness() < 128, !dark);
  QVERIFY(driver_->window().close());
  driver_ = std::make_unique<WindowDriver>();
  QCOMPARE(driver_->workspace().state().theme().dark, !dark);
}

void OpeningTest::helpNamesEveryShortcut() {
  driver_->key(Qt::Key_F1);
  auto* help = driver_->window().findChild<HelpDialog*>();
  QVERIFY(help && help->isVisible());
  QStringList texts;
  for (const QLabel* label : help->findChildren<QLabel*>()) texts += label->text();
  for (const HelpSection& section : helpTable())
    for (const HelpRow& row : section.rows)
      QVERIFY2(texts.contains(row.keys) && texts.contains(row.effect), qPrintable(row.effect));
  QTest::keyClick(help, Qt::Key_Escape);
  QTRY_VERIFY(!driver_->window().findChild<HelpDialog*>());
}

LOOKBOOK_WIDGET_TEST(OpeningTest)

}  // namespace lookbook::ui::test_opening

#include "test_opening.moc"
