#include "core/embedding/mde/average_distortion.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace lookbook {

namespace {

constexpr std::size_t kDistortionBlock =
    256;  ///< points; their pairs fit into the second-level cache

/// The memory of one thread: the entries of the rows of a block.
struct DistortionScratch {
  DistortionScratch(std::size_t entries, std::size_t dims)
      : differences(static_cast<Eigen::Index>(entries), static_cast<Eigen::Index>(dims)),
        squares(static_cast<Eigen::Index>(entries)),
        values(static_cast<Eigen::Index>(entries)),
        slopes(static_cast<Eigen::Index>(entries)) {}

  Eigen::ArrayXXf differences;  ///< x_i - x_j, entries x dims
  Eigen::ArrayXf squares;       ///< |x_i - x_j|^2
  Eigen::ArrayXf values;        ///< f
  Eigen::ArrayXf slopes;        ///< f' / d
};

/// Computes differences and squared distances for the rows [begin, end), entry by entry.
template <int Dims>
void measure(const PairRows& rows, const MatrixF& positions, std::size_t begin, std::size_t end,
             DistortionScratch& scratch) {
  const auto dims = Dims > 0 ? std::size_t{Dims} : static_cast<std::size_t>(positions.cols());
  const auto stride = static_cast<std::size_t>(scratch.differences.rows());
  const float* x = positions.data();
  const std::uint32_t first = rows.rowStart[begin];
  for (std::size_t i = begin; i < end; ++i)
    for (std::uint32_t e = rows.rowStart[i]; e < rows.rowStart[i + 1]; ++e) {
      float squared = 0;
      float* difference = scratch.differences.data() + (e - first);
      for (std::size_t c = 0; c < dims; ++c, difference += stride) {
        *difference = x[i * dims + c] - x[std::size_t{rows.columns[e]} * dims + c];
        squared += *difference * *difference;
      }
      scratch.squares[e - first] = squared;
    }
}

void measureAny(const PairRows& rows, const MatrixF& positions, std::size_t begin, std::size_t end,
                DistortionScratch& scratch) {
  if (positions.cols() == 2) return measure<2>(rows, positions, begin, end, scratch);
  if (positions.cols() == 3) return measure<3>(rows, positions, begin, end, scratch);
  measure<0>(rows, positions, begin, end, scratch);
}

/// Measures the rows [begin, end) and their distortions; returns the number of entries.
Eigen::Index distortBlock(const PairRows& rows, const MatrixF& positions, std::size_t begin,
                          std::size_t end, DistortionScratch& scratch) {
  const std::uint32_t first = rows.rowStart[begin];
  const auto entries = static_cast<Eigen::Index>(rows.rowStart[end] - first);
  measureAny(rows, positions, begin, end, scratch);
  const Eigen::Map<const Eigen::ArrayXf> parameters(rows.parameters.data() + first, entries);
  distort(rows.distortion, scratch.squares.head(entries), parameters, scratch.values.head(entries),
          scratch.slopes.head(entries));
  return entries;
}

/// Adds sum_j (f' / d) (x_i - x_j) to the gradient of the points [begin, end).
void addForces(const PairRows& rows, std::size_t begin, std::size_t end,
               const DistortionScratch& scratch, MatrixF& gradient) {
  const auto first = static_cast<Eigen::Index>(rows.rowStart[begin]);
  for (std::size_t i = begin; i < end; ++i) {
    const auto start = static_cast<Eigen::Index>(rows.rowStart[i]) - first;
    const auto count = static_cast<Eigen::Index>(rows.rowStart[i + 1]) - first - start;
    const auto slopes = scratch.slopes.segment(start, count).matrix();
    for (Eigen::Index c = 0; c < gradient.cols(); ++c)
      gradient(static_cast<Eigen::Index>(i), c) +=
          slopes.dot(scratch.differences.col(c).segment(start, count).matrix());
  }
}

}  // namespace

AverageDistortion::AverageDistortion(MdeProblem problem) : problem_(std::move(problem)) {
  for (const PairRows& rows : problem_.rows)
    for (std::size_t begin = 0; begin < problem_.n; begin += kDistortionBlock)
      widestBlock_ = std::max<std::size_t>(
          widestBlock_,
          rows.rowStart[std::min(begin + kDistortionBlock, problem_.n)] - rows.rowStart[begin]);
}

double AverageDistortion::evaluate(const MatrixF& positions, ThreadTeam& team,
                                   MatrixF& gradient) const {
  const auto dims = static_cast<std::size_t>(positions.cols());
  const auto share = static_cast<float>(1.0 / static_cast<double>(problem_.pairs));
  gradient.resize(positions.rows(), positions.cols());
  std::vector<double> sums((problem_.n + kDistortionBlock - 1) / kDistortionBlock);
  std::vector<DistortionScratch> scratch(static_cast<std::size_t>(team.size()),
                                         DistortionScratch(widestBlock_, dims));
  forRanges(team, problem_.n, kDistortionBlock,
            [&](std::size_t begin, std::size_t end, int worker) {
              DistortionScratch& mine = scratch[static_cast<std::size_t>(worker)];
              auto forces = gradient.middleRows(static_cast<Eigen::Index>(begin),
                                                static_cast<Eigen::Index>(end - begin));
              forces.setZero();
              double sum = 0;
              for (const PairRows& rows : problem_.rows) {
                const Eigen::Index entries = distortBlock(rows, positions, begin, end, mine);
                sum += mine.values.head(entries).cast<double>().sum();
                addForces(rows, begin, end, mine, gradient);
              }
              forces *= share;
              sums[begin / kDistortionBlock] = sum;
            });
  return std::accumulate(sums.begin(), sums.end(), 0.0) / 2 / static_cast<double>(problem_.pairs);
}

std::vector<PairDistortion> AverageDistortion::pairs(const MatrixF& positions,
                                                     ThreadTeam& team) const {
  const auto dims = static_cast<std::size_t>(positions.cols());
  std::vector<DistortionScratch> scratch(static_cast<std::size_t>(team.size()),
                                         DistortionScratch(widestBlock_, dims));
  std::vector<PairDistortion> all;
  all.reserve(problem_.pairs);
  for (const PairRows& rows : problem_.rows) {
    std::vector<std::vector<PairDistortion>> blocks((problem_.n + kDistortionBlock - 1) /
                                                    kDistortionBlock);
    forRanges(
        team, problem_.n, kDistortionBlock, [&](std::size_t begin, std::size_t end, int worker) {
          DistortionScratch& mine = scratch[static_cast<std::size_t>(worker)];
          distortBlock(rows, positions, begin, end, mine);
          for (std::size_t i = begin; i < end; ++i)
            for (std::uint32_t e = rows.rowStart[i]; e < rows.rowStart[i + 1]; ++e) {
              if (rows.columns[e] < i) continue;  // counted in the row of the other point
              const auto at = static_cast<Eigen::Index>(e - rows.rowStart[begin]);
              blocks[begin / kDistortionBlock].push_back({.i = static_cast<std::uint32_t>(i),
                                                          .j = rows.columns[e],
                                                          .distance = std::sqrt(mine.squares[at]),
                                                          .distortion = mine.values[at],
                                                          .kind = rows.kind});
            }
        });
    for (const auto& block : blocks) all.insert(all.end(), block.begin(), block.end());
  }
  return all;
}

}  // namespace lookbook
