#include "core/embedding/common/leading_eigen.h"

#include "core/base/linear/symmetric_eigen.h"
#include "core/base/random.h"
#include "core/embedding/common/blocked_sums.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

namespace lookbook {

namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;
using View = Eigen::Ref<const MatrixXd>;

constexpr std::size_t kProductRows = 1024;
constexpr std::uint64_t kSeed = 0x706361;  ///< the start affects only the last digits

/// A^T B for tall matrices.
MatrixXd crossProduct(const View& a, const View& b, ThreadTeam& team) {
  const MatrixXd zero = MatrixXd::Zero(a.cols(), b.cols());
  return blockedSum(team, static_cast<std::size_t>(a.rows()), kProductRows, zero,
                    [&](std::size_t begin, std::size_t end) -> MatrixXd {
                      const auto first = static_cast<Index>(begin);
                      const auto count = static_cast<Index>(end - begin);
                      return a.middleRows(first, count).transpose() * b.middleRows(first, count);
                    });
}

/// A Y for a tall matrix A and a small matrix Y.
MatrixXd combined(const View& a, const View& y, ThreadTeam& team) {
  MatrixXd result(a.rows(), y.cols());
  forRanges(team, static_cast<std::size_t>(a.rows()), kProductRows,
            [&](std::size_t begin, std::size_t end, int) {
              const auto first = static_cast<Index>(begin);
              const auto count = static_cast<Index>(end - begin);
              result.middleRows(first, count).noalias() = a.middleRows(first, count) * y;
            });
  return result;
}

MatrixXd randomBlock(Index n, Index columns, std::uint64_t step) {
  MatrixXd block(n, columns);
  for (Index i = 0; i < block.size(); ++i)
    block.data()[i] = randomNormal(kSeed, step, static_cast<std::uint64_t>(i));
  return block;
}

/// Combinations of the columns of a block that are orthonormal, without those that are 0 up to
/// rounding.
MatrixXd orthonormalizer(const MatrixXd& squares) {
  constexpr double kRounding = 1e-13;
  const VectorXd lengths = squares.diagonal().cwiseMax(0).cwiseSqrt();
  const VectorXd inverse =
      lengths.unaryExpr([](double length) { return length > 0 ? 1 / length : 0.0; });
  const auto eigen = symmetricEigen(inverse.asDiagonal() * squares * inverse.asDiagonal());
  if (!eigen) return MatrixXd(squares.rows(), 0);
  const VectorXd& values = eigen->values;  // in increasing order
  const double least = kRounding * static_cast<double>(values.size()) * values.tail(1)[0];
  const Index kept = (values.array() > std::max(0.0, least)).count();
  return inverse.asDiagonal() * eigen->vectors.rightCols(kept) *
         values.tail(kept).cwiseInverse().cwiseSqrt().asDiagonal();
}

/// The Ritz pairs of the current subspace.
struct Ritz {
  VectorXd values;      ///< in decreasing order
  MatrixXd directions;  ///< in coordinates of the basis
};

/// The state of the method: an orthonormal basis, and its image.
class Krylov {
 public:
  Krylov(Index n, Index wanted, ThreadTeam& team, const std::stop_token& stop)
      : wanted_(wanted),
        block_(leadingBlock(n, wanted)),
        most_(leadingBasis(n, wanted)),
        team_(team),
        stop_(stop),
        basis_(n, most_),
        image_(n, most_) {}

  /// Orthonormal directions that are not in the basis yet; none if the basis spans the whole space.
  [[nodiscard]] MatrixXd fresh(MatrixXd block) {
    const Index room = nextBlock();
    MatrixXd next = orthonormalized(basis(), block.leftCols(std::min(block.cols(), room)), team_);
    if (next.cols() == 0 && room > 0)
      next = orthonormalized(basis(), randomBlock(basis_.rows(), room, ++draws_), team_);
    return next;
  }

  void add(const MatrixXd& block, const MatrixXd& product) {
    basis_.middleCols(size_, block.cols()) = block;
    image_.middleCols(size_, block.cols()) = product;
    size_ += block.cols();
  }

  Result<Ritz> ritz() {
    MatrixXd small = crossProduct(basis(), image(), team_);
    small = (small + small.transpose()).eval() / 2;
    auto eigen = symmetricEigen(small, stop_);
    if (!eigen) return tl::unexpected(eigen.error());
    return Ritz{.values = eigen->values.reverse(),
                .directions = eigen->vectors.rowwise().reverse()};
  }

  /// The residuals A v - lambda v of the first pairs.
  [[nodiscard]] MatrixXd residuals(const Ritz& ritz, Index count) {
    MatrixXd left = combined(image(), ritz.directions.leftCols(count), team_);
    left -= combined(basis(), ritz.directions.leftCols(count), team_) *
            ritz.values.head(count).asDiagonal();
    return left;
  }

  /// Restarts with the pairs of the largest values, to make room for another block.
  void restart(const Ritz& ritz) {
    if (hasRoom()) return;
    const Index kept = std::min(size_, most_ - block_);
    const View directions = ritz.directions.leftCols(kept);
    const MatrixXd basis = combined(this->basis(), directions, team_);
    const MatrixXd image = combined(this->image(), directions, team_);
    size_ = kept;
    basis_.leftCols(kept) = basis;
    image_.leftCols(kept) = image;
  }

  [[nodiscard]] MatrixXd vectors(const Ritz& ritz) {
    return combined(basis(), ritz.directions.leftCols(wanted_), team_);
  }

