// Text from files is never interpreted as HTML, a mnemonic, a placeholder or a command.

#include "core/base/result.h"
#include "tests/support/test_program.h"
#include "ui/text/shown_text.h"

#include <QTest>
#include <QTextDocumentFragment>

namespace lookbook::ui::test_shown_text {

class ShownTextTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesShowTheirControlCharacters();
  void longNamesKeepBothEnds();
  void textsKeepTheirLines();
  void errorsAreShownAsTheyStand();
  void entriesMarkNoKey();
  void toolTipsAreNeverRich_data();
  void toolTipsAreNeverRich();
  void titlesKeepWhatQtWouldReplace();
};

void ShownTextTest::namesShowTheirControlCharacters() {
  QCOMPARE(shownName(std::string_view("a\x01\x1B]0;b\nc")), QStringLiteral("a\\x01\\x1B]0;b\\nc"));
  QCOMPARE(shownName(std::string_view("m\xFCller")), QStringLiteral("m\\xFCller"));
  QCOMPARE(shownName(QStringLiteral("<b>T-shirt & top</b>")),
           QStringLiteral("<b>T-shirt & top</b>"));
}

void ShownTextTest::longNamesKeepBothEnds() {
  const QString shown =
      shownName(QStringLiteral("begin") + QString(1000, u'x') + QStringLiteral("end"));
  QCOMPARE(shown.size(), 80);
  QVERIFY(shown.startsWith(QStringLiteral("begin")));
  QVERIFY(shown.endsWith(QStringLiteral("end")));
}

void ShownTextTest::textsKeepTheirLines() {
  QCOMPARE(shownText(QStringLiteral("first\nsecond\r\x07")),
           QStringLiteral("first\nsecond\\r\\x07"));
}

void ShownTextTest::errorsAreShownAsTheyStand() {
  const Error error = badFile("the type %1", std::string("<img src=\"/dev/zero\">\x1B")).value();
  QCOMPARE(shownError(error), QStringLiteral("the type <img src=\"/dev/zero\">\\x1B"));
}

void ShownTextTest::entriesMarkNoKey() {
  QCOMPARE(entryText(QStringLiteral("/data/Fun & Games")), QStringLiteral("/data/Fun && Games"));
}

void ShownTextTest::toolTipsAreNeverRich_data() {
  QTest::addColumn<QString>("text");
  for (const char* text :
       {"plain", "a < b & c", "<img src=\"/dev/zero\">", "<b>bold</b>\nsecond <i>line</i>",
        "&lt;b&gt;", "<h1>", "one\n<b>two</b>", "<?xml version='1.0'?>"})
    QTest::newRow(text) << QString::fromUtf8(text);
}

void ShownTextTest::toolTipsAreNeverRich() {
  QFETCH(QString, text);
  const QString given = toolTipText(text);
  // The text as Qt shows it.
  const QString seen =
      Qt::mightBeRichText(given) ? QTextDocumentFragment::fromHtml(given).toPlainText() : given;
  QCOMPARE(seen.simplified(), text.simplified());
}

void ShownTextTest::titlesKeepWhatQtWouldReplace() {
  QCOMPARE(titleText(QStringLiteral("a[*]b")), QStringLiteral("a[*][*]b"));
}

LOOKBOOK_WIDGET_TEST(ShownTextTest)

}  // namespace lookbook::ui::test_shown_text

#include "test_shown_text.moc"
