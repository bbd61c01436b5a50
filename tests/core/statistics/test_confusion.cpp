#include "core/statistics/confusion.h"
#include "tests/support/points.h"
#include "tests/support/sorted_others.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <map>
#include <numeric>

namespace test_confusion {

using namespace lookbook;

namespace {

/// Overlapping clusters of different sizes, one for each class.
struct Points {
  MatrixF points;
  std::vector<lookbook::ClassId> labels;
};

Points overlapping(std::size_t n) {
  Points result{samples::randomPoints(n, 4), {}};
  for (std::size_t i = 0; i < n; ++i) {
    const auto label = static_cast<lookbook::ClassId>(i % 7 < 3 ? 0 : i % 7 < 5 ? 1 : 2);
    result.points.row(static_cast<Eigen::Index>(i)).array() += static_cast<float>(label);
    result.labels.push_back(label);
  }
  return result;
}

/// The class of most of the five nearest points; in a tie, that of the nearest.
std::uint8_t votedFor(const Points& of, std::uint32_t query) {
  const auto others = samples::sortedOthers(of.points, query);
  std::map<std::uint8_t, int> votes;
  for (std::size_t i = 0; i < 5; ++i) ++votes[of.labels[others[i].second]];
  std::uint8_t winner = of.labels[others[0].second];
  for (std::size_t i = 0; i < 5; ++i)
    if (const auto label = of.labels[others[i].second]; votes[label] > votes[winner])
      winner = label;
  return winner;
}

}  // namespace

class ConfusionTest : public QObject {
  Q_OBJECT

 private slots:
  void countsWhatIsTakenForWhat();
  void votesAreThoseOfTheFiveNearest();
  void aSampleIsAskedAmongAll();
  void fewPointsVoteWithAllTheyHave();
  void refusesWhatDoesNotFit();
  void stopsWhenAsked();
};

void ConfusionTest::countsWhatIsTakenForWhat() {
  const std::vector<lookbook::ClassId> labels{0, 2, 2, 0, 2};
  const std::vector<std::uint32_t> queries{0, 1, 2, 4};
  const std::vector<lookbook::ClassId> votes{1, 2, 0, 2};
  const Confusion confusion = confusionOf(votes, queries, labels, 3);
  QCOMPARE(confusion.counts, (std::vector<std::size_t>{0, 1, 0, 0, 0, 0, 1, 0, 2}));
  QCOMPARE(confusion.total(2), std::size_t{3});
  QCOMPARE(*confusion.share(2, 0), 1.0 / 3);
  QVERIFY(!confusion.share(1, 1).has_value());
  QCOMPARE(confusion.accuracy(), 0.5);
  QCOMPARE(confusionOf({}, {}, labels, 3).accuracy(), 0.0);
}

void ConfusionTest::votesAreThoseOfTheFiveNearest() {
  const Points of = overlapping(300);
  ThreadTeam team(2);
  const auto result = voteConfusion(of.points, of.labels, 3, 300, team);
  QVERIFY(result.has_value());
  QCOMPARE(result->queries.size(), std::size_t{300});
  for (std::uint32_t i = 0; i < 300; ++i) QCOMPARE(result->votes[i], votedFor(of, i));
  QCOMPARE(result->confusion.counts,
           confusionOf(result->votes, result->queries, of.labels, 3).counts);
  QVERIFY(result->confusion.accuracy() > 0.4);
  QVERIFY(result->confusion.accuracy() < 1);
}

void ConfusionTest::aSampleIsAskedAmongAll() {
  const Points of = overlapping(300);
  ThreadTeam team(2);
  const auto result = voteConfusion(of.points, of.labels, 3, 40, team);
  QVERIFY(result.has_value());
  QCOMPARE(result->queries.size(), std::size_t{40});
  for (std::size_t row = 0; row < 40; ++row)
    QCOMPARE(result->votes[row], votedFor(of, result->queries[row]));
  const auto& counts = result->confusion.counts;
  QCOMPARE(std::accumulate(counts.begin(), counts.end(), std::size_t{0}), std::size_t{40});
}

void ConfusionTest::fewPointsVoteWithAllTheyHave() {
  ThreadTeam team(1);
  const std::vector<lookbook::ClassId> labels{0, 1, 1};
  const auto result = voteConfusion(samples::randomPoints(3, 2), labels, 2, 10, team);
  QVERIFY(result.has_value());
  QCOMPARE(result->votes[0], lookbook::ClassId{1});
}

void ConfusionTest::refusesWhatDoesNotFit() {
  ThreadTeam team(1);
  const std::vector<lookbook::ClassId> labels{0, 1, 1};
  for (const Eigen::Index n : {1, 4}) {
    const MatrixF points = MatrixF::Zero(n, 2);
    const auto result = voteConfusion(points, std::span(labels).first(n == 1 ? 1 : 3), 2, 9, team);
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, Error::Kind::badArgument);
  }
  const auto many = voteConfusion(samples::randomPoints(3, 2), labels,
                                  lookbook::kMostComparedClasses + 1, 10, team);
  QVERIFY(!many.has_value());
  QCOMPARE(many.error().kind, Error::Kind::badArgument);
}

void ConfusionTest::stopsWhenAsked() {
  const Points of = overlapping(2000);
  std::stop_source source;
  source.request_stop();
  ThreadTeam team(2);
  const auto result = voteConfusion(of.points, of.labels, 3, 2000, team, source.get_token());
  QVERIFY(!result.has_value());
  QCOMPARE(result.error().kind, Error::Kind::cancelled);
}

LOOKBOOK_TEST(ConfusionTest)

}  // namespace test_confusion

#include "test_confusion.moc"
