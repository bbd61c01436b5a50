#include "core/embedding/tsne/tsne.h"

#include "core/embedding/tsne/attraction.h"
#include "core/embedding/tsne/barnes_hut.h"
#include "core/embedding/tsne/morton.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <numeric>
#include <string>

namespace lookbook {

namespace {

constexpr std::size_t kStepBlock = 1024;  ///< points of one block of a step
constexpr int kDivergenceEvery = 10;      ///< iterations
constexpr int kReorderEvery = 50;         ///< iterations; points move slowly
constexpr int kSettle = 50;               ///< iterations
constexpr std::size_t kMostDims = 3;

using Sums = std::array<double, kMostDims>;

}  // namespace

struct Tsne::Impl {
  Impl(const SparseMatrix& joint, const MatrixF& initial, TsneOptions o)
      : options(o),
        affinities(joint),
        barnesHut(static_cast<std::size_t>(initial.rows()), static_cast<int>(initial.cols())),
        positions(initial),
        rowOf(static_cast<std::size_t>(initial.rows())) {
    std::iota(rowOf.begin(), rowOf.end(), 0U);
    moved.resize(initial.rows(), initial.cols());
    steps = MatrixF::Zero(initial.rows(), initial.cols());
    gains = MatrixF::Ones(initial.rows(), initial.cols());
    blockSums.resize((rowOf.size() + kStepBlock - 1) / kStepBlock);
  }

  [[nodiscard]] std::size_t size() const { return rowOf.size(); }
  [[nodiscard]] std::size_t dims() const { return static_cast<std::size_t>(positions.cols()); }

  void iterate(ThreadTeam& team);
  void reorder(ThreadTeam& team);
  template <int Dims>
  void reorderBy(MortonSort<Dims>& sort, ThreadTeam& team);
  void step(double normalization, ThreadTeam& team);
  void moveBlock(std::size_t begin, std::size_t end, double normalization, const float* attraction);
  void centre(ThreadTeam& team);
  void recordDivergence(double normalization, ThreadTeam& team);
  void followDivergence();
  void publish(ThreadTeam& team);

  [[nodiscard]] bool finished() const { return converged || iteration >= options.iterations; }
  [[nodiscard]] bool exaggerated() const {
    return options.schedule == TsneSchedule::automatic ? !pastSteepest
                                                       : iteration < options.exaggerationIterations;
  }
  [[nodiscard]] double exaggeration() const { return exaggerated() ? options.exaggeration : 1.0; }
  [[nodiscard]] double learningRate() const {
    // Belkina et al. 2019, Nature Communications 10: n divided by the exaggeration. It applies to a
    // gradient without van der Maaten & Hinton's factor of 4, as in bhtsne, FIt-SNE and openTSNE
    // (scikit-learn keeps the factor and divides its rate by 4).
    if (options.learningRate > 0) return options.learningRate;
    return std::max(200.0, static_cast<double>(size()) / exaggeration());
  }

