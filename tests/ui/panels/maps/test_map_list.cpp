// Naming, noting, sorting and removing maps, by real events on real data.

#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDialog>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTableWidget>

#include <algorithm>

namespace lookbook::ui::test_map_list {

using test::WindowDriver;

class MapListTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init();
  void cleanup() { driver_.reset(); }

  void aKeyNamesTheMapShown();
  void aMapWithoutANameHasItsTitle();
  void theListIsSortedByAnyColumn();
  void theListShowsAndRemovesMaps();
  void theMenuOfAMapNamesAndRemovesIt();

 private:
  [[nodiscard]] Workspace& workspace() { return driver_->workspace(); }
  [[nodiscard]] QString shownTitle() { return driver_->find<QComboBox>("maps")->currentText(); }
  [[nodiscard]] bool runTsne(int count);
  /// The dialog of that name, when it is open.
  [[nodiscard]] QDialog* dialog(const char* name);
  [[nodiscard]] QTableWidget* list();
  [[nodiscard]] QStringList column(int column);
  void clickHeader(int column);
  void clickRow(int row);
  void nameIt(const QString& name, const QString& note);

  std::unique_ptr<WindowDriver> driver_;
};

void MapListTest::init() {
  driver_ = std::make_unique<WindowDriver>();
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->key(Qt::Key_2, Qt::ControlModifier);
  QVERIFY(runTsne(300));
}

bool MapListTest::runTsne(int count) {
  driver_->runTsne(count, 20);
  return WindowDriver::waitFor(
      [this] { return driver_->job()->state() == MapJob::State::finished && driver_->map(); });
}

QDialog* MapListTest::dialog(const char* name) {
  QDialog* found = nullptr;
  const bool open = WindowDriver::waitFor([&] {
    const auto dialogs = driver_->window().findChildren<QDialog*>(QString::fromUtf8(name));
    const auto shown = std::ranges::find_if(dialogs, &QDialog::isVisible);
    found = shown == dialogs.end() ? nullptr : *shown;
    return found != nullptr;
  });
  return open ? found : nullptr;
}

QTableWidget* MapListTest::list() {
  return dialog("mapListDialog")->findChild<QTableWidget*>(QStringLiteral("mapList"));
}

QStringList MapListTest::column(int column) {
  QStringList texts;
  for (int row = 0; row < list()->rowCount(); ++row) texts += list()->item(row, column)->text();
  return texts;
}

void MapListTest::clickHeader(int column) {
  auto* header = list()->horizontalHeader();
  const int x = header->sectionViewportPosition(column) + header->sectionSize(column) / 2;
  QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, {x, header->height() / 2});
}

void MapListTest::clickRow(int row) {
  QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                    list()->visualItemRect(list()->item(row, 0)).center());
}

void MapListTest::nameIt(const QString& name, const QString& note) {
  auto* asked = dialog("mapNoteDialog");
  QVERIFY(asked);
  auto* field = asked->findChild<QLineEdit*>(QStringLiteral("mapName"));
  field->selectAll();
  QTest::keyClicks(field, name);
  QTest::keyClicks(asked->findChild<QPlainTextEdit*>(QStringLiteral("mapNote")), note);
  QTest::keyClick(field, Qt::Key_Return);
}

void MapListTest::aKeyNamesTheMapShown() {
  const QString before = shownTitle();
  driver_->key(Qt::Key_F2);
  nameIt(QStringLiteral("Mine"), QStringLiteral("for the paper"));
  QTRY_COMPARE(shownTitle(), QStringLiteral("Mine"));
  driver_->key(Qt::Key_M, Qt::ControlModifier);
  QVERIFY(column(0).contains(QStringLiteral("Mine")));
  QVERIFY(column(6).contains(QStringLiteral("for the paper")));
  driver_->key(Qt::Key_Z, Qt::ControlModifier);
  QTRY_COMPARE(shownTitle(), before);
  QVERIFY(!column(0).contains(QStringLiteral("Mine")));
}

