#include "core/runs/recipe.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

namespace test_recipe {

using namespace lookbook;

namespace {

/// Three train images and two test images.
DatasetPtr fiveImages() {
  Dataset::Parts parts;
  parts.title = "Five";
  parts.rows = parts.columns = 1;
  parts.pixels.assign(5, 0);
  parts.splits = {{"train", 3}};
  return Dataset::create(std::move(parts)).value();
}

}  // namespace

class RecipeTest : public QObject {
  Q_OBJECT

 private slots:
  void everyOptionIsWritten();
  void pcaKeepsOnlyItsOwnOptions();
  void mdeKeepsTheOptionsOfItsAim();
  void automaticIsAWord();
  void theWholeRecipeIsWritten();
  void whatWasWrittenIsReadAgain_data();
  void whatWasWrittenIsReadAgain();
  void aParentIsReadAgain();
  void whatIsNoParentIsLeftOut();
  void aMapThatStartedFromAFileIsRead();
  void whatIsNoFitOfComponentsIsLeftOut();
  void whatIsNoRecipeIsSaid_data();
  void whatIsNoRecipeIsSaid();
  void rowsAreRanges_data();
  void rowsAreRanges();
  void rowsAreFoundAgain_data();
  void rowsAreFoundAgain();
  void rowsThatAreNoneAreSaid_data();
  void rowsThatAreNoneAreSaid();
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

void RecipeTest::mdeKeepsTheOptionsOfItsAim() {
  // That of t-SNE, which has the same name.
  MapOptions options{.method = Method::mde, .neighbors = 91};
  options.mde.neighbors = 12;
  const nlohmann::json keepsNeighbors = toJson(options);
  QCOMPARE(keepsNeighbors["neighbors"].get<int>(), 12);
  QCOMPARE(keepsNeighbors["repulsive-fraction"].get<std::string>(), std::string("auto"));
  QVERIFY(!keepsNeighbors.contains("max-distances"));
  options.mde.preserve = Preserve::distances;
  const nlohmann::json keepsDistances = toJson(options);
  QCOMPARE(keepsDistances["max-distances"].get<int>(), 5'000'000);
  QVERIFY(!keepsDistances.contains("neighbors") && !keepsDistances.contains("knn"));
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
                      .parent = {},
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

void RecipeTest::whatWasWrittenIsReadAgain_data() {
  QTest::addColumn<int>("method");
  for (std::size_t method = 0; method < kMethodNames.size(); ++method)
    QTest::newRow(kMethodNames[method]) << static_cast<int>(method);
}

void RecipeTest::whatWasWrittenIsReadAgain() {
  QFETCH(int, method);
  Recipe recipe{.dataset = "Fashion-MNIST",
                .fingerprint = "md5:abc",
                .rows = "train",
                .count = 60000,
                .options = {.method = static_cast<Method>(method), .dims = 3, .seed = 5},
                .changes = {{.iteration = 300, .what = "perplexity 50"}},
                .parent = {},
                .version = "0.1.0",
                .instructionSet = "avx2"};
  if (recipe.options.method == Method::tsne) recipe.options.tsne.perplexity = 12.5;
  if (recipe.options.method == Method::umap) recipe.options.umap.initialization = UmapStart::pca;
  if (recipe.options.method == Method::pca) recipe.options.seed = 0;
  if (recipe.options.method != Method::file)
    recipe.pca = PcaFit{.solver = PcaSolver::krylov, .residual = 1.5e-6};
  const nlohmann::json json = toJson(recipe);
  const auto read = recipeFromJson(json);
  QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
  QVERIFY(read->options == recipe.options);
  QVERIFY(read->pca == recipe.pca);
  QCOMPARE(QString::fromStdString(toJson(*read).dump()), QString::fromStdString(json.dump()));
}

void RecipeTest::aParentIsReadAgain() {
  Recipe recipe{.dataset = "a", .fingerprint = "b", .rows = "all"};
  for (const double perplexity : {5.0, 50.0}) {
    auto parent = std::make_shared<const Recipe>(recipe);
    recipe.parent = Parent{.recipe = std::move(parent), .iteration = static_cast<int>(perplexity)};
    recipe.options.tsne.perplexity = perplexity;
  }
  const nlohmann::json json = toJson(recipe);
  const auto read = recipeFromJson(json);
  QVERIFY(read.has_value());
  QVERIFY(read->parent);
  QCOMPARE(read->parent->iteration, 50);
  QCOMPARE(read->parent->recipe->options.tsne.perplexity, 5.0);
  QCOMPARE(read->parent->recipe->parent->iteration, 5);
  QCOMPARE(read->parent->recipe->parent->recipe->options.tsne.perplexity, TsneOptions().perplexity);
  QVERIFY(!read->parent->recipe->parent->recipe->parent);
  QCOMPARE(QString::fromStdString(toJson(*read).dump()), QString::fromStdString(json.dump()));
}

void RecipeTest::whatIsNoParentIsLeftOut() {
  nlohmann::json json = toJson(Recipe{.dataset = "a", .fingerprint = "b", .rows = "all"});
  QCOMPARE(json["parent"].get<std::string>(), std::string());
  const nlohmann::json whole = json;
  for (const char* parent :
       {R"("another")", "7", "{}", R"({"iteration":3})", R"({"iteration":3,"recipe":{}})",
        R"({"iteration":0.5,"recipe":{}})"}) {
    json["parent"] = nlohmann::json::parse(parent);
    const auto read = recipeFromJson(json);
    QVERIFY(read.has_value());
    QVERIFY(!read->parent);
  }
  // A file may contain more branches than anyone would make.
  nlohmann::json deep = whole;
  for (int i = 0; i < 5000; ++i) {
    nlohmann::json child = whole;
    child["parent"] = {{"iteration", 1}, {"recipe", std::move(deep)}};
    deep = std::move(child);
  }
  QVERIFY(recipeFromJson(deep).has_value());
}

void RecipeTest::aMapThatStartedFromAFileIsRead() {
  nlohmann::json json = toJson(Recipe{.dataset = "a", .fingerprint = "b", .rows = "all"});
  json["options"]["init"] = "start.npy";
  const auto read = recipeFromJson(json);
  QVERIFY(read.has_value());
  QCOMPARE(read->options.initialization, Initialization::pca);
}

void RecipeTest::whatIsNoFitOfComponentsIsLeftOut() {
  nlohmann::json json = toJson(Recipe{.dataset = "a", .fingerprint = "b", .rows = "all"});
  for (const char* fit :
       {R"("exact")", "[]", "{}", R"({"solver":"krylov"})", R"({"solver":"svd","residual":0})",
        R"({"solver":7,"residual":0})", R"({"solver":"gram","residual":-1})",
        R"({"solver":"gram","residual":"small"})"}) {
    json["pca"] = nlohmann::json::parse(fit);
    const auto read = recipeFromJson(json);
    QVERIFY2(read.has_value(), fit);
    QVERIFY2(!read->pca, fit);
  }
}

void RecipeTest::whatIsNoRecipeIsSaid_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("says");
  const QString before = R"({"dataset":"a","fingerprint":"b","rows":"all","options":)";
  QTest::newRow("nothing") << "null" << "There is no recipe";
  QTest::newRow("no options") << R"({"dataset":"a"})" << "There is no recipe";
  QTest::newRow("no method") << before + "{}}" << "names no method";
  QTest::newRow("unknown method") << before + R"({"method":"som"}})"
                                  << R"("som" for the option method)";
  QTest::newRow("no number") << before + R"({"method":"tsne","theta":"x"}})"
                             << R"("x" for the option theta)";
  QTest::newRow("out of range") << before + R"({"method":"tsne","dims":1e300}})"
                                << "1e+300 for the option dims";
  QTest::newRow("no data set") << R"({"options":{"method":"pca"}})" << "names no data set";
}

void RecipeTest::whatIsNoRecipeIsSaid() {
  QFETCH(QString, text);
  QFETCH(QString, says);
  const auto read = recipeFromJson(nlohmann::json::parse(text.toStdString()));
  QVERIFY(!read.has_value());
  QCOMPARE(read.error().kind, Error::Kind::badFile);
  QVERIFY2(QString::fromStdString(read.error().message).contains(says),
           read.error().message.c_str());
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

void RecipeTest::rowsAreFoundAgain_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QList<uint>>("rows");
  QTest::newRow("none") << "" << QList<uint>{};
  QTest::newRow("all") << "all" << QList<uint>{0, 1, 2, 3, 4};
  QTest::newRow("train") << "train" << QList<uint>{0, 1, 2};
  QTest::newRow("test") << "test" << QList<uint>{3, 4};
  QTest::newRow("first of all") << "all first 2" << QList<uint>{0, 1};
  QTest::newRow("first of few") << "test first 9" << QList<uint>{3, 4};
  QTest::newRow("ranges") << "0-1,3-4" << QList<uint>{0, 1, 3, 4};
  QTest::newRow("single ones") << "1,4" << QList<uint>{1, 4};
}

void RecipeTest::rowsAreFoundAgain() {
  QFETCH(QString, text);
  QFETCH(QList<uint>, rows);
  const auto read = readRows(text.toStdString(), *fiveImages());
  QVERIFY(read.has_value());
  QCOMPARE(QList<uint>(read->begin(), read->end()), rows);
}

void RecipeTest::rowsThatAreNoneAreSaid_data() {
  QTest::addColumn<QString>("text");
  for (const char* text : {"some", "all first", "all first x", "all first 2 ", "train,test", "0-",
                           "0-1,", ",1", "1-0", "3,1", "1,1", "5", "0-5", "-1", "0--1", "1.5",
                           "99999999999999999999999", "0-18446744073709551615"})
    QTest::newRow(text) << text;
}

void RecipeTest::rowsThatAreNoneAreSaid() {
  QFETCH(QString, text);
  const auto read = readRows(text.toStdString(), *fiveImages());
  QVERIFY(!read.has_value());
  QCOMPARE(read.error().kind, Error::Kind::badFile);
  QVERIFY(read.error().message.find('"' + text.toStdString() + '"') != std::string::npos);
}

void RecipeTest::theInstructionSetIsNamed() {
  QVERIFY(!thisInstructionSet().empty());
}

LOOKBOOK_TEST(RecipeTest)

}  // namespace test_recipe

#include "test_recipe.moc"
