#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lookbook {

namespace {

/// How deep brackets outside strings are nested.
int depthOf(std::string_view text) {
  int depth = 0;
  int deepest = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      quoted = c != '"';
    } else if (c == '"') {
      quoted = true;
    } else if (c == '[' || c == '{') {
      deepest = std::max(deepest, ++depth);
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return deepest;
}

}  // namespace

Result<nlohmann::json> parseJson(std::string_view text) {
  if (text.size() > kLargestJson)
    return badFile("The JSON has more than %1 MiB.", kLargestJson >> 20);
  if (depthOf(text) > kDeepestJson)
    return badFile("The JSON is nested more than %1 levels deep.", kDeepestJson);
  nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded()) return badFile(Label("The text is not JSON."));
  return json;
}

std::string jsonText(const nlohmann::json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string jsonText(const nlohmann::ordered_json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace lookbook
