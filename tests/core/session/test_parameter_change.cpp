#include "core/session/parameter_change.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <functional>

namespace test_parameter_change {

using namespace lookbook;

namespace {

using Edit = std::function<void(MapParameters&)>;

QString words(const std::vector<ParameterChange>& changes) {
  QStringList all;
  for (const ParameterChange& change : changes)
    all += QStringLiteral("%1 (%2) %3 > %4")
               .arg(QString::fromUtf8(change.label.english), QString::fromStdString(change.name),
                    QString::fromStdString(change.before.english()),
                    QString::fromStdString(change.after.english()));
  return all.join(QStringLiteral("; "));
}

}  // namespace

class ParameterChangeTest : public QObject {
  Q_OBJECT

 private slots:
  void aChangeIsToldAsTheFieldShowsIt_data();
  void aChangeIsToldAsTheFieldShowsIt();
  void theSameIsNoChange();
};

void ParameterChangeTest::aChangeIsToldAsTheFieldShowsIt_data() {
  QTest::addColumn<Edit>("edit");
  QTest::addColumn<QString>("told");
  const auto row = [](const char* name, Edit edit, const char* told) {
    QTest::newRow(name) << std::move(edit) << QString::fromUtf8(told);
  };
  row(
      "number", [](MapParameters& p) { p.options.tsne.perplexity = 50; },
      "Perplexity (perplexity) auto > 50");
  row(
      "fraction", [](MapParameters& p) { p.options.tsne.theta = 0.25; },
      "Theta (theta) 0.5 > 0.25");
  row(
      "automatic", [](MapParameters& p) { p.options.tsne.learningRate = 500; },
      "Learning rate (learning-rate) auto > 500");
  row(
      "word", [](MapParameters& p) { p.options.tsne.schedule = TsneSchedule::automatic; },
      "Schedule (schedule) fixed > auto");
  row(
      "method", [](MapParameters& p) { p.options.method = Method::umap; },
      "Method (method) t-SNE > UMAP");
  row("unseen", [](MapParameters& p) { p.options.umap.neighbors = 40; }, "");
  row(
      "images", [](MapParameters& p) { p.images = MapImages::selected; },
      "Images (images) all > selection");
  row(
      "first", [](MapParameters& p) { p.images = MapImages::first, p.first = 500; },
      "Images (images) all > first 500");
  row(
      "two", [](MapParameters& p) { p.options.dims = 3, p.options.seed = 7; },
      "Dimensions (dims) 2 > 3; Seed (seed) 0 > 7");
}

void ParameterChangeTest::aChangeIsToldAsTheFieldShowsIt() {
  QFETCH(Edit, edit);
  QFETCH(QString, told);
  MapParameters after;
  edit(after);
  QCOMPARE(words(parameterChanges({}, after)), told);
}

void ParameterChangeTest::theSameIsNoChange() {
  QVERIFY(parameterChanges({}, {}).empty());
  MapParameters mde{.options = {.method = Method::mde}};
  MapParameters distances = mde;
  distances.options.mde.preserve = Preserve::distances;
  QCOMPARE(words(parameterChanges(mde, distances)),
           QStringLiteral("Preserve (preserve) neighbors > distances"));
}

LOOKBOOK_TEST(ParameterChangeTest)

}  // namespace test_parameter_change

#include "test_parameter_change.moc"
