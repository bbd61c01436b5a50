// lookbook-cli embed --onto: new images are placed onto a finished map.
#include "core/io/npy.h"
#include "tests/support/points.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <fstream>

namespace test_onto {

using namespace lookbook;

using samples::Outcome;

namespace {

Outcome embed(const QStringList& words) {
  return samples::runProgram(LOOKBOOK_CLI, QStringList{"embed"} + words);
}

/// Labels: the first half is of one class, the second half of another.
QByteArray labels(std::uint32_t count) {
  const auto half = static_cast<qsizetype>(count / 2);
  return samples::bigEndian({samples::kLabelsMagic, count}) + QByteArray(half, 0) +
         QByteArray(half, 1);
}

nlohmann::json readJson(const QString& path) {
  std::ifstream file(path.toStdString());
  return nlohmann::json::parse(file);
}

}  // namespace

class OntoTest : public QObject {
  Q_OBJECT

 private slots:
  void init();
  void cleanup() { folder_.reset(); }
  void theTestSplitIsPlacedOntoAMapOfTheTrainSplit();
  void imagesWithoutALabelAreLeftOutOfTheAccuracy();
  void rowsOfAMatrixArePlacedOntoAMapOfAnother();
  void whatDoesNotFitIsSaid_data();
  void whatDoesNotFitIsSaid();

 private:
  [[nodiscard]] QString path(const QString& name) const {
    return QString::fromStdString((folder_->path() / name.toStdString()).string());
  }
  /// A map of 90 points in 6 dimensions, and its report.
  void makeMap();

