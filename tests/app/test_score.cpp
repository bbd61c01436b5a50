#include "core/embedding/pca/pca.h"
#include "core/io/npy.h"
#include "core/quality/map_scores.h"
#include "tests/support/points.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <limits>

namespace test_score {

using namespace lookbook;

using samples::Outcome;

namespace {

nlohmann::json jsonOf(const Outcome& outcome) {
  return nlohmann::json::parse(outcome.out.toStdString());
}

}  // namespace

class ScoreTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void matrixIsScoredAsItIs();
  void textTellsWhatEachMeans();
  void imagesAreScoredInTheirComponents();
  void sampleIsToldWithItsErrors();
  void missingLabelsAreTold();
  void limitTakesTheFirst();
  void theSameBytesForAnyThreads();
  void wrongUsageIsStatusTwo_data();
  void wrongUsageIsStatusTwo();
  void failuresAreStatusOne_data();
  void failuresAreStatusOne();

 private:
  [[nodiscard]] std::string path(const char* name) const { return folder_->path() / name; }
  [[nodiscard]] Outcome score(const QStringList& words) const;
  void write(const char* name, const MatrixF& matrix) const {
    QVERIFY(writeNpy(path(name), matrix).has_value());
  }

  std::unique_ptr<samples::Folder> folder_;
  MatrixF points_ = samples::clusteredPoints(120, 6, 4);
  MatrixF map_ = points_.leftCols(2);
  std::vector<lookbook::ClassId> labels_;
};

/// points.npy, map.npy and labels.npy belong together.
void ScoreTest::init() {
  folder_ = std::make_unique<samples::Folder>();
  labels_.clear();
  for (std::size_t i = 0; i < 120; ++i) labels_.push_back(static_cast<lookbook::ClassId>(i % 4));
  write("points.npy", points_);
  write("map.npy", map_);
  QVERIFY(writeNpy(path("labels.npy"), labels_).has_value());
}

Outcome ScoreTest::score(const QStringList& words) const {
  return samples::runProgram(LOOKBOOK_CLI, QStringList{"score"} + words,
                             QString::fromStdString(folder_->path().string()));
}

void ScoreTest::matrixIsScoredAsItIs() {
  const Outcome done = score({"--input", "points.npy", "--labels", "labels.npy", "--map", "map.npy",
                              "--neighbors", "7", "--json"});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QCOMPARE(done.err, QString());
  ThreadTeam team(1);
  const auto expected = scoreMap({points_, map_, labels_}, {.neighbors = 7}, team);
  const nlohmann::json json = jsonOf(done);
  QCOMPARE(json["points"].get<int>(), 120);
  QCOMPARE(json["neighbors"].get<int>(), 7);
  for (const auto& [key, estimate] :
       {std::pair{"trustworthiness", expected->trustworthiness},
        std::pair{"continuity", expected->continuity},
        std::pair{"neighbor_recall", expected->neighborRecall},
        std::pair{"label_accuracy", *expected->labelAccuracy},
        std::pair{"label_accuracy_input", *expected->labelAccuracyInput},
        std::pair{"silhouette", *expected->silhouette},
        std::pair{"distance_correlation", expected->distanceCorrelation}})
    QCOMPARE(json[key].get<double>(), estimate.value);
  QVERIFY(!json.contains("sampled") && !json.contains("standard_errors"));
}

void ScoreTest::textTellsWhatEachMeans() {
  const Outcome done =
      score({"--input", "points.npy", "--labels", "labels.npy", "--map", "points.npy"});
  QCOMPARE(done.status, 0);
  const QStringList lines = done.out.split('\n');
  QCOMPARE(lines[0], "points.npy: 120 points, a map of points.npy (6 dimensions)");
  QCOMPARE(lines[2],
           "  trustworthiness        1.0000           1: the 10 nearest in the map are near in the "
           "input");
  // The explanations of all lines begin in the same column.
  const auto column = lines[2].indexOf("1: the 10");
  const QStringList starts{"1: the",   "1: the",     "share of", "share of",
                           "the same", "1: classes", "1: far in"};
  for (qsizetype m = 0; m < starts.size(); ++m) QCOMPARE(lines[m + 2].indexOf(starts[m]), column);
}