  [[nodiscard]] Index size() const { return size_; }
  [[nodiscard]] Index block() const { return block_; }
  [[nodiscard]] bool hasRoom() const { return size_ + nextBlock() <= most_; }

 private:
  [[nodiscard]] Index nextBlock() const { return std::min(block_, basis_.rows() - size_); }
  [[nodiscard]] View basis() const { return basis_.leftCols(size_); }
  [[nodiscard]] View image() const { return image_.leftCols(size_); }

  Index wanted_;
  Index block_;
  Index most_;
  ThreadTeam& team_;
  const std::stop_token& stop_;
  MatrixXd basis_;
  MatrixXd image_;
  Index size_ = 0;
  std::uint64_t draws_ = 0;
};

/// The residuals that are still too large, in the order of their pairs, and the number of wanted
/// pairs among them.
struct Open {
  MatrixXd residuals;
  Index wanted = 0;
  double largest = 0;  ///< largest residual of the wanted pairs, as a fraction of the largest value
};

Open stillOpen(const MatrixXd& residuals, const VectorXd& values, Index wanted) {
  constexpr double kOfItsValue = 1e-4;
  constexpr double kOfTheLargest = 2e-6;
  Open open;
  std::vector<Index> columns;
  const double most = std::max(values[0], std::numeric_limits<double>::min());
  for (Index c = 0; c < residuals.cols(); ++c) {
    const double length = residuals.col(c).norm();
    const bool settled = length <= std::max(kOfItsValue * values[c], kOfTheLargest * most);
    if (!settled) columns.push_back(c);
    if (c >= wanted) continue;
    open.wanted += settled ? 0 : 1;
    open.largest = std::max(open.largest, length / most);
  }
  open.residuals = residuals(Eigen::all, columns);
  return open;
}

}  // namespace

Index leadingBlock(Index n, Index wanted) {
  constexpr Index kBeyond = 10;
  return std::min(n, std::clamp<Index>(wanted + kBeyond, 16, 64));
}

Index leadingBasis(Index n, Index wanted) {
  const Index block = leadingBlock(n, wanted);
  return std::min(n, std::max(4 * block, 2 * (wanted + block)));
}

MatrixXd orthonormalized(const View& basis, MatrixXd block, ThreadTeam& team) {
  // If the first pass leaves little of a direction, the rest is mostly rounding error.
  constexpr double kIn = 1e-10;
  constexpr int kPasses = 3;
  for (int pass = 0; pass < kPasses && block.cols() > 0; ++pass) {
    const VectorXd before = block.colwise().norm();
    if (basis.cols() > 0) block -= combined(basis, crossProduct(basis, block, team), team);
    std::vector<Index> outside;
    for (Index c = 0; c < block.cols(); ++c)
      if (before[c] > 0 && block.col(c).norm() > kIn * before[c]) outside.push_back(c);
    if (std::cmp_less(outside.size(), block.cols())) block = block(Eigen::all, outside).eval();
    if (block.cols() == 0) break;
    block = combined(block, orthonormalizer(crossProduct(block, block, team)), team);
  }
  return block;
}

Result<MatrixXd> completed(const MatrixXd& vectors, Index count, ThreadTeam& team,
                           const std::stop_token& stop) {
  constexpr Index kBlock = 64;
  MatrixXd done(vectors.rows(), count);
  Index size = vectors.cols();
  if (size > 0) {
    const auto eigen = symmetricEigen(crossProduct(vectors, vectors, team), stop);
    if (!eigen) return tl::unexpected(eigen.error());
    const MatrixXd turn = eigen->vectors * eigen->values.cwiseInverse().cwiseSqrt().asDiagonal() *
                          eigen->vectors.transpose();
    done.leftCols(size) = combined(vectors, turn, team);
  }
  for (std::uint64_t draw = 1; size < count; ++draw) {
    if (stop.stop_requested()) return cancelled();
    const MatrixXd block = orthonormalized(
        done.leftCols(size), randomBlock(done.rows(), std::min(kBlock, count - size), draw), team);
    done.middleCols(size, block.cols()) = block;
    size += block.cols();
  }
  return done;
}

Result<LeadingEigen> leadingEigen(Index n, Index wanted, const BlockProduct& product,
                                  ThreadTeam& team, const std::stop_token& stop,
                                  const Progress& progress) {
  constexpr int kMostProducts = 40;
  Krylov krylov(n, wanted, team, stop);
  const int most = kMostProducts + static_cast<int>(wanted / krylov.block());
  MatrixXd next = krylov.fresh(randomBlock(n, krylov.block(), 0));
  for (int products = 1;; ++products) {
    const auto image = product(next);
    if (!image) return tl::unexpected(image.error());
    if (stop.stop_requested()) return cancelled();
    krylov.add(next, *image);
    report(progress, 1 - 1 / (1 + 0.25 * products));
    if (krylov.size() < std::min(n, wanted + krylov.block()) && krylov.hasRoom()) {
      next = krylov.fresh(*image);
      continue;
    }
    const auto ritz = krylov.ritz();
    if (!ritz) return tl::unexpected(ritz.error());
    const Index looked = std::min(krylov.size(), std::max(wanted, krylov.block()));
    const Open open = stillOpen(krylov.residuals(*ritz, looked), ritz->values, wanted);
    if (open.wanted == 0 || products >= most || krylov.size() == n)
      return LeadingEigen{.values = ritz->values.head(wanted),
                          .vectors = krylov.vectors(*ritz),
                          .residual = open.largest,
                          .products = products};
    krylov.restart(*ritz);
    next = krylov.fresh(open.residuals);
    if (stop.stop_requested()) return cancelled();
  }
}

}  // namespace lookbook