  std::unique_ptr<samples::Folder> folder_;
};

void OntoTest::init() {
  folder_ = std::make_unique<samples::Folder>();
}

void OntoTest::makeMap() {
  QVERIFY(writeNpy(path("points.npy").toStdString(), samples::clusteredPoints(90, 6, 3)));
  const Outcome done = embed({"--input", path("points.npy"), "--method", "umap", "--epochs", "50",
                              "--out", path("map.npy"), "--report", path("map.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
}

void OntoTest::theTestSplitIsPlacedOntoAMapOfTheTrainSplit() {
  folder_->add("train-images-idx3-ubyte", samples::idxImages(60));
  folder_->add("train-labels-idx1-ubyte", labels(60));
  folder_->add("t10k-images-idx3-ubyte", samples::idxImages(12));
  folder_->add("t10k-labels-idx1-ubyte", labels(12));
  const QString data = QString::fromStdString(folder_->path().string());
  const Outcome map =
      embed({data, "--split", "train", "--method", "tsne", "--perplexity", "8", "--iterations",
             "60", "--out", path("map.npy"), "--report", path("map.json")});
  QVERIFY2(map.status == 0, qPrintable(map.err));
  const Outcome done =
      embed({data, "--split", "test", "--onto", path("map.npy"), "--out", path("placed.npy"),
             "--labels", path("labels.npy"), "--report", path("placed.json")});
  QVERIFY2(done.status == 0, qPrintable(done.err));
  QVERIFY2(done.out.contains("placed.npy: 12 x 2 onto"), qPrintable(done.out));
  QVERIFY2(done.out.contains("5-NN accuracy"), qPrintable(done.out));
  const auto placed = readNpy(path("placed.npy").toStdString());
  QVERIFY(placed && placed->rows() == 12 && placed->cols() == 2);
  QCOMPARE(readNpyLabels(path("labels.npy").toStdString())->size(), std::size_t{12});
  const nlohmann::json report = readJson(path("placed.json"));
  QCOMPARE(report["recipe"]["rows"].get<std::string>(), std::string("test"));
  QCOMPARE(report["recipe"]["options"]["perplexity"].get<double>(), 8.0);
  QVERIFY(report["recipe"]["parent"] == readJson(path("map.json"))["recipe"]);
  for (const char* stage : {"load", "prepare", "place", "total"})
    QVERIFY(report["seconds"][stage].get<double>() >= 0);
  QVERIFY(report["label_accuracy"].get<double>() >= 0);
}

/// Twelve images, of which no or one has a label, that of the image at the same place.
void OntoTest::imagesWithoutALabelAreLeftOutOfTheAccuracy() {
  folder_->add("train-images-idx3-ubyte", samples::idxImages(60));
  folder_->add("train-labels-idx1-ubyte", labels(60));
  folder_->add("t10k-images-idx3-ubyte", samples::idxImages(12));
  const QString data = QString::fromStdString(folder_->path().string());
  for (const bool one : {false, true}) {
    QByteArray numbers = samples::bigEndian({0x0C01, 12});
    for (int image = 0; image < 12; ++image)
      numbers += one && image == 7 ? QByteArray(4, '\0') : QByteArray(4, '\xff');
    folder_->add("t10k-labels-idx1-int", numbers);
    for (const QStringList& words :
         {QStringList{"--split", "train", "--method", "tsne", "--perplexity", "8", "--iterations",
                      "60", "--out", path("map.npy"), "--report", path("map.json")},
          QStringList{"--split", "test", "--onto", path("map.npy"), "--out", path("placed.npy"),
                      "--report", path("placed.json")}}) {
      const Outcome done = embed(QStringList{data} + words);
      QVERIFY2(done.status == 0, qPrintable(done.err));
    }
    const nlohmann::json report = readJson(path("placed.json"));
    const auto accuracy = report.find("label_accuracy");
    const bool given = accuracy != report.end() && accuracy->is_number();
    QCOMPARE(given, one);
    // Of one image it is 0 or 1, not a twelfth.
    if (given) QVERIFY(accuracy->get<double>() == 0 || accuracy->get<double>() == 1);
  }
}

void OntoTest::rowsOfAMatrixArePlacedOntoAMapOfAnother() {
  makeMap();
  const MatrixF all = samples::clusteredPoints(96, 6, 3);
  QVERIFY(writeNpy(path("new.npy").toStdString(), MatrixF(all.bottomRows(6))));
  QFile::rename(path("map.json"), path("made.json"));
  MatrixF first;
  for (const char* threads : {"1", "2", "5"}) {
    const Outcome done =
        embed({"--input", path("new.npy"), "--onto", path("map.npy"), "--onto-report",
               path("made.json"), "--threads", threads, "--out", path("placed.npy")});
    QVERIFY2(done.status == 0, qPrintable(done.err));
    const MatrixF placed = readNpy(path("placed.npy").toStdString()).value();
    QCOMPARE(placed.rows(), Eigen::Index{6});
    if (first.size() == 0) first = placed;
    QVERIFY(samples::sameBytes(placed, first));
  }
}

void OntoTest::whatDoesNotFitIsSaid_data() {
  QTest::addColumn<QStringList>("words");
  QTest::addColumn<QString>("says");
  const auto row = [](const char* name, const QStringList& words, const char* says) {
    QTest::newRow(name) << words << says;
  };
  row("no report", {"--input", "points.npy", "--onto", "other.npy"},
      "Name the report that embed --report wrote with");
  row("no recipe in it", {"--input", "points.npy", "--onto", "map.npy", "--onto-report", "no.json"},
      "no.json: There is no recipe");
  row("other dimensions", {"--input", "narrow.npy", "--onto", "map.npy"},
      "5 dimensions, but the input of the map has 6");
  row("a map of other size",
      {"--input", "points.npy", "--onto", "other.npy", "--onto-report", "map.json"},
      "The map is 80 x 2, but by its recipe it is 90 x 2");
  row("a method", {"--input", "points.npy", "--onto", "map.npy", "--method", "tsne"},
      "--method: cannot be combined with --onto");
  row("a report without a map",
      {"--input", "points.npy", "--method", "pca", "--onto-report", "map.json"}, "--onto");
}

void OntoTest::whatDoesNotFitIsSaid() {
  QFETCH(QStringList, words);
  QFETCH(QString, says);
  makeMap();
  QVERIFY(writeNpy(path("narrow.npy").toStdString(), samples::randomPoints(3, 5)));
  QVERIFY(writeNpy(path("other.npy").toStdString(), samples::randomPoints(80, 2)));
  std::ofstream(path("no.json").toStdString()) << "{}";
  for (QString& word : words)
    if (word.endsWith(".npy") || word.endsWith(".json")) word = path(word);
  const Outcome done = embed(words + QStringList{"--out", path("placed.npy")});
  QVERIFY(done.status == 1 || done.status == 2);
  QVERIFY2(done.err.contains(says), qPrintable(done.err));
  QCOMPARE(done.err.count('\n'), 1);
  QVERIFY(!QFile::exists(path("placed.npy")));
}

LOOKBOOK_TEST(OntoTest)

}  // namespace test_onto

#include "test_onto.moc"