void MapListTest::aMapWithoutANameHasItsTitle() {
  const QString before = shownTitle();
  driver_->key(Qt::Key_F2);
  nameIt(QStringLiteral("Mine"), {});
  QTRY_COMPARE(shownTitle(), QStringLiteral("Mine"));
  QTRY_VERIFY(!driver_->window().findChild<QDialog*>(QStringLiteral("mapNoteDialog")));
  driver_->key(Qt::Key_F2);
  auto* field = dialog("mapNoteDialog")->findChild<QLineEdit*>(QStringLiteral("mapName"));
  QCOMPARE(field->text(), QStringLiteral("Mine"));
  field->clear();
  QTest::keyClick(field, Qt::Key_Return);
  QTRY_COMPARE(shownTitle(), before);
}

void MapListTest::theListIsSortedByAnyColumn() {
  QVERIFY(runTsne(200));
  const auto scored = [this](MapId map) { return workspace().maps().item(0, map)->scores; };
  QVERIFY(WindowDriver::waitFor([&] { return scored(1) && scored(2); }));
  driver_->key(Qt::Key_M, Qt::ControlModifier);
  QVERIFY(list());
  for (const int number : {1, 2, 3}) {
    const auto values = [&] {
      std::vector<double> read;
      for (const QString& text : column(number))
        read.push_back(text == QStringLiteral("–") ? -1 : QString(text).remove(u',').toDouble());
      return read;
    };
    QCOMPARE(values().size(), std::size_t{3});
    clickHeader(number);
    const bool descends = std::ranges::is_sorted(values(), std::ranges::greater());
    QVERIFY(descends || std::ranges::is_sorted(values()));
    clickHeader(number);
    QVERIFY(descends ? std::ranges::is_sorted(values())
                     : std::ranges::is_sorted(values(), std::ranges::greater()));
  }
}

void MapListTest::theListShowsAndRemovesMaps() {
  driver_->key(Qt::Key_M, Qt::ControlModifier);
  clickHeader(1);
  if (column(1).front() != QStringLiteral("70,000")) clickHeader(1);
  clickRow(0);
  auto* buttons = dialog("mapListDialog");
  const auto press = [&](const char* name) {
    QTest::mouseClick(buttons->findChild<QAbstractButton*>(QString::fromUtf8(name)),
                      Qt::LeftButton);
  };
  press("showListedMap");
  QCOMPARE(driver_->view().map, MapId(0));
  clickRow(1);
  press("removeListedMap");
  QTRY_COMPARE(list()->rowCount(), 1);
  QVERIFY(!workspace().maps().item(0, 1));
  driver_->key(Qt::Key_Z, Qt::ControlModifier);
  QTRY_COMPARE(list()->rowCount(), 2);
}

void MapListTest::theMenuOfAMapNamesAndRemovesIt() {
  auto* maps = driver_->find<QComboBox>("maps");
  const auto trigger = [&](const char* name) {
    QContextMenuEvent asked(QContextMenuEvent::Mouse, maps->rect().center(),
                            maps->mapToGlobal(maps->rect().center()));
    QCoreApplication::sendEvent(maps, &asked);
    QMenu* menu = nullptr;
    QVERIFY(WindowDriver::waitFor([&] {
      menu = driver_->window().findChild<QMenu*>(QStringLiteral("mapMenu"));
      return menu && menu->isVisible();
    }));
    auto* action = menu->findChild<QAction*>(QString::fromUtf8(name));
    QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(action).center());
    QTRY_VERIFY(!driver_->window().findChild<QMenu*>(QStringLiteral("mapMenu")));
  };
  trigger("noteThisMap");
  nameIt(QStringLiteral("Mine"), {});
  QTRY_COMPARE(shownTitle(), QStringLiteral("Mine"));
  trigger("removeThisMap");
  QCOMPARE(driver_->view().map, MapId(0));
  workspace().state().undo();
  QTRY_COMPARE(shownTitle(), QStringLiteral("Mine"));
  driver_->clickEntry("dropMap");
  QCOMPARE(driver_->view().map, MapId(0));
}

LOOKBOOK_WIDGET_TEST(MapListTest)

}  // namespace lookbook::ui::test_map_list

#include "test_map_list.moc"
