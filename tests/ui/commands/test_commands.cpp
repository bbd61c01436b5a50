// Running commands in the window by keys, buttons and menus.

#include "core/base/version.h"
#include "core/runs/recipe.h"
#include "tests/support/test_program.h"
#include "tests/ui/window_driver.h"
#include "ui/commands/command_table.h"
#include "ui/commands/copy_dialog.h"
#include "ui/panels/frame/command_button.h"
#include "ui/panels/parts/message_bar.h"
#include "ui/panels/registry.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QSysInfo>
#include <QToolButton>

namespace lookbook::ui::test_commands {

using test::WindowDriver;

class CommandsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { WindowDriver::useSettingsOfTests(); }
  void init() { driver_ = std::make_unique<WindowDriver>(); }
  void cleanup() { driver_.reset(); }

  void everyCommandWithAnEntryIsInItsMenu();
  void buttonsSayTheirKeys();
  void aButtonThatCannotBePressedSaysWhy();
  void aKeySaysWhyNothingIsRun();
  void entriesAreOfferedWhereTheyCanRun();
  void canvasesTakeTheirKeysAndNoDigits();
  void keysAndButtonsLinkTheCameras();
  void panelsAreListedAndToggled();
  void aKeyShowsOnlyTheSelection();
  void helpGivesTheEntriesToCite();
  void helpCopiesWhatAReportBeginsWith();
  void codeLoadsTheImagesShown();

 private:
  [[nodiscard]] QAction* action(const char* id) {
    return driver_->window().findChild<QAction*>(QString::fromUtf8(id));
  }
  [[nodiscard]] QMenu* menu(const char* title) {
    for (auto* menu : driver_->menu().findChildren<QMenu*>())
      if (menu->title() == QString::fromUtf8(title)) return menu;
    return nullptr;
  }
  [[nodiscard]] QString said() { return driver_->window().findChild<MessageBar*>()->text(); }
  [[nodiscard]] bool openFashion() { return driver_->open(QStringLiteral("fashion-mnist")); }

  std::unique_ptr<WindowDriver> driver_;
};

void CommandsTest::everyCommandWithAnEntryIsInItsMenu() {
  for (const Command& command : CommandTable::all()) {
    if (command.opens != Menu::none) continue;
    QVERIFY2(action(command.id), command.id);
    bool entered = false;
    for (const auto* menu : driver_->menu().findChildren<QMenu*>())
      entered |= menu->actions().contains(action(command.id));
    QVERIFY2(entered == (command.menu != Menu::none), command.id);
  }
  QVERIFY(menu("&Panels") && menu("Open &recent") && menu("&Theme"));
}

void CommandsTest::buttonsSayTheirKeys() {
  QVERIFY(openFashion());
  const std::vector<std::pair<const char*, const char*>> buttons{
      {"page0", "Gallery (Ctrl+1)"},
      {"run", "Compute a new map with the parameters of the menu at the right (Ctrl+Return)"},
      {"toolLasso", "Map tool: select by a lasso; Shift adds, Alt removes (L)"},
      {"showAll", "Show everything (Home)"},
      {"goTo", "Go to an image by its index, for example 62345 or test 2345 (Ctrl+F)"},
      {"theme", "Switch between the light and the dark theme"},
  };
  for (const auto& [name, words] : buttons)
    QCOMPARE(driver_->find<QWidget>(name)->toolTip(), QString::fromUtf8(words));
  for (auto* button : driver_->window().findChildren<QToolButton*>())
    if (!commandOf(*button).isEmpty() && button->text().isEmpty()) {
      QVERIFY2(!button->icon().isNull(), qPrintable(button->objectName()));
      QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
}

void CommandsTest::aButtonThatCannotBePressedSaysWhy() {
  auto* run = driver_->find<QWidget>("run");
  QVERIFY(!run->isEnabled());
  QCOMPARE(run->toolTip(), QStringLiteral("Open a data set to compute a map of it"));
  QVERIFY(openFashion());
  QVERIFY(run->isEnabled());
  QVERIFY(!driver_->find<QWidget>("stop")->isEnabled());
}

void CommandsTest::aKeySaysWhyNothingIsRun() {
  QVERIFY(openFashion());
  driver_->key(Qt::Key_S);
  QCOMPARE(said(), QStringLiteral("There is no active run"));
  driver_->key(Qt::Key_T);  // a command that can be run hides the message
  QCOMPARE(said(), QString());
}

void CommandsTest::entriesAreOfferedWhereTheyCanRun() {
  QVERIFY(openFashion());
  auto* edit = menu("&Edit");
  edit->popup(driver_->window().geometry().center());
  QVERIFY(!action("undo")->isEnabled());
  edit->hide();
  driver_->key(Qt::Key_A, Qt::ControlModifier);
  edit->popup(driver_->window().geometry().center());
  QVERIFY(action("undo")->isEnabled());
  QVERIFY(!action("redo")->isEnabled());
  edit->hide();
  QVERIFY(action("redo")->isEnabled());  // its key reports why there is nothing to redo
}

void CommandsTest::aKeyShowsOnlyTheSelection() {
  QVERIFY(openFashion());
  driver_->key(Qt::Key_O);
  QCOMPARE(said(), QStringLiteral("Select images first"));
  QVERIFY(!driver_->find<QWidget>("onlySelection")->isEnabled());
  driver_->workspace().state().selectRegion(0, {0, 7, 70}, SelectionChange::replace);
  driver_->key(Qt::Key_O);
  QVERIFY(driver_->view().onlySelection);
  QVERIFY(action("onlySelection")->isChecked());
  QCOMPARE(driver_->workspace().library().shown(0)->size(), std::size_t{3});
  driver_->click("onlySelection");
  QVERIFY(!driver_->view().onlySelection);
}

void CommandsTest::canvasesTakeTheirKeysAndNoDigits() {
  QVERIFY(openFashion());
  const auto takes = [](QWidget* canvas, Qt::Key key) {
    QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier);
    QApplication::sendEvent(canvas, &press);
    return press.isAccepted();
  };
  driver_->click("page1");
  for (const Command& command : CommandTable::all())
    if (command.keysOfCanvas)
      for (const QKeySequence& keys : keysOf(command))
        QVERIFY2(takes(driver_->map(), keys[0].key()) || takes(driver_->gallery(), keys[0].key()),
                 qPrintable(keys.toString()));
  const ViewState before = driver_->workspace().state().view();
  for (int digit = 0; digit <= 9; ++digit) {
    const auto key = static_cast<Qt::Key>(Qt::Key_0 + digit);
    driver_->map()->setFocus();
    driver_->key(key);
    QVERIFY(!takes(driver_->map(), key) && !takes(driver_->gallery(), key));
  }
  QVERIFY(driver_->workspace().state().view() == before);
  driver_->key(Qt::Key_D, Qt::ControlModifier);
  QVERIFY(driver_->view().threeDimensional);
}

