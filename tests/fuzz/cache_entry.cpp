#include "tests/fuzz/cache_entry.h"

#include "core/json/json_text.h"
#include "tests/fuzz/containers.h"

#include <nlohmann/json.hpp>

namespace fuzz {

namespace {

/// The JSON among entries; null where there is none.
Bytes* find(Entries& entries, const std::string& name) {
  for (auto& [other, content] : entries)
    if (other == name) return &content;
  return nullptr;
}

auto parsed(const Bytes& bytes) {
  return lookbook::parseJson({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

}  // namespace

void CacheEntry::readKey() {
  for (const auto& file : std::filesystem::directory_iterator(cache_.folder())) path_ = file.path();
  kept_ = contentOf(path_);
  auto entries = unzip(kept_);
  check(entries && find(*entries, json_), "the entry holds its JSON");
  key_ = lookbook::jsonText(parsed(*find(*entries, json_))->at("key"));
}

void CacheEntry::replace(std::span<const std::uint8_t> archive) const {
  const std::string name = (std::filesystem::path("cache") / path_.filename()).string();
  auto entries = unzip(archive);
  Bytes* text = entries ? find(*entries, json_) : nullptr;
  auto json = text ? parsed(*text) : lookbook::fail(lookbook::Error::Kind::badFile, "no JSON");
  if (!json || !json->is_object()) {
    write(name, archive);
    return;
  }
  (*json)["key"] = nlohmann::json::parse(key_);
  const std::string written = lookbook::jsonText(*json);
  text->assign(written.begin(), written.end());
  write(name, zip(*entries, false));
}

}  // namespace fuzz
