#pragma once

#include "core/cache/disk_cache.h"
#include "tests/fuzz/input.h"

#include <string>

namespace fuzz {

/// A cache in folder() with one entry, whose key is known. Inputs replace the entry.
class CacheEntry {
 public:
  /// @param keep saves the entry
  /// @param json the name of the entry's JSON: "map.json"
  template <class Keep>
  CacheEntry(std::string json, Keep&& keep) : json_(std::move(json)), cache_(folder() / "cache") {
    check(keep(cache_).has_value(), "an entry can be kept");
    readKey();
  }

  [[nodiscard]] const lookbook::DiskCache& cache() const { return cache_; }
  /// The entry as it was saved.
  [[nodiscard]] const Bytes& kept() const { return kept_; }
  /// Replaces it by an archive, with the same key: other keys would be refused, and the key depends
  /// on the sources of the program.
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
