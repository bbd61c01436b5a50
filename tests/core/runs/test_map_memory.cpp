#include "core/runs/map_memory.h"
#include "core/runs/map_run.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_map_memory {

using namespace lookbook;

class MapMemoryTest : public QObject {
  Q_OBJECT

 private slots:
  void itIsNearWhatWasMeasured_data();
  void itIsNearWhatWasMeasured();
  void aRunThatNeedsMoreThanThereIsEndsBeforeItStarts();
  void componentsThatNeedMoreThanThereIsEndBeforeTheyStart();
};

void MapMemoryTest::itIsNearWhatWasMeasured_data() {
  QTest::addColumn<int>("n");
  QTest::addColumn<MapOptions>("options");
  QTest::addColumn<double>("megabytes");
  QTest::newRow("t-SNE") << 40'000 << MapOptions{.method = Method::tsne} << 95.0;
  MapOptions wide{.method = Method::tsne};
  wide.tsne.perplexity = 60;
  QTest::newRow("t-SNE, perplexity 60") << 40'000 << wide << 205.0;
  MapOptions distances{.method = Method::mde};
  distances.mde.preserve = Preserve::distances;
  QTest::newRow("MDE of distances") << 40'000 << distances << 119.0;
}

void MapMemoryTest::itIsNearWhatWasMeasured() {
  QFETCH(int, n);
  QFETCH(MapOptions, options);
  QFETCH(double, megabytes);
  const auto count = static_cast<std::size_t>(n);
  const double needed =
      static_cast<double>(memoryNeeded(count, 784, chosenFor(options, count))) / 1e6;
  QVERIFY2(needed > megabytes / 1.5 && needed < 1.5 * megabytes,
           qPrintable(QString::number(needed)));
}

void MapMemoryTest::aRunThatNeedsMoreThanThereIsEndsBeforeItStarts() {
  // It must not be read: it would be 40 TB.
  const PointSource huge(100'000'000, 100'000,
                         [](Eigen::Index, Eigen::Ref<MatrixF>&) { QFAIL("points were read"); });
  const auto run = MapRun::create(
      huge, {.method = Method::tsne, .pcaComponents = 0, .neighborSearch = NeighborSearch::exact});
  QVERIFY(!run.has_value());
  QCOMPARE(run.error().kind, Error::Kind::exhausted);
  const QString message = QString::fromStdString(run.error().message);
  QVERIFY2(message.startsWith("t-SNE of 100,000,000 points in 100,000 dimensions needs about "),
           qPrintable(message));
  QVERIFY2(message.contains("is available"), qPrintable(message));
}

void MapMemoryTest::componentsThatNeedMoreThanThereIsEndBeforeTheyStart() {
  const PointSource huge(10'000'000, 1'000'000'000,
                         [](Eigen::Index, Eigen::Ref<MatrixF>&) { QFAIL("points were read"); });
  ThreadTeam team(2);
  const auto pca = fitPca(huge, 50, team);
  QVERIFY(!pca.has_value());
  QCOMPARE(pca.error().kind, Error::Kind::exhausted);
  const QString message = QString::fromStdString(pca.error().message);
  QVERIFY2(message.startsWith("PCA of 10,000,000 points in 1,000,000,000 dimensions needs about "),
           qPrintable(message));
}

LOOKBOOK_TEST(MapMemoryTest)

}  // namespace test_map_memory

#include "test_map_memory.moc"
