// How good maps of one input are, all by one measure: lookbook_measure INPUT.npy LABELS.npy
// MAP.npy... One JSON line a map: the exact KL divergence (all pairs, one P of perplexity 30), the
// recall of the 10 nearest neighbours and the accuracy of a 5-NN vote in the map, leave-one-out.
#include "core/embedding/tsne/affinities.h"
#include "core/embedding/tsne/attraction.h"
#include "core/embedding/tsne/barnes_hut.h"
#include "core/io/npy.h"
#include "core/neighbors/neighbor_graph.h"
#include "core/quality/label_votes.h"
#include "core/quality/neighbor_recall.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <numeric>
#include <vector>

using namespace lookbook;

namespace {

constexpr double kPerplexity = 30;
constexpr int kNeighbors = 91;
constexpr int kRecallAt = 10;

template <class T>
T valueOf(Result<T> result) {
  if (!result) {
    std::fprintf(stderr, "%s\n", result.error().message.c_str());
    std::exit(1);
  }
  return std::move(*result);
}

double divergence(const SparseMatrix& joint, const MatrixF& map, ThreadTeam& team) {
  const OrderedAffinities affinities(joint);
  MatrixF forces;
  BarnesHut exact(joint.size(), static_cast<int>(map.cols()));
  const double normalization = exact.repulsion(map, 0, team, forces);  // theta 0: every pair
  return affinities.negativeEntropy() + affinities.total() * std::log(normalization) +
         affinities.logDistances(map, 0, joint.size());
}

double mean(const std::vector<float>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

int main(int count, char** words) {
  if (count < 4) {
    std::fprintf(stderr, "usage: lookbook_measure INPUT.npy LABELS.npy MAP.npy...\n");
    return 2;
  }
  ThreadTeam team;
  const MatrixF input = valueOf(readNpy(words[1]));
  const std::vector<lookbook::ClassId> labels = valueOf(readNpyLabels(words[2]));
  const NeighborGraph graph = valueOf(exactNeighbors(input, kNeighbors, team));
  const NeighborGraph wanted = graph.first(kRecallAt);
  const SparseMatrix joint =
      symmetrize(graph, valueOf(conditionalAffinities(graph, kPerplexity, team)), team);
  std::vector<std::uint32_t> all(labels.size());
  std::iota(all.begin(), all.end(), 0U);
  for (int i = 3; i < count; ++i) {
    const MatrixF map = valueOf(readNpy(words[i]));
    const NeighborGraph near = valueOf(exactNeighbors(map, kRecallAt, team));
    const auto votes = labelVotes(near.first(kVoters), labels);
    std::printf("{\"map\": \"%s\", \"kl\": %.5f, \"recall\": %.5f, \"accuracy\": %.5f}\n", words[i],
                divergence(joint, map, team), mean(neighborRecall(wanted, near)),
                mean(votesAreRight(votes, all, labels)));
  }
}
