// Options, recipes, reports, lists of moments, views and sessions as JSON, and the rows of a
// recipe.

#include "core/json/json_file.h"
#include "core/json/json_number.h"
#include "core/json/json_text.h"
#include "core/runs/files/frames_file.h"
#include "core/runs/files/map_record_file.h"
#include "core/runs/files/report_file.h"
#include "core/runs/recipe.h"
#include "core/session/path_text.h"
#include "core/session/session_json.h"
#include "core/session/view_json.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/mutators.h"
#include "tests/support/datasets.h"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace lookbook;

FUZZ_MUTATE_WITH(fuzz::mutateJson)

namespace {

void checkRows(std::string_view text) {
  static const DatasetPtr dataset = samples::small(20, 12);
  const auto rows = readRows(text, *dataset);
  if (!fuzz::accepted(rows)) return;
  FUZZ_CHECK(std::ranges::adjacent_find(*rows, std::greater_equal<>()) == rows->end());
  FUZZ_CHECK(rows->empty() || rows->back() < dataset->size());
}

void checkNumbers(const nlohmann::json& json) {
  constexpr int kLeast = -3;
  constexpr int kMost = 1'000'000;
  if (const auto whole = wholeNumberFrom(json, kLeast, kMost))
    FUZZ_CHECK(*whole >= kLeast && *whole <= kMost);
  if (const auto real = realNumberFrom(json, kLeast, kMost))
    FUZZ_CHECK(*real >= kLeast && *real <= kMost);
  if (json.is_structured())
    for (const nlohmann::json& child : json) checkNumbers(child);
}

void checkOptions(const nlohmann::json& json) {
  const auto options = optionsFromJson(json);
  if (!fuzz::accepted(options)) return;
  const nlohmann::json written = toJson(*options);
  const auto again = optionsFromJson(written);
  FUZZ_CHECK(again && toJson(*again) == written);
}

void checkRecipe(const nlohmann::json& json) {
  if (const auto fit = pcaFitFromJson(json)) FUZZ_CHECK(pcaFitFromJson(toJson(*fit)) == fit);
  const auto recipe = recipeFromJson(json);
  if (!fuzz::accepted(recipe)) return;
  const nlohmann::json written = toJson(*recipe);
  const auto again = recipeFromJson(written);
  FUZZ_CHECK(again && toJson(*again) == written);
}

void checkView(const nlohmann::json& json) {
  const auto view = viewFromJson(json);
  if (!fuzz::accepted(view)) return;
  const nlohmann::json written = toJson(*view);
  const auto again = viewFromJson(written);
  FUZZ_CHECK(again && toJson(*again) == written);
}

void checkSession(const nlohmann::json& json) {
  const auto session = sessionFromJson(json);
  if (!fuzz::accepted(session)) return;
  FUZZ_CHECK(session->view.datasets.size() == session->datasets.size());
}

void checkMapRecord(const nlohmann::json& json) {
  try {
    recordFromJson(json);
  } catch (const nlohmann::json::exception&) {  // documented in its header
  } catch (const std::invalid_argument&) {
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  checkRows(text);
  FUZZ_CHECK(pathFromText(pathText(text)) == text);
  FUZZ_CHECK(pathFromText(text).size() <= size);
  const auto path = fuzz::write("report.json", {data, size});
  fuzz::accepted(readRecipe(path));
  fuzz::accepted(readMapReport(path));
  fuzz::accepted(readFramesList(path));
  const auto file = readJsonFile(path);
  const auto json = parseJson(text);
  fuzz::accepted(file);
  if (!fuzz::accepted(json)) return 0;
  // A gzip stream could contain JSON, too; a text that begins with a letter cannot be one.
  FUZZ_CHECK(file && *file == *json);
  checkNumbers(*json);
  checkOptions(*json);
  checkRecipe(*json);
  checkView(*json);
  checkSession(*json);
  checkMapRecord(*json);
  return 0;
}
