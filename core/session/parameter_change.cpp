#include "core/session/parameter_change.h"

#include "core/base/number_text.h"

#include <array>
#include <map>
#include <type_traits>

namespace lookbook {

namespace {

template <class Value>
std::string valueText([[maybe_unused]] const Field& field, const Value& value) {
  if constexpr (std::is_same_v<Value, Method>) {
    return infoOf(value).title;
  } else if constexpr (std::is_enum_v<Value>) {
    return field.choices[static_cast<std::size_t>(value)];
  } else if constexpr (std::is_integral_v<Value>) {
    return field.automatic && value == 0 ? "auto" : std::to_string(value);
  } else {
    if (field.automatic && value == 0) return "auto";
    constexpr int kDigits = 7;
    return roundedNumber(value, kDigits);
  }
}

std::string imagesText(const MapParameters& parameters) {
  constexpr std::array<const char*, 4> kNames{"all", "shown", "selection", "first "};
  std::string text = kNames[static_cast<std::size_t>(parameters.images)];
  return parameters.images == MapImages::first ? text + std::to_string(parameters.first) : text;
}

}  // namespace

std::vector<ParameterChange> parameterChanges(const MapParameters& before,
                                              const MapParameters& after) {
  std::vector<ParameterChange> changes;
  std::map<std::string, std::string> was;
  describe(before.options, [&](const Field& field, const auto& value) {
    was[field.name] = valueText(field, value);
  });
  const bool anotherMethod = before.options.method != after.options.method;
  describe(after.options, [&](const Field& field, const auto& value) {
    constexpr bool kIsMethod = std::is_same_v<std::decay_t<decltype(value)>, Method>;
    const auto known = was.find(field.name);
    if (known == was.end() || (anotherMethod && !kIsMethod)) return;
    std::string now = valueText(field, value);
    if (now != known->second)
      changes.push_back({field.name, field.label, known->second, std::move(now)});
  });
  if (const std::string now = imagesText(after); now != imagesText(before))
    changes.push_back({"images", "Images", imagesText(before), now});
  return changes;
}

}  // namespace lookbook
