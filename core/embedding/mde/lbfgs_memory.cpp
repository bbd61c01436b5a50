#include "core/embedding/mde/lbfgs_memory.h"

#include "core/embedding/common/blocked_sums.h"

#include <cmath>
#include <utility>

namespace lookbook {

LbfgsMemory::LbfgsMemory(int capacity)
    : capacity_(capacity),
      vectors_(static_cast<std::size_t>(2 * capacity)),
      products_(Eigen::MatrixXd::Zero(2 * capacity, 2 * capacity)) {}

Eigen::VectorXd LbfgsMemory::productsWith(const MatrixF& vector, ThreadTeam& team) const {
  const Eigen::VectorXd zero = Eigen::VectorXd::Zero(2 * capacity_);
  return blockedSum(team, static_cast<std::size_t>(vector.size()), kSumBlock, zero,
                    [&](std::size_t begin, std::size_t end) {
                      Eigen::VectorXd sums = zero;
                      for (const Eigen::Index slot : order_)
                        for (const Eigen::Index at : {slot, changeOf(slot)})
                          sums[at] =
                              dotProduct(vectors_[static_cast<std::size_t>(at)].data() + begin,
                                         vector.data() + begin, end - begin);
                      return sums;
                    });
}

void LbfgsMemory::add(MatrixF step, MatrixF gradientChange, ThreadTeam& team) {
  constexpr double kLeastCosine = 1e-8;
  const auto n = static_cast<std::size_t>(step.size());
  const double curvature = dotProduct(step.data(), gradientChange.data(), n, team);
  const double squares = dotProduct(step.data(), step.data(), n, team) *
                         dotProduct(gradientChange.data(), gradientChange.data(), n, team);
  if (!(curvature > kLeastCosine * std::sqrt(squares))) return;
  auto slot = static_cast<Eigen::Index>(order_.size());
  if (slot == capacity_) {
    slot = order_.front();
    order_.erase(order_.begin());
  }
  order_.push_back(slot);
  vectors_[static_cast<std::size_t>(slot)] = std::move(step);
  vectors_[static_cast<std::size_t>(changeOf(slot))] = std::move(gradientChange);
  for (const Eigen::Index at : {slot, changeOf(slot)}) {
    products_.col(at) = productsWith(vectors_[static_cast<std::size_t>(at)], team);
    products_.row(at) = products_.col(at).transpose();
  }
}

/// The coefficients of the direction. That of the gradient is minus the last entry.
Eigen::VectorXd LbfgsMemory::coefficients(const Eigen::VectorXd& gradientProducts) const {
  Eigen::VectorXd kept = Eigen::VectorXd::Zero(2 * capacity_);
  double ofGradient = -1;
  const auto productWith = [&](Eigen::Index at) {
    return products_.col(at).dot(kept) + ofGradient * gradientProducts[at];
  };
  std::vector<double> shares;
  for (auto slot = order_.rbegin(); slot != order_.rend(); ++slot) {
    shares.push_back(productWith(*slot) / products_(*slot, changeOf(*slot)));
    kept[changeOf(*slot)] -= shares.back();
  }
  const Eigen::Index last = order_.back();
  const double scale = products_(last, changeOf(last)) / products_(changeOf(last), changeOf(last));
  kept *= scale;
  ofGradient *= scale;
  for (const Eigen::Index slot : order_) {
    const double share = productWith(changeOf(slot)) / products_(slot, changeOf(slot));
    kept[slot] += shares.back() - share;
    shares.pop_back();
  }
  Eigen::VectorXd all(2 * capacity_ + 1);
  all << kept, ofGradient;
  return all;
}

void LbfgsMemory::direction(const MatrixF& gradient, ThreadTeam& team, MatrixF& direction) const {
  if (isEmpty()) {
    direction = -gradient;
    return;
  }
  const Eigen::VectorXd shares = coefficients(productsWith(gradient, team));
  direction.resize(gradient.rows(), gradient.cols());
  forRanges(
      team, static_cast<std::size_t>(gradient.size()), kSumBlock,
      [&](std::size_t begin, std::size_t end, int) {
        const auto count = static_cast<Eigen::Index>(end - begin);
        using Block = Eigen::Map<const Eigen::VectorXf>;
        Eigen::VectorXd sum =
            shares[2 * capacity_] * Block(gradient.data() + begin, count).cast<double>();
        for (const Eigen::Index slot : order_)
          for (const Eigen::Index at : {slot, changeOf(slot)})
            sum +=
                shares[at] *
                Block(vectors_[static_cast<std::size_t>(at)].data() + begin, count).cast<double>();
        Eigen::Map<Eigen::VectorXf>(direction.data() + begin, count) = sum.cast<float>();
      });
}

}  // namespace lookbook
