#include "core/runs/recipe.h"

#include "core/base/plain_text.h"
#include "core/base/vector_target.h"
#include "core/json/json_number.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <numeric>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

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

constexpr std::array<std::string_view, 5> kStageNames{"pca", "neighbors", "affinities", "optimize",
                                                      "finished"};

/// Reads one option. Returns false if the JSON has another type than the option.
template <class Value>
bool readOption(const Field& field, const nlohmann::json& json, Value& value) {
  // Not compared with a literal: nlohmann-json would create a value from it, and would end the
  // program if there is no memory.
  const auto* const text = json.get_ptr<const nlohmann::json::string_t*>();
  if (field.automatic && text != nullptr && *text == "auto") {
    value = {};
    return true;
  }
  if constexpr (std::is_enum_v<Value>) {
    for (std::size_t i = 0; i < field.choices.size(); ++i)
      if (text != nullptr && *text == field.choices[i]) {
        value = static_cast<Value>(i);
        return true;
      }
    return false;
  } else {
    constexpr auto kMost = static_cast<double>(std::numeric_limits<Value>::max());
    if (!realNumberFrom(json, field.minimum, std::min(field.maximum, kMost))) return false;
    const auto number = numberFrom<Value>(json, std::numeric_limits<Value>::lowest(),
                                          std::numeric_limits<Value>::max());
    if (number) value = *number;
    return number.has_value();
  }
}