void ScoreTest::imagesAreScoredInTheirComponents() {
  constexpr int kImages = 60;
  QByteArray images = samples::bigEndian({samples::kImagesMagic, kImages, 3, 4});
  QByteArray labels = samples::bigEndian({samples::kLabelsMagic, kImages});
  MatrixF pixels(kImages, 12);
  for (int i = 0; i < kImages; ++i) {
    labels.append(static_cast<char>(i % 4));
    for (int p = 0; p < 12; ++p) {
      const int grey = (i * 37 + p * p * (i % 4)) % 251;
      images.append(static_cast<char>(grey));
      pixels(i, p) = static_cast<float>(grey) / 255.0F;
    }
  }
  folder_->add("images/train-images-idx3-ubyte", images);
  folder_->add("images/train-labels-idx1-ubyte", labels);
  write("small.npy", pixels.leftCols(2));
  const std::vector<lookbook::ClassId> classes(labels_.begin(), labels_.begin() + kImages);
  const MatrixF map = pixels.leftCols(2);
  ThreadTeam team(1);

  const Outcome reduced = score({"images", "--map", "small.npy", "--pca", "3", "--json"});
  QVERIFY2(reduced.status == 0, qPrintable(reduced.err));
  const MatrixF components = fitPca(pixels, 3, team)->project(pixels, team);
  const auto inComponents = scoreMap({components, map, classes}, {}, team);
  QCOMPARE(jsonOf(reduced)["trustworthiness"].get<double>(), inComponents->trustworthiness.value);
  QCOMPARE(jsonOf(reduced)["silhouette"].get<double>(), inComponents->silhouette->value);
  QCOMPARE(jsonOf(reduced)["input"].get<std::string>(), "images (3 principal components)");

  const Outcome whole = score({"images", "--map", "small.npy", "--pca", "0", "--json"});
  const auto inPixels = scoreMap({pixels, map, classes}, {}, team);
  QCOMPARE(jsonOf(whole)["trustworthiness"].get<double>(), inPixels->trustworthiness.value);
  QVERIFY(inPixels->trustworthiness.value != inComponents->trustworthiness.value);
  // There are no 50 components of 12 pixels.
  QCOMPARE(jsonOf(score({"images", "--map", "small.npy", "--json"}))["input"].get<std::string>(),
           "images (12 principal components)");
}

void ScoreTest::sampleIsToldWithItsErrors() {
  const QStringList words{"--input",   "points.npy", "--labels", "labels.npy", "--map",  "map.npy",
                          "--queries", "40",         "--pairs",  "1000",       "--seed", "3"};
  const Outcome done = score(words + QStringList{"--json"});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  const nlohmann::json json = jsonOf(done);
  QCOMPARE(json["sampled"].get<int>(), 40);
  QCOMPARE(json["pairs"].get<int>(), 1000);
  QCOMPARE(json["seed"].get<int>(), 3);
  for (const char* key : {"trustworthiness", "continuity", "neighbor_recall", "label_accuracy",
                          "silhouette", "distance_correlation"})
    QVERIFY2(json["standard_errors"][key].get<double>() > 0, key);
  const Outcome text = score(words);
  QVERIFY(text.out.contains("Estimated from 40 points drawn at random (seed 3)"));
  QVERIFY(text.out.contains(" ± "));
}

void ScoreTest::missingLabelsAreTold() {
  const Outcome done = score({"--input", "points.npy", "--map", "map.npy", "--json"});
  QCOMPARE(done.status, 0);
  QVERIFY(done.err.startsWith("Note: There are no labels"));
  for (const char* key : {"label_accuracy", "label_accuracy_input", "silhouette"})
    QVERIFY2(!jsonOf(done).contains(key), key);
  QVERIFY(jsonOf(done).contains("trustworthiness"));

  QVERIFY(writeNpy(path("one.npy"), std::vector<lookbook::ClassId>(120, 7)).has_value());
  const Outcome one =
      score({"--input", "points.npy", "--map", "map.npy", "--labels", "one.npy", "--json"});
  QVERIFY(one.err.startsWith("Note: All points are of one class"));
  QVERIFY(jsonOf(one).contains("label_accuracy") && !jsonOf(one).contains("silhouette"));
}

