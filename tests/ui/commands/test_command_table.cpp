// Properties of the table of commands on which menus, toolbars, help and README rely.

#include "tests/support/test_program.h"
#include "ui/commands/command_table.h"
#include "ui/keys/widget_keys.h"
#include "ui/panels/registry.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <set>

namespace lookbook::ui::test_command_table {

namespace {

QString asQtWrites(const QList<QKeySequence>& keys) {
  QStringList written;
  for (const QKeySequence& key : keys)
    written += key.count() == 1 ? key.toString(QKeySequence::PortableText) : QString();
  return written.join(QStringLiteral(", "));
}

}  // namespace

class CommandTableTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyCommandIsWhole();
  void keysAreWrittenAsQtWritesThem();
  void keysOfTheCanvasAreListed();
  void keysAreWrittenInTheTablesAlone();
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
    QCOMPARE(asQtWrites(keysOf(command)), QString::fromUtf8(command.keys));
  }
  for (const WidgetKeys& entry : widgetKeys()) {
    QCOMPARE(asQtWrites(keysOf(entry.keys)), QString::fromUtf8(entry.keys));
    const auto keys = static_cast<std::size_t>(keysOf(entry.keys).size());
    QVERIFY2(entry.acts.size() == 1 || entry.acts.size() == keys, entry.keys);
  }
}

/// Each key of the canvas is in the table of commands with its effect, and the canvas handles all
/// keys that the table lists for it.
void CommandTableTest::keysOfTheCanvasAreListed() {
  QStringList handled;
  for (const WidgetKeys& entry : widgetKeys())
    if (entry.scope == Scope::canvas) handled += QString::fromUtf8(entry.keys);
  QStringList listed;
  for (const Command& command : CommandTable::all())
    if (command.keysOfCanvas) listed += QString::fromUtf8(command.keys);
  handled.sort();
  listed.sort();
  QCOMPARE(handled, listed);
}

void CommandTableTest::keysAreWrittenInTheTablesAlone() {
  const QRegularExpression written(QStringLiteral(
      R"(Qt::(Key_\w+|CTRL|ALT|SHIFT|META)\b|QKeySequence\((QStringLiteral|tr|"|Qt::|QKeySequence::)|setShortcuts?\((?!keysOf\()|new QShortcut\((?!keysOf\())"));
  const QString root = QStringLiteral(LOOKBOOK_SOURCE_DIR "/");
  int sources = 0;
  QStringList found;
  QDirIterator files(root + QStringLiteral("ui"), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                     QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadOnly));
    ++sources;
    const QString text = QString::fromUtf8(file.readAll());
    for (auto match = written.globalMatch(text); match.hasNext();)
      found +=
          QStringLiteral("%1: %2").arg(file.fileName().mid(root.size()), match.next().captured());
  }
  QVERIFY(sources > 100);
  QVERIFY2(found.isEmpty(), qPrintable(found.join(QStringLiteral("; "))));
}

void CommandTableTest::noKeysAreGivenTwice_data() {
  QTest::addColumn<QList<int>>("scopes");
  // Keys of the window are active on the canvas, too.
  QTest::newRow("window and canvas")
      << QList<int>{static_cast<int>(Scope::window), static_cast<int>(Scope::canvas)};
  for (int scope = static_cast<int>(Scope::review); scope <= static_cast<int>(Scope::dialog);
       ++scope)
    QTest::addRow("scope %d", scope) << QList<int>{scope};
}

void CommandTableTest::noKeysAreGivenTwice() {
  QFETCH(QList<int>, scopes);
  std::map<QKeySequence, QString> owners;
  const auto give = [&](const QList<QKeySequence>& given, const char* name) {
    for (const QKeySequence& keys : given) {
      const auto [owner, first] = owners.emplace(keys, QString::fromUtf8(name));
      QVERIFY2(first,
               qPrintable(QStringLiteral("%1: %2 and %3")
                              .arg(keys.toString(), owner->second, QString::fromUtf8(name))));
    }
  };
  for (const Command& command : CommandTable::all())
    if (scopes.contains(static_cast<int>(command.scope))) give(keysOf(command), command.id);
  for (const WidgetKeys& entry : widgetKeys())  // keys of the canvas belong to commands
    if (entry.scope != Scope::canvas && scopes.contains(static_cast<int>(entry.scope)))
      give(keysOf(entry.keys), entry.keys);
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
    // A panel can be tabbed only with one that was docked before it.
    QVERIFY(!entry.behind || names.contains(QString::fromUtf8(entry.behind)));
    QVERIFY2(names.insert(QString::fromUtf8(entry.name)).second, entry.name);
  }
}

LOOKBOOK_TEST(CommandTableTest)

}  // namespace lookbook::ui::test_command_table

#include "test_command_table.moc"
