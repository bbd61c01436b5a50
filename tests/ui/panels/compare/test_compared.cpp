// Which data sets the pages for comparison show: only open ones.
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/panels/classes/classes_page.h"
#include "ui/panels/compare/compare_page.h"
#include "ui/panels/library/library_entry.h"
#include "ui/panels/save/figure_sources.h"

#include <QComboBox>
#include <QMenu>
#include <QToolButton>

namespace lookbook::ui::test_compared {

using test::WindowDriver;

class ComparedTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init();
  void cleanup() { driver_.reset(); }

  void aKnownSetThatIsNotThereIsToBeLocated();
  void nothingIsOpenedUnasked_data();
  void nothingIsOpenedUnasked();
  void theSetShownStandsBesideAnotherOpenOne();
  void theListOfDataSetsChangesTheActivePane();
  void aPaneCanBeAddedAndPutAway();
  void twoMapsOfOneSetAreOffered();
  void whatIsOpenedStandsBesideWhatIsShownAlone();
  void classesOfTwoSetsStandSideBySide();

 private:
  using Compared = std::array<std::optional<DatasetId>, 2>;

  /// Opens sets of six images and three classes, one after another.
  void open(int sets);
  void openOne();
  [[nodiscard]] Compared compared() { return driver_->workspace().state().view().compared; }
  [[nodiscard]] std::optional<DatasetId> active() {
    return driver_->workspace().state().view().active;
  }
  [[nodiscard]] static Compared sides(int left, int right) {
    return {idOf<DatasetId>(left), idOf<DatasetId>(right)};
  }
  /// Selects an entry of the list in the header.
  void selectInHeader(int entry);
  /// Selects an entry of the menu of "Add a pane".
  void addPane(const QString& entry);
  [[nodiscard]] QStringList offered();
  [[nodiscard]] bool seen(const char* name) { return driver_->find<QWidget>(name)->isVisible(); }

  std::unique_ptr<samples::Folder> folder_;
  std::unique_ptr<WindowDriver> driver_;
};

void ComparedTest::init() {
  folder_ = std::make_unique<samples::Folder>();
  driver_ = std::make_unique<WindowDriver>();
}

void ComparedTest::openOne() {
  const int number = driver_->workspace().library().count();
  const QString name = QStringLiteral("set%1").arg(number);
  const auto rows = static_cast<unsigned>(3 + number);  // all data sets differ
  folder_->add(name + QStringLiteral("/train-images-idx3-ubyte"), samples::idxImages(6, rows, 4));
  folder_->add(name + QStringLiteral("/train-labels-idx1-ubyte"),
               samples::idxLabels({0, 1, 2, 0, 1, 2}));
  QVERIFY(driver_->open(QString::fromStdString((folder_->path() / name.toStdString()).string())));
}

void ComparedTest::open(int sets) {
  for (int i = 0; i < sets; ++i) openOne();
}

void ComparedTest::selectInHeader(int entry) {
  driver_->click("datasetMenu");
  QList<LibraryEntry*> entries;
  QTRY_VERIFY([&] {
    entries.clear();
    for (auto* found : driver_->window().findChildren<LibraryEntry*>())
      if (found->isVisible()) entries += found;
    if (entry >= entries.size()) return false;
    QWidget* wanted = entries.at(entry);  // the entry stays there
    const QPoint middle = wanted->mapTo(&driver_->window(), wanted->rect().center());
    return driver_->window().childAt(middle) == wanted;
  }());
  QTest::mouseClick(entries.at(entry), Qt::LeftButton);
}

QStringList ComparedTest::offered() {
  QMenu* menu = driver_->find<QToolButton>("addPane")->menu();
  menu->popup(driver_->window().geometry().center());
  QStringList titles;
  for (const QAction* action : menu->actions()) titles += action->text();
  menu->hide();
  return titles;
}

void ComparedTest::addPane(const QString& entry) {
  QMenu* menu = driver_->find<QToolButton>("addPane")->menu();
  menu->popup(driver_->window().geometry().center());
  for (QAction* action : menu->actions())
    if (action->text() == entry)
      return QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
  QFAIL(qPrintable(entry));
}

void ComparedTest::aKnownSetThatIsNotThereIsToBeLocated() {
  const QByteArray home = qgetenv("HOME");
  const QByteArray dataPath = qgetenv("LOOKBOOK_DATA_PATH");
  qputenv("HOME", QByteArray::fromStdString(folder_->path().string()));
  qunsetenv("LOOKBOOK_DATA_PATH");
  openOne();
  driver_->click("page2");
  const QStringList titles = offered();
  driver_->click("datasetMenu");
  QStringList details;
  for (const auto* entry : driver_->window().findChildren<LibraryEntry*>())
    details += entry->accessibleName() + QStringLiteral(": ") + entry->accessibleDescription();
  qputenv("HOME", home);
  if (!dataPath.isNull()) qputenv("LOOKBOOK_DATA_PATH", dataPath);
  QVERIFY2(titles.contains(QStringLiteral("Locate MNIST…")), qPrintable(titles.join(u' ')));
  QVERIFY2(titles.contains(QStringLiteral("Get MNIST…")), qPrintable(titles.join(u' ')));
  QVERIFY(driver_->window().findChild<QToolButton*>(QStringLiteral("get-mnist")));
  QVERIFY2(details.contains(QStringLiteral("MNIST: Not found – locate…")),
           qPrintable(details.join(u' ')));
}

void ComparedTest::nothingIsOpenedUnasked_data() {
  QTest::addColumn<QByteArray>("page");
  QTest::newRow("compare") << QByteArray("page2");
  QTest::newRow("classes") << QByteArray("page3");
}

