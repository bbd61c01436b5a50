#include "app/cli/command.h"
#include "app/common/terminal.h"
#include "core/base/memory.h"
#include "core/cache/disk_cache.h"
#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace lookbook::cli {

namespace {

struct CacheOptions {
  bool empty = false;
  std::optional<std::uint64_t> limit;
  bool json = false;
};

/// Reads a number of bytes: "0", "500MB", "1.5GB", "2 GiB".
/// Errors: CLI::ValidationError.
std::uint64_t readSize(const std::string& words) {
  constexpr std::string_view kUnits = "KMGT";
  constexpr double kMost = 1e15;
  const char* end = words.data() + words.size();
  double amount = -1;
  const auto [stop, error] = std::from_chars(words.data(), end, amount);
  std::string unit = CLI::detail::trim_copy(std::string(stop, end));
  std::ranges::transform(unit, unit.begin(), [](unsigned char letter) {
    return static_cast<char>(std::toupper(letter));
  });
  double factor = 1;
  bool known = unit.empty() || unit == "B";
  if (const std::size_t power = unit.empty() ? std::string_view::npos : kUnits.find(unit.front());
      power != std::string_view::npos) {
    const std::string_view rest = std::string_view(unit).substr(1);
    known = rest.empty() || rest == "B" || rest == "IB";
    factor = std::pow(rest == "IB" ? 1024.0 : 1000.0, static_cast<double>(power) + 1);
  }
  if (error != std::errc() || !known || !(amount >= 0) || !(amount * factor <= kMost))
    throw CLI::ValidationError("--limit",
                               words + " is not a size from 0 to 1000TB, such as 500MB or 1.5GB");
  return static_cast<std::uint64_t>(std::llround(amount * factor));
}

Result<void> cacheCommand(const CacheOptions& options) {
  const auto cache = DiskCache::ofUser();
  if (!cache)
    return fail(Error::Kind::notFound,
                text("The cache is switched off: LOOKBOOK_CACHE is empty, or HOME is not set."));
  if (options.limit)
    if (auto set = cache->setLimit(*options.limit); !set) return set;
  if (options.empty)
    if (auto cleared = cache->clear(); !cleared) return cleared;
  const DiskCache::Usage usage = cache->usage();
  if (options.json) {
    const nlohmann::json json{{"folder", cache->folder().string()},
                              {"files", usage.files},
                              {"bytes", usage.bytes},
                              {"limit_bytes", usage.limit}};
    std::cout << jsonText(json, 2) << '\n';
    return {};
  }
  std::cout << printable(cache->folder().string()) << ": " << byteCount(usage.bytes).english()
            << " of " << byteCount(usage.limit).english() << " in " << usage.files
            << (usage.files == 1 ? " file\n" : " files\n");
  return {};
}

}  // namespace

void addCache(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<CacheOptions>();
  CLI::App* command = program.add_subcommand(
      "cache",
      "Report the size of the cache of finished maps and neighbours, empty it or limit it.\n"
      "It is in $LOOKBOOK_CACHE, or in the folder lookbook of the user's cache folder.");
  command->add_flag("--empty", options->empty, "Remove everything; it can be recomputed");
  command
      ->add_option_function<std::string>(
          "--limit", [options](const std::string& words) { options->limit = readSize(words); },
          "Maximum size, in bytes or such as 500MB, 1.5GB; the least recently used files are "
          "removed "
          "first. 0: no cache")
      ->type_name("SIZE");
  command->add_flag("--json", options->json, "Print it as JSON");
  command->callback([options, &chosen] { chosen = [options] { return cacheCommand(*options); }; });
}

}  // namespace lookbook::cli
