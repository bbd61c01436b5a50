// One pixel: every rule is compared with a search without histograms, and the results for the real
// data sets with the values that tests/reference/record_one_pixel.py recorded.
#include "core/base/random.h"
#include "core/readers/catalogue.h"
#include "core/statistics/one_pixel.h"
#include "tests/support/datasets.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <cmath>
#include <fstream>

namespace test_one_pixel {

using namespace lookbook;

namespace {

/// Images with few grey values, so that there are many ties, in classes of different sizes. Class c
/// tends to 40 c.
DatasetPtr noisyImages(std::size_t count, std::size_t trainCount, int classes) {
  Dataset::Parts parts;
  parts.title = "Noisy";
  parts.rows = 5;
  parts.columns = 7;
  parts.splits = {{"train", trainCount}};
  for (int c = 0; c < classes; ++c) parts.classNames.push_back("class " + std::to_string(c));
  for (std::size_t i = 0; i < count; ++i) {
    const auto label =
        randomBits(3, 0, i) % static_cast<std::uint64_t>(classes * (classes + 1) / 2);
    const auto c =
        static_cast<std::uint64_t>(std::sqrt(2.0 * static_cast<double>(label) + 0.25) - 0.5);
    parts.labels.push_back(static_cast<lookbook::ClassId>(c));
    for (std::size_t p = 0; p < 35; ++p)
      parts.pixels.push_back(
          static_cast<std::uint8_t>(8 * ((randomBits(4, i, p) % 24 + 4 * c * (p % 3)) % 32)));
  }
  return Dataset::create(std::move(parts)).value();
}

Hits hitsOf(const Dataset& dataset, const PixelRule& rule, SplitChoice split) {
  Hits hits;
  for (const ImageIndex i : dataset.indices(split)) {
    const int label = dataset.label(i);
    if (label != rule.first && label != rule.second) continue;
    ++hits.of;
    const bool above = dataset.image(i)[rule.pixel] > rule.threshold;
    hits.right += above == (label == (rule.firstIsBrighter ? rule.first : rule.second)) ? 1 : 0;
  }
  return hits;
}

/// The rule found by trying all: the first of the best.
PixelRule searched(const Dataset& dataset, int a, int b) {
  PixelRule best{.first = a, .second = b};
  bool found = false;
  for (std::size_t pixel = 0; pixel < dataset.imageSize(); ++pixel)
    for (int threshold = 0; threshold < 255; ++threshold)
      for (const bool firstIsBrighter : {true, false}) {
        PixelRule rule{a, b, pixel, threshold, firstIsBrighter, {}, {}};
        rule.train = hitsOf(dataset, rule, SplitChoice::train);
        if (found && rule.train.right <= best.train.right) continue;
        best = rule;
        found = true;
      }
  best.test = hitsOf(dataset, best, SplitChoice::test);
  return best;
}

}  // namespace

class OnePixelTest : public QObject {
  Q_OBJECT