  TsneOptions options;
  int iteration = 0;
  bool ordered = false;  ///< whether points are sorted along the curve
  OrderedAffinities affinities;
  BarnesHut barnesHut;
  // Points are sorted along a Z-curve, so that neighbours in the map are neighbours in memory.
  MatrixF positions;
  MatrixF moved;  ///< positions after the current step
  MatrixF steps;
  MatrixF gains;
  MatrixF repulsion;
  std::vector<std::uint32_t> rowOf;  ///< the row of each point in the input
  std::vector<Sums> blockSums;
  std::vector<std::vector<float>> attraction;  ///< one block for each worker
  MortonSort<2> planeSort;
  MortonSort<3> spaceSort;
  MatrixF embedding;  ///< positions in the order of the input
  ObjectiveHistory divergences;
  // What the automatic schedule knows of the divergence.
  double steepestFall = 0;  ///< largest relative decrease of the unexaggerated divergence so far
  bool pastSteepest = false;
  bool converged = false;
  /// The run does not end before this iteration, because points need time to spread after the
  /// exaggeration.
  int settledFrom = 0;
};

void Tsne::Impl::iterate(ThreadTeam& team) {
  if (!ordered || iteration % kReorderEvery == 0) reorder(team);
  const double normalization = barnesHut.repulsion(positions, options.theta, team, repulsion);
  if (iteration > 0 && iteration % kDivergenceEvery == 0) recordDivergence(normalization, team);
  if (converged) return;
  step(normalization, team);
  centre(team);
  ++iteration;
  if (iteration == options.iterations)
    recordDivergence(barnesHut.repulsion(positions, options.theta, team, repulsion), team);
}

template <int Dims>
void Tsne::Impl::reorderBy(MortonSort<Dims>& sort, ThreadTeam& team) {
  sort.sort(positions, team);
  const std::vector<std::uint32_t>& order = sort.order();
  affinities.reorder(order, team);
  const auto apply = [&](auto& values) {
    auto old = values;
    for (std::size_t i = 0; i < order.size(); ++i)
      for (std::size_t c = 0; c < Dims; ++c)
        values.data()[i * Dims + c] = old.data()[std::size_t{order[i]} * Dims + c];
  };
  apply(positions);
  apply(steps);
  apply(gains);
  const std::vector<std::uint32_t> oldRowOf = rowOf;
  for (std::size_t i = 0; i < order.size(); ++i) rowOf[i] = oldRowOf[order[i]];
}

void Tsne::Impl::reorder(ThreadTeam& team) {
  ordered = true;
  if (dims() == 2)
    reorderBy(planeSort, team);
  else
    reorderBy(spaceSort, team);
}

void Tsne::Impl::step(double normalization, ThreadTeam& team) {
  attraction.resize(static_cast<std::size_t>(team.size()));
  for (std::vector<float>& block : attraction) block.resize(kStepBlock * dims());
  forRanges(team, size(), kStepBlock, [&](std::size_t begin, std::size_t end, int worker) {
    float* block = attraction[static_cast<std::size_t>(worker)].data();
    affinities.attraction(positions, begin, end, block);
    moveBlock(begin, end, normalization, block);
  });
  positions.swap(moved);
}

/// Applies momentum with van der Maaten's gains, as in bhtsne, scikit-learn and openTSNE: the gain
/// of a coordinate increases by 0.2 if it keeps its direction, and is multiplied by 0.8 if it
/// turns, but never falls below 0.01 (Jacobs 1988, "Increased rates of convergence through learning
/// rate adaptation").
void Tsne::Impl::moveBlock(std::size_t begin, std::size_t end, double normalization,
                           const float* attracted) {
  constexpr float kGain = 0.2F;
  constexpr float kLoss = 0.8F;
  constexpr float kLeastGain = 0.01F;
  const auto pull = static_cast<float>(exaggeration());
  const auto push = static_cast<float>(1.0 / normalization);
  const auto rate = static_cast<float>(learningRate());
  const auto momentum =
      static_cast<float>(exaggerated() ? options.initialMomentum : options.finalMomentum);
  const std::size_t first = begin * dims();
  const std::size_t count = (end - begin) * dims();
  const float* from = positions.data() + first;
  const float* repelled = repulsion.data() + first;
  float* to = moved.data() + first;
  float* stepOf = steps.data() + first;
  float* gainOf = gains.data() + first;
  for (std::size_t c = 0; c < count; ++c) {
    const float gradient = pull * attracted[c] - push * repelled[c];
    const bool downhill = (gradient > 0) ? stepOf[c] < 0 : (gradient < 0 && stepOf[c] > 0);
    const float gain = std::max(kLeastGain, downhill ? gainOf[c] + kGain : gainOf[c] * kLoss);
    const float next = momentum * stepOf[c] - rate * gain * gradient;
    gainOf[c] = gain;
    stepOf[c] = next;
    to[c] = from[c] + next;
  }
  Sums sums{};
  for (std::size_t i = 0; i < count; i += dims())
    for (std::size_t c = 0; c < dims(); ++c) sums[c] += static_cast<double>(to[i + c]);
  blockSums[begin / kStepBlock] = sums;
}

void Tsne::Impl::centre(ThreadTeam& team) {
  std::array<float, kMostDims> mean{};
  for (std::size_t c = 0; c < dims(); ++c) {
    double sum = 0;
    for (const Sums& block : blockSums) sum += block[c];
    mean[c] = static_cast<float>(sum / static_cast<double>(size()));
  }
  constexpr std::size_t kPoints = 16384;
  forRanges(team, size(), kPoints, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t c = 0; c < dims(); ++c) positions.data()[i * dims() + c] -= mean[c];
  });
}

/// KL = sum p log p - sum p log q with q = 1 / (Z (1 + |y_i - y_j|^2)).
void Tsne::Impl::recordDivergence(double normalization, ThreadTeam& team) {
  std::vector<double> sums(blockSums.size());
  forRanges(team, size(), kStepBlock, [&](std::size_t begin, std::size_t end, int) {
    sums[begin / kStepBlock] = affinities.logDistances(positions, begin, end);
  });
  double kl = affinities.negativeEntropy() + affinities.total() * std::log(normalization);
  for (const double sum : sums) kl += sum;
  divergences.push_back({.iteration = iteration, .value = kl});
  if (options.schedule == TsneSchedule::automatic) followDivergence();
}

