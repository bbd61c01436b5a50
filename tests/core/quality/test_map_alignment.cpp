// Two maps of the same points: their alignment, the movement of points, and the overlap of
// neighbourhoods. SciPy's values were recorded by tests/reference/record_procrustes.py.
#include "core/base/random.h"
#include "core/quality/map_comparison.h"
#include "core/quality/neighbor_overlap.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <set>

namespace test_map_alignment {

using namespace lookbook;

namespace {

// The same numbers as in the script, which float represents exactly.
MatrixF recordedPoints(std::uint64_t seed, int dims) {
  constexpr int kPoints = 500;
  MatrixF points(kPoints, dims);
  for (int i = 0; i < kPoints; ++i)
    for (int c = 0; c < dims; ++c)
      points(i, c) = static_cast<float>(dims - c) *
                     static_cast<float>(randomBits(seed, static_cast<std::uint64_t>(c),
                                                   static_cast<std::uint64_t>(i)) >>
                                        52) /
                     4096.0F;
  return points;
}

/// A copy of a map: rotated in the plane of the first two axes, possibly mirrored, scaled and
/// shifted.
MatrixF copyOf(const MatrixF& map, double angle, bool mirrored, float scale) {
  Eigen::MatrixXf turn = Eigen::MatrixXf::Identity(map.cols(), map.cols());
  const auto cosine = static_cast<float>(std::cos(angle));
  const auto sine = static_cast<float>(std::sin(angle));
  turn.topLeftCorner(2, 2) << cosine, -sine, sine, cosine;
  if (mirrored) turn.col(1) *= -1;
  MatrixF copy = scale * (map * turn);
  copy.rowwise() += Eigen::RowVectorXf::LinSpaced(map.cols(), -7, 11);
  return copy;
}

/// The overlap of the neighbourhoods of each point, computed by sets.
std::vector<float> overlapBySets(const NeighborGraph& one, const NeighborGraph& other) {
  std::vector<float> shares;
  for (std::size_t i = 0; i < one.n; ++i) {
    const auto a = one.neighbors(i);
    const auto b = other.neighbors(i);
    std::set<std::uint32_t> either(a.begin(), a.end());
    either.insert(b.begin(), b.end());
    const auto both = std::ranges::count_if(
        a, [&](std::uint32_t x) { return std::ranges::find(b, x) != b.end(); });
    shares.push_back(static_cast<float>(both) / static_cast<float>(either.size()));
  }
  return shares;
}

}  // namespace

class MapAlignmentTest : public QObject {
  Q_OBJECT

 private slots:
  void aTurnedMirroredAndScaledCopyComesBack_data();
  void aTurnedMirroredAndScaledCopyComesBack();
  void noOtherTurnOrScaleFitsBetter();
  void theDisparityIsScipys_data();
  void theDisparityIsScipys();
  void movesAreInUnitsOfTheMapsRadius();
  void overlapIsJaccards_data();
  void overlapIsJaccards();
  void comparedMapsAreTheSameBytesForAnyTeam();
  void whatCannotBeAlignedIsRefused_data();
  void whatCannotBeAlignedIsRefused();
};

void MapAlignmentTest::aTurnedMirroredAndScaledCopyComesBack_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<double>("angle");
  QTest::addColumn<bool>("mirrored");
  QTest::addColumn<double>("scale");
  for (const int dims : {2, 3})
    for (const bool mirrored : {false, true})
      for (const double angle : {0.0, 0.7, 3.1, -2.0})
        QTest::addRow("%d-D, %g%s", dims, angle, mirrored ? ", mirrored" : "")
            << dims << angle << mirrored << (mirrored ? 0.5 : 40.0);
}

void MapAlignmentTest::aTurnedMirroredAndScaledCopyComesBack() {
  QFETCH(int, dims);
  QFETCH(double, angle);
  QFETCH(bool, mirrored);
  QFETCH(double, scale);
  const MatrixF map = samples::randomPoints(1000, dims);
  const auto found = alignMaps(map, copyOf(map, angle, mirrored, static_cast<float>(scale)));
  QVERIFY(found.has_value());
  QVERIFY((found->aligned - map).cwiseAbs().maxCoeff() < 1e-5F);
  QVERIFY(found->disparity < 1e-5);
  QVERIFY(std::abs(found->scale * scale - 1) < 1e-5);
  QCOMPARE(found->mirrored, mirrored);
}

/// The solution is a minimum: nothing near it is better.
void MapAlignmentTest::noOtherTurnOrScaleFitsBetter() {
  const MatrixF fixed = samples::randomPoints(200, 2, 1);
  const MatrixF moved = fixed + 0.8F * samples::randomPoints(200, 2, 2);
  const MatrixF aligned = alignMaps(fixed, moved)->aligned;
  const double best = (aligned - fixed).squaredNorm();
  const Eigen::RowVectorXf middle = aligned.colwise().mean();
  for (const double angle : {-0.02, 0.0, 0.02})
    for (const float scale : {0.98F, 1.0F, 1.02F}) {
      if (angle == 0 && scale == 1.0F) continue;
      MatrixF other = aligned.rowwise() - middle;
      const auto cosine = static_cast<float>(std::cos(angle));
      const auto sine = static_cast<float>(std::sin(angle));
      Eigen::Matrix2f turn;
      turn << cosine, -sine, sine, cosine;
      other = scale * (other * turn);
      other.rowwise() += middle;
      QVERIFY((other - fixed).squaredNorm() > best);
    }
}