void ScoreTest::limitTakesTheFirst() {
  write("short.npy", map_.topRows(50));
  const Outcome done = score({"--input", "points.npy", "--labels", "labels.npy", "--map",
                              "short.npy", "--limit", "50", "--json"});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  ThreadTeam team(1);
  const MatrixF points = points_.topRows(50);
  const MatrixF map = map_.topRows(50);
  const auto expected = scoreMap({points, map, std::span(labels_).first(50)}, {}, team);
  QCOMPARE(jsonOf(done)["continuity"].get<double>(), expected->continuity.value);
  QCOMPARE(jsonOf(done)["silhouette"].get<double>(), expected->silhouette->value);
}

void ScoreTest::theSameBytesForAnyThreads() {
  QString first;
  for (const char* threads : {"1", "2", "5"}) {
    const Outcome done = score({"--input", "points.npy", "--labels", "labels.npy", "--map",
                                "map.npy", "--queries", "60", "--threads", threads, "--json"});
    QCOMPARE(done.status, 0);
    if (first.isEmpty()) first = done.out;
    QCOMPARE(done.out, first);
  }
}

void ScoreTest::wrongUsageIsStatusTwo_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("says");
  const QStringList scored{"--input", "points.npy", "--map", "map.npy"};
  QTest::newRow("no map") << QStringList{"--input", "points.npy"} << "--map is required";
  QTest::newRow("no input") << QStringList{"--map", "map.npy"} << "Name a DATASET or --input";
  QTest::newRow("two inputs") << scored + QStringList{"mnist"}
                              << "DATASET and --input cannot be combined";
  QTest::newRow("split of a matrix")
      << scored + QStringList{"--split", "test"} << "--split needs a DATASET";
  QTest::newRow("no neighbours") << scored + QStringList{"--neighbors", "0"}
                                 << "--neighbors: 0 is not a whole number from 1";
  QTest::newRow("half of the points") << scored + QStringList{"--neighbors", "60"}
                                      << "neighbors is 60; it must be at most 59 for 120 points";
  QTest::newRow("one query") << scored + QStringList{"--queries", "1"} << "or auto";
}

void ScoreTest::wrongUsageIsStatusTwo() {
  QFETCH(QStringList, words);
  QFETCH(QString, says);
  const Outcome done = score(words);
  QCOMPARE(done.status, 2);
  QVERIFY2(done.err.contains(says), qPrintable(done.err));
  QCOMPARE(done.err.count('\n'), 1);
  QCOMPARE(done.out, QString());
}

void ScoreTest::failuresAreStatusOne_data() {
  QTest::addColumn<QString>("map");
  QTest::addColumn<QString>("labels");
  QTest::addColumn<QString>("says");
  QTest::newRow("no such map") << "nowhere.npy" << "labels.npy" << "nowhere.npy does not exist.";
  QTest::newRow("no map at all") << "labels.npy" << "labels.npy"
                                 << "labels.npy has 1 dimension; it must have 2";
  QTest::newRow("fewer rows") << "short.npy" << "labels.npy"
                              << "short.npy has 100 rows, but points.npy";
  QTest::newRow("one column") << "column.npy" << "labels.npy"
                              << "column.npy has 1 column; a map has 2 or more";
  QTest::newRow("no number inside") << "nan.npy" << "labels.npy"
                                    << "nan.npy holds NaN in row 8, column 2";
  QTest::newRow("no labels") << "map.npy" << "map.npy" << "they must be whole numbers";
  QTest::newRow("fewer labels") << "map.npy" << "few.npy"
                                << "few.npy holds 100 labels for 120 rows";
}

void ScoreTest::failuresAreStatusOne() {
  QFETCH(QString, map);
  QFETCH(QString, labels);
  QFETCH(QString, says);
  MatrixF nan = map_;
  nan(7, 1) = std::numeric_limits<float>::quiet_NaN();
  write("nan.npy", nan);
  write("short.npy", map_.topRows(100));
  write("column.npy", map_.leftCols(1));
  QVERIFY(writeNpy(path("few.npy"), std::span(labels_).first(100)).has_value());
  const Outcome done = score({"--input", "points.npy", "--map", map, "--labels", labels, "--json"});
  QCOMPARE(done.status, 1);
  QVERIFY2(done.err.contains(says), qPrintable(done.err));
  QCOMPARE(done.err.count('\n'), 1);
  QCOMPARE(done.out, QString());
}

LOOKBOOK_TEST(ScoreTest)

}  // namespace test_score

#include "test_score.moc"
