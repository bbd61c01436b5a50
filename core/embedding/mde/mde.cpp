#include "core/embedding/mde/mde.h"

#include "core/base/random.h"
#include "core/embedding/mde/projected_lbfgs.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <string>
#include <utility>

namespace lookbook {

struct Mde::Impl {
  Impl(MdeProblem problem, MatrixF start, const MdeOptions& o)
      : options(o),
        distortion(std::move(problem)),
        solver(std::move(start), o.constraint, o.memory, o.eps) {}

  void note() {
    objective.push_back(
        {.iteration = iteration, .value = solver.value(), .residual = solver.residual()});
  }

  MdeOptions options;
  AverageDistortion distortion;
  ProjectedLbfgs solver;
  int iteration = 0;
  ObjectiveHistory objective;
};

namespace {

/// Whether both points of a pair are at the same place.
bool hasCoincidingPair(const MdeProblem& problem, const MatrixF& positions) {
  for (const PairRows& rows : problem.rows)
    for (std::size_t i = 0; i < problem.n; ++i)
      for (std::uint32_t e = rows.rowStart[i]; e < rows.rowStart[i + 1]; ++e)
        if (positions.row(static_cast<Eigen::Index>(i)) == positions.row(rows.columns[e]))
          return true;
  return false;
}

/// Moves all points by 1e-4 of their extent.
void shake(MatrixF& positions) {
  // Of the random numbers, distinct from those of other uses.
  constexpr std::uint64_t kMdeWord = 0x6d646503;
  const double extent =
      static_cast<double>(positions.norm()) / std::sqrt(static_cast<double>(positions.size()));
  const double deviation = 1e-4 * (extent > 0 ? extent : 1.0);
  for (Eigen::Index i = 0; i < positions.size(); ++i)
    positions.data()[i] +=
        static_cast<float>(deviation * randomNormal(0, kMdeWord, static_cast<std::uint64_t>(i)));
}

}  // namespace

Mde::Mde() = default;
Mde::~Mde() = default;
Mde::Mde(Mde&&) noexcept = default;
Mde& Mde::operator=(Mde&&) noexcept = default;

Result<Mde> Mde::create(MdeProblem problem, MatrixF initial, MdeOptions options) {
  if (auto checked = checkOptions(options); !checked) return tl::unexpected(checked.error());
  if (problem.pairs == 0 || static_cast<std::size_t>(initial.rows()) != problem.n)
    return badArgument(
        "The initial map has %1 points for %3 points in %2 pairs. It must have as many, and there "
        "must be a pair.",
        initial.rows(), problem.pairs, problem.n);
  if (initial.cols() < 1) return badArgument(text("The initial map has no dimensions."));
  if (!initial.allFinite())
    return badArgument(text("The initial map holds a value that is not a finite number."));
  ThreadTeam alone(1);
  bool allowed = projectOntoConstraint(options.constraint, alone, initial);
  if (!allowed || hasCoincidingPair(problem, initial)) {
    shake(initial);
    allowed = projectOntoConstraint(options.constraint, alone, initial);
  }
  if (!allowed)
    return badArgument(
        plural(problem.n,
               "A map of %n point cannot be standardized in %1 dimensions. There must "
               "be more points than dimensions.",
               "A map of %n points cannot be standardized in %1 dimensions. There must "
               "be more points than dimensions.",
               initial.cols()));
  Mde mde;
  mde.impl_ = std::make_unique<Impl>(std::move(problem), std::move(initial), options);
  return mde;
}

Result<Mde> Mde::resume(MdeProblem problem, MatrixF positions, int iteration, MdeOptions options) {
  assert(iteration >= 0);
  auto mde = create(std::move(problem), std::move(positions), options);
  if (mde) mde->impl_->iteration = iteration;
  return mde;
}

void Mde::run(int steps, ThreadTeam& team, const std::stop_token& stop) {
  const ProjectedLbfgs::Objective objective = [this](const MatrixF& positions, ThreadTeam& workers,
                                                     MatrixF& gradient) {
    return impl_->distortion.evaluate(positions, workers, gradient);
  };
  for (int step = 0; step < steps && !finished() && !stop.stop_requested(); ++step) {
    if (impl_->objective.empty()) {
      impl_->solver.begin(objective, team);
      impl_->note();
      if (finished()) return;
    }
    impl_->solver.iterate(objective, team);
    ++impl_->iteration;
    impl_->note();
  }
}

bool Mde::finished() const {
  return impl_->iteration >= impl_->options.iterations || impl_->solver.finished();
}
int Mde::iteration() const {
  return impl_->iteration;
}
const MatrixF& Mde::embedding() const {
  return impl_->solver.positions();
}
const MdeOptions& Mde::options() const {
  return impl_->options;
}
const ObjectiveHistory& Mde::objective() const {
  return impl_->objective;
}
std::vector<PairDistortion> Mde::distortions(ThreadTeam& team) const {
  return impl_->distortion.pairs(embedding(), team);
}

Result<MatrixF> quadraticInitialization(const MdeProblem& problem, MatrixF start, ThreadTeam& team,
                                        const std::stop_token& stop) {
  constexpr int kSteps = 100;
  const auto similar = std::find_if(problem.rows.begin(), problem.rows.end(),
                                    [](const PairRows& r) { return r.kind == PairKind::similar; });
  if (similar == problem.rows.end())
    return badArgument(text("The problem has no similar pairs; it must preserve neighbours."));
  MdeProblem smooth{.n = problem.n, .pairs = similar->columns.size() / 2, .rows = {*similar}};
  smooth.rows.front().distortion = Distortion::quadratic;
  auto mde = Mde::create(std::move(smooth), std::move(start),
                         {.constraint = MdeConstraint::standardized, .iterations = kSteps});
  if (!mde) return tl::unexpected(mde.error());
  mde->run(kSteps, team, stop);
  if (stop.stop_requested()) return cancelled();
  return mde->embedding();
}

}  // namespace lookbook