/// Ends the exaggeration when the relative decrease of the divergence is past its maximum, and the
/// run when an iteration decreases the divergence by less than a ten-thousandth.
void Tsne::Impl::followDivergence() {
  constexpr double kLeastFall = 1e-4;  // relative decrease in an iteration
  if (divergences.size() < 2) return;
  const ObjectiveAt& before = divergences[divergences.size() - 2];
  const ObjectiveAt& now = divergences.back();
  const double fall =
      (before.value - now.value) / before.value / (now.iteration - before.iteration);
  if (pastSteepest) {
    converged = fall < kLeastFall && now.iteration >= settledFrom;
  } else if (fall < steepestFall && steepestFall > kLeastFall) {
    pastSteepest = true;
    settledFrom = now.iteration + kSettle;
  } else {
    steepestFall = std::max(steepestFall, fall);
  }
}

void Tsne::Impl::publish(ThreadTeam& team) {
  embedding.resize(positions.rows(), positions.cols());
  constexpr std::size_t kPoints = 16384;
  forRanges(team, size(), kPoints, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i)
      for (std::size_t c = 0; c < dims(); ++c)
        embedding.data()[std::size_t{rowOf[i]} * dims() + c] = positions.data()[i * dims() + c];
  });
}

Tsne::Tsne() = default;
Tsne::~Tsne() = default;
Tsne::Tsne(Tsne&&) noexcept = default;
Tsne& Tsne::operator=(Tsne&&) noexcept = default;

Result<Tsne> Tsne::at(const SparseMatrix& affinities, MatrixF positions, TsneOptions options) {
  if (auto checked = checkOptions(options); !checked) return tl::unexpected(checked.error());
  const std::size_t n = affinities.size();
  if (n < 2 || static_cast<std::size_t>(positions.rows()) != n)
    return badArgument(
        "The initial map has %1 points for the affinities of %2. It must have as many, and at "
        "least "
        "2.",
        positions.rows(), n);
  if (positions.cols() != 2 && positions.cols() != 3)
    return badArgument(plural(positions.cols(),
                              "The initial map has %n dimension; it must have 2 or 3.",
                              "The initial map has %n dimensions; it must have 2 or 3."));
  if (!positions.allFinite())
    return badArgument(text("The initial map holds a value that is not a finite number."));
  Tsne tsne;
  tsne.impl_ = std::make_unique<Impl>(affinities, positions, options);
  tsne.impl_->embedding = std::move(positions);
  return tsne;
}

Result<Tsne> Tsne::create(const SparseMatrix& affinities, MatrixF initial, TsneOptions options) {
  const Eigen::RowVectorXd mean =
      initial.cast<double>().colwise().sum() / static_cast<double>(initial.rows());
  initial.rowwise() -= mean.cast<float>();
  return at(affinities, std::move(initial), options);
}

Result<Tsne> Tsne::resume(const SparseMatrix& affinities, MatrixF positions, int iteration,
                          TsneOptions options) {
  assert(iteration >= 0);
  auto tsne = at(affinities, std::move(positions), options);
  if (!tsne) return tsne;
  Impl& impl = *tsne->impl_;
  impl.iteration = iteration;
  impl.pastSteepest = iteration > 0 && iteration >= options.exaggerationIterations;
  impl.settledFrom = iteration + kSettle;
  return tsne;
}

void Tsne::run(int steps, ThreadTeam& team, const std::stop_token& stop) {
  const int end = std::min(impl_->options.iterations, impl_->iteration + std::max(0, steps));
  while (impl_->iteration < end && !impl_->finished() && !stop.stop_requested())
    impl_->iterate(team);
  impl_->publish(team);
}

Result<void> Tsne::changeOptions(const TsneOptions& options) {
  if (auto checked = checkOptions(options); !checked) return checked;
  impl_->options = options;
  return {};
}

void Tsne::changeAffinities(const SparseMatrix& affinities, ThreadTeam& team) {
  assert(affinities.size() == impl_->size());
  impl_->affinities = OrderedAffinities(affinities);
  impl_->affinities.reorder(impl_->rowOf, team);
}

bool Tsne::finished() const {
  return impl_->finished();
}
int Tsne::iteration() const {
  return impl_->iteration;
}
const MatrixF& Tsne::embedding() const {
  return impl_->embedding;
}
const TsneOptions& Tsne::options() const {
  return impl_->options;
}
const ObjectiveHistory& Tsne::objective() const {
  return impl_->divergences;
}

}  // namespace lookbook
