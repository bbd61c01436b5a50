#pragma once

#include "core/cache/disk_cache.h"
#include "tests/fuzz/input.h"

#include <string>

namespace fuzz {

/// The one entry of a cache in folder(), whose question is known; inputs take its place.
class CacheEntry {
 public:
  /// @param keep keeps the entry
  /// @param json the name of the entry's JSON: "map.json"
  template <class Keep>
  CacheEntry(std::string json, Keep&& keep) : json_(std::move(json)), cache_(folder() / "cache") {
    check(keep(cache_).has_value(), "an entry can be kept");
    readKey();
  }

  [[nodiscard]] const lookbook::DiskCache& cache() const { return cache_; }
  /// As it was kept.
  [[nodiscard]] const Bytes& kept() const { return kept_; }
  /// Puts an archive in its place, as the answer to the same question: other keys are refused, and
  /// the key changes with the program's sources.
  void replace(std::span<const std::uint8_t> archive) const;

 private:
  void readKey();

  std::string json_;
  lookbook::DiskCache cache_;
  std::filesystem::path path_;
  Bytes kept_;
  std::string key_;
};

}  // namespace fuzz
