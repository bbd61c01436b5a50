// Checks statements of the README against the program.

#include "core/readers/readers.h"
#include "tests/support/test_program.h"
#include "ui/commands/help_table.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTest>

namespace lookbook::ui::test_readme {

class ReadmeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QFile file(root() + QStringLiteral("/README.md"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    text_ = QString::fromUtf8(file.readAll());
  }
  void beginsWithTheTwoCommands();
  void hasTheTableOfShortcuts();
  void hasTheTableOfFormats();
  void picturesAreThere();

 private:
  static QString root() { return QStringLiteral(LOOKBOOK_SOURCE_DIR); }
  QString text_;
};

void ReadmeTest::beginsWithTheTwoCommands() {
  for (const QString& command : {QStringLiteral("app/run.sh"), QStringLiteral("tests/run.sh")}) {
    const auto at = text_.indexOf(command);
    QVERIFY(at >= 0 && at < 900);
    QVERIFY(QFileInfo(root() + QLatin1Char('/') + command).isExecutable());
  }
}

void ReadmeTest::hasTheTableOfShortcuts() {
  QString table = QStringLiteral("| | |\n| --- | --- |\n");
  for (const HelpSection& section : helpTable()) {
    table += QStringLiteral("| **%1** | |\n").arg(section.title);
    for (const HelpRow& row : section.rows)
      table += QStringLiteral("| %1 | %2 |\n").arg(row.keys, row.effect);
  }
  QVERIFY2(text_.contains(table),
           qPrintable(QStringLiteral("README should have this table:\n") + table));
}

void ReadmeTest::hasTheTableOfFormats() {
  QString table = QStringLiteral("| | |\n| --- | --- |\n");
  for (const Reader& reader : readers())
    table +=
        QStringLiteral("| %1 | %2 |\n")
            .arg(QString::fromUtf8(reader.title.english), QString::fromUtf8(reader.holds.english));
  QVERIFY2(text_.contains(table + QLatin1Char('\n')), qPrintable(table));
}

void ReadmeTest::picturesAreThere() {
  const QRegularExpression link(QStringLiteral(R"(\]\(((?!https?:)[^)#]+)\))"));
  auto links = link.globalMatch(text_);
  QVERIFY(links.hasNext());
  while (links.hasNext()) {
    const QString path = links.next().captured(1);
    QVERIFY2(QFileInfo::exists(root() + QLatin1Char('/') + path), qPrintable(path));
  }
}

LOOKBOOK_TEST(ReadmeTest)

}  // namespace lookbook::ui::test_readme

#include "test_readme.moc"
