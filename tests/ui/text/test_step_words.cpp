// What the Undo entry says about a step.

#include "tests/support/test_program.h"
#include "ui/text/step_words.h"

#include <QTest>

namespace test_step_words {

using namespace lookbook;
using namespace lookbook::ui;

class StepWordsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aChangedParameterIsNamedAsItsFieldShowsIt_data();
  void aChangedParameterIsNamedAsItsFieldShowsIt();
};

void StepWordsTest::aChangedParameterIsNamedAsItsFieldShowsIt_data() {
  using Edit = std::function<void(MapParameters&)>;
  QTest::addColumn<Edit>("edit");
  QTest::addColumn<QString>("words");
  QTest::newRow("number") << Edit([](MapParameters& p) { p.options.tsne.perplexity = 50; })
                          << QStringLiteral("perplexity 30 → 50");
  QTest::newRow("choice") << Edit([](MapParameters& p) {
    p.options.initialization = Initialization::random;
  }) << QStringLiteral("initialisation PCA → Random");
  QTest::newRow("method") << Edit([](MapParameters& p) { p.options.method = Method::umap; })
                          << QStringLiteral("method t-SNE → UMAP");
  QTest::newRow("several") << Edit([](MapParameters& p) {
    p.options.tsne.perplexity = 50;
    p.options.initialization = Initialization::random;
  }) << QStringLiteral("parameters");
}

void StepWordsTest::aChangedParameterIsNamedAsItsFieldShowsIt() {
  QFETCH(const std::function<void(MapParameters&)>, edit);
  QFETCH(const QString, words);
  ViewHistory::Step step{.part = ViewPart::parameters};
  step.before.parameters.options.method = Method::tsne;
  step.before.parameters.options.tsne.perplexity = 30;
  step.after = step.before;
  edit(step.after.parameters);
  QCOMPARE(describeStep(step), words);
}

LOOKBOOK_TEST(StepWordsTest)

}  // namespace test_step_words

#include "test_step_words.moc"
