#include "core/runs/files/report_file.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_report_file {

using namespace lookbook;

class ReportFileTest : public QObject {
  Q_OBJECT

 private slots:
  void whatWasWrittenIsReadAgain();
  void theRecipeIsReadByItself();
  void whatIsMissingIsLeftEmpty();
  void numbersOfOtherKindsAreLeftOut();
  void aNewerFormatIsRefused();
  void otherContentIsRefused_data();
  void otherContentIsRefused();
};

namespace {

MapRecord tsneRecord() {
  MapRecord record;
  record.recipe.dataset = "Five";
  record.recipe.fingerprint = "md5:5";
  record.recipe.rows = "train";
  record.recipe.count = 3;
  record.recipe.options.tsne.perplexity = 12.5;
  record.recipe.options.seed = 7;
  record.iteration = 500;
  record.objective = {{.iteration = 490, .value = 2.5, .residual = 0},
                      {.iteration = 500, .value = 2.25, .residual = 0}};
  record.componentVariances = {0.5, 0.25};
  return record;
}

Result<void> write(const std::filesystem::path& file, const MapRecord& record) {
  return writeReport(file, RunReport{.initial = std::string(),
                                     .graph = {},
                                     .map = record,
                                     .seconds = {},
                                     .cached = "",
                                     .times = {},
                                     .threads = 2});
}

}  // namespace

void ReportFileTest::whatWasWrittenIsReadAgain() {
  const samples::Folder folder;
  const auto file = folder.path() / "report.json";
  const MapRecord record = tsneRecord();
  QVERIFY(write(file, record));
  const auto read = readMapReport(file);
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  QCOMPARE(read->dataset, std::string("Five"));
  QCOMPARE(read->fingerprint, std::string("md5:5"));
  QCOMPARE(read->rows, std::string("train"));
  QCOMPARE(read->count.value(), std::size_t{3});
  QCOMPARE(read->method, std::string("tsne"));
  QCOMPARE(read->components, 50);
  QCOMPARE(read->perplexity.value(), 12.5);
  QCOMPARE(read->iterations.value(), 500);
  QCOMPARE(read->objectives[static_cast<std::size_t>(Method::tsne)].value(), 2.25);
  QVERIFY(!read->objectives[static_cast<std::size_t>(Method::mde)]);
  QCOMPARE(read->seed.value(), std::size_t{7});
  QCOMPARE(read->componentVariances, record.componentVariances);
}

void ReportFileTest::theRecipeIsReadByItself() {
  const samples::Folder folder;
  const auto file = folder.path() / "report.json";
  const MapRecord record = tsneRecord();
  QVERIFY(write(file, record));
  const auto recipe = readRecipe(file);
  QVERIFY(recipe);
  QVERIFY(recipe->options == record.recipe.options);
  QCOMPARE(recipe->rows, std::string("train"));
}

void ReportFileTest::aNewerFormatIsRefused() {
  const samples::Folder folder;
  const auto today = folder.add("today.json", R"({"format": 2, "recipe": {}})");
  QVERIFY(readMapReport(today));
  const auto newer = folder.add("newer.json", R"({"format": 3, "recipe": {}})");
  for (const Error& error : {readMapReport(newer).error(), readRecipe(newer).error()}) {
    QCOMPARE(error.kind, Error::Kind::badFile);
    QVERIFY2(error.message.find("newer.json was written by a newer Lookbook (report format 3)") !=
                 std::string::npos,
             error.message.c_str());
  }
}

void ReportFileTest::whatIsMissingIsLeftEmpty() {
  const samples::Folder folder;
  const auto read = readMapReport(folder.add("report.json", R"({"recipe": {}})"));
  QVERIFY(read);
  QVERIFY(read->method.empty() && !read->perplexity && !read->count && !read->iterations);
  QCOMPARE(read->recipe, std::string("{}"));
  QCOMPARE(read->components, MapOptions{}.pcaComponents);
}

void ReportFileTest::numbersOfOtherKindsAreLeftOut() {
  const samples::Folder folder;
  const auto read = readMapReport(folder.add(
      "report.json", R"({"iterations": 1e300, "kl_divergence": "low", "component_variances": 3,
      "recipe": {"count": -1, "options": {"perplexity": "auto", "seed": null}}})"));
  QVERIFY(read);
  QVERIFY(!read->iterations && !read->count && !read->perplexity && !read->seed);
  QVERIFY(!read->objectives[static_cast<std::size_t>(Method::tsne)]);
  QVERIFY(read->componentVariances.empty());
}

void ReportFileTest::otherContentIsRefused_data() {
  QTest::addColumn<QByteArray>("content");
  QTest::addColumn<QString>("reason");
  QTest::newRow("a list") << QByteArray("[]") << "is not a JSON object";
  QTest::newRow("no recipe") << QByteArray("{}") << "holds no recipe";
  QTest::newRow("a recipe in words") << QByteArray(R"({"recipe": "mine"})") << "holds no recipe";
}

void ReportFileTest::otherContentIsRefused() {
  QFETCH(QByteArray, content);
  QFETCH(QString, reason);
  const samples::Folder folder;
  const auto file = folder.add("report.json", content);
  const auto read = readMapReport(file);
  QVERIFY(!read);
  QCOMPARE(read.error().kind, Error::Kind::badFile);
  const QString message = QString::fromStdString(read.error().message);
  QVERIFY2(message.contains("report.json") && message.contains(reason), qPrintable(message));
  QVERIFY(!readRecipe(file));
}

LOOKBOOK_TEST(ReportFileTest)

}  // namespace test_report_file

#include "test_report_file.moc"
