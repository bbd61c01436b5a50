#include "core/data/dataset.h"
#include "tests/support/datasets.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_dataset {

using lookbook::Dataset;
using lookbook::Error;
using lookbook::ImageIndex;
using lookbook::SplitChoice;

class TestDataset : public QObject {
  Q_OBJECT

 private slots:
  void furtherSplitsFollowTrainAndTest();
  void splitsThatDoNotFitAreRefused();
  void imagesAndLabelsKeepTheirOrder();
  void indicesOfASplitAreInOrder();
  void withoutLabelsThereIsOneClass();
  void allLabelsOfAByteAreClasses();
  void inconsistentPartsAreRefused_data();
  void inconsistentPartsAreRefused();
  void indexIsDescribedWithItsSplit();
  void writtenIndexIsUnderstood_data();
  void writtenIndexIsUnderstood();
  void otherWordsAreNoIndex_data();
  void otherWordsAreNoIndex();
  void indexPastTheEndNamesTheLast_data();
  void indexPastTheEndNamesTheLast();
};

void TestDataset::imagesAndLabelsKeepTheirOrder() {
  const auto dataset = samples::small(5, 3);
  QCOMPARE(dataset->size(), std::size_t{5});
  QCOMPARE(dataset->imageSize(), std::size_t{6});
  QCOMPARE(dataset->testCount(), std::size_t{2});
  for (ImageIndex i = 0; i < 5; ++i) {
    QCOMPARE(dataset->image(i).size(), std::size_t{6});
    QCOMPARE(int{dataset->image(i)[5]}, static_cast<int>(10 * i + 5));
    QCOMPARE(dataset->label(i), static_cast<int>(i % 3));
    QCOMPARE(dataset->split(i), i < 3 ? lookbook::Split::train : lookbook::Split::test);
  }
}

void TestDataset::indicesOfASplitAreInOrder() {
  const auto dataset = samples::small(5, 3);
  QCOMPARE(dataset->indices(SplitChoice::all), (std::vector<ImageIndex>{0, 1, 2, 3, 4}));
  QCOMPARE(dataset->indices(SplitChoice::train), (std::vector<ImageIndex>{0, 1, 2}));
  QCOMPARE(dataset->indices(SplitChoice::test), (std::vector<ImageIndex>{3, 4}));
  QVERIFY(samples::small(5, 5)->indices(SplitChoice::test).empty());
}

void TestDataset::withoutLabelsThereIsOneClass() {
  Dataset::Parts parts = samples::smallParts(2, 2);
  parts.labels.clear();
  parts.classNames.clear();
  const auto dataset = Dataset::create(parts).value();
  QVERIFY(!dataset->hasLabels());
  QCOMPARE(dataset->classCount(), 1);
  QCOMPARE(dataset->className(dataset->label(1)), std::string("unlabelled"));
}

void TestDataset::allLabelsOfAByteAreClasses() {
  Dataset::Parts parts = samples::smallParts(1, 1);
  parts.labels = {255};
  parts.classNames.assign(256, "name");
  QVERIFY(Dataset::create(parts));
  parts.classNames.assign(lookbook::kMostClasses + 1, "name");
  QVERIFY(!Dataset::create(parts));
}

void TestDataset::inconsistentPartsAreRefused_data() {
  QTest::addColumn<int>("rows");
  QTest::addColumn<int>("pixels");
  QTest::addColumn<int>("labels");
  QTest::addColumn<int>("trainCount");
  QTest::addColumn<QString>("reason");
  QTest::newRow("no rows") << 0 << 12 << 2 << 2 << "0 x 3 pixels; they must have at least 1 x 1";
  QTest::newRow("no images") << 2 << 0 << 0 << 0
                             << "0 pixels are not a number of whole images of 6";
  QTest::newRow("part of an image")
      << 2 << 13 << 2 << 2 << "13 pixels are not a number of whole images of 6";
  QTest::newRow("fewer labels") << 2 << 12 << 1 << 2 << "There is 1 label for 2 images.";
  QTest::newRow("more labels") << 2 << 12 << 3 << 2 << "There are 3 labels for 2 images.";
  QTest::newRow("too many train") << 2 << 12 << 2 << 3
                                  << "There are 2 images, but 3 of them are to be train images.";
  QTest::newRow("a label without a name") << 2 << 30 << 5 << 5 << "label 4, but 3 class names";
}

void TestDataset::inconsistentPartsAreRefused() {
  QFETCH(int, rows);
  QFETCH(int, pixels);
  QFETCH(int, labels);
  QFETCH(int, trainCount);
  QFETCH(QString, reason);
  Dataset::Parts parts = samples::smallParts(0, 0);
  parts.rows = rows;
  parts.pixels.assign(static_cast<std::size_t>(pixels), 0);
  for (int label = 0; label < labels; ++label)
    parts.labels.push_back(static_cast<std::uint8_t>(label));
  parts.splits = {{"train", static_cast<std::size_t>(trainCount)}};
  const auto dataset = Dataset::create(parts);
  QVERIFY(!dataset);
  QCOMPARE(dataset.error().kind, Error::Kind::badArgument);
  QVERIFY2(QString::fromStdString(dataset.error().message).contains(reason),
           dataset.error().message.c_str());
}

