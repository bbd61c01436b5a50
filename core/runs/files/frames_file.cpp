#include "core/runs/files/frames_file.h"

#include "core/io/folder_entries.h"
#include "core/io/part_file.h"
#include "core/io/whole_file.h"
#include "core/json/json_file.h"
#include "core/json/json_text.h"
#include "core/readers/dataset_files.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <system_error>

namespace lookbook {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kNameDigits = 6;

tl::unexpected<Error> badList(const fs::path& file, Label reason) {
  return badFile("%1 is not a list that lookbook-cli embed --frames wrote: %2", file, reason);
}

bool isFrameName(const std::string& name) {
  const std::string suffix = ".npy";
  return name.size() >= kNameDigits + suffix.size() && name.ends_with(suffix) &&
         std::all_of(name.begin(), name.end() - static_cast<std::ptrdiff_t>(suffix.size()),
                     [](char letter) { return letter >= '0' && letter <= '9'; });
}

/// A non-negative whole number in an object, if there is one.
std::optional<int> countIn(const nlohmann::json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number_integer()) return {};
  const auto number = found->get<std::int64_t>();
  const bool fits = number >= 0 && number <= std::numeric_limits<int>::max();
  return fits ? std::optional(static_cast<int>(number)) : std::nullopt;
}

Result<FramesList::Moment> readMoment(const fs::path& file, const nlohmann::json& listed) {
  if (!listed.is_object()) return badList(file, "it lists a moment that is not a JSON object.");
  FramesList::Moment moment;
  const auto name = listed.find("file");
  if (name == listed.end() || !name->is_string() || name->get_ref<const std::string&>().empty())
    return badList(file, "it lists a moment without the name of its file.");
  moment.file = name->get<std::string>();
  const auto iteration = countIn(listed, "iteration");
  if (!iteration) return badList(file, "it lists a moment without its iteration.");
  moment.iteration = *iteration;
  if (const auto divergence = listed.find("kl_divergence"); divergence != listed.end()) {
    if (!divergence->is_number())
      return badList(file, "it lists a KL divergence that is not a number.");
    moment.divergence = divergence->get<double>();
  }
  return moment;
}

}  // namespace

std::string frameName(int iteration) {
  const std::string number = std::to_string(iteration);
  return std::string(kNameDigits > number.size() ? kNameDigits - number.size() : 0, '0') + number +
         ".npy";
}

bool isOfFrames(const fs::path& file, const fs::path& folder) {
  const std::string name = file.filename().string();
  if (name != kFramesList && !isFrameName(name)) return false;
  return isSameFile(file.has_parent_path() ? file.parent_path() : fs::path("."), folder);
}

Result<void> checkFramesFolder(const fs::path& folder) {
  std::error_code error;
  const fs::file_status status = fs::status(folder, error);
  if (!fs::exists(status)) return {};
  if (!fs::is_directory(status))
    return cannotWrite(folder, text("it is a file. Select a new or an empty folder."));
  const bool empty = entriesIn(folder, error).empty();
  if (error) return cannotWrite(folder, error);
  if (empty) return {};
  const fs::path list = folder / kFramesList;
  const bool listed = fs::exists(list, error);
  if (!listed || !readFramesList(list))
    return cannotWrite(
        folder, text("the folder is not empty. Select a new or an empty folder, or that of an "
                     "earlier run with its frames.json."));
  return {};
}

Result<FramesList> readFramesList(const fs::path& file) {
  const auto read = readJsonFile(file);
  if (!read) return tl::unexpected(read.error());
  if (!read->is_object()) return badList(file, "it is not a JSON object.");
  const auto moments = read->find("moments");
  if (moments == read->end() || !moments->is_array()) return badList(file, "it lists no moments.");
  FramesList list;
  if (const auto recipe = read->find("recipe"); recipe != read->end() && !recipe->is_null())
    list.recipe = recipeFromJson(*recipe);
  if (read->contains("iterations")) {
    const auto iterations = countIn(*read, "iterations");
    if (!iterations) return badList(file, "its number of iterations is not a number.");
    list.iterations = *iterations;
  }
  for (const nlohmann::json& listed : *moments) {
    auto moment = readMoment(file, listed);
    if (!moment) return tl::unexpected(moment.error());
    list.moments.push_back(std::move(*moment));
  }
  return list;
}

Result<void> writeFramesList(const fs::path& folder, const FramesList& list) {
  nlohmann::json moments = nlohmann::json::array();
  for (const FramesList::Moment& moment : list.moments) {
    nlohmann::json& out = moments.emplace_back(
        nlohmann::json{{"file", moment.file}, {"iteration", moment.iteration}});
    if (moment.divergence) out["kl_divergence"] = *moment.divergence;
  }
  nlohmann::json json{{"moments", std::move(moments)}};
  if (list.recipe && *list.recipe) {
    json["recipe"] = toJson(**list.recipe);
    json["iterations"] = list.iterations;
  }
  const std::string text = jsonText(json, 2) + '\n';
  return writeWholeFile(folder / kFramesList,
                        {{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}});
}

}  // namespace lookbook
