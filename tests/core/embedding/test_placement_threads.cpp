// Placements by several threads; the part that also runs with ThreadSanitizer.

#include "core/embedding/placement.h"
#include "tests/core/embedding/placement_samples.h"
#include "tests/support/test_program.h"

#include <QTest>

namespace test_placement_threads {

using namespace lookbook;
using samples::Made;
using samples::newPoints;

class PlacementThreadsTest : public QObject {
  Q_OBJECT

 private slots:
  void initTestCase() { made_ = samples::madeByEveryMethod(); }
  void theSameBytesForAnyThreads_data() { samples::addMethods(made_); }
  void theSameBytesForAnyThreads();
  void itStopsWhenAskedTo();

 private:
  samples::MadeByMethod made_;
};

void PlacementThreadsTest::theSameBytesForAnyThreads() {
  QFETCH(const Made*, of);
  const MatrixF points = newPoints(150);
  MatrixF expected;
  for (const int threads : {1, 2, 5}) {
    ThreadTeam team(threads);
    const auto placed = of->placement(threads)->place(PointSource::of(points), team);
    if (expected.size() == 0) expected = placed->positions;
    QVERIFY(samples::sameBytes(placed->positions, expected));
  }
}

void PlacementThreadsTest::itStopsWhenAskedTo() {
  const Made& of = made_.at({Method::umap, 2});
  std::stop_source stop;
  stop.request_stop();
  ThreadTeam team(2);
  QCOMPARE(of.placement()->place(PointSource(newPoints(5)), team, stop.get_token()).error().kind,
           Error::Kind::cancelled);
  QCOMPARE(Placement::create(PointSource::of(of.input), of.map, of.options, team, stop.get_token())
               .error()
               .kind,
           Error::Kind::cancelled);
}

LOOKBOOK_TEST(PlacementThreadsTest)

}  // namespace test_placement_threads

#include "test_placement_threads.moc"
