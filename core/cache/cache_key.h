#pragma once

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace lookbook {

/// Of the sources that decide a map's bytes, of the compiler and its flags, in hexadecimal digits:
/// while Lookbook is being worked on, its version alone does not distinguish one program's maps
/// from another's.
std::string digestOfNumerics();

/// A file's name by what decides its content.
/// @param kind "map", "neighbours": the DiskCache knows its own files by it
/// @param key JSON that is the same for the same question; it is kept in the file as well, since
///        two keys may have one digest
std::string cacheFileName(const char* kind, const nlohmann::json& key);

}  // namespace lookbook
