#include "core/json/json_text.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

namespace test_json_text {

using namespace lookbook;

class TestJsonText : public QObject {
  Q_OBJECT

 private slots:
  void deepNestingIsRefused();
  void bracketsWithinStringsAreNoNesting();
  void tooMuchIsRefused();
  void whatIsNoJsonIsRefused();
  void namesThatAreNotUtf8CanBeWritten();
};

void TestJsonText::deepNestingIsRefused() {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  QVERIFY(parseJson(nested(kDeepestJson)));
  for (const std::size_t levels : {kDeepestJson + 1, 100'000}) {
    const auto json = parseJson(nested(levels));
    QVERIFY(!json);
    QCOMPARE(json.error().kind, Error::Kind::badFile);
    QVERIFY(json.error().message.find("100 levels") != std::string::npos);
  }
  // A truncated text is just as deep.
  QVERIFY(!parseJson(std::string(100'000, '[')));
}

void TestJsonText::bracketsWithinStringsAreNoNesting() {
  const std::string text = "[\"" + std::string(1000, '[') + "\\\"" + std::string(1000, '{') + "\"]";
  QVERIFY(parseJson(text));
}

void TestJsonText::tooMuchIsRefused() {
  QVERIFY(parseJson("[1" + std::string(kLargestJson - 3, ' ') + "]"));
  QVERIFY(!parseJson("[1" + std::string(kLargestJson - 2, ' ') + "]"));
}

void TestJsonText::whatIsNoJsonIsRefused() {
  for (const char* text : {"", "{", "<html>", "{\"a\": nan}", "[1] 2"}) QVERIFY(!parseJson(text));
}

void TestJsonText::namesThatAreNotUtf8CanBeWritten() {
  const std::string text = jsonText(nlohmann::json{{"file", "m\xfcller"}});
  QCOMPARE(text, std::string("{\"file\":\"m\ufffdller\"}"));
}

LOOKBOOK_TEST(TestJsonText)

}  // namespace test_json_text

#include "test_json_text.moc"
