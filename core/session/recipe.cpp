#include "core/session/recipe.h"

#include "core/base/vector_target.h"

#include <nlohmann/json.hpp>

#include <type_traits>

namespace lookbook {

namespace {

std::string compiledFor() {
#if defined(__AVX512F__)
  return "avx512";
#elif defined(__AVX2__)
  return "avx2";
#elif defined(__AVX__)
  return "avx";
#elif defined(__SSE4_2__)
  return "sse4.2";
#elif defined(__SSE2__)
  return "sse2";
#elif defined(__ARM_FEATURE_SVE)
  return "sve";
#elif defined(__ARM_NEON)
  return "neon";
#else
  return "generic";
#endif
}

}  // namespace

std::string instructionSet() {
  return vectorsExceedBinary() ? compiledFor() + ", loops " + vectorTarget() : compiledFor();
}

std::string describeRows(const std::vector<std::uint32_t>& rows) {
  std::string text;
  for (std::size_t i = 0; i < rows.size();) {
    std::size_t last = i;
    while (last + 1 < rows.size() && rows[last + 1] == rows[last] + 1) ++last;
    if (!text.empty()) text += ',';
    text += std::to_string(rows[i]);
    if (last > i) text += '-' + std::to_string(rows[last]);
    i = last + 1;
  }
  return text;
}

nlohmann::json toJson(const MapOptions& options) {
  nlohmann::json json = nlohmann::json::object();
  describe(options, [&](const Field& field, const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    if constexpr (std::is_enum_v<Value>) {
      json[field.name] = field.choices[static_cast<std::size_t>(value)];
    } else {
      if (field.automatic && value == Value{})
        json[field.name] = "auto";
      else
        json[field.name] = value;
    }
  });
  return json;
}

nlohmann::json toJson(const Recipe& recipe) {
  nlohmann::json changes = nlohmann::json::array();
  for (const MapRun::Change& change : recipe.changes)
    changes.push_back({{"iteration", change.iteration}, {"what", change.what}});
  return {{"dataset", recipe.dataset},
          {"fingerprint", recipe.fingerprint},
          {"rows", recipe.rows},
          {"count", recipe.count},
          {"options", toJson(recipe.options)},
          {"changes", std::move(changes)},
          {"parent", recipe.parent},
          {"version", recipe.version},
          {"instruction_set", recipe.instructionSet}};
}

}  // namespace lookbook
