#include "core/session/parameter_change.h"

#include "core/base/number_text.h"

#include <map>
#include <string_view>
#include <type_traits>
#include <utility>

namespace lookbook {

namespace {

template <class Value>
Text valueText([[maybe_unused]] const Field& field, const Value& value) {
  if constexpr (std::is_same_v<Value, Method>) {
    return infoOf(value).title;
  } else if constexpr (std::is_enum_v<Value>) {
    return text("%1", std::string_view(field.choices[static_cast<std::size_t>(value)]));
  } else if constexpr (std::is_integral_v<Value>) {
    return field.automatic && value == 0 ? text("auto") : text("%1", std::to_string(value));
  } else {
    if (field.automatic && value == 0) return text("auto");
    constexpr int kDigits = 7;
    return text("%1", roundedNumber(value, kDigits));
  }
}

Text imagesText(const MapParameters& parameters) {
  switch (parameters.images) {
    case MapImages::all:
      return text("all");
    case MapImages::shown:
      return text("shown");
    case MapImages::selected:
      return text("selection");
    case MapImages::first:
      break;
  }
  return text("first %1", std::to_string(parameters.first));
}

}  // namespace

std::vector<ParameterChange> parameterChanges(const MapParameters& before,
                                              const MapParameters& after) {
  std::vector<ParameterChange> changes;
  std::map<std::string, Text> was;
  describe(before.options, [&](const Field& field, const auto& value) {
    was[field.name] = valueText(field, value);
  });
  const bool anotherMethod = before.options.method != after.options.method;
  describe(after.options, [&](const Field& field, const auto& value) {
    using Value = std::decay_t<decltype(value)>;
    constexpr bool kIsMethod = std::is_same_v<Value, Method>;
    const auto known = was.find(field.name);
    if (known == was.end() || (anotherMethod && !kIsMethod)) return;
    Text now = valueText(field, value);
    if (now.english() != known->second.english())
      changes.push_back({field.name, field.label, known->second, std::move(now),
                         std::is_enum_v<Value> && !kIsMethod});
  });
  Text imagesBefore = imagesText(before);
  Text imagesAfter = imagesText(after);
  if (imagesBefore.english() != imagesAfter.english())
    changes.push_back({"images", "Images", std::move(imagesBefore), std::move(imagesAfter)});
  return changes;
}

}  // namespace lookbook
