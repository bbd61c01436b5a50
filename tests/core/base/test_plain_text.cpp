#include "core/base/plain_text.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_plain_text {

using lookbook::excerpt;
using lookbook::listed;
using lookbook::plainText;
using lookbook::validUtf8;

class TestPlainText : public QObject {
  Q_OBJECT

 private slots:
  void controlCharactersAreShown_data();
  void controlCharactersAreShown();
  void longTextIsCutBetweenCharacters();
  void longListsAreCut();
  void whatIsNotUtf8IsReplaced();
};

void TestPlainText::controlCharactersAreShown_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("shown");
  QTest::newRow("plain") << QByteArray("shirt 1 <b>") << QByteArray("shirt 1 <b>");
  QTest::newRow("letters") << QByteArray("H\u00e4user \u8863\u670d")
                           << QByteArray("H\u00e4user \u8863\u670d");
  QTest::newRow("a terminal's title")
      << QByteArray("\x1b]0;owned\x07") << QByteArray("\\x1B]0;owned\\x07");
  QTest::newRow("lines") << QByteArray("a\nb\tc\rd") << QByteArray("a\\nb\\tc\\rd");
  QTest::newRow("Latin-1") << QByteArray("m\xfcller") << QByteArray("m\\xFCller");
  QTest::newRow("cut sequence") << QByteArray("a\xe2\x82") << QByteArray("a\\xE2\\x82");
  QTest::newRow("overlong") << QByteArray("\xc0\xaf") << QByteArray("\\xC0\\xAF");
  QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << QByteArray("\\xED\\xA0\\x80");
  QTest::newRow("C1") << QByteArray("\xc2\x9b") << QByteArray("\\xC2\\x9B");
  QTest::newRow("right to left") << QByteArray("\xe2\x80\xae") << QByteArray("\\xE2\\x80\\xAE");
  QTest::newRow("zero") << QByteArray("a\0b", 3) << QByteArray("a\\x00b");
}

void TestPlainText::controlCharactersAreShown() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, shown);
  QCOMPARE(QByteArray::fromStdString(plainText(text.toStdString())), shown);
}

void TestPlainText::longTextIsCutBetweenCharacters() {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "\u00e4";
  std::string expected;
  for (int i = 0; i < 80; ++i) expected += "\u00e4";
  QCOMPARE(excerpt(text), expected + "...");
  QCOMPARE(excerpt(expected), expected);
}

void TestPlainText::longListsAreCut() {
  using Names = std::vector<std::string>;
  QCOMPARE(listed(Names()).english(), std::string());
  QCOMPARE(listed(Names{"a", "b\x1b"}).english(), std::string("a, b\\x1B"));
  QCOMPARE(listed(Names(7, "a")).english(), std::string("a, a, a, a, a, a, a"));
  QCOMPARE(listed(Names(65'000, "a")).english(), std::string("a, a, a, a, a, a and 64,994 more"));
}

void TestPlainText::whatIsNotUtf8IsReplaced() {
  QCOMPARE(validUtf8("a\x01"
                     "b\xfc"
                     "c\n"),
           std::string("a b\ufffd"
                       "c\n"));
  QCOMPARE(validUtf8("\xef\xbf\xbf"), std::string("\ufffd"));
}

LOOKBOOK_TEST(TestPlainText)

}  // namespace test_plain_text

#include "test_plain_text.moc"
