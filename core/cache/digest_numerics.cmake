# Writes OUT with a digest of the sources in FOLDERS, which decide a map's bytes, and of what compiles them (FLAGS).
set(text "${FLAGS}")
foreach(folder IN LISTS FOLDERS)
  file(GLOB files ${folder}/*.h ${folder}/*.cpp)
  list(SORT files)
  foreach(file IN LISTS files)
    file(SHA256 ${file} digest)
    string(APPEND text "${digest}")
  endforeach()
endforeach()
string(SHA256 digest "${text}")
file(CONFIGURE OUTPUT ${OUT} @ONLY CONTENT [[
#pragma once

namespace lookbook {

inline constexpr const char* kNumericsDigest = "@digest@";

}  // namespace lookbook
]])