void MapAlignmentTest::theDisparityIsScipys_data() {
  QTest::addColumn<int>("dims");
  QTest::addColumn<int>("noise");
  for (const int dims : {2, 3})
    for (const int noise : {0, 1, 4, 16})
      QTest::addRow("%d-D, noise %d", dims, noise) << dims << noise;
}

void MapAlignmentTest::theDisparityIsScipys() {
  QFETCH(int, dims);
  QFETCH(int, noise);
  std::ifstream file(std::string(LOOKBOOK_TEST_DATA) + "/scipy/procrustes.json");
  const auto figures = nlohmann::json::parse(file);
  const double expected = figures[std::to_string(dims) + "-D"][std::to_string(noise)];
  const MatrixF fixed = recordedPoints(1, dims);
  MatrixF moved = 2 * fixed.rowwise().reverse();
  moved.array() += 3;
  moved += static_cast<float>(noise) * recordedPoints(2, dims);
  const auto found = alignMaps(fixed, moved);
  QVERIFY(found.has_value());
  QVERIFY2(std::abs(found->disparity - expected) < 1e-9,
           qPrintable(QString::number(found->disparity - expected)));
}

void MapAlignmentTest::movesAreInUnitsOfTheMapsRadius() {
  MatrixF square(4, 2);
  square << 3, 4, 3, -4, -3, 4, -3, -4;  // each at a distance of 5 from the centre
  MatrixF shifted = square;
  shifted(1, 0) += 5;
  shifted(2, 1) -= 2.5F;
  QCOMPARE(relativeMoves(square, shifted), (std::vector<float>{0, 1, 0.5F, 0}));
}

void MapAlignmentTest::overlapIsJaccards_data() {
  QTest::addColumn<int>("k");
  for (const int k : {1, 5, 10, 60}) QTest::addRow("%d neighbours", k) << k;
}

void MapAlignmentTest::overlapIsJaccards() {
  QFETCH(int, k);
  ThreadTeam team(2);
  const MatrixF fixed = samples::randomPoints(300, 2, 1);
  const auto one = *exactNeighbors(fixed, k, team);
  const auto other =
      *exactNeighbors(MatrixF(fixed + 0.5F * samples::randomPoints(300, 2, 2)), k, team);
  const auto expected = overlapBySets(one, other);
  const auto found = neighborOverlap(one, other);
  QCOMPARE(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) QVERIFY(std::abs(found[i] - expected[i]) < 1e-6F);
  const auto same = neighborOverlap(one, one);
  QVERIFY(std::ranges::all_of(same, [](float share) { return share == 1; }));
}

void MapAlignmentTest::comparedMapsAreTheSameBytesForAnyTeam() {
  const MatrixF first = samples::clusteredPoints(1500, 2, 7, 1);
  const MatrixF second = samples::clusteredPoints(1500, 2, 7, 5);
  ThreadTeam alone(1);
  const auto expected = compareMaps(first, second, 10, alone);
  QVERIFY(expected.has_value());
  QVERIFY(expected->alignment.disparity > 0.01);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    const auto found = compareMaps(first, second, 10, team);
    QVERIFY(samples::sameBytes(found->alignment.aligned, expected->alignment.aligned));
    QVERIFY(found->moved == expected->moved);
    QVERIFY(found->overlap == expected->overlap);
  }
  std::stop_source stop;
  stop.request_stop();
  QCOMPARE(compareMaps(first, second, 10, alone, stop.get_token()).error().kind,
           Error::Kind::cancelled);
}

void MapAlignmentTest::whatCannotBeAlignedIsRefused_data() {
  QTest::addColumn<MatrixF>("fixed");
  QTest::addColumn<MatrixF>("moved");
  QTest::addColumn<QString>("reason");
  const MatrixF map = samples::randomPoints(10, 2);
  MatrixF broken = map;
  broken(3, 1) = std::numeric_limits<float>::quiet_NaN();
  const auto row = [&](const char* name, const MatrixF& moved, const char* reason) {
    QTest::newRow(name) << map << moved << QString::fromLatin1(reason);
  };
  row("other points", samples::randomPoints(9, 2), "one is 10 x 2, the other 9 x 2");
  row("other dimensions", samples::randomPoints(10, 3), "one is 10 x 2, the other 10 x 3");
  row("not a number", broken, "not a finite number");
  row("one place", MatrixF::Constant(10, 2, 4), "all its points in one place");
  QTest::newRow("one point") << MatrixF(map.topRows(1)) << MatrixF(map.topRows(1))
                             << QStringLiteral("have 1 point; aligning them needs at least 2");
}

void MapAlignmentTest::whatCannotBeAlignedIsRefused() {
  QFETCH(MatrixF, fixed);
  QFETCH(MatrixF, moved);
  QFETCH(QString, reason);
  const auto refused = alignMaps(fixed, moved);
  QVERIFY(!refused);
  QCOMPARE(refused.error().kind, Error::Kind::badArgument);
  QVERIFY2(QString::fromStdString(refused.error().message).contains(reason),
           refused.error().message.c_str());
}

LOOKBOOK_TEST(MapAlignmentTest)

}  // namespace test_map_alignment

#include "test_map_alignment.moc"