 private slots:
  void everyRuleIsTheBestOfAll_data();
  void everyRuleIsTheBestOfAll();
  void isTheSameForAnyTeam();
  void extremeGreyValuesAreToldApart();
  void tiesGoToTheFirstPixelAndThreshold();
  void aClassWithoutTrainImagesHasNoRule();
  void imagesWithoutALabelAreNoClass();
  void withoutATestSplitThereIsNoTestShare();
  void oneClassOrNoneIsRefused_data();
  void oneClassOrNoneIsRefused();
  void stopsWhenAsked();
  void agreesWithNumpyOnTheRealData_data();
  void agreesWithNumpyOnTheRealData();
};

void OnePixelTest::everyRuleIsTheBestOfAll_data() {
  QTest::addColumn<int>("count");
  QTest::addColumn<int>("trainCount");
  QTest::addColumn<int>("classes");
  QTest::newRow("two classes") << 60 << 40 << 2;
  QTest::newRow("four unequal classes") << 90 << 70 << 4;
  QTest::newRow("few images, many ties") << 24 << 18 << 3;
}

void OnePixelTest::everyRuleIsTheBestOfAll() {
  QFETCH(int, count);
  QFETCH(int, trainCount);
  QFETCH(int, classes);
  const auto dataset =
      noisyImages(static_cast<std::size_t>(count), static_cast<std::size_t>(trainCount), classes);
  ThreadTeam team(3);
  const auto found = onePixel(*dataset, team);
  QVERIFY(found.has_value());
  QCOMPARE(found->rules.size(), static_cast<std::size_t>(classes * (classes - 1) / 2));
  double train = 0;
  double test = 0;
  for (int a = 0; a < classes; ++a)
    for (int b = a + 1; b < classes; ++b) {
      const PixelRule expected = searched(*dataset, a, b);
      QVERIFY(found->rule(a, b).has_value());
      QCOMPARE(*found->rule(a, b), expected);
      QCOMPARE(*found->rule(b, a), expected);
      train += *expected.train.share();
      test += *expected.test.share();
    }
  const auto pairs = static_cast<double>(found->rules.size());
  QCOMPARE(*found->meanShare(Split::train), train / pairs);
  QCOMPARE(*found->meanShare(Split::test), test / pairs);
}

void OnePixelTest::isTheSameForAnyTeam() {
  const auto dataset = noisyImages(500, 400, 5);
  ThreadTeam alone(1);
  const auto expected = onePixel(*dataset, alone);
  QVERIFY(expected.has_value());
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const auto found = onePixel(*dataset, team);
    QVERIFY(found.has_value());
    QCOMPARE(found->rules, expected->rules);
  }
}

void OnePixelTest::extremeGreyValuesAreToldApart() {
  auto parts = samples::smallParts(4, 4);
  parts.labels = {0, 1, 0, 1};
  for (std::size_t i = 0; i < 4; ++i)
    for (std::size_t p = 0; p < 6; ++p) parts.pixels[i * 6 + p] = i % 2 == 0 ? 255 : 254;
  ThreadTeam team(1);
  const auto found = onePixel(*Dataset::create(parts).value(), team);
  QVERIFY(found.has_value());
  QCOMPARE(*found->rule(0, 1), (PixelRule{.first = 0,
                                          .second = 1,
                                          .pixel = 0,
                                          .threshold = 254,
                                          .firstIsBrighter = true,
                                          .train = {4, 4}}));
  QCOMPARE(found->rule(0, 1)->predicted(255), 0);
  QCOMPARE(found->rule(0, 1)->predicted(254), 1);
}

void OnePixelTest::tiesGoToTheFirstPixelAndThreshold() {
  auto parts = samples::smallParts(6, 6);
  parts.labels = {0, 1, 0, 1, 0, 1};
  for (std::size_t i = 0; i < 6; ++i)
    // Pixel 0 does not separate the classes; all others are equally good.
    for (std::size_t p = 0; p < 6; ++p)
      parts.pixels[i * 6 + p] = p == 0 ? 9 : i % 2 == 0 ? 10 : 200;
  ThreadTeam team(2);
  const auto found = onePixel(*Dataset::create(parts).value(), team);
  QVERIFY(found.has_value());
  QCOMPARE(found->rule(1, 0)->pixel, std::size_t{1});
  QCOMPARE(found->rule(1, 0)->threshold, 10);
  QVERIFY(!found->rule(1, 0)->firstIsBrighter);
}

void OnePixelTest::aClassWithoutTrainImagesHasNoRule() {
  auto parts = samples::smallParts(8, 4);
  parts.labels = {0, 1, 0, 1, 2, 0, 1, 2};
  ThreadTeam team(2);
  const auto found = onePixel(*Dataset::create(parts).value(), team);
  QVERIFY(found.has_value());
  QVERIFY(found->rule(0, 1).has_value());
  QVERIFY(!found->rule(0, 2).has_value());
  QVERIFY(!found->rule(1, 2).has_value());
  QCOMPARE(*found->meanShare(Split::train), *found->rule(0, 1)->train.share());
}

