// What the table of commands promises to menus, toolbars, help and README.

#include "ui/commands/command_table.h"
#include "ui/panels/registry.h"

#include <QTest>

#include <set>

namespace lookbook::ui {

class CommandTableTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyCommandIsWhole();
  void keysAreWrittenAsQtWritesThem();
  void noKeysAreGivenTwice_data();
  void noKeysAreGivenTwice();
  void digitsAreFreeOnTheCanvas();
  void pagesAreRegisteredInTheirOrder();
  void panelsHaveNamesOfTheirOwn();
};

void CommandTableTest::everyCommandIsWhole() {
  std::set<QString> ids;
  for (const Command& command : CommandTable::all()) {
    QVERIFY2(ids.insert(QString::fromUtf8(command.id)).second, command.id);
    QCOMPARE(CommandTable::find(QString::fromUtf8(command.id)), &command);
    QVERIFY2(command.menu == Menu::none || !command.title.isEmpty(), command.id);
    const bool opens = command.opens != Menu::none;
    QVERIFY2(opens || !command.help.isEmpty(), command.id);
    QVERIFY2(opens || command.run || command.keysOfCanvas, command.id);
    QVERIFY2(command.keys[0] == '\0' || !opens, command.id);
  }
  QVERIFY(!CommandTable::find(QStringLiteral("no such command")));
}

void CommandTableTest::keysAreWrittenAsQtWritesThem() {
  for (const Command& command : CommandTable::all()) {
    QStringList written;
    for (const QKeySequence& keys : keysOf(command)) {
      QCOMPARE(keys.count(), 1);
      written += keys.toString(QKeySequence::PortableText);
    }
    QCOMPARE(written.join(QStringLiteral(", ")), QString::fromUtf8(command.keys));
  }
}

void CommandTableTest::noKeysAreGivenTwice_data() {
  QTest::addColumn<QList<int>>("scopes");
  // Keys of the window act on the canvas, too.
  QTest::newRow("window and canvas")
      << QList<int>{static_cast<int>(Scope::window), static_cast<int>(Scope::canvas)};
  QTest::newRow("review") << QList<int>{static_cast<int>(Scope::review)};
  QTest::newRow("quiz") << QList<int>{static_cast<int>(Scope::quiz)};
}

void CommandTableTest::noKeysAreGivenTwice() {
  QFETCH(QList<int>, scopes);
  std::map<QKeySequence, QString> owners;
  for (const Command& command : CommandTable::all()) {
    if (!scopes.contains(static_cast<int>(command.scope))) continue;
    for (const QKeySequence& keys : keysOf(command)) {
      const auto [owner, first] = owners.emplace(keys, QString::fromUtf8(command.id));
      QVERIFY2(first,
               qPrintable(QStringLiteral("%1: %2 and %3")
                              .arg(keys.toString(), owner->second, QString::fromUtf8(command.id))));
    }
  }
}

void CommandTableTest::digitsAreFreeOnTheCanvas() {
  for (const Command& command : CommandTable::all()) {
    if (command.scope != Scope::window && command.scope != Scope::canvas) continue;
    for (const QKeySequence& keys : keysOf(command)) {
      const bool digit = keys[0].key() >= Qt::Key_0 && keys[0].key() <= Qt::Key_9;
      QVERIFY2(!digit || (keys[0].keyboardModifiers() & ~Qt::ShiftModifier), command.id);
    }
  }
}

void CommandTableTest::pagesAreRegisteredInTheirOrder() {
  QCOMPARE(pageEntries().size(), kPages.size());
  for (std::size_t i = 0; i < kPages.size(); ++i) {
    QCOMPARE(pageEntries()[i].page, kPages[i].page);
    const Command* command = CommandTable::find(QString::fromUtf8(kPages[i].word));
    QVERIFY(command && command->menu == Menu::view);
  }
}

void CommandTableTest::panelsHaveNamesOfTheirOwn() {
  std::set<QString> names;
  for (const PanelEntry& entry : panelEntries()) {
    // The window looks for the panel whose tabs another shares among those docked before it.
    QVERIFY(!entry.behind || names.contains(QString::fromUtf8(entry.behind)));
    QVERIFY2(names.insert(QString::fromUtf8(entry.name)).second, entry.name);
  }
}

}  // namespace lookbook::ui

QTEST_GUILESS_MAIN(lookbook::ui::CommandTableTest)
#include "test_command_table.moc"
