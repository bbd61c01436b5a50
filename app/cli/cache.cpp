#include "app/cli/command.h"
#include "core/base/memory.h"
#include "core/cache/disk_cache.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <iostream>
#include <memory>
#include <optional>

namespace lookbook::cli {

namespace {

struct CacheOptions {
  bool empty = false;
  std::optional<std::uint64_t> limit;
  bool json = false;
};

Result<void> cacheCommand(const CacheOptions& options) {
  const auto cache = DiskCache::ofUser();
  if (!cache)
    return fail(Error::Kind::notFound,
                "the cache is switched off: LOOKBOOK_CACHE is empty, or there is no HOME");
  if (options.limit)
    if (auto set = cache->setLimit(*options.limit); !set) return set;
  if (options.empty)
    if (auto cleared = cache->clear(); !cleared) return cleared;
  const DiskCache::Standing standing = cache->standing();
  if (options.json) {
    std::cout << nlohmann::json{{"folder", cache->folder().string()},
                                {"files", standing.files},
                                {"bytes", standing.bytes},
                                {"limit_bytes", standing.limit}}
                     .dump(2)
              << '\n';
    return {};
  }
  std::cout << cache->folder().string() << ": " << byteCount(standing.bytes) << " of "
            << byteCount(standing.limit) << " in " << standing.files
            << (standing.files == 1 ? " file\n" : " files\n");
  return {};
}

}  // namespace

void addCache(CLI::App& program, Command& chosen) {
  auto options = std::make_shared<CacheOptions>();
  CLI::App* command = program.add_subcommand(
      "cache",
      "Tell what the cache of finished maps and neighbours takes of the disk; empty or limit it.\n"
      "It is in $LOOKBOOK_CACHE, or in lookbook in the user's folder of caches.");
  command->add_flag("--empty", options->empty, "Remove everything; it can be made again");
  command
      ->add_option_function<std::uint64_t>(
          "--limit", [options](const std::uint64_t& bytes) { options->limit = bytes; },
          "What it may take, in bytes or as 500MB, 2GB; the least recently used goes first. 0: "
          "nothing is kept")
      ->transform(CLI::AsSizeValue(true))
      ->type_name("SIZE");
  command->add_flag("--json", options->json, "As JSON");
  command->callback([options, &chosen] { chosen = [options] { return cacheCommand(*options); }; });
}

}  // namespace lookbook::cli
