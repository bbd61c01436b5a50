#include "core/json/json_number.h"

#include "core/base/plain_text.h"
#include "core/json/json_text.h"

#include <cmath>

namespace lookbook {

std::optional<std::int64_t> wholeNumberFrom(const nlohmann::json& json, std::int64_t minimum,
                                            std::int64_t maximum) {
  std::int64_t number = 0;
  if (json.is_number_unsigned()) {
    const auto found = json.get<std::uint64_t>();
    if (std::cmp_greater(found, std::numeric_limits<std::int64_t>::max())) return std::nullopt;
    number = static_cast<std::int64_t>(found);
  } else if (json.is_number_integer()) {
    number = json.get<std::int64_t>();
  } else if (json.is_number_float()) {
    constexpr double kExact = 9007199254740992.0;  // 2^53: whole numbers below are exact
    const auto found = json.get<double>();
    if (!(std::abs(found) <= kExact) || found != std::floor(found)) return std::nullopt;
    number = static_cast<std::int64_t>(found);
  } else {
    return std::nullopt;
  }
  if (number < minimum || number > maximum) return std::nullopt;
  return number;
}

std::optional<double> realNumberFrom(const nlohmann::json& json, double minimum, double maximum) {
  if (!json.is_number()) return std::nullopt;
  const auto number = json.get<double>();
  if (!std::isfinite(number) || number < minimum || number > maximum) return std::nullopt;
  return number;
}

Text numberComplaint(Label what, const nlohmann::json& json, double minimum, double maximum) {
  return text("%1 is %2; it must be a number from %3 to %4.", what, excerptOf(json), minimum,
              maximum);
}

std::string excerptOf(const nlohmann::json& json) {
  return excerpt(jsonText(json));
}

}  // namespace lookbook
