#pragma once

#include "core/base/options.h"

#include <cstddef>
#include <string>
#include <type_traits>
#include <vector>

namespace lookbook {

/// Lists the options that differ, with their new values: "perplexity 50, theta 0.3". Works for
/// every `Options` that has a describe().
template <class Options>
std::string changedOptions(const Options& before, const Options& after) {
  std::vector<double> old;
  describe(before,
           [&](const Field&, const auto& value) { old.push_back(static_cast<double>(value)); });
  std::string changed;
  std::size_t next = 0;
  describe(after, [&](const Field& field, const auto& value) {
    if (static_cast<double>(value) == old[next++]) return;
    std::string text;
    if constexpr (std::is_enum_v<std::decay_t<decltype(value)>>)
      text = field.choices[static_cast<std::size_t>(value)];
    else
      text = plainNumber(value);
    changed += (changed.empty() ? "" : ", ") + std::string(field.name) + " " + text;
  });
  return changed;
}

}  // namespace lookbook
