// The glossary explains every term that options and scores show.

#include "core/embedding/common/map_options.h"
#include "tests/support/test_program.h"
#include "ui/maps/map_words.h"
#include "ui/text/glossary.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace lookbook::ui::test_glossary {

class GlossaryTest : public QObject {
  Q_OBJECT

 private slots:
  void everyOptionHasATerm();
  void everyScoreHasATerm();
  void everyColouringHasATerm();
  void everyObjectiveHasATerm();
  void aMethodsTermIsTheMethod();
  void eachTermIsExplainedByTwoSentencesAndOne_data();
  void eachTermIsExplainedByTwoSentencesAndOne();
  void eachTermHasOneEntry();
};

void GlossaryTest::everyOptionHasATerm() {
  for (const MapOptions& options : optionsOfEveryKind())
    describe(options, [&](const Field& field, const auto&) {
      QVERIFY2(findTerm(termOfOption(options, field.name)), field.name);
    });
}

void GlossaryTest::everyScoreHasATerm() {
  QVERIFY(!scoreRows().empty());
  for (const ScoreRow& row : scoreRows()) QVERIFY2(findTerm(row.term), row.term);
}

void GlossaryTest::everyColouringHasATerm() {
  for (int coloring = 1; coloring < kColorings; ++coloring)
    QVERIFY2(findTerm(termOf(static_cast<Coloring>(coloring))),
             qPrintable(coloringTitle(static_cast<Coloring>(coloring))));
}

void GlossaryTest::everyObjectiveHasATerm() {
  for (const MethodInfo& method : kMethods)
    if (method.objective.measured()) QVERIFY2(findTerm(method.objective.key), method.name);
}

void GlossaryTest::aMethodsTermIsTheMethod() {
  for (std::size_t i = 0; i < kMethodNames.size(); ++i) {
    const MapOptions options{.method = static_cast<Method>(i)};
    const Term* term = findTerm(termOfOption(options, "method"));
    QVERIFY2(term, kMethodNames[i]);
    QCOMPARE(QString::fromUtf8(term->name.english), QString::fromUtf8(kMethods[i].title.english));
  }
}

void GlossaryTest::eachTermIsExplainedByTwoSentencesAndOne_data() {
  QTest::addColumn<QString>("what");
  QTest::addColumn<QString>("use");
  QTest::addColumn<QString>("source");
  for (const Term& term : glossary())
    QTest::newRow(term.id) << QString::fromUtf8(term.what.english)
                           << QString::fromUtf8(term.use.english) << QString::fromUtf8(term.source);
}

void GlossaryTest::eachTermIsExplainedByTwoSentencesAndOne() {
  QFETCH(QString, what);
  QFETCH(QString, use);
  QFETCH(QString, source);
  static const QRegularExpression kEnd(QStringLiteral("\\.(?= [A-Z0-9]|$)"));
  QCOMPARE(what.count(kEnd), 2);
  QCOMPARE(use.count(kEnd), 1);
  static const QRegularExpression kYear(QStringLiteral("\\b(18|19|20)\\d\\d\\b"));
  QVERIFY(source.isEmpty() || source.contains(kYear));
}

void GlossaryTest::eachTermHasOneEntry() {
  QSet<QByteArray> ids;
  for (const Term& term : glossary()) ids.insert(term.id);
  QCOMPARE(static_cast<std::size_t>(ids.size()), glossary().size());
}

LOOKBOOK_TEST(GlossaryTest)

}  // namespace lookbook::ui::test_glossary

#include "test_glossary.moc"