/// Removes a number from the beginning of a text and returns it in `number`.
bool takeNumber(std::string_view& text, std::size_t& number) {
  const auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (wrong != std::errc()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

/// Reads "all", the name of a split, or "test first 2000".
std::optional<std::vector<ImageIndex>> readSplitRows(std::string_view rows,
                                                     const Dataset& dataset) {
  constexpr std::string_view kFirst = " first ";
  const std::string_view name = rows.substr(0, rows.find(kFirst));
  const SplitChoice split{std::string(name)};
  if (!dataset.hasSplit(split)) return std::nullopt;
  rows.remove_prefix(name.size());
  auto images = dataset.indices(split);
  if (rows.empty()) return images;
  std::size_t first = 0;
  if (!rows.starts_with(kFirst)) return std::nullopt;
  rows.remove_prefix(kFirst.size());
  if (!takeNumber(rows, first) || !rows.empty()) return std::nullopt;
  images.resize(std::min(first, images.size()));
  return images;
}

/// Reads "0-9,17", as describeRows() writes it.
/// @param size number of images of the data set
std::optional<std::vector<ImageIndex>> readRanges(std::string_view rows, std::size_t size) {
  std::vector<ImageIndex> images;
  while (!rows.empty()) {
    std::size_t first = 0;
    if (!takeNumber(rows, first)) return std::nullopt;
    std::size_t last = first;
    if (rows.starts_with('-')) {
      rows.remove_prefix(1);
      if (!takeNumber(rows, last)) return std::nullopt;
    }
    const bool rising = first <= last && (images.empty() || first > images.back());
    if (!rising || last >= size) return std::nullopt;
    const std::size_t begin = images.size();
    images.resize(begin + last - first + 1);
    std::iota(images.begin() + static_cast<std::ptrdiff_t>(begin), images.end(),
              static_cast<ImageIndex>(first));
    if (rows.empty()) break;
    if (!rows.starts_with(',') || rows.size() == 1) return std::nullopt;
    rows.remove_prefix(1);
  }
  return images;
}

/// A string member of an object; "" if there is none.
std::string word(const nlohmann::json& json, const char* name) {
  const auto found = json.find(name);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<Recipe> readRecipe(const nlohmann::json& json, int generation);

std::optional<Parent> parentFromJson(const nlohmann::json& json, int generation) {
  if (!json.is_object() || !json.contains("recipe") || !json.contains("iteration") ||
      generation > kMostGenerations)
    return std::nullopt;
  const auto iteration = numberFrom<int>(json["iteration"], 0, kMostIterations);
  auto recipe = readRecipe(json["recipe"], generation);
  if (!recipe || !iteration) return std::nullopt;
  return Parent{.recipe = std::make_shared<const Recipe>(std::move(*recipe)),
                .iteration = *iteration};
}

/// Reads changes of parameters, by increasing iteration. Only the options of t-SNE can change
/// during a run.
Result<std::vector<RunChange>> changesFromJson(const nlohmann::json& json,
                                               const MapOptions& first) {
  std::vector<RunChange> changes;
  if (!json.is_array()) return changes;
  for (const nlohmann::json& change : json) {
    if (!change.is_object() || !change.contains("iteration")) continue;
    const int before = changes.empty() ? 0 : changes.back().iteration;
    const auto iteration = numberFrom<int>(change["iteration"], before, kMostIterations);
    if (!iteration)
      return badFile("The recipe's changes cannot be read: %1",
                     numberComplaint("iteration", change["iteration"], before, kMostIterations));
    const auto stage = std::ranges::find(kStageNames, word(change, "stage"));
    RunChange& read = changes.emplace_back();
    read.iteration = *iteration;
    if (stage != kStageNames.end()) read.stage = static_cast<RunStage>(stage - kStageNames.begin());
    read.what = word(change, "what");
    if (!change.contains("options")) continue;
    auto options = optionsFromJson(change["options"]);
    if (!options) return tl::unexpected(options.error());
    read.options = *options;
    options->tsne = first.tsne;
    if (!infoOf(first.method).changes || *options != first)
      return badFile(
          "The recipe changes other options than t-SNE's parameters at iteration %1, which cannot "
          "be "
          "repeated.",
          *iteration);
  }
  return changes;
}

Result<Recipe> readRecipe(const nlohmann::json& json, int generation) {
  if (!json.is_object() || !json.contains("options"))
    return badFile(text("There is no recipe, which names a data set, rows and options."));
  const auto options = optionsFromJson(json["options"]);
  if (!options) return tl::unexpected(options.error());
  Recipe recipe{.dataset = word(json, "dataset"),
                .fingerprint = word(json, "fingerprint"),
                .rows = word(json, "rows"),
                .count = 0,
                .options = *options,
                .origin = {.file = word(json, "file"), .md5 = word(json, "file_md5")},
                .changes = {},
                .parent = std::nullopt,
                .pca = std::nullopt,
                .version = word(json, "version"),
                .instructionSet = word(json, "instruction_set")};
  if (const auto count = json.find("count"); count != json.end())
    recipe.count = numberFrom<std::size_t>(*count, 0, kMostRows).value_or(0);
  if (const auto found = json.find("changes"); found != json.end()) {
    auto changes = changesFromJson(*found, recipe.options);
    if (!changes) return tl::unexpected(changes.error());
    recipe.changes = std::move(*changes);
  }
  if (const auto parent = json.find("parent"); parent != json.end())
    recipe.parent = parentFromJson(*parent, generation + 1);
  if (const auto fit = json.find("pca"); fit != json.end()) recipe.pca = pcaFitFromJson(*fit);
  if (recipe.dataset.empty() || recipe.fingerprint.empty() || recipe.rows.empty())
    return badFile(
        text("The recipe names no data set, fingerprint or rows. It must name all three."));
  return recipe;
}

}  // namespace

const MapOptions& Recipe::lastOptions() const {
  return changes.empty() || !changes.back().options ? options : *changes.back().options;
}

bool Recipe::repeatable() const {
  const bool changed = std::ranges::all_of(
      changes, [](const RunChange& change) { return change.options.has_value(); });
  return options.method != kFromFile && changed && (!parent || parent->recipe->repeatable());
}

Result<MapOptions> optionsFromJson(const nlohmann::json& json) {
  if (!json.is_object() || !json.contains("method"))
    return badFile(text("The recipe names no method."));
  MapOptions options;
  if (word(json, "method") == infoOf(kFromFile).name) {
    const auto dims = json.find("dims");
    options.method = kFromFile;
    const auto known = dims == json.end() ? std::nullopt : numberFrom<int>(*dims, 2, 3);
    if (!known)
      return badFile(text("The recipe of a map from a file does not give its dimensions, 2 or 3."));
    options.dims = *known;
    return options;
  }
  std::optional<Text> wrong;
  describe(options, [&](const Field& field, auto& value) {
    const auto found = json.find(field.name);
    if (wrong || found == json.end() || readOption(field, *found, value)) return;
    const bool startsFromFile = std::string_view(field.name) == "init" && found->is_string();
    if (!startsFromFile)
      wrong = text("The recipe has %1 for the option %2, which this version cannot use.",
                   excerptOf(*found), field.name);
  });
  if (wrong) return badFile(*std::move(wrong));
  if (auto checked = checkOptions(options); !checked) return badFile(checked.error().text);
  return options;
}

Result<Recipe> recipeFromJson(const nlohmann::json& json) {
  return readRecipe(json, 0);
}

std::string thisInstructionSet() {
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

Result<std::vector<ImageIndex>> readRows(std::string_view rows, const Dataset& dataset) {
  auto images = readSplitRows(rows, dataset);
  if (!images) images = readRanges(rows, dataset.size());
  if (images) return *std::move(images);
  return badFile(
      "The recipe names the rows \"%1\". They must be all, train or test, or rising ranges within "
      "the %2 images of %3.",
      excerpt(rows), dataset.size(), dataset.title());
}

Recipe recipeFor(const Dataset& dataset, const std::vector<ImageIndex>& images,
                 const MapOptions& options) {
  Recipe recipe;
  recipe.dataset = dataset.title();
  recipe.fingerprint = dataset.fingerprint();
  recipe.rows = images.size() == dataset.size() ? "all" : describeRows(images);
  recipe.count = images.size();
  recipe.options = chosenFor(options, images.size());
  return recipe;
}

nlohmann::json toJson(const MapOptions& options) {
  if (options.method == kFromFile)
    return {{"method", infoOf(kFromFile).name}, {"dims", options.dims}};
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

nlohmann::json toJson(const PcaFit& fit) {
  return {{"solver", kPcaSolverNames[static_cast<std::size_t>(fit.solver)]},
          {"residual", fit.residual}};
}

std::optional<PcaFit> pcaFitFromJson(const nlohmann::json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto* const solver = std::ranges::find(kPcaSolverNames, word(json, "solver"));
  const auto found = json.find("residual");
  if (solver == kPcaSolverNames.end() || found == json.end()) return std::nullopt;
  const auto residual = numberFrom<double>(*found, 0.0, std::numeric_limits<double>::max());
  if (!residual) return std::nullopt;
  return PcaFit{.solver = static_cast<PcaSolver>(solver - kPcaSolverNames.begin()),
                .residual = *residual};
}

namespace {

nlohmann::json toJson(const Recipe& recipe, int generation) {
  nlohmann::json changes = nlohmann::json::array();
  for (const RunChange& change : recipe.changes) {
    nlohmann::json& out = changes.emplace_back(
        nlohmann::json{{"iteration", change.iteration}, {"what", change.what}});
    if (change.stage != RunStage::optimize)
      out["stage"] = kStageNames[static_cast<std::size_t>(change.stage)];
    if (change.options) out["options"] = lookbook::toJson(*change.options);
  }
  nlohmann::json parent = "";
  if (recipe.parent && generation < kMostGenerations)
    parent = {{"iteration", recipe.parent->iteration},
              {"recipe", toJson(*recipe.parent->recipe, generation + 1)}};
  nlohmann::json json{{"dataset", validUtf8(recipe.dataset)},
                      {"fingerprint", recipe.fingerprint},
                      {"rows", recipe.rows},
                      {"count", recipe.count},
                      {"options", toJson(recipe.options)},
                      {"changes", std::move(changes)},
                      {"parent", std::move(parent)},
                      {"version", recipe.version},
                      {"instruction_set", recipe.instructionSet}};
  if (!recipe.origin.file.empty()) {
    json["file"] = recipe.origin.file;
    json["file_md5"] = recipe.origin.md5;
  }
  if (recipe.pca) json["pca"] = lookbook::toJson(*recipe.pca);
  return json;
}

}  // namespace

nlohmann::json toJson(const Recipe& recipe) {
  return toJson(recipe, 0);
}

}  // namespace lookbook
