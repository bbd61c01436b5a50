#include "core/base/number_text.h"
#include "tests/support/german.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cstdio>
#include <limits>

namespace test_number_text {

using namespace lookbook;

class NumberTextTest : public QObject {
  Q_OBJECT

 private slots:
  void isTheShortestThatReadsBack_data();
  void isTheShortestThatReadsBack();
  void isTheSameInEveryLocale();
};

void NumberTextTest::isTheShortestThatReadsBack_data() {
  QTest::addColumn<double>("number");
  QTest::addColumn<QString>("text");
  const auto row = [](double number, const char* text) {
    QTest::newRow(text) << number << QString(text);
  };
  row(0, "0");
  row(0.5, "0.5");
  row(12, "12");
  row(-3.25, "-3.25");
  row(0.1, "0.1");
  row(1e6, "1000000");
  row(9007199254740991.0, "9.007199254740991e15");
  row(1e-7, "1e-7");
  row(2.5e-12, "2.5e-12");
  row(1e-5, "0.00001");
  row(1e300, "1e300");
  row(-1e20, "-1e20");
  row(1.0 / 3, "0.3333333333333333");
  row(std::numeric_limits<double>::max(), "1.7976931348623157e308");
  row(std::numeric_limits<double>::denorm_min(), "5e-324");
  row(std::numeric_limits<double>::infinity(), "inf");
}

void NumberTextTest::isTheShortestThatReadsBack() {
  QFETCH(const double, number);
  QFETCH(const QString, text);
  QCOMPARE(QString::fromStdString(plainNumber(number)), text);
  QCOMPARE(text.toDouble(), number);
}

void NumberTextTest::isTheSameInEveryLocale() {
  const samples::German german;
  QVERIFY2(german.made(), "expected Debian's package locales");
  std::array<char, 8> comma{};
  std::snprintf(comma.data(), comma.size(), "%.1f", 0.5);
  QCOMPARE(QString(comma.data()), QString("0,5"));
  QCOMPARE(plainNumber(0.5), std::string("0.5"));
}

LOOKBOOK_TEST(NumberTextTest)

}  // namespace test_number_text

#include "test_number_text.moc"
