#pragma once

#include <array>
#include <cstddef>
#include <vector>

namespace lookbook {

/// Points that walk the tree together, and lanes of the loop that evaluates for them.
inline constexpr std::size_t kGroup = 16;

/// Bodies that act on a whole group: cells taken as one body, and points nearby.
template <int Dims>
struct Bodies {
  std::array<std::vector<float>, Dims> coordinates;
  std::vector<float> mass;
  std::size_t count = 0;
};

/// A group's positions, and what acts on each of its points.
template <int Dims>
struct Group {
  std::array<std::array<float, kGroup>, Dims> position;
  std::array<std::array<float, kGroup>, Dims> force;
  std::array<float, kGroup> normalization;
};

/// Adds m (y - b) / (1 + |y - b|^2)^2 to the force and m / (1 + |y - b|^2) to the normalisation of
/// each point y of the group, for every body b of mass m.
template <int Dims>
void addRepulsion(const Bodies<Dims>& bodies, Group<Dims>& group) {
  auto force = group.force;
  auto normalization = group.normalization;
  const auto position = group.position;
  for (std::size_t j = 0; j < bodies.count; ++j) {
    std::array<float, Dims> body;
    for (std::size_t c = 0; c < Dims; ++c) body[c] = bodies.coordinates[c][j];
    const float mass = bodies.mass[j];
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
  group.force = force;
  group.normalization = normalization;
}

}  // namespace lookbook
