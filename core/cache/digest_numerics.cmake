# Writes OUT with a digest of the sources that decide a map's bytes, and of what compiles them (FLAGS).
file(GLOB files ${ROOT}/core/base/*.* ${ROOT}/core/embedding/*.* ${ROOT}/core/neighbors/*.* ${ROOT}/core/data/pixels.*)
list(SORT files)
set(text "${FLAGS}")
foreach(file ${files})
  file(SHA256 ${file} digest)
  string(APPEND text "${digest}")
endforeach()
string(SHA256 digest "${text}")
file(CONFIGURE OUTPUT ${OUT} @ONLY CONTENT [[
#pragma once

namespace lookbook {

inline constexpr const char* kNumericsDigest = "@digest@";

}  // namespace lookbook
]])