void TestDataset::indexIsDescribedWithItsSplit() {
  const auto dataset = samples::small(5, 3);
  QCOMPARE(dataset->describeIndex(2), std::string("#2 (train 2)"));
  QCOMPARE(dataset->describeIndex(3), std::string("#3 (test 0)"));
}

void TestDataset::writtenIndexIsUnderstood_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<int>("index");
  QTest::newRow("number") << "4" << 4;
  QTest::newRow("with #") << "#4" << 4;
  QTest::newRow("spaces") << "  # 4 " << 4;
  QTest::newRow("test") << "test 1" << 4;
  QTest::newRow("test, no space") << "test1" << 4;
  QTest::newRow("train") << "train 2" << 2;
  QTest::newRow("as described") << "#4 (test 1)" << 4;
  QTest::newRow("first") << "0" << 0;
}

void TestDataset::writtenIndexIsUnderstood() {
  QFETCH(QString, text);
  QFETCH(int, index);
  const auto parsed = samples::small(5, 3)->parseIndex(text.toStdString());
  QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
  QCOMPARE(static_cast<int>(*parsed), index);
}

void TestDataset::otherWordsAreNoIndex_data() {
  QTest::addColumn<QString>("text");
  for (const char* text : {"", " ", "#", "boot", "-1", "1.5", "1 2", "test", "#test 1", "test #1",
                           "#4 (test 0)", "4 (train 4", "test 1 (test 1)", "0x4"})
    QTest::newRow(text) << text;
}

void TestDataset::otherWordsAreNoIndex() {
  QFETCH(QString, text);
  const auto parsed = samples::small(5, 3)->parseIndex(text.toStdString());
  QVERIFY(!parsed);
  QCOMPARE(parsed.error().kind, Error::Kind::badArgument);
}

void TestDataset::indexPastTheEndNamesTheLast_data() {
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("reason");
  QTest::newRow("number") << "5" << "no image 5; the last one is 4";
  QTest::newRow("test") << "test 2" << "no image test 2; the last one is test 1";
  QTest::newRow("train") << "train 3" << "no image train 3; the last one is train 2";
  QTest::newRow("more than 32 bits") << "4294967296" << "the last one is 4";
}

void TestDataset::indexPastTheEndNamesTheLast() {
  QFETCH(QString, text);
  QFETCH(QString, reason);
  const auto parsed = samples::small(5, 3)->parseIndex(text.toStdString());
  QVERIFY(!parsed);
  QCOMPARE(parsed.error().kind, Error::Kind::notFound);
  QVERIFY2(QString::fromStdString(parsed.error().message).contains(reason),
           parsed.error().message.c_str());
}

void TestDataset::furtherSplitsFollowTrainAndTest() {
  auto parts = samples::smallParts(9, 3);
  parts.splits = {{"train", 3}, {"test", 2}, {"val", 4}};
  const auto dataset = lookbook::Dataset::create(std::move(parts)).value();
  QCOMPARE(dataset->trainCount(), std::size_t{3});
  QCOMPARE(dataset->testCount(), std::size_t{2});
  QCOMPARE(dataset->indices(SplitChoice("val")), (std::vector<ImageIndex>{5, 6, 7, 8}));
  QVERIFY(dataset->indices(SplitChoice("extra")).empty());
  QCOMPARE(dataset->describeIndex(4), std::string("#4 (test 1)"));
  QCOMPARE(dataset->describeIndex(6), std::string("#6 (val 1)"));
  QCOMPARE(dataset->parseIndex("val 3").value(), ImageIndex{8});
  QCOMPARE(dataset->parseIndex("#6 (val 1)").value(), ImageIndex{6});
  QVERIFY(!dataset->parseIndex("val 4"));
  QVERIFY(dataset->isOf(SplitChoice("val"), 5) && !dataset->isOf(SplitChoice("val"), 4));
  QVERIFY(dataset->isOf(SplitChoice::all, 8) && !dataset->isOf(SplitChoice::test, 5));
  QVERIFY(dataset->hasSplit(SplitChoice("val")) && !dataset->hasSplit(SplitChoice("extra")));
  QCOMPARE(dataset->splitNames(), std::string("all, train, test or val"));
}

void TestDataset::splitsThatDoNotFitAreRefused() {
  using Splits = std::vector<lookbook::SplitPart>;
  for (const Splits& splits :
       {Splits{{"test", 3}}, Splits{{"train", 10}}, Splits{{"train", 3}, {"test", 2}},
        Splits{{"train", 3}, {"val", 6}}, Splits{{"train", 3}, {"test", 2}, {"train", 4}},
        Splits{{"train", 3}, {"test", 2}, {"all", 4}}}) {
    auto parts = samples::smallParts(9, 3);
    parts.splits = splits;
    QVERIFY(!lookbook::Dataset::create(std::move(parts)));
  }
}

LOOKBOOK_TEST(TestDataset)

}  // namespace test_dataset

#include "test_dataset.moc"
