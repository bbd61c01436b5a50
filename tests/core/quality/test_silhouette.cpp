#include "core/quality/query_sample.h"
#include "core/quality/silhouette.h"
#include "tests/support/points.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <array>
#include <limits>

namespace test_silhouette {

using namespace lookbook;

namespace {

/// Rousseeuw's definition for one point, in double.
double bruteForce(const MatrixF& points, const std::vector<lookbook::ClassId>& labels,
                  std::size_t i) {
  std::array<double, 256> sums{};
  std::array<double, 256> counts{};
  for (std::size_t j = 0; j < labels.size(); ++j) {
    const auto difference = points.row(static_cast<Eigen::Index>(i)).cast<double>() -
                            points.row(static_cast<Eigen::Index>(j)).cast<double>();
    sums[labels[j]] += difference.norm();
    counts[labels[j]] += 1;
  }
  if (counts[labels[i]] == 1) return 0;
  const double within = sums[labels[i]] / (counts[labels[i]] - 1);
  double other = std::numeric_limits<double>::infinity();
  for (std::size_t label = 0; label < counts.size(); ++label)
    if (label != labels[i] && counts[label] > 0)
      other = std::min(other, sums[label] / counts[label]);
  return std::max(within, other) > 0 ? (other - within) / std::max(within, other) : 0;
}

std::vector<lookbook::ClassId> labelsOf(std::size_t n, std::size_t classes) {
  std::vector<lookbook::ClassId> labels;
  for (std::size_t i = 0; i < n; ++i) labels.push_back(static_cast<lookbook::ClassId>(i % classes));
  return labels;
}

}  // namespace

class SilhouetteTest : public QObject {
  Q_OBJECT

 private slots:
  void agreesWithBruteForce_data();
  void agreesWithBruteForce();
  void theOnlyOneOfItsClassHasNone();
  void everyTeamGivesTheSameBytes();
  void oneClassIsRefused();
  void stopsWhenAsked();
};

void SilhouetteTest::agreesWithBruteForce_data() {
  QTest::addColumn<MatrixF>("points");
  QTest::addColumn<std::size_t>("classes");
  QTest::newRow("clusters") << samples::clusteredPoints(700, 2, 5) << std::size_t{5};
  QTest::newRow("clusters in space, torn") << samples::clusteredPoints(900, 3, 4) << std::size_t{3};
  QTest::newRow("many dimensions") << samples::randomPoints(300, 20) << std::size_t{2};
  QTest::newRow("duplicates") << samples::gridPoints(400, 2, 3) << std::size_t{7};
  QTest::newRow("all the same") << MatrixF(MatrixF::Constant(60, 2, 1)) << std::size_t{3};
  QTest::newRow("256 classes") << samples::randomPoints(700, 1) << std::size_t{256};
}

void SilhouetteTest::agreesWithBruteForce() {
  QFETCH(MatrixF, points);
  QFETCH(std::size_t, classes);
  const auto n = static_cast<std::size_t>(points.rows());
  const std::vector<lookbook::ClassId> labels = labelsOf(n, classes);
  ThreadTeam team(2);
  const std::vector<std::uint32_t> queries = sampleQueries(n, n / 2, 5);
  const auto values = silhouette(points, labels, queries, team);
  QVERIFY(values.has_value());
  for (std::size_t q = 0; q < queries.size(); ++q)
    QVERIFY(std::abs((*values)[q] - bruteForce(points, labels, queries[q])) < 1e-5);
}

void SilhouetteTest::theOnlyOneOfItsClassHasNone() {
  std::vector<lookbook::ClassId> labels(50, 3);
  labels[20] = 200;
  ThreadTeam team(1);
  const std::vector<std::uint32_t> queries{20, 21};
  const auto values = silhouette(samples::randomPoints(50, 2), labels, queries, team);
  QVERIFY(values.has_value());
  QCOMPARE((*values)[0], 0.0F);
  QVERIFY((*values)[1] != 0.0F);
}

void SilhouetteTest::everyTeamGivesTheSameBytes() {
  const MatrixF points = samples::clusteredPoints(1200, 2, 6);
  const std::vector<lookbook::ClassId> labels = labelsOf(1200, 5);
  const std::vector<std::uint32_t> all = sampleQueries(1200, 1200, 0);
  ThreadTeam one(1);
  const auto expected = silhouette(points, labels, all, one);
  for (const int threads : {2, 5}) {
    ThreadTeam team(threads);
    QCOMPARE(*silhouette(points, labels, all, team), *expected);
  }
}

void SilhouetteTest::oneClassIsRefused() {
  ThreadTeam team(1);
  const std::vector<std::uint32_t> all = sampleQueries(30, 30, 0);
  const auto values = silhouette(samples::randomPoints(30, 2), labelsOf(30, 1), all, team);
  QVERIFY(!values.has_value());
  QCOMPARE(values.error().kind, Error::Kind::badArgument);
}

void SilhouetteTest::stopsWhenAsked() {
  ThreadTeam team(2);
  std::stop_source stop;
  const std::vector<std::uint32_t> all = sampleQueries(3000, 3000, 0);
  double last = 0;
  const auto values = silhouette(samples::randomPoints(3000, 2), labelsOf(3000, 3), all, team,
                                 stop.get_token(), [&](double fraction) {
                                   QVERIFY(fraction >= last);
                                   last = fraction;
                                   if (fraction > 0.5) stop.request_stop();
                                 });
  QVERIFY(!values.has_value());
  QCOMPARE(values.error().kind, Error::Kind::cancelled);
  QVERIFY(last < 1);
}

LOOKBOOK_TEST(SilhouetteTest)

}  // namespace test_silhouette

#include "test_silhouette.moc"
