#pragma once

#include "core/json/json_text.h"
#include "core/runs/recipe.h"
#include "core/session/stamp.h"
#include "tests/fuzz/input.h"
#include "tests/support/datasets.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace fuzz {

/// Checks that the numbers in a view are those of existing data sets and maps.
inline void checkReach(const lookbook::Stamp& stamp) {
  const auto within = [](const auto& id, std::size_t end) { return !id || id->index() < end; };
  FUZZ_CHECK(stamp.view.datasets.size() == stamp.datasets.size());
  FUZZ_CHECK(within(stamp.view.active, stamp.datasets.size()));
  for (const auto& side : stamp.view.compared) FUZZ_CHECK(within(side, stamp.datasets.size()));
  for (std::size_t i = 0; i < stamp.datasets.size(); ++i) {
    FUZZ_CHECK(within(stamp.view.datasets[i].map, stamp.datasets[i].maps.size()));
    FUZZ_CHECK(within(stamp.view.datasets[i].secondMap, stamp.datasets[i].maps.size()));
  }
  FUZZ_CHECK(std::isfinite(stamp.view.pointSize) && std::isfinite(stamp.view.opacity));
}

/// Uses a stamp like a window that opens the figure.
inline void checkStamp(const lookbook::Result<std::optional<lookbook::Stamp>>& read) {
  if (!accepted(read) || !*read) return;
  const lookbook::Stamp& stamp = **read;
  static const lookbook::DatasetPtr dataset = samples::small(20, 12);
  checkReach(stamp);
  for (const lookbook::StampedDataset& stamped : stamp.datasets) {
    accepted(lookbook::readRows(stamped.selection, *dataset));
    for (const lookbook::StampedMap& map : stamped.maps)
      if (const auto recipe = lookbook::parseJson(map.recipe))
        accepted(lookbook::recipeFromJson(*recipe));
  }
  const std::string text = lookbook::toText(stamp);
  const auto again = lookbook::stampFromText(text);
  FUZZ_CHECK(again && *again && lookbook::toText(**again) == text);
}

}  // namespace fuzz
