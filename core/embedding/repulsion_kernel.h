#pragma once

#include "core/embedding/cell_tree.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace lookbook {

/// Points that walk the tree together, and lanes of the loop that evaluates for them.
inline constexpr std::size_t kGroup = 16;

/// What acts on a whole group: cells taken as one body each, and runs of points nearby.
template <int Dims>
struct Bodies {
  /// Points [begin, end) of the sorted order.
  struct Run {
    std::uint32_t begin;
    std::uint32_t end;
  };

  std::array<std::vector<float>, Dims> centers;
  std::vector<float> masses;
  std::vector<Run> runs;

  void clear() {
    for (std::vector<float>& center : centers) center.clear();
    masses.clear();
    runs.clear();
  }

  void addCell(const Cell<Dims>& cell) {
    for (std::size_t c = 0; c < Dims; ++c) centers[c].push_back(cell.center[c]);
    masses.push_back(static_cast<float>(cell.end - cell.begin));
  }

  /// Leaves that follow one another become one run.
  void addPoints(const Cell<Dims>& leaf) {
    if (!runs.empty() && runs.back().end == leaf.begin)
      runs.back().end = leaf.end;
    else
      runs.push_back({leaf.begin, leaf.end});
  }
};

/// A group's positions, and what acts on each of its points.
template <int Dims>
struct Group {
  std::array<std::array<float, kGroup>, Dims> position;
  std::array<std::array<float, kGroup>, Dims> force;
  std::array<float, kGroup> normalization;

  /// Adds m (y - b) / (1 + |y - b|^2)^2 to the force and m / (1 + |y - b|^2) to the normalisation
  /// of each point y, for a body b of mass m.
  void add(const std::array<float, Dims>& body, float mass) {
    for (std::size_t lane = 0; lane < kGroup; ++lane) {
      std::array<float, Dims> difference;
      float denominator = 1;
      for (std::size_t c = 0; c < Dims; ++c) {
        difference[c] = position[c][lane] - body[c];
        denominator += difference[c] * difference[c];
      }
      const float q = 1.0F / denominator;
      const float massQ = mass * q;
      normalization[lane] += massQ;
      for (std::size_t c = 0; c < Dims; ++c) force[c][lane] += massQ * q * difference[c];
    }
  }
};

/// Adds what the bodies do to the group.
/// @param points in the sorted order, an array for each dimension
template <int Dims>
void addRepulsion(const Bodies<Dims>& bodies, const std::array<std::vector<float>, Dims>& points,
                  Group<Dims>& group) {
  Group<Dims> sums = group;  // a copy that stays in registers
  std::array<float, Dims> body;
  for (std::size_t j = 0; j < bodies.masses.size(); ++j) {
    for (std::size_t c = 0; c < Dims; ++c) body[c] = bodies.centers[c][j];
    sums.add(body, bodies.masses[j]);
  }
  for (const auto& run : bodies.runs)
    for (std::size_t j = run.begin; j < run.end; ++j) {
      for (std::size_t c = 0; c < Dims; ++c) body[c] = points[c][j];
      sums.add(body, 1);
    }
  group = sums;
}

}  // namespace lookbook
