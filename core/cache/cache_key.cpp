#include "core/cache/cache_key.h"

#include "core/cache/numerics_digest.h"
#include "core/io/fingerprint.h"
#include "core/json/json_text.h"

#include <nlohmann/json.hpp>

namespace lookbook {

std::string digestOfNumerics() {
  return kNumericsDigest;
}

std::string cacheFileName(const char* kind, const nlohmann::json& key) {
  const std::string text = jsonText(key);
  Md5 md5;
  md5.update({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
  return std::string(kind) + '-' + md5.hex() + ".npz";
}

}  // namespace lookbook
