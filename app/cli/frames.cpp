#include "app/cli/frames.h"

#include "core/data/npy.h"
#include "core/data/whole_file.h"

#include <cstdint>
#include <system_error>

namespace lookbook::cli {

namespace {

/// "000250.npy": in the order of their names.
std::string fileName(int iteration) {
  constexpr std::size_t kDigits = 6;
  const std::string number = std::to_string(iteration);
  return std::string(kDigits > number.size() ? kDigits - number.size() : 0, '0') + number + ".npy";
}

}  // namespace

Result<void> Frames::begin() const {
  if (!any()) return {};
  std::error_code wrong;
  std::filesystem::create_directories(folder_, wrong);
  if (wrong)
    return fail(Error::Kind::io,
                "the folder " + folder_.string() + " cannot be made: " + wrong.message());
  return {};
}

Result<void> Frames::add(const MapRun& run) {
  const bool due = run.iteration() % every_ == 0 || run.finished() || latest_ < 0;
  const bool optimizing = run.stage() == MapRun::Stage::optimize || run.finished();
  if (!any() || !optimizing || !due || run.iteration() == latest_) return {};
  latest_ = run.iteration();
  const std::string name = fileName(latest_);
  nlohmann::json moment{{"file", name}, {"iteration", latest_}};
  if (!run.divergences().empty()) moment["kl_divergence"] = run.divergences().back().kl;
  moments_.push_back(std::move(moment));
  return writeNpy(folder_ / name, run.embedding());
}

Result<void> Frames::finish(const Recipe& recipe, const MapRun& run) const {
  if (!any()) return {};
  const nlohmann::json json{
      {"recipe", toJson(recipe)}, {"iterations", run.iteration()}, {"moments", moments_}};
  const std::string text = json.dump(2) + '\n';
  return writeWholeFile(folder_ / "frames.json",
                        {{reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}});
}

}  // namespace lookbook::cli
