#include "core/base/random.h"
#include "tests/support/test_program.h"
#include "ui/maps/distorted_pairs_model.h"
#include "ui/maps/map_item.h"

#include <QAbstractItemModelTester>
#include <QTest>

namespace lookbook::ui::test_distorted_pairs_model {

class DistortedPairsModelTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void holdsItsPromises();
  void rowsAreImagesNotRowsOfTheMap();
  void aKindAtATimeTheWorstFirst();

 private:
  DatasetPtr dataset_;
  MapItem item_;
};

/// An MDE of the last 150 of 200 images.
void DistortedPairsModelTest::initTestCase() {
  Dataset::Parts parts;
  parts.id = parts.title = "noise";
  parts.rows = parts.columns = 4;
  for (std::size_t i = 0; i < std::size_t{200} * 16; ++i)
    parts.pixels.push_back(static_cast<std::uint8_t>(randomBits(1, 0, i)));
  for (std::size_t i = 0; i < 200; ++i) parts.labels.push_back(static_cast<std::uint8_t>(i % 2));
  parts.classNames = {"even", "odd"};
  parts.splits = {{"train", 200}};
  dataset_ = *Dataset::create(std::move(parts));
  MapOptions options{.method = Method::mde, .pcaComponents = 8};
  options.mde.iterations = 20;
  MapRecord begun;
  for (ImageIndex image = 50; image < 200; ++image) begun.images.push_back(image);
  begun.recipe = recipeFor(*dataset_, begun.images, options);
  item_.job = std::make_unique<MapJob>(dataset_, std::move(begun), 2);
  QTRY_COMPARE_WITH_TIMEOUT(item_.job->state(), MapJob::State::finished, 60000);
}

void DistortedPairsModelTest::holdsItsPromises() {
  DistortedPairsModel model;
  const QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
  QCOMPARE(model.rowCount(), 0);
  model.setPairs(dataset_, &item_, PairKind::similar);
  QCOMPARE(model.rowCount(), 100);
  model.setPairs(dataset_, &item_, PairKind::measured);
  QCOMPARE(model.rowCount(), 0);
  model.setPairs(nullptr, nullptr, PairKind::similar);
  QCOMPARE(model.rowCount(), 0);
}

void DistortedPairsModelTest::rowsAreImagesNotRowsOfTheMap() {
  DistortedPairsModel model;
  model.setPairs(dataset_, &item_, PairKind::similar);
  const PairDistortion& worst = item_.record().mostDistorted.front();
  const auto [first, second] = model.images(model.index(0));
  QCOMPARE(first, 50 + worst.i);
  QCOMPARE(second, 50 + worst.j);
  const auto name = [](ImageIndex image) { return image % 2 == 0 ? "even" : "odd"; };
  QCOMPARE(
      model.index(0).data().toString(),
      QStringLiteral("%1 and %2").arg(QLatin1String(name(first)), QLatin1String(name(second))));
  const QString tip = model.index(0).data(Qt::ToolTipRole).toString();
  for (const ImageIndex image : {first, second})
    QVERIFY(tip.contains(QString::fromStdString(dataset_->describeIndex(image))));
}

void DistortedPairsModelTest::aKindAtATimeTheWorstFirst() {
  DistortedPairsModel model;
  for (const PairKind kind : {PairKind::similar, PairKind::dissimilar}) {
    model.setPairs(dataset_, &item_, kind);
    const auto distortion = [&](int row) {
      return model.index(row).data(DistortedPairsModel::distortionRole).toFloat();
    };
    for (int row = 1; row < model.rowCount(); ++row)
      QVERIFY(distortion(row) <= distortion(row - 1));
    // Similar pairs that are distorted are far apart; dissimilar ones are near each other.
    const float first = model.index(0).data(DistortedPairsModel::distanceRole).toFloat();
    const float last =
        model.index(model.rowCount() - 1).data(DistortedPairsModel::distanceRole).toFloat();
    QVERIFY(kind == PairKind::similar ? first > last : first < last);
  }
}

LOOKBOOK_TEST(DistortedPairsModelTest)

}  // namespace lookbook::ui::test_distorted_pairs_model

#include "test_distorted_pairs_model.moc"
