#pragma once

#include "core/runs/files/fitted_map.h"
#include "tests/fuzz/input.h"
#include "tests/support/datasets.h"

#include <algorithm>

namespace fuzz {

/// Reads a map and fits it to a data set of twenty images, as the window does.
inline void checkMap(const std::filesystem::path& path) {
  constexpr std::size_t kImages = 20;
  constexpr std::size_t kTrain = 12;
  static const lookbook::DatasetPtr dataset = samples::small(kImages, kTrain);
  lookbook::looksLikeMap(path);
  auto file = lookbook::readMapFile(path, kImages);
  if (!accepted(file)) return;
  const auto rows = static_cast<std::size_t>(file->positions.rows());
  FUZZ_CHECK(rows > 0 && (file->positions.cols() == 2 || file->positions.cols() == 3));
  FUZZ_CHECK(file->positions.allFinite());
  FUZZ_CHECK(file->images.empty() || file->images.size() == rows);
  FUZZ_CHECK(file->labels.empty() || file->labels.size() == rows);
  FUZZ_CHECK((!file->read || file->read->english().size() < 4000) && file->md5.size() == 32);
  const auto map = lookbook::fitMap(*std::move(file), *dataset);
  if (!accepted(map)) return;
  FUZZ_CHECK(map->images.size() == rows && map->images.back() < kImages);
  FUZZ_CHECK(static_cast<std::size_t>(map->positions.rows()) == rows);
  FUZZ_CHECK(std::ranges::adjacent_find(map->images, std::greater_equal<>()) == map->images.end());
  FUZZ_CHECK(map->positions.allFinite());
}

}  // namespace fuzz