void CommandsTest::keysAndButtonsLinkTheCameras() {
  driver_->click("page2");
  auto* link = driver_->find<QAbstractButton>("linkCameras");
  QVERIFY(link->isCheckable() && !link->isChecked());
  driver_->key(Qt::Key_K);
  QVERIFY(link->isChecked() && driver_->workspace().state().view().camerasLinked);
  driver_->click("linkCameras");
  QVERIFY(!link->isChecked() && !driver_->workspace().state().view().camerasLinked);
  driver_->workspace().state().change([](ViewState& view) { view.camerasLinked = true; });
  QVERIFY(link->isChecked());
}

void CommandsTest::panelsAreListedAndToggled() {
  QCOMPARE(menu("&Panels")->actions().size(), static_cast<qsizetype>(panelEntries().size()));
  auto* pad = driver_->find<QWidget>("drawingDock");
  QVERIFY(pad->isHidden());
  driver_->key(Qt::Key_D);
  QVERIFY(!pad->isHidden());
  driver_->click("closeDrawing");
  QVERIFY(pad->isHidden());
}

void CommandsTest::helpGivesTheEntriesToCite() {
  driver_->clickEntry("cite");
  auto* dialog = driver_->window().findChild<CopyDialog*>();
  QVERIFY(dialog && dialog->isVisible());
  const QString text = driver_->find<QPlainTextEdit>("textToCopy")->toPlainText();
  for (const char* entry :
       {"@software{lookbook,", "@misc{xiao2017fashion,", "@misc{mcinnes2018umap,"})
    QVERIFY2(text.contains(QLatin1String(entry)), entry);
  QGuiApplication::clipboard()->clear();
  driver_->click("copyText");
  QCOMPARE(QGuiApplication::clipboard()->text(), text);
  QTest::keyClick(dialog, Qt::Key_Escape);
  QVERIFY(!dialog->isVisible());
}

void CommandsTest::helpCopiesWhatAReportBeginsWith() {
  QGuiApplication::clipboard()->clear();
  driver_->clickEntry("reportProblem");
  auto* dialog = driver_->window().findChild<CopyDialog*>();
  QVERIFY(dialog && dialog->isVisible());
  const QString text = QGuiApplication::clipboard()->text();
  QCOMPARE(driver_->find<QPlainTextEdit>("textToCopy")->toPlainText(), text);
  for (const QString& part :
       {QStringLiteral("Lookbook ") + QLatin1String(kVersion),
        QString::fromStdString(thisInstructionSet()), QSysInfo::prettyProductName(),
        QStringLiteral("Qt ") + QLatin1String(qVersion()), QStringLiteral("VTK 9")})
    QVERIFY2(text.contains(part), qPrintable(text));
}

void CommandsTest::codeLoadsTheImagesShown() {
  QVERIFY(driver_->open(QStringLiteral("fashion-mnist")));
  driver_->clickEntry("copyCode");
  QVERIFY(WindowDriver::waitFor([this] { return driver_->window().findChild<CopyDialog*>(); }));
  auto* versions = driver_->find<QComboBox>("versions");
  QCOMPARE(versions->count(), 6);
  QTest::keyClick(versions, Qt::Key_Home);
  const auto text = [this] { return driver_->find<QPlainTextEdit>("textToCopy")->toPlainText(); };
  QVERIFY2(text().contains(QStringLiteral("import numpy as np")), qPrintable(text()));
  QVERIFY2(text().contains(QStringLiteral("train, test = slice(0, 60000), slice(60000, 70000)")),
           qPrintable(text()));
  QTest::keyClick(versions, Qt::Key_End);
  QVERIFY2(text().contains(QStringLiteral("vcat(")), qPrintable(text()));
  QGuiApplication::clipboard()->clear();
  driver_->click("copyText");
  QCOMPARE(QGuiApplication::clipboard()->text(), text());
}

LOOKBOOK_WIDGET_TEST(CommandsTest)

}  // namespace lookbook::ui::test_commands

#include "test_commands.moc"
