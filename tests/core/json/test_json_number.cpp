#include "core/json/json_number.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_json_number {

using namespace lookbook;
using nlohmann::json;

class JsonNumberTest : public QObject {
  Q_OBJECT

 private slots:
  void wholeNumbersAreReadWithinBounds_data();
  void wholeNumbersAreReadWithinBounds();
  void realNumbersAreFinite_data();
  void realNumbersAreFinite();
  void aComplaintQuotesLittle();
};

void JsonNumberTest::wholeNumbersAreReadWithinBounds_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<int>("number");  // -1: refused
  const auto row = [](const char* text, int number) { QTest::newRow(text) << text << number; };
  row("0", 0);
  row("40", 40);
  row("40.0", 40);
  row("100", 100);
  row("101", -1);
  row("-1", -1);
  row("0.5", -1);
  row("1e300", -1);
  row("-1e300", -1);
  row("2147483648", -1);
  row("9223372036854775808", -1);
  row("18446744073709551615", -1);
  row("-9223372036854775808", -1);
  row("\"40\"", -1);
  row("null", -1);
  row("true", -1);
  row("[40]", -1);
}

void JsonNumberTest::wholeNumbersAreReadWithinBounds() {
  QFETCH(QString, text);
  QFETCH(int, number);
  const json found = json::parse(text.toStdString());
  QCOMPARE(numberFrom<int>(found, 0, 100).value_or(-1), number);
  QCOMPARE(numberFrom<std::uint64_t>(found, 0, 100).has_value(), number >= 0);
  QCOMPARE(numberFrom<std::int8_t>(found, 0, 100).has_value(), number >= 0);
}

void JsonNumberTest::realNumbersAreFinite_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<bool>("good");
  QTest::newRow("a fraction") << "0.25" << true;
  QTest::newRow("a whole number") << "1" << true;
  QTest::newRow("too large for float") << "1e300" << false;
  QTest::newRow("no number") << "\"1\"" << false;
  QTest::newRow("null, as NaN is written") << "null" << false;
}

void JsonNumberTest::realNumbersAreFinite() {
  QFETCH(QString, text);
  QFETCH(bool, good);
  const auto most = std::numeric_limits<float>::max();
  QCOMPARE(numberFrom<float>(json::parse(text.toStdString()), -most, most).has_value(), good);
  const json infinite = std::numeric_limits<double>::infinity();
  const json none = std::numeric_limits<double>::quiet_NaN();
  QVERIFY(!numberFrom<double>(infinite, 0, std::numeric_limits<double>::infinity()));
  QVERIFY(!numberFrom<double>(none, -1, 1));
}

void JsonNumberTest::aComplaintQuotesLittle() {
  QCOMPARE(numberComplaint("iteration", 1e300, 0, 100).english(),
           std::string("iteration is 1e+300; it must be a number from 0 to 100."));
  const std::string long_ =
      numberComplaint("iteration", std::string(20'000, 'x'), 0, 100).english();
  QVERIFY(long_.size() < 200);
  QVERIFY_THROWS_EXCEPTION(std::invalid_argument, requiredNumber("at", json("x"), 0, 1));
  QCOMPARE(requiredNumber("at", json(1), 0, 1), 1);
}

LOOKBOOK_TEST(JsonNumberTest)

}  // namespace test_json_number

#include "test_json_number.moc"
