#include "core/session/recipe.h"

#include <QTest>
#include <nlohmann/json.hpp>

using namespace lookbook;

class RecipeTest : public QObject {
  Q_OBJECT

 private slots:
  void everyOptionIsWritten();
  void pcaKeepsOnlyItsOwnOptions();
  void automaticIsAWord();
  void theWholeRecipeIsWritten();
  void rowsAreRanges_data();
  void rowsAreRanges();
  void theInstructionSetIsNamed();
};

void RecipeTest::everyOptionIsWritten() {
  MapOptions options{.dims = 3, .initialization = Initialization::random, .seed = 7};
  options.tsne.perplexity = 12.5;
  const nlohmann::json json = toJson(options);
  const nlohmann::json expected{{"method", "tsne"},
                                {"dims", 3},
                                {"pca", 50},
                                {"init", "random"},
                                {"schedule", "fixed"},
                                {"knn", "auto"},
                                {"neighbors", "auto"},
                                {"seed", 7},
                                {"perplexity", 12.5},
                                {"theta", 0.5},
                                {"iterations", 1000},
                                {"exaggeration", 12.0},
                                {"exaggeration-iterations", 250},
                                {"learning-rate", "auto"},
                                {"initial-momentum", 0.5},
                                {"final-momentum", 0.8}};
  QCOMPARE(QString::fromStdString(json.dump()), QString::fromStdString(expected.dump()));
}

void RecipeTest::pcaKeepsOnlyItsOwnOptions() {
  const nlohmann::json json = toJson(MapOptions{.method = Method::pca, .dims = 10});
  QCOMPARE(QString::fromStdString(json.dump()), QString(R"({"dims":10,"method":"pca"})"));
}

void RecipeTest::automaticIsAWord() {
  MapOptions options;
  options.tsne.learningRate = 350;
  QCOMPARE(toJson(options)["learning-rate"].get<double>(), 350.0);
}

void RecipeTest::theWholeRecipeIsWritten() {
  const Recipe recipe{.dataset = "Fashion-MNIST",
                      .fingerprint = "md5:abc",
                      .rows = "test first 2000",
                      .count = 2000,
                      .options = {},
                      .changes = {{.iteration = 300, .what = "perplexity 50"}},
                      .parent = "",
                      .version = "0.1.0",
                      .instructionSet = "avx2"};
  const nlohmann::json json = toJson(recipe);
  QCOMPARE(json["dataset"].get<std::string>(), recipe.dataset);
  QCOMPARE(json["fingerprint"].get<std::string>(), recipe.fingerprint);
  QCOMPARE(json["rows"].get<std::string>(), recipe.rows);
  QCOMPARE(json["count"].get<std::size_t>(), recipe.count);
  QCOMPARE(json["changes"][0]["iteration"].get<int>(), 300);
  QCOMPARE(json["changes"][0]["what"].get<std::string>(), std::string("perplexity 50"));
  QCOMPARE(json["version"].get<std::string>(), recipe.version);
  QCOMPARE(json["instruction_set"].get<std::string>(), recipe.instructionSet);
  QCOMPARE(json["options"]["method"].get<std::string>(), std::string("tsne"));
}

void RecipeTest::rowsAreRanges_data() {
  QTest::addColumn<QList<uint>>("rows");
  QTest::addColumn<QString>("text");
  QTest::newRow("none") << QList<uint>{} << "";
  QTest::newRow("one") << QList<uint>{4} << "4";
  QTest::newRow("a range and one") << QList<uint>{0, 1, 2, 3, 17} << "0-3,17";
  QTest::newRow("pairs") << QList<uint>{5, 6, 8, 9} << "5-6,8-9";
}

void RecipeTest::rowsAreRanges() {
  QFETCH(QList<uint>, rows);
  QFETCH(QString, text);
  QCOMPARE(QString::fromStdString(describeRows({rows.begin(), rows.end()})), text);
}

void RecipeTest::theInstructionSetIsNamed() {
  QVERIFY(!instructionSet().empty());
}

QTEST_GUILESS_MAIN(RecipeTest)
#include "test_recipe.moc"
