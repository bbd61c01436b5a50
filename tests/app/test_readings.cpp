// How the command line opens data sets that can be read in more than one way, and what it reports.

#include "core/readers/arrays/idx.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace test_readings {

using samples::idxImages;
using samples::idxLabels;
using samples::Outcome;

namespace {

Outcome run(const QStringList& words, const samples::Folder& folder) {
  return samples::runProgram(LOOKBOOK_CLI, words, QString::fromStdString(folder.path().string()));
}

QJsonObject infoOf(const QStringList& words, const samples::Folder& folder) {
  const Outcome outcome = run(QStringList{"info", "--json"} + words, folder);
  if (outcome.status != 0) qWarning("%s", qPrintable(outcome.err));
  return QJsonDocument::fromJson(outcome.out.toUtf8()).object();
}

/// Thirty images of 4 x 4 and their labels behind them, without a header.
QByteArray labelsLast() {
  QByteArray text;
  for (int image = 0; image < 30; ++image) {
    for (int place = 0; place < 16; ++place)
      text += QByteArray::number(place == 0 ? 0 : (31 * image + 17 * place) % 256) + ",";
    text += QByteArray::number(image % 3) + "\n";
  }
  return text;
}

}  // namespace

class TestReadings : public QObject {
  Q_OBJECT

 private slots:
  void aDoubtfulReadingHasAnIdAndAnOption();
  void theOptionIsThereWhereverADataSetIsOpened_data();
  void theOptionIsThereWhereverADataSetIsOpened();
  void anUnknownColumnIsWrongUsage();
  void validationIsASplit_data();
  void validationIsASplit();
};

void TestReadings::aDoubtfulReadingHasAnIdAndAnOption() {
  const samples::Folder folder;
  folder.add("set.csv", labelsLast());
  const QJsonObject info = infoOf({"set.csv"}, folder);
  const QJsonObject notice = info["notices"].toArray().first().toObject();
  QCOMPARE(notice["id"].toString(), QString("label-column"));
  QCOMPARE(notice["kind"].toString(), QString("warning"));
  QCOMPARE(notice["other"].toString(), QString("--label-column first"));
  QCOMPARE(info["warnings"].toArray().size(), 1);
  QCOMPARE(info["classes"].toArray().size(), 3);
  const Outcome told = run({"info", "set.csv"}, folder);
  QVERIFY2(told.out.contains("Warning: set.csv does not name the label.") &&
               told.out.contains("(--label-column first reads it otherwise.)"),
           qPrintable(told.out));
  const QJsonObject first = infoOf({"set.csv", "--label-column", "first"}, folder);
  QCOMPARE(first["classes"].toArray().size(), 1);
  QVERIFY(first["notices"].toArray().isEmpty());
}

void TestReadings::theOptionIsThereWhereverADataSetIsOpened_data() {
  QTest::addColumn<QStringList>("words");
  QTest::newRow("export") << QStringList{"export", "set.csv", "--as", "idx", "--out", "out"};
  QTest::newRow("sheet") << QStringList{"sheet", "set.csv", "--out", "sheet.png"};
  QTest::newRow("embed") << QStringList{"embed", "set.csv", "--method", "pca", "--out", "map.npy"};
  QTest::newRow("one-pixel") << QStringList{"one-pixel", "set.csv"};
}

void TestReadings::theOptionIsThereWhereverADataSetIsOpened() {
  QFETCH(QStringList, words);
  const samples::Folder folder;
  folder.add("set.csv", labelsLast());
  const Outcome outcome = run(words + QStringList{"--label-column", "last"}, folder);
  QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
  QVERIFY2(!outcome.err.contains("Warning"), qPrintable(outcome.err));
  if (words.first() != "export") return;
  const auto labels = lookbook::readIdx(folder.path() / "out" / "train-labels-idx1-ubyte");
  QVERIFY2(labels, labels ? "" : labels.error().message.c_str());
  for (std::size_t image = 0; image < 30; ++image)
    QCOMPARE(std::size_t{labels->file.labels[image]}, image % 3);
}

void TestReadings::anUnknownColumnIsWrongUsage() {
  const samples::Folder folder;
  folder.add("set.csv", labelsLast());
  const Outcome outcome = run({"info", "set.csv", "--label-column", "species"}, folder);
  QCOMPARE(outcome.status, 2);
  QVERIFY2(outcome.err.contains("no column is named species"), qPrintable(outcome.err));
}

void TestReadings::validationIsASplit_data() {
  QTest::addColumn<QString>("word");
  for (const char* word : {"val", "valid", "validation"}) QTest::newRow(word) << word;
}

void TestReadings::validationIsASplit() {
  QFETCH(QString, word);
  const samples::Folder folder;
  folder.add("set/train-images-idx3-ubyte", idxImages(4));
  folder.add("set/train-labels-idx1-ubyte", idxLabels({0, 1, 2, 0}));
  folder.add("set/val-images-idx3-ubyte", idxImages(2));
  folder.add("set/val-labels-idx1-ubyte", idxLabels({2, 2}));
  const QJsonArray splits = infoOf({"set"}, folder)["splits"].toArray();
  QCOMPARE(splits.size(), 3);
  QCOMPARE(splits[2].toObject()["name"].toString(), QString("val"));
  QCOMPARE(splits[2].toObject()["images"].toInt(), 2);
  const Outcome outcome =
      run({"export", "set", "--as", "idx", "--split", word, "--out", "out"}, folder);
  QVERIFY2(outcome.status == 0, qPrintable(outcome.err));
  QVERIFY2(outcome.out.contains("2 images"), qPrintable(outcome.out));
}

LOOKBOOK_TEST(TestReadings)

}  // namespace test_readings

#include "test_readings.moc"