void ComparedTest::nothingIsOpenedUnasked() {
  QFETCH(const QByteArray, page);
  driver_->click(page.constData());
  QVERIFY(!driver_->workspace().library().opening());
  QCOMPARE(compared(), sides(-1, -1));
  open(1);  // and the page shows it
  QCOMPARE(compared(), sides(0, -1));
  driver_->click("page0");
  driver_->click(page.constData());
  QVERIFY(!driver_->workspace().library().opening());
  QCOMPARE(driver_->workspace().library().count(), 1);
  QCOMPARE(compared(), sides(0, -1));
  QVERIFY(seen("addPane") && !seen("closePane"));
  if (page == "page3") return;
  auto* left = driver_->find<MapCanvas>("leftCanvas");
  QVERIFY(!seen("rightCanvas"));
  QTRY_COMPARE(left->width(), driver_->window().findChild<ComparePage*>()->width());
}

void ComparedTest::theSetShownStandsBesideAnotherOpenOne() {
  open(3);
  selectInHeader(1);
  driver_->click("page2");
  QCOMPARE(compared(), sides(1, 0));
  QVERIFY(seen("leftCanvas") && seen("rightCanvas"));
  QVERIFY(!seen("addPane") && seen("closePane"));
  QCOMPARE(driver_->find<QComboBox>("leftDataset")->currentText(), QStringLiteral("set1"));
  QCOMPARE(driver_->find<QComboBox>("rightDataset")->currentText(), QStringLiteral("set0"));
  // The page of classes shows the same.
  driver_->click("page3");
  QCOMPARE(compared(), sides(1, 0));
  // Another data set that is shown meanwhile is on the left.
  driver_->click("page0");
  selectInHeader(2);
  driver_->click("page2");
  QCOMPARE(compared(), sides(2, 0));
}

void ComparedTest::theListOfDataSetsChangesTheActivePane() {
  open(3);
  selectInHeader(0);
  driver_->click("page2");
  QCOMPARE(compared(), sides(0, 1));
  selectInHeader(2);
  QCOMPARE(compared(), sides(2, 1));
  QCOMPARE(active(), DatasetId(2));
  QCOMPARE(driver_->find<QComboBox>("leftDataset")->currentText(), QStringLiteral("set2"));
  // One undo restores both the data set and its pane.
  driver_->key(Qt::Key_Z, Qt::ControlModifier);
  QCOMPARE(compared(), sides(0, 1));
  QCOMPARE(active(), DatasetId(0));
  // The pane that was used last is the active one.
  auto* right = driver_->find<MapCanvas>("rightCanvas");
  QTRY_VERIFY(right->imagePosition(3).has_value());
  WindowDriver::clickAt(right, *right->imagePosition(3));
  QCOMPARE(active(), DatasetId(1));
  selectInHeader(2);
  QCOMPARE(compared(), sides(0, 2));
  // Selecting a data set in the list of a pane makes it the active one.
  auto* box = driver_->find<QComboBox>("leftDataset");
  box->setFocus();
  QTest::keyClick(box, Qt::Key_Down);
  Q_EMIT box->activated(box->currentIndex());
  QCOMPARE(compared(), sides(1, 2));
  QCOMPARE(active(), DatasetId(1));
}

void ComparedTest::aPaneCanBeAddedAndPutAway() {
  open(2);
  driver_->click("page2");
  QCOMPARE(compared(), sides(1, 0));
  driver_->click("closePane");
  QCOMPARE(compared(), sides(1, -1));
  QVERIFY(!seen("rightCanvas"));
  driver_->click("page0");
  driver_->click("page2");  // it stays closed
  QCOMPARE(compared(), sides(1, -1));
  QVERIFY(offered().contains(QStringLiteral("&Open…")));
  addPane(QStringLiteral("set0"));
  QCOMPARE(compared(), sides(1, 0));
  QVERIFY(seen("rightCanvas"));
}

void ComparedTest::twoMapsOfOneSetAreOffered() {
  open(1);
  driver_->click("page2");
  addPane(QStringLiteral("Another map of set0"));
  QCOMPARE(compared(), sides(0, 0));
  QVERIFY(seen("rightCanvas") && seen("mapPair"));
  driver_->click("page3");  // the classes are the same
  QVERIFY(seen("addPane"));
  QVERIFY(!offered().contains(QStringLiteral("Another map of set0")));
}

void ComparedTest::whatIsOpenedStandsBesideWhatIsShownAlone() {
  open(1);
  driver_->click("page2");
  openOne();
  QCOMPARE(compared(), sides(0, 1));
  QCOMPARE(active(), DatasetId(1));
  openOne();  // both panes are in use, so that it replaces the active one
  QCOMPARE(compared(), sides(0, 2));
}

void ComparedTest::classesOfTwoSetsStandSideBySide() {
  open(2);
  driver_->click("page3");
  QVERIFY(WindowDriver::waitFor([this] { return seen("leftMatrix") && seen("rightMatrix"); }));
  QVERIFY(!seen("run"));  // the page shows no map
  driver_->click("closePane");
  QVERIFY(!seen("rightMatrix"));
  auto* page = driver_->window().findChild<ClassesPage*>();
  QVERIFY(WindowDriver::waitFor([&] { return page->matrices().size() == 1; }));
  addPane(QStringLiteral("set0"));
  QVERIFY(WindowDriver::waitFor([this] { return seen("rightMatrix"); }));
  driver_->click("page0");
  QVERIFY(seen("run"));
}

LOOKBOOK_WIDGET_TEST(ComparedTest)

}  // namespace lookbook::ui::test_compared

#include "test_compared.moc"
