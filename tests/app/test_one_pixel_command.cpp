// lookbook-cli one-pixel.
#include "core/readers/catalogue.h"
#include "core/statistics/one_pixel.h"
#include "tests/support/program.h"
#include "tests/support/sample_files.h"
#include "tests/support/test_program.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace test_one_pixel_command {

using samples::idxLabels;

using samples::Outcome;

namespace {

/// Runs lookbook-cli in a folder.
Outcome run(const QStringList& words, const samples::Folder& folder) {
  return samples::runProgram(LOOKBOOK_CLI, words, QString::fromStdString(folder.path().string()));
}

/// Images of 1 x 2 pixels.
QByteArray pairsOfPixels(const QByteArray& pixels) {
  return samples::bigEndian(
             {samples::kImagesMagic, static_cast<std::uint32_t>(pixels.size() / 2), 1, 2}) +
         pixels;
}

/// The second pixel separates the classes, except for one train image and one test image.
void addSmall(const samples::Folder& folder) {
  folder.add("small/train-images-idx3-ubyte",
             pairsOfPixels({"\7\x10\7\x50\7\x10\7\x60\7\x70\7\x55", 12}));
  folder.add("small/train-labels-idx1-ubyte", idxLabels({0, 1, 0, 1, 0, 1}));
  folder.add("small/t10k-images-idx3-ubyte", pairsOfPixels({"\7\x10\7\x08", 4}));
  folder.add("small/t10k-labels-idx1-ubyte", idxLabels({0, 1}));
}

}  // namespace

class TestOnePixelCommand : public QObject {
  Q_OBJECT

 private slots:
  void tellsRuleAndShares();
  void severalDataSetsFollowOneAnother();
  void withoutTestImagesTrainImagesAreTold();
  void withoutLabelsItSaysSo();
  void aDataSetIsNeeded();
};

void TestOnePixelCommand::tellsRuleAndShares() {
  const samples::Folder folder;
  addSmall(folder);
  const Outcome outcome = run({"one-pixel", "small", "--json"}, folder);
  QCOMPARE(outcome.err, QString());
  QCOMPARE(outcome.status, 0);
  const QJsonArray sets = QJsonDocument::fromJson(outcome.out.toUtf8()).array();
  QCOMPARE(sets.size(), 1);
  const QJsonObject set = sets[0].toObject();
  QCOMPARE(set["title"].toString(), QString("small"));
  QCOMPARE(set["test_accuracy"].toDouble(), 0.5);
  QCOMPARE(set["pairs"].toArray().size(), 1);
  const QJsonObject pair = set["pairs"].toArray()[0].toObject();
  QCOMPARE(pair["column"].toInt(), 1);
  QCOMPARE(pair["row"].toInt(), 0);
  QCOMPARE(pair["threshold"].toInt(), 0x10);
  QCOMPARE(pair["brighter"].toInt(), 1);
  QCOMPARE(pair["train_images"].toInt(), 6);
  QCOMPARE(pair["train_accuracy"].toDouble(), 5.0 / 6);
  QCOMPARE(pair["test_images"].toInt(), 2);
  QCOMPARE(pair["test_accuracy"].toDouble(), 0.5);
}

void TestOnePixelCommand::severalDataSetsFollowOneAnother() {
  const samples::Folder folder;
  addSmall(folder);
  const Outcome outcome = run({"one-pixel", "fashion-mnist", "small"}, folder);
  QCOMPARE(outcome.err, QString());
  QCOMPARE(outcome.status, 0);
  const qsizetype fashion = outcome.out.indexOf("Fashion-MNIST: one pixel separates ");
  const qsizetype small = outcome.out.indexOf("small: one pixel separates ");
  QCOMPARE(fashion, 0);
  QVERIFY(small > fashion);
  QCOMPARE(outcome.out.count('\n'), 2 * 3 + 45 + 1 + 1);
  QVERIFY(outcome.out.contains("(1, 0) > 16: class 1"));
}

void TestOnePixelCommand::withoutTestImagesTrainImagesAreTold() {
  const samples::Folder folder;
  folder.add("train/train-images-idx3-ubyte", pairsOfPixels({"\7\x10\7\x50", 4}));
  folder.add("train/train-labels-idx1-ubyte", idxLabels({0, 1}));
  const Outcome outcome = run({"one-pixel", "train"}, folder);
  QCOMPARE(outcome.status, 0);
  QVERIFY2(outcome.out.startsWith("train: one pixel separates 100.00% of a pair's train images; "
                                  "there are no test images (mean of 1 pair)"),
           qPrintable(outcome.out));
}

void TestOnePixelCommand::withoutLabelsItSaysSo() {
  const samples::Folder folder;
  folder.add("bare/train-images-idx3-ubyte", samples::idxImages(3));
  const Outcome outcome = run({"one-pixel", "bare"}, folder);
  QCOMPARE(outcome.status, 2);
  QCOMPARE(outcome.out, QString());
  QVERIFY2(outcome.err.contains("has no labels, so there are no classes to tell apart."),
           qPrintable(outcome.err));
}

void TestOnePixelCommand::aDataSetIsNeeded() {
  QCOMPARE(run({"one-pixel"}, samples::Folder()).status, 2);
}

LOOKBOOK_TEST(TestOnePixelCommand)

}  // namespace test_one_pixel_command

#include "test_one_pixel_command.moc"
