#include "core/base/result.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <filesystem>

namespace test_text {

using namespace lookbook;

class TestText : public QObject {
  Q_OBJECT

 private slots:
  void argumentsStandInTheirPlaces();
  void countsDecideTheForm_data();
  void countsDecideTheForm();
  void numbersAreEnglish();
  void textsFromOutsideAreMadePlain();
  void textsAndErrorsAreQuotedWithinTexts();
  void labelsAreTexts();
};

void TestText::argumentsStandInTheirPlaces() {
  const std::string name = "%1";  // not a placeholder
  QCOMPARE(text("%2 is before %1, at 92.7% and 5%.", 1, name).english(),
           std::string("%1 is before 1, at 92.7% and 5%."));
}

void TestText::countsDecideTheForm_data() {
  QTest::addColumn<int>("count");
  QTest::addColumn<QString>("words");
  QTest::newRow("none") << 0 << "set has 0 images.";
  QTest::newRow("one") << 1 << "set has one image.";
  QTest::newRow("two") << 2 << "set has 2 images.";
  QTest::newRow("many") << 60'000 << "set has 60,000 images.";
}

void TestText::countsDecideTheForm() {
  QFETCH(int, count);
  const Text made =
      plural(count, "%1 has one image.", "%1 has %n images.", std::string_view("set"));
  QTEST(QString::fromStdString(made.english()), "words");
  QCOMPARE(made.format(), "%1 has %n images.");
  QCOMPARE(made.count(), count);
}

void TestText::numbersAreEnglish() {
  QCOMPARE(text("%1, %2, %3, %4", 999, 1000, -1'234'567, 1e-7).english(),
           std::string("999, 1,000, -1,234,567, 1e-7"));
}

void TestText::textsFromOutsideAreMadePlain() {
  QCOMPARE(text("%1 and %2", std::filesystem::path("a\nb"), std::string("\x1B")).english(),
           std::string("a\\nb and \\x1B"));
}

void TestText::textsAndErrorsAreQuotedWithinTexts() {
  const Error inner = badFile(plural(1, "It has %n row.", "It has %n rows.")).value();
  const Error outer = errorIn(std::filesystem::path("map.npy"), inner);
  QCOMPARE(outer.kind, Error::Kind::badFile);
  QCOMPARE(outer.message, std::string("map.npy: It has 1 row."));
}

void TestText::labelsAreTexts() {
  constexpr Label kTitle = "Perplexity";
  QCOMPARE(Text(kTitle).english(), std::string("Perplexity"));
  QCOMPARE(Text().english(), std::string());
}

LOOKBOOK_TEST(TestText)

}  // namespace test_text

#include "test_text.moc"
