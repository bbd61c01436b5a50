#include "tests/support/datasets.h"
#include "tests/support/test_program.h"
#include "ui/text/class_pairs.h"

#include <QTest>

namespace test_class_pairs {

using namespace lookbook;
using namespace lookbook::ui;

namespace {

/// Eight images of classes 0, 1, 2, 0, ...; the last four are test.
DatasetPtr images() {
  return samples::small(8, 4);
}

/// Images brighter than 25 at pixel 4 (column 1, row 1) are predicted as class 1; image i has 10 i
/// + 4 there.
PixelRule rule() {
  return {.first = 0,
          .second = 1,
          .pixel = 4,
          .threshold = 25,
          .firstIsBrighter = false,
          .train = {2, 3},
          .test = {2, 3}};
}

/// Votes for all images: image 3 is predicted as class 2, and image 7 as class 0.
VoteConfusion votes() {
  VoteConfusion result;
  result.queries = {6, 7, 0, 1, 2, 3, 4, 5};  // the order of a map
  result.votes = {0, 0, 0, 1, 2, 2, 1, 2};
  const std::vector<lookbook::ClassId> labels{0, 1, 2, 0, 1, 2, 0, 1};
  result.confusion = confusionOf(result.votes, result.queries, labels, 3);
  return result;
}

}  // namespace

class ClassPairsTest : public QObject {
  Q_OBJECT

 private slots:
  void aRuleIsASentence();
  void withoutTestImagesTrainImagesAreTold();
  void rulesMakeASymmetricTable();
  void votesMakeATableOfShares();
  void aRulesImagesBeginWithTheWrong();
  void votedImagesBeginWithTheWrong();
  void aClassAndItselfIsOneColumn();
};

void ClassPairsTest::aRuleIsASentence() {
  QCOMPARE(describe(*images(), rule()),
           QStringLiteral("zero and one: one pixel (column 1, row 1, grey above 25) separates "
                          "66.7% of the test images."));
}

void ClassPairsTest::withoutTestImagesTrainImagesAreTold() {
  PixelRule untested = rule();
  untested.test = {};
  QVERIFY(describe(*samples::small(4, 4), untested)
              .endsWith(QStringLiteral("separates 66.7% of the train images.")));
  const PairImages pair = imagesOf(*samples::small(4, 4), untested);
  QCOMPARE(pair.columns[0].images, (std::vector<ImageIndex>{3, 0}));
}

void ClassPairsTest::rulesMakeASymmetricTable() {
  OnePixel onePixel{.classes = 3, .rules = {rule(), std::nullopt, std::nullopt}};
  const PairTable table = tableOf(*images(), onePixel);
  QCOMPARE(table.size(), 3);
  QCOMPARE(*table.cell(0, 1).share, 2.0 / 3);
  QCOMPARE(table.cell(1, 0).sentence, table.cell(0, 1).sentence);
  QVERIFY(!table.cell(0, 0).share);
  QVERIFY(!table.cell(2, 1).share);
  QCOMPARE(table.least, 0.5);
  QCOMPARE(table.largest, 1.0);
}

void ClassPairsTest::votesMakeATableOfShares() {
  const PairTable table = tableOf(*images(), votes().confusion, VoteSpace::map);
  QCOMPARE(*table.cell(0, 2).share, 1.0 / 3);
  QCOMPARE(*table.cell(1, 1).share, 2.0 / 3);
  QCOMPARE(*table.cell(2, 0).share, 0.0);
  QCOMPARE(table.largest, 1.0 / 3);
  QCOMPARE(
      table.cell(0, 2).sentence,
      QStringLiteral(
          "33.3% of zero (1 of 3 images) are predicted as two by their 5 nearest on the map."));
  QCOMPARE(table.cell(1, 1).sentence,
           QStringLiteral("66.7% of one (2 of 3 images) agree with their 5 nearest on the map."));
}

void ClassPairsTest::aRulesImagesBeginWithTheWrong() {
  const PairImages pair = imagesOf(*images(), rule());
  QCOMPARE(pair.title, QStringLiteral("zero and one"));
  QCOMPARE(*pair.pixel, std::size_t{4});
  QCOMPARE(pair.columns.size(), std::size_t{2});
  QCOMPARE(pair.columns[0].images, (std::vector<ImageIndex>{6}));
  QCOMPARE(pair.columns[0].wrong, std::size_t{1});
  QCOMPARE(pair.columns[0].words, QStringLiteral("1 of 1 predicted as one"));
  QCOMPARE(pair.columns[1].images, (std::vector<ImageIndex>{4, 7}));
  QCOMPARE(pair.columns[1].wrong, std::size_t{0});
  QCOMPARE(pair.allWrong(), (std::vector<ImageIndex>{6}));
}

void ClassPairsTest::votedImagesBeginWithTheWrong() {
  const PairImages pair = imagesOf(*images(), votes(), 1, 0, VoteSpace::map);
  QVERIFY(!pair.pixel);
  QCOMPARE(pair.columns[0].label, 1);
  QCOMPARE(pair.columns[0].images, (std::vector<ImageIndex>{7, 1, 4}));
  QCOMPARE(pair.columns[0].wrong, std::size_t{1});
  QCOMPARE(pair.columns[1].label, 0);
  QCOMPARE(pair.columns[1].images, (std::vector<ImageIndex>{0, 3, 6}));
  QCOMPARE(pair.columns[1].wrong, std::size_t{0});
  QCOMPARE(pair.allWrong(), (std::vector<ImageIndex>{7}));
}

void ClassPairsTest::aClassAndItselfIsOneColumn() {
  const PairImages pair = imagesOf(*images(), votes(), 0, 0, VoteSpace::map);
  QCOMPARE(pair.title, QStringLiteral("zero"));
  QCOMPARE(pair.columns.size(), std::size_t{1});
  QCOMPARE(pair.columns[0].images, (std::vector<ImageIndex>{3, 0, 6}));
  QCOMPARE(pair.columns[0].words, QStringLiteral("1 of 3 predicted as another class"));
}

LOOKBOOK_TEST(ClassPairsTest)

}  // namespace test_class_pairs

#include "test_class_pairs.moc"
