// Neighbour recall and votes of neighbours: measures that need only neighbour graphs.
#include "core/quality/label_votes.h"
#include "core/quality/neighbor_recall.h"
#include "tests/support/test_program.h"

#include <QTest>

#include <cmath>

namespace test_neighbor_measures {

using namespace lookbook;

namespace {

NeighborGraph graphOf(std::vector<std::uint32_t> indices, int k) {
  NeighborGraph graph{.n = indices.size() / static_cast<std::size_t>(k),
                      .k = k,
                      .indices = std::move(indices),
                      .squaredDistances = {}};
  graph.squaredDistances.resize(graph.indices.size());
  return graph;
}

}  // namespace

class NeighborMeasuresTest : public QObject {
  Q_OBJECT

 private slots:
  void recallIsTheShareFoundAgain();
  void theMajorityNamesTheClass_data();
  void theMajorityNamesTheClass();
  void votesAndSharesAreOfTheQueriesOwnClass();
  void pointsWithoutALabelDoNotVote();
};

void NeighborMeasuresTest::recallIsTheShareFoundAgain() {
  const NeighborGraph truth = graphOf({1, 2, 3, 4, 4, 5, 6, 7, 0, 1, 2, 3}, 4);
  const NeighborGraph found = graphOf({4, 3, 2, 1, 8, 7, 9, 5, 9, 8, 7, 6}, 4);
  QCOMPARE(neighborRecall(truth, found), (std::vector<float>{1, 0.5F, 0}));
  QCOMPARE(neighborRecall(truth, truth), (std::vector<float>{1, 1, 1}));
}

void NeighborMeasuresTest::theMajorityNamesTheClass_data() {
  QTest::addColumn<std::vector<lookbook::ClassId>>("voters");
  QTest::addColumn<int>("winner");
  const auto row = [](const char* name, const std::vector<lookbook::ClassId>& voters, int winner) {
    QTest::newRow(name) << voters << winner;
  };
  row("all agree", {4, 4, 4, 4, 4}, 4);
  row("three of five", {1, 7, 7, 1, 7}, 7);
  row("a tie goes to the nearest", {2, 9, 9, 2, 3}, 2);
  row("a tie of others than the nearest", {5, 8, 3, 3, 8}, 8);
  row("each its own", {6, 1, 2, 3, 4}, 6);
  row("the highest label", {65535, 0, 65535}, 65535);
  row("one voter", {3}, 3);
}

void NeighborMeasuresTest::theMajorityNamesTheClass() {
  QFETCH(std::vector<lookbook::ClassId>, voters);
  QFETCH(int, winner);
  std::vector<std::uint32_t> indices;
  for (std::uint32_t i = 0; i < voters.size(); ++i) indices.push_back(i);
  const auto votes = labelVotes(graphOf(indices, static_cast<int>(voters.size())), voters);
  QCOMPARE(votes, std::vector<lookbook::ClassId>{static_cast<lookbook::ClassId>(winner)});
}

void NeighborMeasuresTest::votesAndSharesAreOfTheQueriesOwnClass() {
  const std::vector<lookbook::ClassId> labels{0, 0, 1, 1, 1};
  const std::vector<std::uint32_t> queries{4, 0};
  const NeighborGraph graph = graphOf({3, 2, 1, 0, 3, 2, 1, 4}, 4);
  const auto votes = labelVotes(graph, labels);
  QCOMPARE(votes, (std::vector<lookbook::ClassId>{1, 1}));
  QCOMPARE(votesAreRight(votes, queries, labels), (std::vector<float>{1, 0}));
  QCOMPARE(labelAgreement(graph, queries, labels), (std::vector<float>{0.5F, 0.25F}));
}

void NeighborMeasuresTest::pointsWithoutALabelDoNotVote() {
  const std::vector<lookbook::ClassId> labels{0, 0, 1, 2, 2, 2};
  const NeighborGraph graph = graphOf({3, 4, 5, 2, 3, 4, 5, 3}, 4);
  QCOMPARE(labelVotes(graph, labels), (std::vector<lookbook::ClassId>{2, 2}));
  QCOMPARE(labelVotes(graph, labels, 2), (std::vector<lookbook::ClassId>{1, 2}));
  const std::vector<std::uint32_t> queries{0, 3, 2};
  QCOMPARE(ofLabelled({0.25F, 0.5F, 1}, queries, labels, 2), (std::vector<float>{0.25F, 1}));
  // Of the first query's neighbours one has a label, of the last one's none.
  const NeighborGraph near = graphOf({3, 4, 1, 0, 1, 2, 3, 4, 5}, 3);
  const auto agreement = labelAgreement(near, queries, labels, 2);
  QCOMPARE(agreement[0], 1.0F);
  QVERIFY(std::isnan(agreement[1]) && std::isnan(agreement[2]));
  QCOMPARE(labelAgreement(near, queries, labels)[0], 1.0F / 3);
  QCOMPARE(ofLabelled({0.25F, 0.5F, 1}, queries, labels, {}), (std::vector<float>{0.25F, 0.5F, 1}));
}

LOOKBOOK_TEST(NeighborMeasuresTest)

}  // namespace test_neighbor_measures

#include "test_neighbor_measures.moc"