void OnePixelTest::imagesWithoutALabelAreNoClass() {
  auto parts = samples::smallParts(9, 9);
  parts.unlabelled = 2;
  ThreadTeam team(2);
  const auto found = onePixel(*Dataset::create(parts).value(), team);
  QVERIFY(found.has_value());
  QVERIFY(found->rule(0, 1).has_value());
  QVERIFY(!found->rule(0, 2).has_value());
  QVERIFY(!found->rule(1, 2).has_value());
}

void OnePixelTest::withoutATestSplitThereIsNoTestShare() {
  ThreadTeam team(1);
  const auto found = onePixel(*samples::small(9, 9), team);
  QVERIFY(found.has_value());
  QCOMPARE(found->rule(0, 1)->train.of, std::size_t{6});
  QVERIFY(!found->rule(0, 1)->test.share().has_value());
  QVERIFY(found->meanShare(Split::train).has_value());
  QVERIFY(!found->meanShare(Split::test).has_value());
}

void OnePixelTest::oneClassOrNoneIsRefused_data() {
  QTest::addColumn<std::vector<lookbook::ClassId>>("labels");
  QTest::addColumn<int>("trainCount");
  QTest::addColumn<QString>("words");
  using Labels = std::vector<lookbook::ClassId>;
  QTest::newRow("no labels") << Labels{} << 4
                             << "Small has no labels, so there are no classes to tell apart.";
  QTest::newRow("one class") << Labels{1, 1, 1, 1} << 4 << "Small has training images of 1 class;";
  QTest::newRow("no train split") << Labels{0, 1, 0, 1} << 0
                                  << "Small has training images of 0 classes;";
}

void OnePixelTest::oneClassOrNoneIsRefused() {
  QFETCH(std::vector<lookbook::ClassId>, labels);
  QFETCH(int, trainCount);
  QFETCH(QString, words);
  auto parts = samples::smallParts(4, static_cast<std::size_t>(trainCount));
  parts.labels = labels;
  if (labels.empty()) parts.classNames.clear();
  ThreadTeam team(1);
  const auto found = onePixel(*Dataset::create(parts).value(), team);
  QVERIFY(!found.has_value());
  QCOMPARE(found.error().kind, Error::Kind::badArgument);
  QVERIFY2(QString::fromStdString(found.error().message).startsWith(words),
           found.error().message.c_str());
}

void OnePixelTest::stopsWhenAsked() {
  std::stop_source source;
  ThreadTeam team(1);
  const auto found = onePixel(*noisyImages(200, 200, 3), team, source.get_token(),
                              [&](double) { source.request_stop(); });
  QVERIFY(!found.has_value());
  QCOMPARE(found.error().kind, Error::Kind::cancelled);
}

void OnePixelTest::agreesWithNumpyOnTheRealData_data() {
  QTest::addColumn<QString>("id");
  QTest::newRow("Fashion-MNIST") << "fashion-mnist";
  QTest::newRow("MNIST") << "mnist";
}

void OnePixelTest::agreesWithNumpyOnTheRealData() {
  QFETCH(QString, id);
  const auto dataset = openDataset(id.toStdString());
  if (!dataset && id == "mnist") QSKIP("MNIST is not on this machine");
  QVERIFY(dataset.has_value());
  std::ifstream file(LOOKBOOK_TEST_DATA "/one_pixel/figures.json");
  const auto rows = nlohmann::json::parse(file).at(id.toStdString());
  ThreadTeam team;
  const auto found = onePixel(**dataset, team);
  QVERIFY(found.has_value());
  QCOMPARE(found->rules.size(), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto& row = rows[i];
    const PixelRule expected{row[0], row[1],           row[2],          row[3],
                             row[4], {row[5], row[6]}, {row[7], row[8]}};
    QCOMPARE(*found->rules[i], expected);
  }
}

LOOKBOOK_TEST(OnePixelTest)

}  // namespace test_one_pixel

#include "test_one_pixel.moc"
