#include "core/data/pixels.h"
#include "core/embedding/placement.h"
#include "core/quality/label_votes.h"
#include "core/readers/catalogue.h"
#include "tests/support/made_map.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <numeric>
#include <vector>

namespace test_placement_quality {

using namespace lookbook;
using samples::accuracy;
using samples::Made;
using samples::made;

/// Placements on maps of real images. Separate from test_placement, which also runs with
/// ThreadSanitizer.
class PlacementQualityTest : public QObject {
  Q_OBJECT

 private slots:
  void testImagesLandAsWellAsTrainingOnes();
};

void PlacementQualityTest::testImagesLandAsWellAsTrainingOnes() {
  const auto opened = openDataset("fashion-mnist");
  QVERIFY2(opened.has_value(), "Fashion-MNIST, which app/run.sh installs, is missing");
  constexpr std::size_t kTrain = 1000;
  constexpr std::size_t kTest = 400;
  std::vector<ImageIndex> train(kTrain);
  std::iota(train.begin(), train.end(), 0U);
  std::vector<ImageIndex> test(kTest);
  std::iota(test.begin(), test.end(), static_cast<ImageIndex>((*opened)->trainCount()));
  const auto labelsOf = [&](const std::vector<ImageIndex>& images) {
    std::vector<lookbook::ClassId> labels;
    for (const ImageIndex image : images)
      labels.push_back(static_cast<std::uint8_t>((*opened)->label(image)));
    return labels;
  };
  for (const Method method : {Method::tsne, Method::umap, Method::mde}) {
    const Made of = made(pixelMatrix(**opened, train), {.method = method});
    ThreadTeam team(2);
    const auto neighbors = exactNeighbors(of.map, kVoters, team);
    const auto own = labelVotes(*neighbors, labelsOf(train));
    double right = 0;
    for (std::size_t i = 0; i < kTrain; ++i) right += own[i] == labelsOf({train[i]})[0] ? 1 : 0;
    right /= kTrain;
    const auto placed = of.placement()->place(pixelPoints(*opened, test), team);
    const double theirs = accuracy(placed->positions, labelsOf(test), of.map, labelsOf(train));
    QVERIFY2(theirs > right - 0.05, qPrintable(QString("%1 of %2").arg(theirs).arg(right)));
  }
}

LOOKBOOK_TEST(PlacementQualityTest)

}  // namespace test_placement_quality

#include "test_placement_quality.moc"
