#include "core/embedding/mde/projected_lbfgs.h"

#include "core/embedding/common/blocked_sums.h"
#include "core/embedding/mde/line_search.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace lookbook {

namespace {

std::size_t sizeOf(const MatrixF& values) {
  return static_cast<std::size_t>(values.size());
}

double dot(const MatrixF& a, const MatrixF& b, ThreadTeam& team) {
  return dotProduct(a.data(), b.data(), sizeOf(a), team);
}

/// The step along the gradient while the curvature of the function is unknown.
double cautiousStep(const MatrixF& gradient, ThreadTeam& team) {
  const double sum =
      blockedSum(team, sizeOf(gradient), kSumBlock, 0.0, [&](std::size_t begin, std::size_t end) {
        double part = 0;
        for (std::size_t i = begin; i < end; ++i)
          part += std::abs(static_cast<double>(gradient.data()[i]));
        return part;
      });
  return std::min(1.0, 1.0 / sum);
}

}  // namespace

ProjectedLbfgs::ProjectedLbfgs(MatrixF start, MdeConstraint constraint, int memory, double eps)
    : constraint_(constraint), eps_(eps), memory_(memory), positions_(std::move(start)) {}

void ProjectedLbfgs::begin(const Objective& objective, ThreadTeam& team) {
  if (gradient_.size() > 0) return;
  value_ = objective(positions_, team, gradient_);
  projectOntoTangentSpace(constraint_, positions_, team, gradient_);
  residual_ = std::sqrt(dot(gradient_, gradient_, team));
  finished_ = !(residual_ > eps_);
}

double ProjectedLbfgs::tryStep(double step, const Objective& objective, ThreadTeam& team) {
  tried_.resize(positions_.rows(), positions_.cols());
  const auto length = static_cast<float>(step);
  forRanges(team, sizeOf(positions_), kSumBlock, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i)
      tried_.data()[i] = positions_.data()[i] + length * direction_.data()[i];
  });
  if (!projectOntoConstraint(constraint_, team, tried_))
    return std::numeric_limits<double>::infinity();
  const double value = objective(tried_, team, triedGradient_);
  projectOntoTangentSpace(constraint_, tried_, team, triedGradient_);
  return value;
}

void ProjectedLbfgs::iterate(const Objective& objective, ThreadTeam& team) {
  begin(objective, team);
  if (finished_) return;
  memory_.direction(gradient_, team, direction_);
  LinePoint start{.step = 0, .value = value_, .slope = dot(gradient_, direction_, team)};
  if (!(start.slope < 0)) {
    memory_.clear();
    memory_.direction(gradient_, team, direction_);
    start.slope = -residual_ * residual_;
  }
  double tried = 0;
  const auto probe = [&](double step) {
    tried = step;
    const double value = tryStep(step, objective, team);
    return LinePoint{.step = step, .value = value, .slope = dot(triedGradient_, direction_, team)};
  };
  const double first = memory_.isEmpty() ? cautiousStep(gradient_, team) : 1.0;
  const auto found = searchLine(start, first, probe);
  if (!found) {
    finished_ = memory_.isEmpty();  // not even the direction of the gradient decreases the function
    memory_.clear();
    return;
  }
  if (tried != found->step) probe(found->step);
  accept(found->value, team);
}

void ProjectedLbfgs::accept(double value, ThreadTeam& team) {
  // Replaces the old positions and gradient, in place, by the step and the change of the gradient.
  forRanges(team, sizeOf(positions_), kSumBlock, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      positions_.data()[i] = tried_.data()[i] - positions_.data()[i];
      gradient_.data()[i] = triedGradient_.data()[i] - gradient_.data()[i];
    }
  });
  memory_.add(positions_, gradient_, team);
  positions_.swap(tried_);
  gradient_.swap(triedGradient_);
  value_ = value;
  residual_ = std::sqrt(dot(gradient_, gradient_, team));
  finished_ = !(residual_ > eps_);
}

}  // namespace lookbook
