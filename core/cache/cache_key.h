#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lookbook {

/// A digest, in hexadecimal digits, of the compiler, its flags and the sources that determine the
/// bytes of a map. During development, the version alone would not distinguish the maps of
/// different programs.
std::string digestOfNumerics();

/// The name of a file, made from the key that determines its content.
/// @param kind "map", "neighbours": by which the DiskCache recognises its files
/// @param key JSON that is equal for equal questions. It is also stored in the file, because two
///        keys may have the same digest
std::string cacheFileName(const char* kind, const nlohmann::json& key);

}  // namespace lookbook
