#include "core/runs/files/map_record_file.h"

#include "core/io/npy.h"
#include "core/json/json_number.h"
#include "core/runs/images_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <utility>

namespace lookbook {

namespace {

constexpr std::array<const char*, 3> kPairKinds{"similar", "dissimilar", "measured"};

nlohmann::json toJson(const PairDistortion& pair) {
  return {pair.i, pair.j, pair.distance, pair.distortion,
          kPairKinds[static_cast<std::size_t>(pair.kind)]};
}

constexpr float kMostFloat = std::numeric_limits<float>::max();
constexpr double kMostDouble = std::numeric_limits<double>::max();

PairDistortion pairFromJson(const nlohmann::json& in) {
  const auto kind = std::ranges::find(kPairKinds, in.at(4).get<std::string>());
  if (kind == kPairKinds.end())
    throw BadJson(text("a pair is of the unknown kind %1.", excerptOf(in[4])));
  constexpr auto kLastRow = std::numeric_limits<std::uint32_t>::max();
  return {
      .i = requiredNumber<std::uint32_t>("a pair's row", in.at(0), 0, kLastRow),
      .j = requiredNumber<std::uint32_t>("a pair's row", in.at(1), 0, kLastRow),
      .distance = requiredNumber<float>("a pair's distance", in.at(2), 0, kMostFloat),
      .distortion = requiredNumber<float>("a pair's distortion", in.at(3), -kMostFloat, kMostFloat),
      .kind = static_cast<PairKind>(kind - kPairKinds.begin())};
}

std::vector<Moment> momentsFromJson(const nlohmann::json& in) {
  std::vector<Moment> moments;
  for (const nlohmann::json& at : in) {
    const int after = moments.empty() ? 0 : moments.back().iteration + 1;
    moments.push_back(
        {.iteration = requiredNumber("a moment's iteration", at.at(0), after, kMostIterations),
         .positions = nullptr,
         .divergence = at.at(1).is_null()
                           ? std::nullopt
                           : std::optional(requiredNumber("a moment's divergence", at[1],
                                                          -kMostDouble, kMostDouble))});
  }
  return moments;
}

/// Reads the values of the objective, by increasing iteration.
void readObjective(const nlohmann::json& in, ObjectiveHistory& history) {
  for (const nlohmann::json& at : in) {
    const int before = history.empty() ? 0 : history.back().iteration;
    const bool hasResidual = at.size() > 2;
    history.push_back(
        {.iteration =
             requiredNumber("the iteration of an objective", at.at(0), before, kMostIterations),
         .value = requiredNumber("an objective", at.at(1), -kMostDouble, kMostDouble),
         .residual = hasResidual ? requiredNumber("a residual", at[2], 0.0, kMostDouble) : 0});
  }
}

/// Reads the history, which has an array for each method with an objective; only that of the map's
/// method is not empty.
ObjectiveHistory objectiveFromJson(const nlohmann::json& in) {
  ObjectiveHistory history;
  for (const MethodInfo& method : kMethods)
    if (const auto found = in.find(method.objective.history); found != in.end())
      if (history.empty()) readObjective(*found, history);
  return history;
}

void addObjective(nlohmann::json& out, const MapRecord& map) {
  for (const MethodInfo& method : kMethods) {
    if (!method.objective.measured()) continue;
    nlohmann::json& values = out[method.objective.history] = nlohmann::json::array();
    if (method.method != map.options().method) continue;
    for (const ObjectiveAt& at : map.objective)
      values.push_back(method.objective.hasResidual
                           ? nlohmann::json{at.iteration, at.value, at.residual}
                           : nlohmann::json{at.iteration, at.value});
  }
}

/// Reads a fraction of the total variance, which rounding may have moved slightly out of range.
double shareFromJson(Label what, const nlohmann::json& in) {
  constexpr double kTrace = 1e-3;
  return std::max(0.0, requiredNumber(what, in, -kTrace, 1 + kTrace));
}

Result<void> readImages(const ZipArchive& archive, const std::string& folder, MapRecord& map) {
  auto images = openArray(archive, folder + "images", "'<u4'", 1);
  if (!images) return tl::unexpected(images.error());
  map.images.resize(images->first.shape[0]);
  if (auto read = fillFrom(images->second, std::span(map.images)); !read) return read;
  const auto falling = std::ranges::adjacent_find(map.images, std::ranges::greater_equal());
  if (falling != map.images.end())
    return badFile(
        "%1images has image %2 after image %3. Each image must occur once, by rising index.",
        folder, *std::next(falling), *falling);
  return {};
}

/// Checks that positions have the dimensions of the recipe and can be drawn.
Result<void> checkPositions(const std::string& name, const MatrixF& positions,
                            const MapOptions& options) {
  const float farthest = options.method == kFromFile ? kMostFloat : kFarthestPosition;
  if (positions.cols() != options.dims)
    return badFile("%1 is %2 x %3, but the map's recipe names %4 dimensions.", name,
                   positions.rows(), positions.cols(), options.dims);
  if (positions.rows() == 0)
    return badFile("%1 has no rows; it must have one for each image.", name);
  if (!positions.allFinite()) return badFile("%1 holds a value that is not a finite number.", name);
  if (positions.cwiseAbs().maxCoeff() > farthest)
    return badFile("%1 holds a value beyond 1e18, which is too large to compute distances.", name);
  return {};
}

Result<void> readPositions(const ZipArchive& archive, const std::string& folder, MapRecord& map) {
  const auto stream = archive.read(folder + "positions.npy");
  if (!stream) return tl::unexpected(stream.error());
  auto positions = readNpy(*stream);
  if (!positions) return tl::unexpected(positions.error());
  if (auto checked = checkPositions(folder + "positions", *positions, map.options()); !checked)
    return checked;
  map.positions = std::make_shared<const MatrixF>(std::move(*positions));
  return {};
}

Result<void> readMoments(const ZipArchive& archive, const std::string& folder, MapRecord& map) {
  if (map.moments.empty()) return {};
  auto moments = openArray(archive, folder + "moments", "'<f4'", 3);
  if (!moments) return tl::unexpected(moments.error());
  const auto& [header, stream] = *moments;
  const std::vector<std::uint64_t> wanted{map.moments.size(),
                                          static_cast<std::uint64_t>(map.positions->rows()),
                                          static_cast<std::uint64_t>(map.positions->cols())};
  if (header.shape != wanted)
    return badFile(
        "%1moments is %2, but session.json lists %3 moments, each of which must be as large as "
        "positions.",
        folder, header.shapeInWords(), map.moments.size());
  for (Moment& moment : map.moments) {
    auto positions = std::make_shared<MatrixF>(map.positions->rows(), map.positions->cols());
    const auto size = static_cast<std::size_t>(positions->size());
    if (auto read = fillFrom(stream, std::span(positions->data(), size)); !read) return read;
    if (auto checked = checkPositions(folder + "moments", *positions, map.options()); !checked)
      return checked;
    moment.positions = std::move(positions);
  }
  return {};
}

/// Checks that the pairs are rows of the map.
Result<void> checkPairs(const std::string& folder, const MapRecord& map) {
  const auto n = static_cast<std::uint64_t>(map.positions->rows());
  for (const PairDistortion& pair : map.mostDistorted)
    if (pair.i >= n || pair.j >= n || pair.i == pair.j)
      return badFile("%1 names the rows %2 and %3 as a pair; these must be two rows below %4.",
                     folder, pair.i, pair.j, n);
  return {};
}

}  // namespace

std::string onePlaceWarning(const MapRecord& map) {
  return "all " + std::to_string(map.positions->rows()) +
         " points are the same, so the map has them all at one place";
}

nlohmann::json toJson(const MapRecord& map) {
  nlohmann::json moments = nlohmann::json::array();
  for (const Moment& moment : map.moments)
    moments.push_back({moment.iteration,
                       moment.divergence ? nlohmann::json(*moment.divergence) : nlohmann::json()});
  nlohmann::json out{{"images", map.imagesText.english()},
                     {"finished", map.finished},
                     {"iteration", map.iteration},
                     {"iterations", map.iterations},
                     {"seconds", map.seconds},
                     {"moments", std::move(moments)},
                     {"explained_variance", map.explainedVariance},
                     {"component_variances", map.componentVariances}};
  addObjective(out, map);
  for (const PairDistortion& pair : map.mostDistorted)
    out["most_distorted"].push_back(toJson(pair));
  if (map.neighborRecall) out["neighbor_recall"] = *map.neighborRecall;
  if (map.recipe.pca) out["pca"] = toJson(*map.recipe.pca);
  if (map.atOnePlace) out["warning"] = onePlaceWarning(map);
  return out;
}

MapRecord recordFromJson(const nlohmann::json& in) {
  MapRecord map;
  map.imagesText = imagesTextFrom(in.at("images").get<std::string>());
  map.finished = in.at("finished").get<bool>();
  map.iteration = requiredNumber("iteration", in.at("iteration"), 0, kMostIterations);
  map.iterations = requiredNumber("iterations", in.at("iterations"), 0, kMostIterations);
  map.seconds = requiredNumber("seconds", in.at("seconds"), 0.0, kMostDouble);
  map.moments = momentsFromJson(in.at("moments"));
  map.objective = objectiveFromJson(in);
  if (const auto pairs = in.find("most_distorted"); pairs != in.end())
    for (const nlohmann::json& pair : *pairs) map.mostDistorted.push_back(pairFromJson(pair));
  map.explainedVariance = shareFromJson("explained_variance", in.at("explained_variance"));
  for (const nlohmann::json& variance : in.at("component_variances"))
    map.componentVariances.push_back(shareFromJson("a component's variance", variance));
  if (const auto recall = in.find("neighbor_recall"); recall != in.end())
    map.neighborRecall = requiredNumber("neighbor_recall", *recall, 0.0, 1.0);
  if (const auto fit = in.find("pca"); fit != in.end()) map.recipe.pca = pcaFitFromJson(*fit);
  if (const auto warning = in.find("warning"); warning != in.end())
    map.atOnePlace = !warning->get<std::string>().empty();
  return map;
}

void addArrays(ArrayArchive& archive, const std::string& folder, const MapRecord& map) {
  const auto rows = static_cast<std::uint64_t>(map.positions->rows());
  const auto dims = static_cast<std::uint64_t>(map.positions->cols());
  archive.add(folder + "positions", "<f4", {rows, dims}, {bytesOf(*map.positions)});
  if (!map.images.empty())
    archive.add(folder + "images", "<u4", {map.images.size()}, {bytesOf(map.images)});
  if (map.moments.empty()) return;
  std::vector<std::span<const std::uint8_t>> moments;
  for (const Moment& moment : map.moments) moments.push_back(bytesOf(*moment.positions));
  archive.add(folder + "moments", "<f4", {map.moments.size(), rows, dims}, moments);
}

Result<void> readArrays(const ZipArchive& archive, const std::string& folder, bool ofImages,
                        MapRecord& map) {
  if (ofImages)
    if (auto read = readImages(archive, folder, map); !read) return read;
  if (auto read = readPositions(archive, folder, map); !read) return read;
  if (ofImages && static_cast<std::size_t>(map.positions->rows()) != map.images.size())
    return badFile("%1positions has %2 rows, but there are %3 images.", folder,
                   map.positions->rows(), map.images.size());
  if (map.recipe.count != 0 && static_cast<std::size_t>(map.positions->rows()) != map.recipe.count)
    return badFile("%1positions has %2 rows, but the map's recipe names %3.", folder,
                   map.positions->rows(), map.recipe.count);
  if (auto checked = checkPairs(folder, map); !checked) return checked;
  return readMoments(archive, folder, map);
}

}  // namespace lookbook
