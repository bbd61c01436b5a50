#include "core/runs/run_history.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <iterator>
#include <utility>

namespace lookbook {

double relativeMovement(const MatrixF& before, const MatrixF& after) {
  assert(before.rows() == after.rows() && before.cols() == after.cols());
  double ways = 0;
  double spread = 0;
  for (Eigen::Index c = 0; c < after.cols(); ++c) {
    const auto is = after.col(c).cast<double>();
    ways += (is - before.col(c).cast<double>()).squaredNorm();
    spread += (is.array() - is.mean()).square().sum();
  }
  return spread > 0 ? std::sqrt(ways / spread) : 0;
}

void RunHistory::add(Moment moment) {
  if (!moments_.empty() && moment.iteration <= moments_.back().iteration) {
    if (moment.iteration < moments_.back().iteration) return;
    moments_.pop_back();
    if (!moved_.empty()) moved_.pop_back();
  }
  if (!moments_.empty())
    moved_.push_back(relativeMovement(*moments_.back().positions, *moment.positions));
  moments_.push_back(std::move(moment));
  while (moments_.size() > 2 && (moments_.size() > kMostMoments || bytes() > budget_))
    dropLeastMoved();
}

void RunHistory::dropLeastMoved() {
  std::size_t least = 1;
  for (std::size_t i = 2; i + 1 < moments_.size(); ++i)
    if (moved_[i - 1] + moved_[i] < moved_[least - 1] + moved_[least]) least = i;
  moments_.erase(moments_.begin() + static_cast<std::ptrdiff_t>(least));
  moved_.erase(moved_.begin() + static_cast<std::ptrdiff_t>(least));
  moved_[least - 1] = relativeMovement(*moments_[least - 1].positions, *moments_[least].positions);
}

std::size_t bytesOf(const std::vector<Moment>& moments) {
  if (moments.empty()) return 0;
  return moments.size() * static_cast<std::size_t>(moments.front().positions->size()) *
         sizeof(float);
}

std::size_t RunHistory::bytes() const {
  return bytesOf(moments_);
}

double timeOf(const std::vector<Moment>& moments, double iteration) {
  const auto after = std::ranges::upper_bound(moments, iteration, {}, [](const Moment& moment) {
    return static_cast<double>(moment.iteration);
  });
  if (after == moments.begin()) return 0;
  if (after == moments.end()) return static_cast<double>(moments.size() - 1);
  const auto before = std::prev(after);
  const double from = before->iteration;
  return static_cast<double>(before - moments.begin()) +
         (iteration - from) / (after->iteration - from);
}

double iterationAt(const std::vector<Moment>& moments, double time) {
  const auto last = static_cast<double>(moments.size() - 1);
  const double at = std::clamp(time, 0.0, last);
  const auto before = static_cast<std::size_t>(at);
  const double from = moments[before].iteration;
  if (before + 1 == moments.size()) return from;
  return from + (at - static_cast<double>(before)) * (moments[before + 1].iteration - from);
}

MatrixF positionsAt(const std::vector<Moment>& moments, double time) {
  const auto last = static_cast<double>(moments.size() - 1);
  const double at = std::clamp(time, 0.0, last);
  const auto before = static_cast<std::size_t>(at);
  const auto share = static_cast<float>(at - static_cast<double>(before));
  if (share == 0) return *moments[before].positions;
  return (1 - share) * *moments[before].positions + share * *moments[before + 1].positions;
}

}  // namespace lookbook
