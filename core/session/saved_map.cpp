#include "core/session/saved_map.h"

#include "core/data/npy.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace lookbook {

namespace {

using nlohmann::json;

constexpr std::array<const char*, 3> kPairKinds{"similar", "dissimilar", "measured"};

json toJson(const PairDistortion& pair) {
  return {pair.i, pair.j, pair.distance, pair.distortion,
          kPairKinds[static_cast<std::size_t>(pair.kind)]};
}

PairDistortion pairFromJson(const json& in) {
  const auto kind = std::ranges::find(kPairKinds, in.at(4).get<std::string>());
  if (kind == kPairKinds.end()) throw std::invalid_argument("a pair of the kind " + in[4].dump());
  return {.i = in.at(0).get<std::uint32_t>(),
          .j = in.at(1).get<std::uint32_t>(),
          .distance = in.at(2).get<float>(),
          .distortion = in.at(3).get<float>(),
          .kind = static_cast<PairKind>(kind - kPairKinds.begin())};
}

Result<void> readImages(const ZipArchive& archive, const std::string& folder, SavedMap& map) {
  auto images = openArray(archive, folder + "images", "'<u4'", 1);
  if (!images) return tl::unexpected(images.error());
  map.images.resize(images->first.shape[0]);
  return fillFrom(images->second, std::span(map.images));
}

Result<void> readPositions(const ZipArchive& archive, const std::string& folder, SavedMap& map) {
  const auto stream = archive.read(folder + "positions.npy");
  if (!stream) return tl::unexpected(stream.error());
  auto positions = readNpy(*stream);
  if (!positions) return tl::unexpected(positions.error());
  map.positions = std::make_shared<const MatrixF>(std::move(*positions));
  return {};
}

Result<void> readMoments(const ZipArchive& archive, const std::string& folder, SavedMap& map) {
  if (map.moments.empty()) return {};
  auto moments = openArray(archive, folder + "moments", "'<f4'", 3);
  if (!moments) return tl::unexpected(moments.error());
  const auto& [header, stream] = *moments;
  const std::vector<std::uint64_t> wanted{map.moments.size(),
                                          static_cast<std::uint64_t>(map.positions->rows()),
                                          static_cast<std::uint64_t>(map.positions->cols())};
  if (header.shape != wanted)
    return fail(Error::Kind::badFile, folder + "moments is " + header.shapeInWords() +
                                          "; expected as many as session.json lists, each as large "
                                          "as positions");
  for (Moment& moment : map.moments) {
    auto positions = std::make_shared<MatrixF>(map.positions->rows(), map.positions->cols());
    const auto size = static_cast<std::size_t>(positions->size());
    if (auto read = fillFrom(stream, std::span(positions->data(), size)); !read) return read;
    moment.positions = std::move(positions);
  }
  return {};
}

/// Pairs are rows of the map.
Result<void> checkPairs(const std::string& folder, const SavedMap& map) {
  const auto n = static_cast<std::uint64_t>(map.positions->rows());
  for (const PairDistortion& pair : map.mostDistorted)
    if (pair.i >= n || pair.j >= n)
      return fail(Error::Kind::badFile, folder + " has a pair of rows " + std::to_string(pair.i) +
                                            " and " + std::to_string(pair.j) +
                                            "; expected rows below " + std::to_string(n));
  return {};
}

}  // namespace

SavedMap savedMap(const MapRun& run, std::vector<PairDistortion> mostDistorted) {
  const MapSeconds& seconds = run.seconds();
  return {.options = run.options(),
          .changes = run.changes(),
          .parent = {},
          .maker = {},
          .images = {},
          .imagesText = {},
          .finished = run.finished(),
          .iteration = run.iteration(),
          .iterations = run.iterations(),
          .seconds = seconds.pca + seconds.neighbors + seconds.affinities + seconds.optimize,
          .positions = std::make_shared<const MatrixF>(run.embedding()),
          .moments = {},
          .divergences = run.divergences(),
          .distortions = run.distortions(),
          .mostDistorted = std::move(mostDistorted),
          .explainedVariance = run.explainedVariance(),
          .componentVariances = run.componentVariances(),
          .neighborRecall = run.neighborRecall()};
}

json toJson(const SavedMap& map) {
  json moments = json::array();
  for (const Moment& moment : map.moments)
    moments.push_back({moment.iteration, moment.divergence ? json(*moment.divergence) : json()});
  json divergences = json::array();
  for (const auto& at : map.divergences) divergences.push_back({at.iteration, at.kl});
  json distortions = json::array();
  for (const auto& at : map.distortions)
    distortions.push_back({at.iteration, at.averageDistortion, at.residual});
  json out{{"images", map.imagesText},
           {"finished", map.finished},
           {"iteration", map.iteration},
           {"iterations", map.iterations},
           {"seconds", map.seconds},
           {"moments", std::move(moments)},
           {"kl_divergences", std::move(divergences)},
           {"distortions", std::move(distortions)},
           {"explained_variance", map.explainedVariance},
           {"component_variances", map.componentVariances}};
  for (const PairDistortion& pair : map.mostDistorted)
    out["most_distorted"].push_back(toJson(pair));
  if (map.neighborRecall) out["neighbor_recall"] = *map.neighborRecall;
  return out;
}

SavedMap savedMapFromJson(const json& in) {
  SavedMap map{.options = {},
               .changes = {},
               .parent = {},
               .maker = {},
               .images = {},
               .imagesText = in.at("images").get<std::string>(),
               .finished = in.at("finished").get<bool>(),
               .iteration = in.at("iteration").get<int>(),
               .iterations = in.at("iterations").get<int>(),
               .seconds = in.at("seconds").get<double>()};
  for (const json& at : in.at("moments"))
    map.moments.push_back(
        {.iteration = at.at(0).get<int>(),
         .positions = nullptr,
         .divergence = at.at(1).is_null() ? std::nullopt : std::optional(at.at(1).get<double>())});
  for (const json& at : in.at("kl_divergences"))
    map.divergences.push_back({at.at(0).get<int>(), at.at(1).get<double>()});
  for (const json& at : in.at("distortions"))
    map.distortions.push_back(
        {at.at(0).get<int>(), at.at(1).get<double>(), at.at(2).get<double>()});
  if (const auto pairs = in.find("most_distorted"); pairs != in.end())
    for (const json& pair : *pairs) map.mostDistorted.push_back(pairFromJson(pair));
  map.explainedVariance = in.at("explained_variance").get<double>();
  map.componentVariances = in.at("component_variances").get<std::vector<double>>();
  if (const auto recall = in.find("neighbor_recall"); recall != in.end())
    map.neighborRecall = recall->get<double>();
  return map;
}

void addArrays(ArrayArchive& archive, const std::string& folder, const SavedMap& map) {
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
                        SavedMap& map) {
  if (ofImages)
    if (auto read = readImages(archive, folder, map); !read) return read;
  if (auto read = readPositions(archive, folder, map); !read) return read;
  if (ofImages && static_cast<std::size_t>(map.positions->rows()) != map.images.size())
    return fail(Error::Kind::badFile, folder + "positions has " +
                                          std::to_string(map.positions->rows()) +
                                          " rows; expected one for each of its " +
                                          std::to_string(map.images.size()) + " images");
  if (auto checked = checkPairs(folder, map); !checked) return checked;
  return readMoments(archive, folder, map);
}

}  // namespace lookbook
